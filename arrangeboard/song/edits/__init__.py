"""Every edit, as a pure function from song to song.

An edit returns the same object where nothing changes and raises `EditRefused` where it cannot be made.
What changed is found by comparing identities: an edit builds anew only what it touches.
"""
