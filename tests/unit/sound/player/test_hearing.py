"""Which blocks are worth a report."""

from collections.abc import Iterable

from arrangeboard.sound.engine.block import Moment
from arrangeboard.sound.pipe.signals import Heard, PlayState
from arrangeboard.sound.player.hearing import EVERY_BLOCKS, RESTING_BLOCKS, Hearing
from arrangeboard.sound.score.values import RATE

FRAMES = 512
PACE = 1_920.0


def moment(
    tick: float = 0.0, *, pace: float = 0.0, state: PlayState = "stopped", revision: int = 1
) -> Moment:
    return Moment(
        tick=tick,
        ticks_per_second=pace,
        revision=revision,
        state=state,
        loop_start_tick=-1,
        loop_end_tick=-1,
        levels=(),
        level=0.5 if pace else 0.0,
        limited=0.0,
        is_auditioning=False,
        voices=3 if pace else 0,
    )


def playing(block: int, *, from_tick: float = 0.0) -> Moment:
    return moment(from_tick + block * FRAMES / RATE * PACE, pace=PACE, state="playing")


def reports(hearing: Hearing, moments: Iterable[Moment], *, obeyed: int = 0) -> list[Heard | None]:
    return [
        hearing.report(one, at=float(at), late=0, obeyed=obeyed, frames=FRAMES)
        for at, one in enumerate(moments)
    ]


def places(found: list[Heard | None]) -> list[int]:
    return [at for at, one in enumerate(found) if one is not None]


def test_while_it_plays_about_forty_reports_come_a_second() -> None:
    found = places(reports(Hearing(), map(playing, range(86))))
    assert found == list(range(0, 86, EVERY_BLOCKS))
    assert 38 <= len(found) <= 45


def test_while_nothing_sounds_a_report_a_second_says_that_all_is_well() -> None:
    found = places(reports(Hearing(), [moment()] * 200))
    assert found == list(range(0, 200, RESTING_BLOCKS))


def test_what_changes_is_reported_with_the_very_block() -> None:
    hearing = Hearing()
    reports(hearing, [moment()] * 3)
    assert places(reports(hearing, [moment(), playing(0), playing(1)])) == [1]
    reports(hearing, [playing(2)])
    assert places(reports(hearing, [playing(3, from_tick=5_000)])) == [0]
    assert places(reports(hearing, [moment(9.0, revision=2)])) == [0]


def test_an_order_that_is_obeyed_is_reported_even_if_nothing_sounds_different() -> None:
    hearing = Hearing()
    reports(hearing, [moment()] * 3)
    assert places(reports(hearing, [moment()], obeyed=4)) == [0]
    assert places(reports(hearing, [moment()], obeyed=4)) == []


def test_when_the_last_voice_has_ended_the_levels_are_reported_as_nothing() -> None:
    hearing = Hearing()
    ringing = moment()._replace(voices=1, level=0.2, levels=(0.2,))
    reports(hearing, [ringing] * 3)
    found = reports(hearing, [moment()._replace(levels=(0.0,))])
    assert found[0] is not None
    assert found[0].levels == (0.0,)
