"""The main window: its commands, menus, panes, messages, and the song's files."""
