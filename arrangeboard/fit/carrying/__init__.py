"""A piece in the hand: how it would fit everywhere, what would mend it, and which fits a place best."""
