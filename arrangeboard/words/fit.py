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
    "step-set-strictness": "Change how strict to be about fit: {strictness}",
}

_BOARD: dict[str, str] = {
    "fit-preview": "Preview",
}

_STRICTNESS: dict[str, str] = {
    "strictness-free": "Free",
    "strictness-usual": "Usual",
    "strictness-strict": "Strict",
    "strictness-free-means": "Speaks only of what is far off, never of style, and marks nothing that rests on"
    " guessed chords.",
    "strictness-usual-means": "Speaks where a part lies outside of what nineteen of twenty real ones do.",
    "strictness-strict-means": "Speaks sooner: where a part lies outside of what nine of ten real ones do.",
}

_COMMANDS: dict[str, tuple[str, str]] = {
    "next-finding": ("Next finding", "Go to the next part that does not fit or rubs, the strongest first"),
    "previous-finding": ("Previous finding", "Go back to the part before that does not fit or rubs"),
    "advice": ("How it fits", "Show how well the selected part fits, why not, and what would mend it"),
    "as-meant": (
        "Take as meant",
        "What was found in the selected parts is meant so: show it, but no longer count it",
    ),
    "count-again": ("Let findings count again", "What was taken as meant in the selected parts counts again"),
    "show-fit": ("Show fit", "Mark on the board which parts do not fit, rub, or are meant so"),
}

_SCORE: dict[str, str] = {
    "fit-does": "Fits better than {fit} of 100 real parts.",
    "fit-does-not": "Does not fit: {better} of 100 real parts fit better.",
    "fit-does-not-as-meant": "As meant, though {better} of 100 real parts fit better.",
    "fit-low-uncounted": "Not counted here: {better} of 100 real parts fit better.",
    "fit-rests-on-guess": "This rests on guessed chords. Confirm or change them, and it is surer.",
    "fit-waiting": "Looking at how it fits …",
    "fit-unjudged-drums": "Drums have no score: they play no notes of chords. What was found is listed"
    " all the same.",
    "fit-unjudged-chords": "Not judged: there are no chords here yet.",
    "fit-unjudged-long-section": "Not judged: the section is too long for that. Split it into shorter ones.",
    "fit-unjudged-many-notes": "Not judged: so many notes are too much for that. Split the part, or thin it"
    " out.",
    "fit-unjudged-silence": "Not judged: too little sounds here.",
    "standings": "{count} parts: {kinds}.",
    "standings-one": "1 part: {kinds}.",
    "standing-fits": "{count} fit",
    "standing-fits-one": "1 fits",
    "standing-rubs": "{count} rub",
    "standing-rubs-one": "1 rubs",
    "standing-does-not-fit": "{count} do not fit",
    "standing-does-not-fit-one": "1 does not fit",
    "standing-as-meant": "{count} are as meant",
    "standing-as-meant-one": "1 is as meant",
    "standing-not-judged": "{count} are not judged",
    "standing-not-judged-one": "1 is not judged",
}

_CARDS: dict[str, str] = {
    "fit-why": "Why?",
    "fit-why-tip": "Show the figures behind this",
    "fit-where-tip": "Show this place on the board, and in the notes if they are open",
    "fit-as-meant": "As meant",
    "fit-as-meant-tip": "It shall be so: it stays here to be seen, and no longer counts",
    "fit-as-meant-of": "Take as meant: {short}",
    "fit-meant-here": "For this part",
    "fit-meant-everywhere": "Everywhere in this song",
    "fit-count-again": "Count again",
    "fit-before-after": "{before} → {after}",
    "fit-repair-tip": "Point here to see it on the board, click to do it. One step, undo brings all back",
    "fit-hear-tip": "Hear it with the others, without doing it",
    "fit-hear-repair": "Hear: {repair}",
    "fit-all-places": "All {count} that have it",
    "fit-all-places-tip": "Do it in all {count} places of this piece that have it. The others stay as they"
    " are. The figure is the fit of the one that fits worst then",
    "fit-at-worst": "→ {worst} at worst",
    "fit-repair-tip-and": "{tip}. {more}",
    "fit-nothing-mends": "Nothing small mends this here.",
    "fit-other-pieces": "Show pieces that fit better here",
    "fit-own-notes": "It gets notes of its own and no longer follows the chords.",
    "fit-here": "Its fit would go from {before} to {after}.",
    "fit-here-alone": "Here alone its fit would go from {before} to {after}.",
    "fit-repair-everywhere": "{repair}, in all {count} places that have it",
    "fit-beside": "{lane} would go from {before} to {after}.",
    "fit-beside-in": "{lane} in {section} would go from {before} to {after}.",
    "fit-in-parts": "× {count}",
    "fit-all-as-meant": "All as meant",
    "fit-all-as-meant-tip": "All of this is meant so in the selected parts, and no longer counts there",
}

_SPOKEN: dict[str, str] = {
    "fit-one-finding": "1 finding",
    "fit-findings": "{count} findings",
    "fit-speak-score": "fits {fit}",
    "fit-speak-low": "score {fit}",
    "fit-speak-does-not": "does not fit, score {fit}",
    "fit-speak-part": "{piece}, {fit}",
    "fit-speak-as-meant": "as meant",
    "fit-speak-finding": "{short}: {sentence}",
    "fit-speak-offer": "{repair}, fit from {before} to {after}",
    "fit-speak-at-worst": "{repair}, fit {worst} at worst",
    "fit-tip-more": "and {count} more",
    "fit-tip-accepted": "{short} (as meant)",
    "fit-tip-click": "Click for what would mend it",
    "fit-still-looking": "Still looking at how everything fits. It goes to the first finding then.",
    "fit-no-findings": "There is no finding to go to.",
    "fit-walked": "{section}, {lane}: {short}",
    "fit-nothing-to-accept": "Nothing that counts was found in these parts.",
    "fit-nothing-accepted": "Nothing is taken as meant in these parts.",
}

_SONG: dict[str, str] = {
    "submenu-strictness": "How strict about fit",
    "field-strictness": "About fit",
    "fit-meant-title": "Meant so everywhere",
}

TEMPLATES: dict[str, str] = {
    **{f"command-{code}": title for code, (title, _) in _COMMANDS.items()},
    **{f"command-{code}-tip": tip for code, (_, tip) in _COMMANDS.items()},
    **_SCORE,
    **_CARDS,
    **_SPOKEN,
    **_SONG,
    **_STEPS,
    **_BOARD,
    **_STRICTNESS,
}
