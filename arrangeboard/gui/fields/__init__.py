"""The fields that panels and dialogs are made of."""
