"""What is said about recording, about playing on keys, and about the devices that are played on."""

TEMPLATES: dict[str, str] = {
    "take-name": "Take {number}",
    "step-record": "Record {lane}",
    "record-no-lane": "There is nothing to record into: add an instrument first (Ctrl+L).",
    "record-no-section": "There is nothing to record into: add a section first (Ctrl+Enter).",
    "take-empty": "Nothing was played, so nothing was recorded.",
}
