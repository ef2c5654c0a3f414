"""The board made audible: what is played, by what, and the process that plays it."""
