"""What is said about fit as a whole: how well a part belongs, badges, what is meant so, and how strict to be.

Findings and repairs have their own sentences, in `findings` and `repairs`. Advice is never more than advice:
no sentence calls anything wrong.
"""

_STEPS: dict[str, str] = {
    "step-accept-finding": "Take as meant: {finding}",
    "step-accept-findings": "Take as meant what was found in {count} parts",
    "step-accept-everywhere": "Take as meant everywhere: {finding}",
    "step-count-again": "Let findings count again",
    "step-count-again-everywhere": "Let count again everywhere: {finding}",
    "step-set-strictness": "Be {strictness} about fit",
}

_BOARD: dict[str, str] = {
    "fit-preview": "Preview",
}

_STRICTNESS: dict[str, str] = {
    "strictness-free": "Free",
    "strictness-usual": "Usual",
    "strictness-strict": "Strict",
    "strictness-free-means": "Says nothing about style, and marks nothing that rests on guessed chords.",
    "strictness-usual-means": "Speaks up where a part lies outside of what nineteen of twenty real songs do.",
    "strictness-strict-means": "Speaks up sooner: where a part lies outside of what nine of ten do.",
}

TEMPLATES: dict[str, str] = {**_STEPS, **_BOARD, **_STRICTNESS}
