"""How a command ended, as the shell that ran it learns it."""

DONE, PROBLEMS_FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
