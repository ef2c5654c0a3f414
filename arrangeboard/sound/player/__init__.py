"""The process that plays: orders in, reports out, sound to a device or, where there is none, to nowhere."""
