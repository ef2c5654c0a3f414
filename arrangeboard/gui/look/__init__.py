"""How everything looks: themes, fonts, icons."""
