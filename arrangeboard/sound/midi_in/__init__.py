"""What is played on keys elsewhere: MIDI devices that come and go, and all that is struck on them."""
