"""Windows over the window, for what needs its own room. Each is loaded when it is first asked for."""
