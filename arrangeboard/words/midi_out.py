"""Sentences about MIDI files that are written: refusals, and what is worth knowing about a file."""

TEMPLATES: dict[str, str] = {
    "pickup-before-start": (
        "The first section, {section}, begins with a pickup: notes that sound before bar 1. Allow a "
        "count-in bar for them in the export options, or take the pickup out of the piece."
    ),
    "export-too-long": (
        "This arrangement is too long for a MIDI file. Take sections out of its order and export it in parts."
    ),
    "nothing-to-export": (
        "The arrangement “{arrangement}” holds no sections yet. Put at least one section on the timeline."
    ),
    "too-many-lanes-for-type-0": (
        "A type 0 file has room for 15 pitched lanes and one drum lane, and these {count} lanes need "
        "more. Choose type 1, or one file a lane."
    ),
    "no-such-program": "No program is called {program} here. Choose one of: {known}.",
    "count-in-added": "{section} begins with a pickup, so the file begins with a count-in before bar 1.",
    "rings-past-the-end": (
        "The last notes ring past the last bar; the file ends with the bar in which they end."
    ),
    "notes-rounded-coarser": (
        "At 480 ticks a quarter, notes that start or end half a tick elsewhere: {count}."
    ),
    "channel-messages-left-out": (
        "Controllers that are not written because they would silence a whole channel or change its bank: "
        "{count}."
    ),
    "lyrics-beyond-ascii": (
        "Syllables that plain letters cannot spell and that stay as they are, such as “{text}”: {count}. "
        "Some programs show them garbled."
    ),
    "lanes-left-out": "Lanes left out because they are muted or not soloed: {lanes}.",
    "names-respelt": "Names written in plain letters, such as “{name}” as {spelt}: {count}.",
    "planned-left-out": "Planned parts left out because they have no notes yet: {count}.",
    "guides-in-type-0": (
        "Planned parts written as guides: {count}. From a type 0 file they come back as music, from type "
        "1 as planned parts."
    ),
    "further-ports": (
        "Instruments beyond what one set of 16 MIDI channels holds, where all drums share one: {count}. They "
        "stand on a second port; a program that knows no ports still shows each as a track of its own."
    ),
    "tempo-lost": "The tempo is lost in {programs}.",
    "meter-lost": "The meter is lost in {programs}.",
    "keys-lost": "The key is lost in {programs}.",
    "markers-lost": "The section names are lost as markers in {programs}.",
    "bpm-rounded": (
        "Tempos that are no whole number of beats a minute are rounded, such as {bpm} to {whole}, in "
        "{programs}."
    ),
    "only-first-tempo": "Only the first tempo is kept in {programs}.",
    "tempo-after-notes-lost": "Tempo changes after the last note are lost in {programs}.",
    "lanes-without-notes-lost": "Lanes without notes ({lanes}) are dropped by {programs}.",
    "last-bars-lost": "Empty bars at the end ({count}) are lost in {programs}.",
    "channels-welded": (
        "Lanes that share a channel number are put together by {programs}. Choose “one channel per track” "
        "when you open the file there."
    ),
    "lanes-welded": "A type 0 file opens as one single track in {programs}. Choose type 1 to keep the lanes.",
    "texts-to-markers": "Text notes ({count}), such as those at guides, become markers in {programs}.",
    "texts-to-score": "Text notes ({count}), such as those at guides, are shown in the score by {programs}.",
    "letters-garbled": "Letters beyond plain ones, as in “{text}”, are shown garbled in {programs}.",
    "letters-asked": (
        "Because of letters beyond plain ones, as in “{text}”, you are asked for the text encoding by "
        "{programs}. It is UTF-8."
    ),
    "not-established": (
        "It is not known whether {program} keeps this of a MIDI file: {what}. Check it after opening the "
        "file."
    ),
    "daw-cubase-new-project": (
        "In Cubase, open the file in a new project, or switch off “Ignore Master Track Events” to merge "
        "the tempo and meter into an open one."
    ),
    "daw-cubase-markers": (
        "In Cubase, switch on “Import Markers” in the import options to get the section names."
    ),
    "daw-logic-open": (
        "In Logic Pro, use File > Open. Importing into a project drops tempo, meter, key and names."
    ),
    "daw-live-asks-tempo": "Ableton Live asks whether to import the tempo: answer yes.",
    "daw-studio-one-new-song": (
        "In Studio One, open the file as a new song. Dropped into an existing song it loses its tempo."
    ),
    "daw-pro-tools-tick-boxes": (
        "In Pro Tools, tick the boxes for tempo and key signatures in the import dialog."
    ),
    "daw-reaper-asks-tempo": "REAPER asks whether to import the tempo map: answer yes.",
    "daw-reaper-markers": "In REAPER, let the import make markers to get the section names.",
    "daw-ardour-import-dialog": (
        "In Ardour, use Session > Import and tick its boxes for tempo and markers. Dragging the file in "
        "ignores them."
    ),
}
