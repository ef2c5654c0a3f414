"""Why sound cannot be rendered to a file."""

from arrangeboard.errors import UserError


class CannotRender(UserError):
    """The sound cannot be rendered as asked for; no file has been written."""
