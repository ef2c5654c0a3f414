import pytest

from arrangeboard.theory.kinds import bare_name, kind_of_name, split_number


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Intro", "intro"),
        ("VERSE", "verse"),
        ("Verse 2b", "verse"),
        ("2nd Verse", "verse"),
        ("Vers 1", "verse"),
        ("1. Strophe", "verse"),
        ("Couplet 2", "verse"),
        ("Verse III", "verse"),
        ("Verse_1", "verse"),
        ("Verse1", "verse"),
        ("Pre-Chorus", "pre-chorus"),
        ("PreChorus 2", "pre-chorus"),
        ("pre chorus", "pre-chorus"),
        ("Build", "pre-chorus"),
        ("Chorus 2", "chorus"),
        ("Chorus #2", "chorus"),
        ("Chorus x2", "chorus"),
        ("CHORUS (soft)", "chorus"),
        ("[Chorus]", "chorus"),
        ("Final Chorus", "chorus"),
        ("Chorus reprise", "chorus"),
        ("Refrain", "chorus"),
        ("Ref", "chorus"),
        ("Hook", "chorus"),
        ("Estribillo", "chorus"),
        ("Refrão", "chorus"),
        ("サビ", "chorus"),
        ("припев 2", "chorus"),
        ("Post-Chorus", "post-chorus"),
        ("Middle 8", "bridge"),
        ("Brücke", "bridge"),
        ("Guitar Solo", "solo"),
        ("Break", "breakdown"),
        ("Drop 2", "drop"),
        ("Instrumental", "interlude"),
        ("Coda", "outro"),
        ("Ending", "outro"),
        ("Fade out", "outro"),
        ("V1", "verse"),
        ("PC2", "pre-chorus"),
    ],
)
def test_a_kinds_word_in_any_usual_spelling_means_that_kind(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "A",
        "B2",
        "C#m7",
        "Setup",
        "End",
        "Route 66",
        "Universe",
        "Bridgewater",
        "#LOOP_START",
        "12",
        "Dm",
    ],
)
def test_a_name_that_is_no_kinds_word_means_none(name: str) -> None:
    assert kind_of_name(name) is None


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Chorus 2", "Chorus"),
        ("Chorus", "Chorus"),
        ("PreChorus 1", "PreChorus"),
        ("2nd Verse", "Verse"),
        ("Verse 2b", "Verse"),
        ("Verse IV", "Verse"),
        ("  Drop   12 ", "Drop"),
        ("Guitar Solo 2", "Guitar Solo"),
        ("Middle 8", "Middle 8"),
        ("Middle 8 2", "Middle 8"),
        ("Route 66", "Route 66"),
        ("Part II", "Part II"),
        ("", ""),
    ],
)
def test_the_bare_name_drops_the_number_of_a_known_kind_only(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize("name", ["Chorus 2", "2nd Verse", "Middle 8 2", "Chorus x2", "Intro1", "Route 66"])
def test_a_bare_name_stays_what_it_is_and_of_its_kind(name: str) -> None:
    assert bare_name(bare_name(name)) == bare_name(name)
    assert kind_of_name(bare_name(name)) == kind_of_name(name)


def test_any_name_splits_into_words_and_number() -> None:
    assert split_number("Part 3") == ("Part", "3")
    assert split_number("3rd movement") == ("movement", "3rd")
    assert split_number("Movement") == ("Movement", "")
