"""Repairs as they are offered, heard and taken: one step, here or everywhere, and nothing else changed."""

import pytest
from msgspec.structs import replace

from arrangeboard.app.document import Document
from arrangeboard.app.fit import repairing
from arrangeboard.app.fit.following import ceases_to_follow
from arrangeboard.app.fit.repairing import Offer, excerpt, offering, offers, take
from arrangeboard.fit.cases import At
from arrangeboard.fit.repairs.repair import Repair
from arrangeboard.fit.repairs.trying import Place, Trial, tried
from arrangeboard.song.edits.accepting import accept_finding
from arrangeboard.song.edits.order import repeat_slots
from arrangeboard.song.edits.parts import change_part
from arrangeboard.song.edits.repairing import PartChange, Rewriting, repaired
from arrangeboard.song.find import EditRefused
from arrangeboard.song.ids import PieceId
from arrangeboard.song.invariants import problems
from arrangeboard.song.values import Generated, Note, Part, Song
from arrangeboard.words import say, say_error
from tests.unit.fit.repairs.repair_songs import (
    BAR,
    BEAT,
    CHORDS,
    KEYS,
    TUNE,
    VOICE,
    at_of,
    codes,
    findings,
    notes_of,
    offered,
    piece,
    quarters,
    song_of,
    turned,
)

RIGHT, SHARP = piece(quarters(TUNE)), piece(quarters(TUNE, up=1))
LATE = piece(turned(quarters(TUNE), 240, 4 * BAR))


def part_at(song: Song, at: At) -> Part:
    sections = {slot.id: slot.section for slot in song.arrangement.order}
    return next(one for one in song.sections[sections[at.slot]].parts[at.lane] if one.id == at.part)


def first_offer(song: Song, at: At, code: str) -> tuple[Document, Offer]:
    return Document(song), offered(song, at, code)[0]


def test_a_repair_is_one_step_named_after_what_it_does_and_undone_by_one() -> None:
    song = song_of({VOICE: SHARP})
    document, offer = first_offer(song, at_of(song, VOICE), "wrong-key")
    take(document, offer)
    assert document.song == offer.here
    assert [say(step.code, **step.values) for step in document.steps[1:]] == [
        "A semitone lower: Lane 1, Verse"
    ]
    document.undo()
    assert document.song == song


def test_offering_and_trying_leaves_the_song_alone() -> None:
    song = song_of({VOICE: SHARP})
    document = Document(song)
    offers(document, at_of(song, VOICE))
    assert document.song is song
    assert len(document.steps) == 1


def test_what_is_said_of_a_repair_comes_true() -> None:
    song = song_of({VOICE: SHARP})
    document, offer = first_offer(song, at_of(song, VOICE), "wrong-key")
    take(document, offer)
    again = list(offering(document.song, offer.at))
    assert all(finding.code != "wrong-key" for finding, _ in again)
    assert offer.mended
    assert offer.before is not None
    assert offer.after is not None
    assert offer.before < 10 < offer.after


def test_transposing_changes_the_part_and_no_piece() -> None:
    song = song_of({VOICE: SHARP}, {VOICE: RIGHT})
    at = at_of(song, VOICE)
    document, offer = first_offer(song, at, "wrong-key")
    take(document, offer)
    assert document.song.pieces is song.pieces
    assert part_at(document.song, at) == replace(part_at(song, at), transpose=-1)
    other = song.arrangement.order[1].section
    assert document.song.sections[other] is song.sections[other]


def test_other_notes_become_a_variation_and_the_piece_stays_in_the_tray() -> None:
    song = song_of({VOICE: LATE})
    at = at_of(song, VOICE)
    document, offer = first_offer(song, at, "sixteenth-off")
    take(document, offer)
    held, made = document.song.pieces[PieceId(1)], document.song.pieces[PieceId(song.last_id + 1)]
    assert held is song.pieces[PieceId(1)]
    assert (made.name, made.origin) == ("Tune′", held.id)
    assert notes_of(document.song, at) == RIGHT.written.notes


def test_here_leaves_the_other_parts_of_the_piece_and_everywhere_mends_them_all() -> None:
    song = song_of({VOICE: LATE}, {VOICE: LATE}, {VOICE: LATE})
    first, last = at_of(song, VOICE), at_of(song, VOICE, 2)
    document, offer = first_offer(song, first, "sixteenth-off")
    assert offer.places == 3
    assert offer.after is not None
    assert offer.worst_everywhere is not None
    assert offer.after < offer.worst_everywhere
    take(document, offer)
    assert notes_of(document.song, last) == LATE.written.notes
    document.undo()
    take(document, offer, everywhere=True)
    assert document.song == offer.everywhere
    assert notes_of(document.song, first) == notes_of(document.song, last) == RIGHT.written.notes
    assert len(document.song.pieces) == len(song.pieces) + 1
    assert say(document.steps[-1].code, **document.steps[-1].values).endswith("every “Tune”")


def test_everywhere_leaves_alone_what_fits_as_it_is() -> None:
    song = song_of({VOICE: SHARP}, {VOICE: SHARP}, {VOICE: SHARP})
    at, right = at_of(song, VOICE), at_of(song, VOICE, 2)
    last = song.arrangement.order[2].section
    song = change_part(song, last, right.lane, right.part, transpose=-1)
    document, offer = first_offer(song, at, "wrong-key")
    assert offer.places == 2
    take(document, offer, everywhere=True)
    assert document.song.sections[last] is song.sections[last]
    assert (
        part_at(document.song, at).transpose == part_at(document.song, at_of(song, VOICE, 1)).transpose == -1
    )
    assert offer.worst_everywhere is not None
    assert offer.worst_everywhere >= 10


def test_where_only_this_part_has_it_no_other_is_offered() -> None:
    song = song_of({VOICE: RIGHT}, {VOICE: RIGHT})
    at = at_of(song, VOICE)
    moved = change_part(song, song.arrangement.order[0].section, at.lane, at.part, transpose=1)
    offer = offered(moved, at, "wrong-key")[0]
    assert (offer.everywhere, offer.also, offer.places) == (None, (), 1)


def test_a_piece_that_plays_once_is_offered_here_only() -> None:
    song = song_of({VOICE: SHARP})
    offer = offered(song, at_of(song, VOICE), "wrong-key")[0]
    assert (offer.everywhere, offer.places) == (None, 1)
    with pytest.raises(EditRefused):
        take(Document(song), offer, everywhere=True)


def test_a_linked_repeat_is_one_part_heard_in_two_places() -> None:
    song = song_of({VOICE: SHARP})
    linked = repeat_slots(song, [song.arrangement.order[0].id])
    offer = offered(linked, at_of(linked, VOICE), "wrong-key")[0]
    assert (offer.places, offer.heard_in) == (1, 2)


def test_of_linked_repeats_every_place_is_counted_where_all_are_mended() -> None:
    song = song_of({VOICE: SHARP}, {VOICE: SHARP})
    linked = repeat_slots(song, [song.arrangement.order[0].id])
    offer = offered(linked, at_of(linked, VOICE), "wrong-key")[0]
    assert (offer.places, offer.seen_in) == (2, 3)


def test_the_strongest_finding_comes_first_and_accepted_ones_get_no_offer() -> None:
    song = song_of({VOICE: SHARP})
    at = at_of(song, VOICE)
    told = [finding for finding, _ in offering(song, at)]
    assert told == [one for one in findings(song, at) if not one.accepted]
    section = song.arrangement.order[0].section
    meant = accept_finding(song, [(section, at.lane, at.part)], "wrong-key")
    assert "wrong-key" not in {finding.code for finding, _ in offering(meant, at)}


def test_an_offer_for_a_part_that_changed_since_is_refused_in_words() -> None:
    song = song_of({VOICE: SHARP})
    at = at_of(song, VOICE)
    document, offer = first_offer(song, at, "wrong-key")
    place = (song.arrangement.order[0].section, at.lane, at.part)
    document.apply("step-transpose-parts", lambda held: change_part(held, *place, transpose=3), count=1)
    before = document.song
    with pytest.raises(EditRefused) as refused:
        take(document, offer)
    assert "changed" in say_error(refused.value)
    assert document.song is before


def test_an_offer_holds_though_another_part_changed_meanwhile() -> None:
    song = song_of({VOICE: SHARP}, {VOICE: RIGHT})
    at, other = at_of(song, VOICE), at_of(song, VOICE, 1)
    document, offer = first_offer(song, at, "wrong-key")
    place = (song.arrangement.order[1].section, other.lane, other.part)
    document.apply("step-transpose-parts", lambda held: change_part(held, *place, transpose=12), count=1)
    take(document, offer)
    assert part_at(document.song, at).transpose == -1
    assert part_at(document.song, other).transpose == 12


def test_the_tail_of_the_part_before_is_named_and_ended_and_this_part_stays() -> None:
    lead = (Note(-2 * BEAT, BEAT, 67), Note(-BEAT, BEAT, 65))
    song = song_of(
        {VOICE: piece(quarters(TUNE), name="A")}, {VOICE: piece((*lead, *quarters(TUNE)), pickup=1920)}
    )
    at = at_of(song, VOICE, 1)
    document, offer = first_offer(song, at, "pickup-collision")
    assert offer.sentence == "Lane 1 ends earlier before it"
    take(document, offer)
    assert part_at(document.song, at) is part_at(song, at)
    tail = notes_of(document.song, at_of(document.song, VOICE))
    assert tail == quarters(TUNE)[:-2]


def test_other_chords_tell_what_becomes_of_the_other_parts() -> None:
    tune = (65, 69, 72, 69, 62, 65, 69, 65, 64, 67, 72, 67, 71, 67, 64, 67)
    keys = [Note(bar * BAR, BEAT, pitch) for bar, pitch in enumerate((48, 57, 53, 55))]
    song = song_of({VOICE: piece(quarters(tune)), KEYS: piece(keys, name="Keys")})
    at = at_of(song, VOICE)
    chords = [one for one in offers(Document(song), at) if one.repair.code == "reharmonise"]
    assert [one.everywhere for one in chords] == [None]
    assert any(beside.lane == KEYS and beside.worse for beside in chords[0].beside)
    section = song.arrangement.order[0].section
    here = chords[0].here
    assert here.sections[section].parts is song.sections[section].parts
    assert here.sections[section].chords != song.sections[section].chords
    assert not problems(here)


def test_a_piece_from_a_rule_stays_one_where_the_part_can_be_transposed() -> None:
    song = song_of({KEYS: piece([], name="Pad")}, chords=CHORDS)
    rule = replace(song.pieces[PieceId(1)], content=Generated("harmony-held"))
    at = at_of(song, KEYS)
    section = song.arrangement.order[0].section
    song = change_part(replace(song, pieces={rule.id: rule}), section, KEYS, at.part, transpose=1)
    offer = offered(song, at, "wrong-key")[0]
    assert offer.here.pieces == song.pieces
    assert part_at(offer.here, at).transpose == 0


def test_a_repair_can_be_heard_before_it_is_taken() -> None:
    song = song_of({VOICE: SHARP})
    offer = offered(song, at_of(song, VOICE), "wrong-key")[0]
    heard = excerpt(offer)
    assert heard is not None
    assert heard.end_frame > heard.start_frame
    assert "wrong-key" in codes(song, offer.at)


def test_nothing_is_offered_for_a_part_that_is_gone() -> None:
    song = song_of({VOICE: SHARP})
    at = at_of(song, VOICE)
    assert offers(Document(song), At(at.slot, KEYS, at.part)) == ()


def test_a_repair_says_when_a_part_would_no_longer_follow_the_chords() -> None:
    song = song_of({KEYS: piece(quarters(TUNE), name="Keys")})
    rule = replace(song.pieces[PieceId(1)], content=Generated("harmony-held"))
    followed, at = replace(song, pieces={rule.id: rule}), at_of(song, KEYS)
    section = song.arrangement.order[0].section
    content = Rewriting(song.pieces[PieceId(1)].written, 4 * BAR)
    written = repaired(followed, (section, KEYS, at.part), PartChange(rewriting=content))
    assert ceases_to_follow(followed, written)
    assert not ceases_to_follow(followed, repaired(followed, (section, KEYS, at.part), PartChange(2)))
    assert not ceases_to_follow(song, repaired(song, (section, KEYS, at.part), PartChange(rewriting=content)))


def test_a_tune_that_ends_open_is_offered_other_last_notes_and_nothing_else() -> None:
    song = song_of({VOICE: piece(quarters((*TUNE[:-1], 69)))})
    found = offered(song, at_of(song, VOICE), "open-end")
    assert found
    assert {offer.repair.code for offer in found} == {"end-on"}


def test_nothing_is_offered_for_an_open_end_where_the_whole_part_does_not_fit_anyway() -> None:
    song = song_of({VOICE: piece(quarters((*TUNE[:-1], 74), up=1))}, chords=CHORDS)
    assert not offered(song, at_of(song, VOICE), "open-end")


def test_an_offer_is_out_of_date_once_anything_it_was_made_from_is_another() -> None:
    song = song_of({VOICE: SHARP})
    _, offer = first_offer(song, at_of(song, VOICE), "wrong-key")
    lanes = tuple(replace(lane, lowest_pitch=40) for lane in song.lanes)
    others = (
        replace(song, key="Eb"),
        replace(song, strictness="strict"),
        replace(song, accepted=("rub",)),
        replace(song, lanes=lanes),
        replace(song, pieces={key: replace(one, name="Other") for key, one in song.pieces.items()}),
    )
    for other in others:
        with pytest.raises(EditRefused) as refused:
            take(Document(other), offer)
        assert refused.value.code == "repair-outdated"


def test_an_offer_outlasts_looking_around() -> None:
    song = song_of({VOICE: SHARP})
    _, offer = first_offer(song, at_of(song, VOICE), "wrong-key")
    document = Document(replace(song, view=replace(song.view, scroll_x=90)))
    take(document, offer)
    assert document.song.sections == offer.here.sections


def test_nothing_more_is_tried_as_soon_as_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    song, tries = song_of({VOICE: SHARP}), list[Repair]()

    def counting(song: Song, place: Place, repair: Repair) -> Trial | None:
        tries.append(repair)
        return tried(song, place, repair)

    monkeypatch.setattr(repairing, "tried", counting)
    list(offering(song, at_of(song, VOICE), lambda: len(tries) < 2))
    assert len(tries) == 2
