"""The piano roll: what is seen of a piece's notes, and the hands that write them."""
