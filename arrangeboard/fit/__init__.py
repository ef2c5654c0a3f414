"""Fit: does this part belong here, why not, and what would mend it. Pure; knows neither words nor windows."""
