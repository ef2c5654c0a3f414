"""Fit in the open song: verdicts kept up to date, repairs tried and taken, findings accepted."""
