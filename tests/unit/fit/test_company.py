"""Everybody but one is added up from both sides, and is the same as added up one by one."""

from hypothesis import given
from hypothesis import strategies as st

from arrangeboard.fit.company import NOBODY, Voice, companies, company, without
from arrangeboard.fit.figure import Figure, figure_of_notes
from arrangeboard.fit.steps import STEP_TICKS
from arrangeboard.song.ids import LaneId
from arrangeboard.song.values import Note

STEPS = 48


def figure(*pitches: int, drums: bool = False) -> Figure:
    notes = (Note(at * 6 * STEP_TICKS, 6 * STEP_TICKS, pitch) for at, pitch in enumerate(pitches))
    return figure_of_notes(notes, STEPS * STEP_TICKS, drums=drums)


figures = st.builds(
    lambda pitches, drums: figure(*pitches, drums=drums),
    st.lists(st.integers(30, 90), max_size=8),
    st.booleans(),
)


@given(st.lists(figures, max_size=6))
def test_the_company_of_each_voice_is_everybody_else(played: list[Figure]) -> None:
    voices = tuple(Voice(LaneId(at), "harmony", one) for at, one in enumerate(played))
    assert companies(voices) == tuple(without(voices, voice.lane) for voice in voices)


def test_drums_are_heard_by_their_strikes_only() -> None:
    beat = figure(36, 38, drums=True)
    heard = company((Voice(LaneId(1), "rhythm", beat),))
    assert (heard.drums, heard.strikes, heard.sounds) == (beat.strikes, 0, 0)


def test_alone_there_is_nobody() -> None:
    assert companies((Voice(LaneId(1), "melody", figure(60)),)) == (NOBODY,)
    assert companies(()) == ()
