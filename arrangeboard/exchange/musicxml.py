"""Scores in MusicXML, plain or packed, as tracks over bars: one for each part, and for each voice of it.

partitura reads the notes; it is an extra and loaded with the first score. What is handed to it was bounded
and made safe before: no entities, no packed file that swells. Repeats are taken as they are written, once.
"""

# ruff: noqa: PLC0415  partitura and what comes with it are no part of every installation

import warnings
from typing import TYPE_CHECKING

from msgspec.structs import replace

from arrangeboard.exchange.mxl import NotAScore, score_bytes
from arrangeboard.exchange.sources import PieceSource
from arrangeboard.midi.losses import LossList

if TYPE_CHECKING:
    from lxml.etree import _Element

_OCTAVE = 12
_NOT_READ = {"grace": "score-grace-notes", "unpitched": "score-unpitched", "repeat": "score-repeats"}
"""Elements that no track holds, with the codes of what is told of them."""


def read_musicxml(data: bytes, name: str) -> PieceSource:
    """The tracks of a score; `name` is the file's without its ending. Raises NotAScore."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # partitura's parser of words is old
            from arrangeboard.exchange.score_parts import load_score
    except ImportError:
        raise NotAScore("score-needs-extra", name=name) from None
    losses = LossList()
    safe = _made_safe(score_bytes(data, name), name, losses)
    try:
        source = load_score(safe, name)
    except Exception:  # a damaged score can raise anything in there
        raise NotAScore("score-unreadable", name=name) from None
    return replace(source, losses=losses.all())


def _made_safe(data: bytes, name: str, losses: LossList) -> bytes:
    """The score without entities, its octave transpositions written as semitones; counts what is not read."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise NotAScore("score-unreadable", name=name) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise NotAScore("score-with-entities", name=name)
    if root.tag != "score-partwise":
        code = "score-timewise" if root.tag == "score-timewise" else "score-unreadable"
        raise NotAScore(code, name=name)
    for transpose in root.iter("transpose"):
        _write_octaves_as_semitones(transpose)
    for tag, code in _NOT_READ.items():
        losses.add(code, sum(1 for _ in root.iter(tag)))
    return bytes(etree.tostring(root))


def _write_octaves_as_semitones(transpose: "_Element") -> None:
    """partitura knows only semitones: an octave of a double bass would be lost."""
    octaves, chromatic = transpose.find("octave-change"), transpose.find("chromatic")
    if octaves is not None and chromatic is not None:
        try:
            semitones = int(chromatic.text or 0) + _OCTAVE * int(octaves.text or 0)
        except ValueError:
            return
        chromatic.text = str(semitones)
        transpose.remove(octaves)
