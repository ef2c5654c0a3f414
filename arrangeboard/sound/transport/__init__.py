"""The window's side of playing: what it orders and hears, and the life of the process that plays."""
