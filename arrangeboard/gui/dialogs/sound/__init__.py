"""How the program sounds and is played: one dialog of several groups."""
