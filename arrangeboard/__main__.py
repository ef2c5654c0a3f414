"""`python -m arrangeboard`: the program by the name of its package."""

import sys

from arrangeboard.cli import main

if __name__ == "__main__":
    sys.exit(main())
