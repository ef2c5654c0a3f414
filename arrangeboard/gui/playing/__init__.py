"""What of playing is seen and touched: the transport behind the window's buttons, keys and playhead."""
