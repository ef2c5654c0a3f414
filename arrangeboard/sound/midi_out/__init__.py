"""What leaves for other instruments and programs: notes, controls and clock, each at its time."""
