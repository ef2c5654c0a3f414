"""Filling the puzzle: the dialog, why an answer is as it is, and where there is nothing to fill."""

_INTERVALS = (
    "a semitone",
    "a tone",
    "a minor third",
    "a major third",
    "a fourth",
    "a tritone",
    "a fifth",
    "a minor sixth",
    "a major sixth",
    "a minor seventh",
    "a major seventh",
    "an octave",
)

TEMPLATES: dict[str, str] = {
    "step-fill-puzzle": "Fill the puzzle ({count})",
    "filling-no-hole": "“{name}” has something else there by now. Ask once more to see what fits it.",
    "filling-broke-off": "The search ended by itself. Press More to look again.",
    "filling-variant": "Filled",
    "filling-repeats": "{section} repeats what {lanes} plays in {other}.",
    "filling-repeats-several": "{section} repeats what {lanes} play in {other}.",
    "filling-first": "{lanes} plays “{piece}” for the first time, in {section}.",
    "filling-borrows": "{lanes} plays “{piece}”, which {other} plays elsewhere, in {section}.",
    "filling-borrows-higher": "{lanes} plays “{piece}”, which {other} plays elsewhere, {interval} up, in"
    " {section}.",
    "filling-borrows-lower": "{lanes} plays “{piece}”, which {other} plays elsewhere, {interval} down, in"
    " {section}.",
    "filling-transposes-higher": "{lanes} plays “{piece}” {interval} up in {section}.",
    "filling-transposes-lower": "{lanes} plays “{piece}” {interval} down in {section}.",
    "filling-rises": "{section} comes in with {number} instruments more than {other}.",
    "filling-rises-one": "{section} comes in with one instrument more than {other}.",
    "filling-without": "No piece of the tray suits {lanes}: those cells stay empty.",
    "filling-left-empty": "{number} cells stay empty.",
    "filling-left-empty-one": "One cell stays empty.",
    "filling-weakest": "The weakest place is {lanes} in {section}: it fits {number}.",
    "filling-floor": "Nothing fits below {number}, which is {lanes} in {section}.",
    "filling-and": "{first} and {last}",
    "filling-and-more": "{first} and {count} more",
    **{f"filling-interval-{number}": words for number, words in enumerate(_INTERVALS, start=1)},
    "filling-interval-wide": "more than an octave",
    "filling-title": "Fill the puzzle",
    "filling-about-board": "{count} empty cells, filled with pieces that the tray holds already. What plays"
    " stays as it is.",
    "filling-about-missing": "{count} cells are empty. Going by what the song does elsewhere, {missing} of"
    " them seem to miss something; the others stay empty unless less is left so. What plays stays as it is.",
    "filling-about-missing-one": "{count} cells are empty. Going by what the song does elsewhere, one of"
    " them seems to miss something; the others stay empty unless less is left so. What plays stays as it is.",
    "filling-about-ideas": "{count} cells are empty, and none of them seems to miss anything. What you see"
    " are ideas. What plays stays as it is.",
    "filling-about-one": "One empty cell, filled with a piece that the tray holds already. What plays stays"
    " as it is.",
    "filling-standing-no-song": "There is no section or no instrument yet. Add a section and an instrument,"
    " and come back.",
    "filling-standing-no-pieces": "The tray has no pieces yet. Drag a starter onto the board, record"
    " something, or import pieces; then they can be spread over the empty cells.",
    "filling-standing-full": "Every cell plays something already: there is nothing to fill. Remove a part,"
    " or add a section, to make room.",
    "filling-standing-selection-full": "What is selected plays already. Select empty cells, or nothing at"
    " all for the whole board.",
    "filling-standing-no-chords": "No chords are known here, so nobody can say how well a piece fits: what"
    " you see goes by role and form. Write chords or let them be proposed (Section menu), and look again.",
    "filling-nothing-found": "No piece of the tray fits an empty cell well enough to be proposed. Make the"
    " slider more surprising, leave less empty, or tag a piece with the role it shall play.",
    "filling-safe": "Safe",
    "filling-surprising": "Surprising",
    "filling-surprise-name": "From safe to surprising",
    "filling-surprise-tip": "Safe keeps to what each instrument usually plays. Surprising prefers rarer"
    " pieces, those of other instruments too, as long as they fit.",
    "filling-empty": "Leave empty",
    "filling-empty-tip": "How many of the empty cells shall stay so: space is part of an arrangement",
    "filling-alike": "The same in sections of one kind",
    "filling-alike-tip": "Choruses play what choruses play. Without it they vary it.",
    "filling-percent": "{percent} %",
    "filling-tip": "{section}, {lane}: “{piece}”{moved}, fits {fit}",
    "filling-tip-unknown": "{section}, {lane}: “{piece}”{moved}",
    "filling-working": "Looking for combinations…",
    "filling-working-large": "Looking for combinations… The board is large: what is best so far is shown.",
    "filling-found": "{count} combinations. Each is only a proposal.",
    "filling-found-one": "One combination. It is only a proposal.",
    "filling-progress": "How far the search is",
    "filling-answer": "{number} · {idea}",
    "filling-idea-as-elsewhere": "As elsewhere",
    "filling-idea-fuller": "Fuller choruses",
    "filling-idea-new": "Something new",
    "filling-idea-sparse": "Sparse",
    "filling-idea-other": "Another way",
    "filling-laid": "“{piece}”{moved} in {section}, {lanes} (fits {number})",
    "filling-laid-unknown": "“{piece}”{moved} in {section}, {lanes}",
    "filling-lane": "{lanes}: “{piece}”, in {number} cells",
    "filling-lane-one": "{lanes}: “{piece}”, in one cell",
    "filling-fits": "fits {fit}",
    "filling-fits-tip": "How well the new parts fit on average: so many of 100 true parts of real songs"
    " fit less well",
    "filling-fits-unknown": "not judged",
    "filling-fits-unknown-tip": "Drums, and parts where no chords are known, cannot be judged",
    "filling-counted": "{count} new parts",
    "filling-counted-one": "1 new part",
    "filling-board-name": "Board of combination {number}: {count} new parts",
    "filling-hear": "Hear it",
    "filling-hear-name": "Hear combination {number}",
    "filling-take": "Take this",
    "filling-take-name": "Take combination {number}",
    "filling-take-variant": "As a new variant",
    "filling-take-variant-name": "Take combination {number} as a new variant",
    "filling-take-variant-tip": "Leave this arrangement as it is, and lay the pieces into a variant of it",
    "filling-more": "More",
    "filling-more-tip": "Look for other combinations",
    "filling-taken": "The puzzle is filled. Undo takes it back.",
    "filling-taken-variant": "The variant “{name}” is filled, and shown.",
    "fill-filled": "{path}: {count} parts laid, {empty} cells left empty.",
    "help-fill": "lay the song's own pieces into its empty cells",
    "help-fill-seed": "another number gives another answer (default: 1)",
    "help-fill-surprise": "0 for safe to 100 for surprising (default: 20)",
    "help-fill-empty": "how many percent of the empty cells stay empty (default: all but those that seem to"
    " miss something)",
}
