"""What is seen and touched: the only room that knows Qt.

Widgets hold no copy of the song. They take the document, listen to its changes and ask pure functions what
to show; what the user does to the song goes through use cases in `arrangeboard.app`.
"""
