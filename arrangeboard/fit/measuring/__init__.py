"""What can be measured of a figure in its spot, an idea a file: shares and figures, without an opinion.

The weights of `resources/fit.json` make an opinion of them. A measure that has nothing to say is `UNSAID`.
"""
