"""The details on the right: of the selected parts, section or instrument, else of the song."""
