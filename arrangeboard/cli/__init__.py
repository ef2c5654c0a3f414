"""The program from a terminal: the use cases of `arrangeboard.app` without a window.

One module a command. No Qt is loaded unless a window is asked for, and each command loads what it needs
only when it runs, so that the shortest ones answer at once.
"""

import os
import sys
from collections.abc import Sequence

from arrangeboard.cli.arguments import parse
from arrangeboard.cli.exit_codes import DONE, FAILED, INTERRUPTED
from arrangeboard.errors import UserError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. The answer is the exit code; an error is one line on standard error and 2."""
    _write_what_the_terminal_can()
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILED
    except UserError as error:
        return _fail(error)
    except BrokenPipeError:
        return _stop_quietly()
    except KeyboardInterrupt:
        return INTERRUPTED
    except (Exception, RecursionError) as error:
        return _fail_by_our_mistake(error)
    return code


def _write_what_the_terminal_can() -> None:
    """A terminal that knows no “♭” shows a question mark, rather than ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _fail(error: UserError) -> int:
    from arrangeboard.words import say_error  # noqa: PLC0415

    return _complain(say_error(error))


def _fail_by_our_mistake(error: Exception) -> int:
    """What no command expected: told in one line too, or with its traceback where that was asked for."""
    from arrangeboard.words import say  # noqa: PLC0415

    if os.environ.get("ARRANGEBOARD_TRACEBACK"):
        raise error
    return _complain(say("own-mistake", kind=type(error).__name__, detail=str(error)))


def _complain(sentence: str) -> int:
    sys.stderr.write(f"arrangeboard: {' '.join(sentence.split())}\n")
    return FAILED


def _stop_quietly() -> int:
    """The reader of our output, such as `head`, has had enough: that is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
