"""The tray: its pieces found, made, varied, frozen, put onto the board and brought in from files."""
