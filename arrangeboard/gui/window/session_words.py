"""What opening, importing and saving have to say, in the message bar."""

from collections.abc import Callable

from arrangeboard.gui.window.message_bar import MessageBar
from arrangeboard.gui.window.session import Session
from arrangeboard.words import say


def connect_messages(session: Session, messages: MessageBar) -> None:
    """Let a message bar tell what a session refuses, has done, and works on."""
    session.refused.connect(messages.refuse)
    session.told.connect(messages.tell)
    reader = session.reader
    reader.started.connect(messages.show_work)
    reader.progressed.connect(messages.show_progress)
    reader.ended.connect(messages.end_work)
    messages.cancelled.connect(reader.stop)


def tell_losses(sentences: list[str], messages: MessageBar, show: Callable[[list[str]], object]) -> None:
    """Say how much there is to read about a file that was imported, and offer to `show` it."""
    count = len(sentences)
    words = say("imported-with-remark" if count == 1 else "imported-with-remarks", count=count)
    read = say("show-remark" if count == 1 else "show-remarks")
    messages.note(words, read, lambda: show(sentences))
