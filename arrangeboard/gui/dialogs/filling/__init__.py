"""The dialog that fills the puzzle: what is wished, and the answers side by side."""
