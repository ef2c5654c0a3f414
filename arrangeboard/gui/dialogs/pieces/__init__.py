"""The dialog that cuts pieces out of a file."""
