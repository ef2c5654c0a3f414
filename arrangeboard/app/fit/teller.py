"""A finding with the song around it: what its sentences may name, by the names that a musician knows."""

from typing import NamedTuple

from arrangeboard.app.figures import sign_text
from arrangeboard.app.fit.finding_places import Scene
from arrangeboard.fit.cases import At
from arrangeboard.fit.figure import StepNote
from arrangeboard.fit.finding import Finding
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.song.keys import KEYS, accidentals
from arrangeboard.song.values import Song
from arrangeboard.theory.keys import is_minor, tonic
from arrangeboard.theory.spelling import spelled


class Teller(NamedTuple):
    """A finding with all that its sentence may name."""

    song: Song
    at: At
    scene: Scene
    finding: Finding

    @property
    def now(self) -> int:
        """What was measured, rounded."""
        return round(self.finding.measure.value)

    @property
    def then(self) -> int:
        """What is usual, or would be after the move."""
        return round(self.finding.measure.usual)

    @property
    def lane(self) -> str:
        """The name of the lane that the finding names, else of its own."""
        named = self.finding.values.get("lane", self.at.lane)
        return next((one.name for one in self.song.lanes if one.id == named), "")

    def value(self, name: str) -> int:
        """A whole number that the finding holds, 0 where it holds none."""
        held = self.finding.values.get(name)
        return held if isinstance(held, int) else 0

    def key_at(self, step: int) -> str:
        """The section's key at a step."""
        changes = [one.key for one in self.scene.section.keys if one.tick <= step * STEP_TICKS]
        return changes[-1] if changes else self.song.key

    def chord_at(self, step: int) -> str:
        """The symbol of the chord at a step, as it was written."""
        begun = [one.symbol for one in self.scene.section.chords if one.tick <= (step + 0.5) * STEP_TICKS]
        return begun[-1] if begun else ""

    def note(self, note: StepNote) -> str:
        """The name of a note where it sounds, without its octave."""
        return self.pitch_class(note.pitch, note.start, self.chord_at(note.start))

    def pitch_class(self, pitch: int, step: int, chord: str) -> str:
        """What a pitch is called over a chord, without its octave."""
        return spelled(pitch, self.key_at(step), chord).rstrip("-0123456789")

    @property
    def key(self) -> str:
        """The section's key where the finding begins, as it is written."""
        return sign_text(self.key_at(max(0, self.finding.start)))

    @property
    def own_key(self) -> str:
        """The key that the notes themselves are in, by its simplest name; empty where none is told."""
        if "away" not in self.finding.values:
            return ""
        minor = bool(self.finding.values["minor"])
        root = (tonic(self.key_at(self.finding.start)) + self.value("away")) % 12
        named = [key for key in KEYS if is_minor(key) == minor and tonic(key) == root]
        return sign_text(min(named, key=_simplicity))


def _simplicity(key: str) -> tuple[int, int]:
    return abs(accidentals(key)), accidentals(key)
