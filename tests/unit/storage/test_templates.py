"""Forms and instrumentations of the user's own."""

from pathlib import Path

from arrangeboard.storage.templates import (
    drop_form,
    drop_instrumentation,
    keep_form,
    keep_instrumentation,
    kept_forms,
    kept_instrumentations,
)
from arrangeboard.theory.forms import Form, FormSection
from arrangeboard.theory.instrumentations import Instrumentation, Player

BALLAD = Form("own", (FormSection("verse", 8, "A", "C | F | G |"), FormSection("chorus", 16)), 72, "Ballad")
WALTZ = Form("own", (FormSection("verse", 16),), name="ah, a waltz")
DUO = Instrumentation("own", (Player("Voice", 53, "melody"), Player("Cajón", 0, "rhythm", drums=True)), "Duo")


def test_nothing_is_kept_at_first() -> None:
    assert kept_forms() == ()
    assert kept_instrumentations() == ()


def test_kept_forms_come_back_by_name() -> None:
    keep_form(BALLAD)
    keep_form(WALTZ)
    assert kept_forms() == (WALTZ, BALLAD)


def test_a_form_of_the_same_name_takes_its_place() -> None:
    keep_form(BALLAD)
    shorter = Form("own", BALLAD.sections[:1], name="Ballad")
    keep_form(shorter)
    assert kept_forms() == (shorter,)


def test_a_form_can_be_dropped() -> None:
    keep_form(BALLAD)
    keep_form(WALTZ)
    drop_form("Ballad")
    assert kept_forms() == (WALTZ,)


def test_an_instrumentation_is_kept_and_dropped() -> None:
    keep_instrumentation(DUO)
    assert kept_instrumentations() == (DUO,)
    drop_instrumentation("Duo")
    assert kept_instrumentations() == ()


def test_damaged_templates_are_kept_aside(home: Path) -> None:
    keep_form(BALLAD)
    (home / "templates" / "forms.json").write_text('[{"code": 1}]', encoding="utf-8")
    assert kept_forms() == ()
    assert (home / "templates" / "forms.damaged.json").exists()
