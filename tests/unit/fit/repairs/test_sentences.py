"""Whatever is proposed can be said, and whatever can be said is proposed."""

from pathlib import Path

import pytest

import arrangeboard.fit.repairs
from arrangeboard.app.document import Document
from arrangeboard.app.fit.repairing import offers
from arrangeboard.fit.findings import CODES
from arrangeboard.words.repairs import TEMPLATES
from tests.unit.fit.repairs.test_each_finding import EXAMPLES

ROOM = Path(arrangeboard.fit.repairs.__file__).parent
SENTENCES = sorted(code.removeprefix("repair-") for code in TEMPLATES if code.startswith("repair-"))
SAID_ELSEWHERE = {"outdated"}


@pytest.mark.parametrize("code", CODES)
def test_every_offer_can_be_said(code: str) -> None:
    song, at = EXAMPLES[code]()
    for offer in offers(Document(song), at):
        assert offer.sentence
        assert "{" not in offer.sentence


def test_every_sentence_belongs_to_a_repair() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    codes = {code.removesuffix("-one") for code in SENTENCES} - SAID_ELSEWHERE
    sizes = {f"{size}-{way}" for size in ("sixteenth", "little") for way in ("later", "earlier")}
    assert [code for code in codes - sizes if f'"{code}"' not in source] == []


def test_what_is_counted_has_a_sentence_for_one() -> None:
    counting = [code for code in SENTENCES if "{count}" in TEMPLATES[f"repair-{code}"]]
    assert [code for code in counting if f"{code}-one" not in SENTENCES] == []
