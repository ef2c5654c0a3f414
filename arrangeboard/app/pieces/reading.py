"""What pieces are cut from, read in a process of its own."""

from pathlib import Path

from arrangeboard.app.files.reading_apart import ReadingApart
from arrangeboard.app.pieces.importing import read_source
from arrangeboard.exchange.sources import PieceSource


class SourceReading(ReadingApart[PieceSource]):
    """The tracks of a file being read, to bring pieces into an open song."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, read_source, _unpacked)


def _unpacked(message: object) -> PieceSource:
    assert isinstance(message, PieceSource)  # noqa: S101  sent by ourselves
    return message
