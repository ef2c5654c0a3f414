"""Scores to finished sound, faster than it plays. Writes into open files, wherever they lie."""
