"""The header: title, arrangements, figures."""
