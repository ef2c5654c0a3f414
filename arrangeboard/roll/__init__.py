"""Geometry and display list of the piano roll. Pure; no Qt."""
