"""What the window says about sound: troubles in the message bar, and lasting silence in the status line."""

from arrangeboard.app.document import Document
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.window.actions import Actions
from arrangeboard.gui.window.message_bar import MessageBar
from arrangeboard.gui.window.status_strip import StatusStrip


def tell_trouble(words: str, messages: MessageBar, commands: Actions) -> None:
    """Say what is wrong, with the way to where it may be mended."""
    settings = commands["sound-settings"]
    messages.refuse(words, settings.text(), settings.trigger)


def tell_silence(status: StatusStrip, playing: Playing, document: Document | None) -> None:
    """Say that nothing is heard, for as long as that is so and there is a song to hear."""
    has_player = playing.transport is not None and document is not None
    status.show_sound(playing.why_silent if has_player else "")
