"""What is found about a part, in a musician's words: a sentence, a few words for lists, and the figures.

Advice, never a verdict on taste: nothing is called wrong, and what many real songs do is said as that.
"""

_SHORT: dict[str, str] = {
    "finding-wrong-key-short": "In another key",
    "finding-few-chord-tones-short": "Few chord tones",
    "finding-rub-short": "Rubs with the chord",
    "finding-off-beat-short": "Some beats off",
    "finding-sixteenth-off-short": "A sixteenth off",
    "finding-length-short": "Cut off",
    "finding-stops-short-short": "Empty bars",
    "finding-pickup-collision-short": "Pickup overlaps",
    "finding-seam-jump-short": "Leap at the seam",
    "finding-masked-short": "Tune is covered",
    "finding-low-mud-short": "Muddy in the bass",
    "finding-crowded-short": "Crowded bar",
    "finding-no-room-short": "No room to answer",
    "finding-open-end-short": "Ends open",
    "finding-out-of-range-short": "Out of range",
    "finding-unlikely-short": "Unlikely here",
}

_HARMONY: dict[str, str] = {
    "finding-wrong-key": "It seems to be in another key than its section: {moved} it would be on chord"
    " tones for {then} % of its time, instead of {now} %.",
    "finding-wrong-key-named": "It sounds in {own}, the section is in {key}: {moved} it would be on"
    " chord tones for {then} % of its time, instead of {now} %.",
    "finding-wrong-key-beside": "It lies a semitone beside other lanes for {now} % of its time; {moved}"
    " it would go together with them.",
    "finding-wrong-key-beside-named": "It sounds in {own}, the section is in {key}, and for {now} % of"
    " its time it lies a semitone beside other lanes; {moved} it would go together with them.",
    "finding-few-chord-tones-order": "It is in the section's key, but its chords come in another order than"
    " the section's: only {now} % of its time is on their tones.",
    "finding-few-chord-tones": "Only {now} % of its time is on tones of the chords.",
    "finding-rub": "The {note} in bar {bar} ({length}) rubs a semitone above the {tone} of {chord}.",
    "finding-off-beat-later": "It fits the chords better {length} later: {then} % on chord tones instead"
    " of {now} %.",
    "finding-off-beat-earlier": "It fits the chords better {length} earlier: {then} % on chord tones"
    " instead of {now} %.",
    "finding-open-end": "The section's tune ends on {note}, not on the first, third or fifth note of"
    " {key}, and so stays open.",
}

_TIME: dict[str, str] = {
    "finding-sixteenth-off-early": "Its notes come {distance} before the beat and the other lanes.",
    "finding-sixteenth-off-late": "Its notes come {distance} after the beat and the other lanes.",
    "finding-sixteenth-off-early-alone": "Its notes come {distance} before the beat.",
    "finding-sixteenth-off-late-alone": "Its notes come {distance} after the beat.",
    "finding-distance-sixteenth": "a sixteenth",
    "finding-distance-less": "less than a sixteenth",
    "finding-length": "It lasts {piece}, and its place {part}: the rest is cut off.",
    "finding-length-tiled": "It lasts {piece}, and its place {part}: its last repeat is cut off after"
    " {played}.",
    "finding-stops-short-inside": "It leaves {length} empty on the way.",
    "finding-stops-short-end": "It leaves its last {length} empty.",
    "finding-pickup-collision": "Its pickup begins while the lane still plays the end of {section}:"
    " {length} overlap.",
}

_TOGETHER: dict[str, str] = {
    "finding-seam-jump-up": "It comes in {count} semitones above the lane's last note in {section}.",
    "finding-seam-jump-down": "It comes in {count} semitones below the lane's last note in {section}.",
    "finding-seam-jump-next-up": "In {section} the lane goes on {count} semitones above where this ends.",
    "finding-seam-jump-next-down": "In {section} the lane goes on {count} semitones below where this ends.",
    "finding-seam-jump-theirs": "In {section} the lane has left its register: the joint is a leap of {count}"
    " semitones. That is told there.",
    "finding-masked": "Other lanes, {lane} most of all, lie above the tune for {now} % of its time.",
    "finding-low-mud": "Below C3 it sounds a third or less above {lane} for {now} % of its time, where"
    " notes that close blur.",
    "finding-crowded": "{lanes} lanes with pitches play {onsets} notes in bar {bar}, and this part lies"
    " in the way most.",
    "finding-no-room": "It talks while the tune talks: only {now} % of its notes fall where the tune"
    " leaves room.",
    "finding-out-of-range": "{count} of its {of} notes lie outside the range of {lane}, {low} to {high}.",
    "finding-out-of-range-one": "The {note} in bar {bar} lies outside the range of {lane}, {low} to {high}.",
}

_MEASURES: dict[str, str] = {
    "measure-chord-tones": "Chord tones {value} % of the time; {share} % of real parts have more than"
    " {usual} %.",
    "measure-transposed-chord-tones": "Chord tones {value} % of the time as it stands and {usual} %"
    " after the move; {share} of 100 real parts have more than 50 % as they stand.",
    "measure-clash": "A semitone beside other lanes {value} % of the time; in {share} % of real parts"
    " less than {usual} %.",
    "measure-keys": "Its notes are those of {own}; the section is in {key}.",
    "measure-likeness": "(Likeness to {own} {r:.2f} of 1, to {key} {section_r:.2f}.)",
    "measure-rub": "A semitone above a chord tone {value} % of the time; in {share} % of real parts less"
    " than {usual} %.",
    "measure-shifted-chord-tones": "Chord tones {value} % of the time as it stands and {usual} % after"
    " the move. Of tunes that were moved, such a search puts five to eight in ten back.",
    "measure-onsets-met": "{value} % of its notes begin with the beat or another lane, and {usual} %"
    " after the move.",
    "measure-length": "{usual} bars of music in a place of {value} bars.",
    "measure-empty-bars": "{value} bars without a note, one after another; {share} % of real parts leave"
    " no bar empty.",
    "measure-pickup-overlap": "{value} in which both would sound; one voice can sing one note.",
    "measure-seam": "{value} semitones; {share} % of real joins are {usual} at most.",
    "measure-cover": "Something lies above the tune {value} % of its time; in {share} % of real phrases"
    " less than {usual} %.",
    "measure-mud": "Less than four semitones apart below C3 {value} % of its time; in {share} % of real"
    " parts less than {usual} %.",
    "measure-lanes": "{value} lanes with pitches in the bar; {share} % of real bars have {usual} at most.",
    "measure-onsets": "{value} notes begin in the bar; {share} % of real bars have {usual} at most.",
    "measure-fill": "{value} % of its notes begin in half-bars in which the tune begins one note or none."
    " Below {usual} % it leaves the tune's rests alone.",
    "measure-open-ends": "{value} of 100 real sections end so: an observation, nothing that must be mended.",
    "measure-outside": "{value} notes outside the range that is set for the lane.",
}

_PLACES: dict[str, str] = {
    "finding-where-part": "{section}",
    "finding-where-beat": "{section}, bar {bar}, beat {beat}",
    "finding-where-bar": "{section}, bar {bar}",
    "finding-where-bars": "{section}, bars {bar} to {last}",
    "finding-where-pickup": "{section}, in its pickup",
    "finding-where-own-beat": "{section}, bar {bar} (its bar {own}), beat {beat}",
    "finding-where-own-bar": "{section}, bar {bar} (its bar {own})",
    "finding-where-own-bars": "{section}, bars {bar} to {last} (its bars {own} to {own_last})",
    "finding-within-beat": "Bar {bar}, beat {beat}",
    "finding-within-bar": "Bar {bar}",
    "finding-within-bars": "Bars {bar} to {last}",
    "finding-within-pickup": "In its pickup",
    "finding-bars": "{count} bars",
    "finding-bars-one": "1 bar",
    "finding-bars-part": "{count} of a bar",
    "finding-beats": "{count} beats",
    "finding-beats-one": "1 beat",
    "finding-beats-part": "{count} of a beat",
    "finding-higher": "{count} semitones higher",
    "finding-higher-one": "a semitone higher",
    "finding-lower": "{count} semitones lower",
    "finding-lower-one": "a semitone lower",
    "finding-guess": "This rests on chords that were guessed. Confirm or change them, and it is weighed"
    " anew.",
}

_UNLIKELY: dict[str, str] = {
    "finding-unlikely": "Of 100 parts of real songs {better} sit better in their place; what speaks most"
    " against this one is {idea}.",
    "measure-score": "Its score is above that of {value} of 100 real parts; {share} of 100 come to {usual} or"
    " more.",
    "finding-idea-chords": "how its notes go with the chords",
    "finding-idea-key": "how its notes lie in the key",
    "finding-idea-metre": "how its long and short notes fall against the beat",
    "finding-idea-phrases": "where it begins, breathes and ends",
    "finding-idea-repetition": "how it repeats itself where the chords come again",
    "finding-idea-company": "how it goes together with the other lanes",
    "finding-idea-before": "how it takes up what the lane plays before",
    "finding-idea-after": "how it leads to what the lane plays after",
}

TEMPLATES: dict[str, str] = {**_SHORT, **_UNLIKELY, **_HARMONY, **_TIME, **_TOGETHER, **_MEASURES, **_PLACES}
