"""Why an edit cannot be made, and what each step of the history is called."""

_REFUSALS: dict[str, str] = {
    "no-such-lane": "This instrument is no longer in the song. Undo may bring it back.",
    "no-such-piece": "This piece is no longer in the song. Undo may bring it back.",
    "no-such-part": "This part is no longer in the song. Undo may bring it back.",
    "notes-gone": "Some of these notes are no longer in “{name}”: it was changed meanwhile. Do it once more.",
    "no-such-section": "This section is no longer in the song. Undo may bring it back.",
    "no-such-arrangement": "This arrangement is no longer in the song. Undo may bring it back.",
    "no-such-slot": "This section is no longer in the arrangement. Undo may bring it back.",
    "bars-out-of-range": "A section has 1 to {most} bars, and this would make it {bars}. Choose another"
    " length.",
    "not-a-key-here": "“{key}” is not a key. Choose one such as F, Bbm or F#.",
    "tempo-out-of-range": "MIDI cannot hold this tempo. Choose one from {slowest} beats a minute up.",
    "not-a-meter": "{meter} is not a meter. The lower number is 1, 2, 4, 8, 16, 32 or 64, the upper 1"
    " to 255.",
    "not-a-colour": "“{colour}” is not a colour. Write it as # and six digits, such as #6ea8fe.",
    "not-a-status": "“{status}” is no state of a part. It is an idea, written, recorded or done.",
    "value-out-of-range": "{value} is too far: choose a value from {lowest} to {highest}.",
    "lowest-above-highest": "The lowest note of the range is above the highest. Exchange the two.",
    "last-arrangement": "This is the song's only arrangement, and a song needs one. Make another one first.",
    "section-in-use": "“{name}” is still played in an arrangement. Take it to the shelf everywhere, then"
    " delete it.",
    "no-section-of-kind": "There is no {kind} in this arrangement. Give a section that kind first.",
    "slots-of-two-arrangements": "These sections stand in different arrangements. Choose sections of one.",
    "piece-in-use": "“{name}” is played in {places} cells. Remove it from the board too, or keep it.",
    "split-outside-section": "“{name}” cannot be cut before bar {bar}: it has {bars} bars. Choose a bar"
    " inside it, from the second on.",
    "split-outside-shown": "“{name}” cannot be cut before bar {bar} of the song. Choose a bar from {first}"
    " to {last}.",
    "split-single-bar": "“{name}” has only one bar and cannot be cut in two. Make it longer first.",
    "nothing-follows": "Nothing follows “{name}” in this arrangement. Put another section behind it first.",
    "join-linked-elsewhere": "“{first}” and “{second}” are also played apart from each other. Detach"
    " them here first, then join them.",
    "border-swallows-section": "“{name}” has {bars} bars and would be gone. Move the border less far, or join"
    " the two sections.",
    "first-bar-outside-song": "There is no music at this place. Choose one inside the arrangement.",
    "first-bar-between-notes": "The music before this place cannot be written as a bar: it does not end on a"
    " sixty-fourth note. Choose a place a little earlier or later.",
    "section-shorter-than-shift": "“{name}” is shorter than the way its bar lines would move. Join it"
    " with the section beside it first.",
    "odd-bars": "Half a bar of “{name}” cannot be written as a meter, so it cannot be counted half as fast."
    " Add or take a bar first.",
    "odd-ticks-in-piece": "The piece “{name}” is measured too finely to be counted half as fast without"
    " moving its end. Change the tempo instead.",
    "part-leaves-section": "The part would lie outside “{name}”. Put it inside the section, or make the"
    " section longer first.",
    "parts-would-overlap": "There is another part at this place in “{name}”. Move or shorten that one first.",
    "parts-leave-board": "Some of the parts would leave the board. Choose a place with room for all of them.",
    "no-room-behind": "There is no section behind these parts for their copies. Add one first.",
    "nowhere-to-paste": "Select the cell or section in which to paste first.",
    "nothing-fits-here": "Nothing of what was copied has a place here. Choose a cell further up or left, or a"
    " longer section.",
    "not-a-clipping": "What is on the clipboard was not copied from a song. Copy parts or sections first.",
}

_SECTION_STEPS: dict[str, str] = {
    "step-add-section": "Add a section",
    "step-rename-section": "Rename a section to “{name}”",
    "step-set-section-kind": "Change a section's kind",
    "step-recolour-section": "Change a section's colour",
    "step-set-section-bars": "Change the length of “{name}”",
    "step-set-section-chords": "Change a section's chords",
    "step-set-kind-chords": "Give every {kind} the same chords",
    "step-set-section-key": "Change a section's key",
    "step-set-section-tempo": "Change a section's tempo",
    "step-set-section-meter": "Change a section's meter",
    "step-set-section-lyrics": "Change a section's lyrics",
    "step-set-section-note": "Change a section's note",
    "step-move-slots": "Reorder sections",
    "step-duplicate-slots": "Duplicate sections",
    "step-repeat-slots": "Repeat sections, linked",
    "step-detach-slots": "Detach sections",
    "step-vary-slots": "Make sections differ here",
    "step-shelve-slots": "Take sections to the shelf",
    "step-place-from-shelf": "Bring back a section from the shelf",
    "step-delete-section": "Delete a section for good",
    "step-double-last": "Double the last {kind}",
    "step-cut-kind": "Cut the {kind}",
    "step-split-section": "Split a section",
    "step-join-sections": "Join two sections",
    "step-move-border": "Move a border, music stays",
    "step-set-first-bar": "Shift the bar lines",
    "step-double-tempo": "Double the tempo",
    "step-halve-tempo": "Halve the tempo",
}

_LANE_STEPS: dict[str, str] = {
    "step-add-lane": "Add an instrument",
    "step-rename-lane": "Rename an instrument to “{name}”",
    "step-set-lane-role": "Change an instrument's role",
    "step-set-lane-sound": "Choose another instrument",
    "step-recolour-lane": "Change an instrument's colour",
    "step-set-lane-volume": "Change an instrument's volume",
    "step-set-lane-output": "Choose through what an instrument plays",
    "step-set-lane-pan": "Change an instrument's place left or right",
    "step-set-lane-range": "Change an instrument's range",
    "step-move-lanes": "Reorder instruments",
    "step-duplicate-lanes": "Duplicate instruments",
    "step-remove-lanes": "Remove instruments",
}

_PART_STEPS: dict[str, str] = {
    "step-add-part": "Add a part in {section}",
    "step-plan-part": "Plan a part in {section}",
    "step-paint": "Paint parts",
    "step-erase": "Clear cells",
    "step-same-in-kind": "The same in every section like {section}",
    "step-remove-parts": "Remove parts",
    "step-move-parts": "Move parts to {section}, {lane}",
    "step-copy-parts": "Copy parts to {section}, {lane}",
    "step-paste": "Paste",
    "step-change-part-piece": "Choose another piece for a part",
    "step-change-part-start": "Change where a part starts",
    "step-change-part-length": "Change a part's length",
    "step-change-part-velocity": "Change how loud parts are",
    "step-change-part-status": "Change how far parts are done",
    "step-change-part-note": "Change a part's note",
    "step-transpose-parts": "Transpose parts",
    "step-place-piece": "Play “{name}”",
    "step-own-piece": "Give a part its own piece",
}

_SONG_STEPS: dict[str, str] = {
    "step-opened": "Opened",
    "step-rename-song": "Change the song's title",
    "step-set-composer": "Change the composer",
    "step-set-song-key": "Change the song's key",
    "step-set-song-tempo": "Change the song's tempo",
    "step-set-song-meter": "Change the song's meter",
    "step-set-song-notes": "Change the song's notes",
    "step-set-song-lyrics": "Change the song's lyrics",
    "step-rename-piece": "Rename a piece to “{name}”",
    "step-duplicate-piece": "Duplicate a piece",
    "step-remove-piece": "Remove a piece",
    "step-try-variant": "Try a change: {name}",
    "step-rename-arrangement": "Rename a variant to “{name}”",
    "step-remove-arrangement": "Remove a variant",
}

_TRAY_STEPS: dict[str, str] = {
    "planned-part-has-no-notes": "A planned part has no notes yet, so there is nothing to put into the tray."
    " Choose a piece for it first.",
    "step-keep-as-piece": "Keep “{name}” as a piece",
    "step-new-piece": "Make a new piece",
    "step-vary-piece": "Make a variation of “{name}”",
    "step-tag-piece": "Change the tags of “{name}”",
    "step-set-piece-key": "Change the key of “{name}”",
    "step-keep-starter": "Put “{name}” into the tray",
}

TEMPLATES: dict[str, str] = {
    **_REFUSALS,
    **_SECTION_STEPS,
    **_LANE_STEPS,
    **_PART_STEPS,
    **_SONG_STEPS,
    **_TRAY_STEPS,
}
