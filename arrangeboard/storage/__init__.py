"""Files on disk: songs, recovery, settings, templates."""
