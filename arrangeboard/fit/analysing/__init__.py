"""A whole song judged, and the verdicts kept up to date with its edits."""
