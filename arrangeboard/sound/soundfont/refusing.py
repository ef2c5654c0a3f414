"""The one refusal of this room."""

from arrangeboard.errors import UserError


class NotASoundFont(UserError):
    """The file cannot be played as a SoundFont; the code says why."""
