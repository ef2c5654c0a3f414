"""The song as frozen values.

Every time is in integer ticks, `TICKS_PER_QUARTER` a quarter note; bars count from 0. Every field has a
default, so that a file written by this version is read by a later one. Constructors do not validate:
`arrangeboard.song.invariants` says what a sound song is.
"""

from typing import Literal

from msgspec import Struct

from arrangeboard.song.ids import ArrangementId, LaneId, PartId, PieceId, SectionId, SlotId

TICKS_PER_QUARTER = 960

SectionKind = Literal[
    "intro",
    "verse",
    "pre-chorus",
    "chorus",
    "post-chorus",
    "bridge",
    "solo",
    "breakdown",
    "drop",
    "interlude",
    "outro",
    "custom",
]
Role = Literal["melody", "counter-melody", "harmony", "bass", "rhythm", "texture"]
Status = Literal["idea", "written", "recorded", "done"]
Strictness = Literal["free", "usual", "strict"]
"""How much the program says about fit; a song that speaks freely is told nothing about style."""

ControlKind = Literal["controller", "bend", "pressure", "key-pressure"]


class Note(Struct, frozen=True, array_like=True, order=True, gc=False):
    """One note of a piece; `start_tick` counts from the piece's bar 1 and is negative in its pickup."""

    start_tick: int
    length_ticks: int
    pitch: int
    velocity: int = 80


class Control(Struct, frozen=True, array_like=True, order=True, gc=False):
    """A controller, pitch bend or pressure.

    `number` is the controller of a "controller", the pitch of a "key-pressure", else 0. `value` is 0–127,
    for a "bend" -8192–8191.
    """

    tick: int
    kind: ControlKind
    number: int
    value: int


class Lyric(Struct, frozen=True, array_like=True, order=True, gc=False):
    """A syllable sung at a tick."""

    tick: int
    text: str


class Written(Struct, frozen=True, tag="written", gc=False):
    """Music as sorted notes. Controls and lyrics stand in order of time; those of one tick keep theirs."""

    notes: tuple[Note, ...] = ()
    controls: tuple[Control, ...] = ()
    lyrics: tuple[Lyric, ...] = ()


class Generated(Struct, frozen=True, tag="generated", gc=False):
    """Music from a rule, made anew for each place from its chords; another `seed` varies it."""

    rule: str = ""
    seed: int = 0


class Piece(Struct, frozen=True, gc=False):
    """A melody, riff, voicing or beat: a piece of the puzzle.

    It lasts `length_ticks` from its bar 1; `pickup_ticks` before that may hold notes that lead into it. A
    generated piece has no pickup and fills any part whole; its length is only how long it is shown alone.
    An `offcut` was made by cutting a part in two and by nobody's wish: once joining leaves it without a
    place, it goes. So does a piece from a rule that was put straight onto the board, with its last part.
    Whatever the user does to it makes it an ordinary piece.
    """

    id: PieceId
    name: str = ""
    length_ticks: int = 0
    pickup_ticks: int = 0
    content: Written | Generated = Written()
    key: str | None = None
    tags: tuple[str, ...] = ()
    origin: PieceId | None = None
    offcut: bool = False

    @property
    def written(self) -> Written:
        """What is written in it; nothing in a generated piece, whose notes depend on the place."""
        return self.content if isinstance(self.content, Written) else _NOTHING_WRITTEN

    @property
    def is_generated(self) -> bool:
        """Whether its notes come from a rule and follow the chords."""
        return isinstance(self.content, Generated)


_NOTHING_WRITTEN = Written()


class Part(Struct, frozen=True, gc=False):
    """A piece placed in one lane of one section, or a planned part (`piece` is None).

    It starts `start_tick` after the section does and lasts `length_ticks`, or to the section's end where
    that is None; a shorter piece is tiled. `transpose` is in semitones, `velocity` is added to every note's.
    """

    id: PartId
    piece: PieceId | None = None
    start_tick: int = 0
    length_ticks: int | None = None
    transpose: int = 0
    velocity: int = 0
    status: Status = "idea"
    accepted: tuple[str, ...] = ()
    note: str = ""


class Sound(Struct, frozen=True, gc=False):
    """What plays a lane: a General MIDI program 0–127 (of a kit where `drums`) in a bank 0–16383."""

    program: int = 0
    bank: int = 0
    drums: bool = False


class LaneControl(Struct, frozen=True, array_like=True, gc=False):
    """A control in effect in a lane from the song's start, such as its reverb; see `Control`."""

    kind: ControlKind
    number: int
    value: int


class MidiOut(Struct, frozen=True, gc=False):
    """What a lane also plays: `channel` 0–15 of a MIDI port, by the name it has on this computer.

    The lane's own sound is then silent, unless it plays `beside` the port.
    """

    port: str = ""
    channel: int = 0
    beside: bool = False


class Lane(Struct, frozen=True, gc=False):
    """An instrument with a role. `colour` is `#rrggbb` or empty for the role's own; volume, pan 0–127."""

    id: LaneId
    name: str = ""
    role: Role = "harmony"
    sound: Sound = Sound()
    colour: str = ""
    lowest_pitch: int = 0
    highest_pitch: int = 127
    volume: int = 100
    pan: int = 64
    setup: tuple[LaneControl, ...] = ()
    midi_out: MidiOut | None = None
    player: str = ""
    mic: str = ""
    preamp: str = ""
    note: str = ""


class Chord(Struct, frozen=True, array_like=True, gc=False):
    """A chord from `tick` of its section on ("N.C." for none); `guessed` until the user confirms it."""

    tick: int
    symbol: str
    guessed: bool = False


class TempoChange(Struct, frozen=True, array_like=True, gc=False):
    """Microseconds a quarter note from `tick` of the section on."""

    tick: int
    microseconds_per_quarter: int


class Meter(Struct, frozen=True, array_like=True, gc=False):
    """`numerator` over `denominator` (a power of two)."""

    numerator: int = 4
    denominator: int = 4


class MeterChange(Struct, frozen=True, array_like=True, gc=False):
    """A meter from `bar` of the section on; a partial bar is a bar with a meter of its own."""

    bar: int
    numerator: int
    denominator: int


class KeyChange(Struct, frozen=True, array_like=True, gc=False):
    """A key such as "F", "Bbm" or "F#" from `tick` of the section on."""

    tick: int
    key: str


class Section(Struct, frozen=True, gc=False):
    """A stretch of bars with a name and a kind.

    Empty `tempos`, `meters` or `keys` inherit the song's. `parts` holds each lane's parts in order of time,
    without overlaps; a lane without parts has no entry. `name` is bare ("Chorus"): numbers are shown, not
    kept. `origin` names the section that this one was varied from.
    """

    id: SectionId
    name: str = ""
    kind: SectionKind = "custom"
    colour: str = ""
    bars: int = 8
    tempos: tuple[TempoChange, ...] = ()
    meters: tuple[MeterChange, ...] = ()
    keys: tuple[KeyChange, ...] = ()
    chords: tuple[Chord, ...] = ()
    parts: dict[LaneId, tuple[Part, ...]] = {}
    lyrics: str = ""
    note: str = ""
    intended_energy: float | None = None
    origin: SectionId | None = None


class Slot(Struct, frozen=True, gc=False):
    """One place in an order. Two slots of one section are a linked repeat."""

    id: SlotId
    section: SectionId


class Arrangement(Struct, frozen=True, gc=False):
    """One order of the material: a variant of the song."""

    id: ArrangementId
    name: str = ""
    order: tuple[Slot, ...] = ()


class View(Struct, frozen=True, gc=False):
    """How the song is looked at. Saved with it, but no step of undo."""

    arrangement: ArrangementId | None = None
    muted: tuple[LaneId, ...] = ()
    soloed: tuple[LaneId, ...] = ()
    zoom: float = 1.0
    lane_height: int = 64
    scroll_x: int = 0
    scroll_y: int = 0


class Song(Struct, frozen=True, gc=False):
    """Everything in one file. `last_id` is the highest id ever given to anything in the song.

    Lanes and arrangements stand in the order shown; pieces and sections are found by id and keep the order
    of the tray and the shelf. Findings in `accepted` are meant so everywhere.
    """

    title: str = ""
    composer: str = ""
    lyrics: str = ""
    notes: str = ""
    key: str = "C"
    microseconds_per_quarter: int = 500_000
    meter: Meter = Meter()
    strictness: Strictness = "usual"
    accepted: tuple[str, ...] = ()
    lanes: tuple[Lane, ...] = ()
    pieces: dict[PieceId, Piece] = {}
    sections: dict[SectionId, Section] = {}
    arrangements: tuple[Arrangement, ...] = ()
    view: View = View()
    last_id: int = 0

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement looked at; the first where the view names none."""
        for arrangement in self.arrangements:
            if arrangement.id == self.view.arrangement:
                return arrangement
        return self.arrangements[0]
