"""The one root of everything a user can cause.

An error carries a code and values, never a sentence: `arrangeboard.words` turns it into one, so that the
window and the command line say the same thing in the user's language.
"""


class UserError(Exception):
    """Something the user asked for cannot be done; nothing has been changed.

    `code` names the sentence in the catalogue of `arrangeboard.words`; `values` fill its gaps.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        filled = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code}({filled})"
