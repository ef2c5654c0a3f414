"""Songs read from files and written to them: opened, checked, exported, bounced."""
