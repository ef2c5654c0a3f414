"""How well the selected parts fit, why not, and what would mend them: the advice in the details."""
