"""How the board is painted and touched: the parts of `BoardView`."""
