"""The sentence for each kind of finding."""

from collections.abc import Callable

from arrangeboard.app.figures import sign_text
from arrangeboard.app.fit.finding_places import bar_number, bars, beats
from arrangeboard.app.fit.teller import Teller
from arrangeboard.song import find
from arrangeboard.theory.spelling import spelled
from arrangeboard.words import say


def _wrong_key(teller: Teller) -> str:
    own = teller.own_key
    code = "finding-wrong-key-beside" if teller.finding.measure.code == "clash" else "finding-wrong-key"
    moved = _moved(teller.value("semitones"))
    named = f"{code}-named" if own else code
    return say(named, own=own, key=teller.key, moved=moved, now=teller.now, then=teller.then)


def _moved(semitones: int) -> str:
    code = "finding-higher" if semitones > 0 else "finding-lower"
    return say(f"{code}-one") if abs(semitones) == 1 else say(code, count=abs(semitones))


def _few_chord_tones(teller: Teller) -> str:
    is_order = "order" in teller.finding.values
    return say("finding-few-chord-tones-order" if is_order else "finding-few-chord-tones", now=teller.now)


def _rub(teller: Teller) -> str:
    first, chord = teller.finding.notes[0], teller.chord_at(teller.value("chord_step"))
    return say(
        "finding-rub",
        note=teller.pitch_class(first.pitch, first.start, chord),
        bar=bar_number(teller.scene, first.start),
        length=beats(teller.scene, teller.value("steps")),
        tone=teller.pitch_class(first.pitch - 1, first.start, chord),
        chord=sign_text(chord),
    )


def _off_beat(teller: Teller) -> str:
    shift = teller.value("steps")
    length = beats(teller.scene, abs(shift))
    code = "finding-off-beat-later" if shift > 0 else "finding-off-beat-earlier"
    return say(code, length=length, now=teller.now, then=teller.then)


def _sixteenth_off(teller: Teller) -> str:
    shift = teller.value("steps")
    distance = say("finding-distance-sixteenth" if abs(shift) == 3 else "finding-distance-less")
    code = "finding-sixteenth-off-early" if shift > 0 else "finding-sixteenth-off-late"
    return say(f"{code}-alone" if teller.value("alone") else code, distance=distance)


def _length(teller: Teller) -> str:
    piece, part = teller.value("piece_steps"), teller.value("part_steps")
    return say(
        "finding-length-tiled" if piece < part else "finding-length",
        piece=bars(teller.scene, piece),
        part=bars(teller.scene, part),
        played=bars(teller.scene, teller.value("played_steps")),
    )


def _stops_short(teller: Teller) -> str:
    code = "finding-stops-short-end" if teller.value("at_end") else "finding-stops-short-inside"
    return say(code, length=bars(teller.scene, teller.finding.end - teller.finding.start))


def _pickup_collision(teller: Teller) -> str:
    length = beats(teller.scene, teller.value("steps"))
    return say("finding-pickup-collision", section=teller.scene.before, length=length)


def _seam_jump(teller: Teller) -> str:
    leap, into_next = teller.value("semitones"), bool(teller.value("into_next"))
    way = "next-up" if leap > 0 else "next-down"
    section = teller.scene.after if into_next else teller.scene.before
    if teller.value("is_theirs"):
        return say("finding-seam-jump-theirs", count=abs(leap), section=section)
    way = way if into_next else way.removeprefix("next-")
    return say(f"finding-seam-jump-{way}", count=abs(leap), section=section)


def _masked(teller: Teller) -> str:
    return say("finding-masked", lane=teller.lane, now=teller.now)


def _low_mud(teller: Teller) -> str:
    return say("finding-low-mud", lane=teller.lane, now=teller.now)


def _crowded(teller: Teller) -> str:
    bar = bar_number(teller.scene, teller.finding.start)
    return say("finding-crowded", bar=bar, lanes=teller.value("lanes"), onsets=teller.value("onsets"))


def _no_room(teller: Teller) -> str:
    return say("finding-no-room", now=teller.now)


def _open_end(teller: Teller) -> str:
    last = teller.finding.notes[-1]
    return say("finding-open-end", note=teller.note(last), key=sign_text(teller.key_at(last.start)))


def _out_of_range(teller: Teller) -> str:
    lane = find.lane(teller.song, teller.at.lane)
    key = teller.key_at(max(0, teller.finding.start))
    low, high = spelled(lane.lowest_pitch, key), spelled(lane.highest_pitch, key)
    if teller.value("count") == 1:
        note = teller.finding.notes[0]
        bar = bar_number(teller.scene, max(0, note.start))
        name = spelled(note.pitch, key)
        return say("finding-out-of-range-one", note=name, bar=bar, lane=lane.name, low=low, high=high)
    count, of = teller.value("count"), teller.value("of")
    return say("finding-out-of-range", count=count, of=of, lane=lane.name, low=low, high=high)


def _unlikely(teller: Teller) -> str:
    idea, _, _ = str(teller.finding.values.get("idea", "chords")).partition("-")
    better = 100 - max(1, teller.now)
    return say("finding-unlikely", better=better, idea=say(f"finding-idea-{idea}"))


SENTENCES: dict[str, Callable[[Teller], str]] = {
    "wrong-key": _wrong_key,
    "few-chord-tones": _few_chord_tones,
    "rub": _rub,
    "off-beat": _off_beat,
    "sixteenth-off": _sixteenth_off,
    "length": _length,
    "stops-short": _stops_short,
    "pickup-collision": _pickup_collision,
    "seam-jump": _seam_jump,
    "masked": _masked,
    "low-mud": _low_mud,
    "crowded": _crowded,
    "no-room": _no_room,
    "open-end": _open_end,
    "out-of-range": _out_of_range,
    "unlikely": _unlikely,
}
"""What says each kind of finding."""
