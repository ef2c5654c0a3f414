"""Filling the puzzle: assemblies of the tray's pieces for the empty cells of a board, found by search.

Pure: it knows the song and the judge, neither processes nor words nor windows. A hole is what is empty, a
candidate what could be laid there, a factor one reason to like an assembly or not.
"""
