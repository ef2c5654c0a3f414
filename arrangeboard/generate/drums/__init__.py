"""Beats and fills for drum kits."""
