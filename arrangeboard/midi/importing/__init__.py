"""The steps from plain events to a song: clock, conductor, lanes, sections, cells, names."""
