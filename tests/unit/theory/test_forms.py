import pytest

from arrangeboard.song.bars import bar_grid
from arrangeboard.song.ids import ArrangementId, SectionId, SlotId
from arrangeboard.song.values import Arrangement, Chord, Meter, Section, Slot, Song
from arrangeboard.theory.chord_line import read_chord_line
from arrangeboard.theory.forms import DEFAULT_BARS, FORMS, LETTERS, Form, NotAForm, form_of, read_form


def shorthand(form: Form) -> str:
    letters = {kind: letter for letter, kind in LETTERS.items()} | {"custom": "X"}
    return "".join(letters[kind] for kind in form.kinds)


def test_the_forms_offered_hold_the_sections_they_are_known_for() -> None:
    assert {code: shorthand(form) for code, form in FORMS.items()} == {
        "verse-chorus": "VCVCC",
        "with-bridge": "IVCVCBCO",
        "pre-chorus-pop": "IVPCVPCBCK",
        "aaba": "VVBV",
        "verse-refrain": "IVCVCVCO",
        "build-and-drop": "INPDNPDO",
        "blues-12": "VVSV",
        "through-composed": "XXXXX",
    }


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_every_form_has_chords_that_fill_its_sections_or_none(form: Form) -> None:
    for section in form.sections:
        chords = read_chord_line(section.chords, bar_grid(section.bars, (), Meter(4, 4)))
        assert not section.chords or (chords[0].tick == 0 and chords[-1].tick >= (section.bars - 2) * 3840)


def test_the_blues_has_twelve_bars_and_aaba_thirty_two() -> None:
    assert {section.bars for section in FORMS["blues-12"].sections} == {12}
    assert FORMS["aaba"].bars == 32


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("I V C V C B C C O", "IVCVCBCCO"),
        ("ivcvc", "IVCVC"),
        ("IVCVC", "IVCVC"),
        ("i v c", "IVC"),
        ("V-C-V-C", "VCVC"),
        ("V → C → V", "VCV"),
        ("intro verse chorus", "IVC"),
        ("Intro, Verse 1, Pre Chorus, Chorus, Guitar Solo", "IVPCS"),
        ("V1 C1 V2 C2", "VCVC"),
        ("Intro | V | Drop", "IVD"),
        ("intro VCVC outro", "IVCVCO"),
        ("Intro, Verse, Chorus x2", "IVCC"),
        ("V C ×2 O", "VCCO"),
        ("V x 3", "VVV"),
        ("verse chorus X2, Guitar Solo x2", "VCCSS"),
        ("Verse 16 x2", "VV"),
    ],
)
def test_a_form_is_read_from_letters_and_words(text: str, letters: str) -> None:
    assert shorthand(read_form(text)) == letters


def test_letters_with_an_a_among_them_are_themes() -> None:
    form = read_form("AABA")
    assert form.kinds == ("verse", "verse", "bridge", "verse")
    assert [section.name for section in form.sections] == ["A", "A", "B", "A"]
    rondo = read_form("I A B A C A O")
    assert [section.name for section in rondo.sections] == ["", "A", "B", "A", "C", "A", ""]
    assert rondo.kinds[4] == "custom"


def test_bars_may_be_typed() -> None:
    assert [section.bars for section in read_form("I:2 V:16 C Chorus:12").sections] == [2, 16, 8, 12]


@pytest.mark.parametrize(
    ("text", "bars"),
    [
        ("Verse 16, Chorus 8", [16, 8]),
        ("verse 16 chorus 12", [16, 12]),
        ("Verse: 16, Pre Chorus 2, Chorus : 4 bars", [16, 4, 4]),
        ("V16 C12", [16, 12]),
        ("V 16 C 12", [16, 12]),
        ("Verse 1, Chorus 1, Verse 2, Chorus 2", [8, 8, 8, 8]),
        ("V1 V2 V3 V4 V5", [8, 8, 8, 8, 8]),
        ("Verse 1:16, Middle 8, Outro 12 bars", [16, 8, 12]),
        ("A 16 A B A", [16, 8, 8, 8]),
    ],
)
def test_a_number_after_a_section_is_its_bars_unless_it_counts_sections(text: str, bars: list[int]) -> None:
    assert [section.bars for section in read_form(text).sections] == bars


def test_sections_without_typed_bars_have_their_kinds_usual_length() -> None:
    assert all(section.bars == DEFAULT_BARS[section.kind] for section in read_form("IVPCKBSNDLO").sections)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "form-empty", None),
        (" , ", "form-empty", None),
        ("V C Z", "form-unknown-section", 3),
        ("V C:0", "form-no-bars", 2),
        ("V:9999", "form-too-many-bars", 1),
        ("Verse 1000", "form-too-many-bars", 1),
        ("V " + "C:" + "9" * 5000, "form-too-many-bars", 2),
        ("verse chorus banana", "form-unknown-section", 3),
        ("V 16 8", "form-unknown-section", 2),
        ("V " * 201, "form-too-long", None),
    ],
)
def test_a_form_that_cannot_be_read_is_refused_by_its_place(text: str, code: str, place: int | None) -> None:
    with pytest.raises(NotAForm) as refused:
        read_form(text)
    assert refused.value.code == code
    assert refused.value.values.get("place") == place


def test_an_arrangements_form_can_be_kept() -> None:
    verse = Section(SectionId(1), "Verse", "verse", bars=4, chords=(Chord(0, "F"), Chord(3840, "C")))
    order = (Slot(SlotId(3), verse.id), Slot(SlotId(4), verse.id))
    written = Arrangement(ArrangementId(2), "", order)
    song = Song(sections={verse.id: verse}, arrangements=(written,), last_id=4)
    kept = form_of(song, written, "Mine")
    assert kept.name == "Mine"
    assert [(one.kind, one.bars, one.name) for one in kept.sections] == [("verse", 4, "Verse")] * 2
    assert {one.chords for one in kept.sections} == {"F | C |"}
