"""Notes made from a rule: guides for planned parts. Pure; what is made depends on the arguments alone."""
