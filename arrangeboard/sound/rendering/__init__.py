"""Scores to finished sound, faster than it plays. Writes into open files only: where they lie is not its matter."""
