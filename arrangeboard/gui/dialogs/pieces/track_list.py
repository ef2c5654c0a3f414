"""The tracks of a file as a list: name, sound, how much they play, and a small picture of their notes."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from arrangeboard.app.finding_instruments import sound_names
from arrangeboard.exchange.sources import PieceSource, SourceTrack
from arrangeboard.gui.look.theme import Theme
from arrangeboard.song.values import Sound
from arrangeboard.words import say

_PICTURE_WIDTH, _PICTURE_HEIGHT = 84, 34
_MOST_DRAWN = 1_500


class TrackList(QListWidget):
    """`track_chosen` carries the number of the track that is walked to."""

    track_chosen = Signal(int)

    def __init__(self, look: Theme, source: PieceSource) -> None:
        super().__init__()
        self.setAccessibleName(say("import-tracks"))
        self.setFont(look.font(13))
        self.setIconSize(QSize(look.size(_PICTURE_WIDTH), look.size(_PICTURE_HEIGHT)))
        self.setFixedWidth(look.size(290))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        names = sound_names()
        for track in source.tracks:
            words = say(
                "import-track",
                name=track.name or say("import-unnamed"),
                sound=_sound_name(track.sound, names),
                notes=len(track.notes),
            )
            item = QListWidgetItem(_picture(look, source, track), words)
            item.setToolTip(words.replace("\n", ", "))
            self.addItem(item)
        self.currentRowChanged.connect(self.track_chosen)


def _sound_name(sound: Sound, names: dict[Sound, str]) -> str:
    plain = Sound(sound.program, drums=sound.drums)
    return names.get(sound) or names.get(plain) or names[Sound(0, drums=sound.drums)]


def _picture(look: Theme, source: PieceSource, track: SourceTrack) -> QIcon:
    """The whole track, small."""
    ratio = 2
    width, height = look.size(_PICTURE_WIDTH) * ratio, look.size(_PICTURE_HEIGHT) * ratio
    picture = QPixmap(width, height)
    picture.fill(look.colour("ground"))
    notes = track.notes[:: max(1, len(track.notes) // _MOST_DRAWN)]
    lowest = min(note.pitch for note in notes)
    rows = max(max(note.pitch for note in notes) - lowest, 6)
    across = width / max(1, source.grid.length_ticks)
    painter = QPainter(picture)
    for note in notes:
        y = height - 8 - (note.pitch - lowest) * (height - 16) / rows
        long = max(3.0, note.length_ticks * across)
        painter.fillRect(QRectF(note.start_tick * across, y - 2, long, 4), look.colour("accent"))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints it
    return made
