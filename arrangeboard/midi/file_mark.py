"""The mark of files that Arrangeboard wrote itself: in them every marker is a section, whatever it is called.

It is a sequencer-specific event (FF 7F) in the first track, of the manufacturer number that is free for all,
so that no other program shows it or minds it.
"""

FILE_MARK = b"\x7darrangeboard"
"""The event's data."""
