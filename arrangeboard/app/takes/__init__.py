"""What was played on keys, put into the song."""
