"""Small scores for tests, written as MusicXML."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

CONTAINER = """<container><rootfiles><rootfile full-path="score/song.xml"/></rootfiles></container>"""


def score(*measures: str, part_name: str = "Flute", more: str = "") -> bytes:
    """A score of one part; each measure is its content."""
    bars = "".join(f'<measure number="{at}">{one}</measure>' for at, one in enumerate(measures, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<score-partwise version="4.0"><part-list><score-part id="P1"><part-name>{part_name}</part-name>'
        f'</score-part></part-list><part id="P1">{bars}</part>{more}</score-partwise>'
    ).encode()


def attributes(divisions: int = 2, beats: int = 4, value: int = 4, more: str = "") -> str:
    """What begins the first measure."""
    return (
        f"<attributes><divisions>{divisions}</divisions><key><fifths>0</fifths></key>"
        f"<time><beats>{beats}</beats><beat-type>{value}</beat-type></time>{more}</attributes>"
    )


def note(pitch: str, duration: int, more: str = "", voice: int = 1) -> str:
    """A note such as "C5", "F#4" or "Bb3", so many divisions long."""
    step, octave = pitch[0], pitch[-1]
    alter = {"#": "<alter>1</alter>", "b": "<alter>-1</alter>"}.get(pitch[1:-1], "")
    return (
        f"<note><pitch><step>{step}</step>{alter}<octave>{octave}</octave></pitch>"
        f"<duration>{duration}</duration>{more}<voice>{voice}</voice></note>"
    )


def rest(duration: int) -> str:
    """Silence."""
    return f"<note><rest/><duration>{duration}</duration><voice>1</voice></note>"


def packed(data: bytes, *, container: str = CONTAINER) -> bytes:
    """A score as .mxl files hold it."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("score/song.xml", data)
    return held.getvalue()
