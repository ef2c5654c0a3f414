"""What the board itself says: labels, hints while a gesture lasts, and what a screen reader speaks."""

TEMPLATES: dict[str, str] = {
    "board-planned": "planned",
    "board-add-section": "+ Section",
    "board-add-lane": "+ Add instrument",
    "board-no-sections": "No sections yet. Add one above, or choose a form.",
    "board-no-lanes": "No instruments yet. Add one at the left.",
    "board-mute-letter": "M",
    "board-solo-letter": "S",
    "board-muted": "muted",
    "board-soloed": "solo",
    "board-role-melody": "melody",
    "board-role-counter-melody": "counter-melody",
    "board-role-harmony": "harmony",
    "board-role-bass": "bass",
    "board-role-rhythm": "rhythm",
    "board-role-texture": "texture",
    "board-sections": "Sections",
    "board-form": "form  {letters}",
    "board-fullness": "Fullness",
    "board-fullness-hint": "how many lanes play",
}
