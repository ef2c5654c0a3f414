"""Playing as the board shows it: playhead, loop, levels; and what a hand on the board's strip asks for."""

from PySide6.QtCore import QObject

from arrangeboard.board.recording import TakeOnBoard
from arrangeboard.gui.board.board_view import BoardView
from arrangeboard.gui.board.level_meters import LevelMeters
from arrangeboard.gui.playing.follow import Follow
from arrangeboard.gui.playing.playing import Playing
from arrangeboard.gui.recording.recorder import Recorder
from arrangeboard.gui.recording.take_picture import SHOWN_TICKS
from arrangeboard.song.ids import SlotId
from arrangeboard.sound.pipe.signals import Heard


class BoardPlaying(QObject):
    """Ties a board to what plays, for as long as the board stands. Without a transport it shows nothing."""

    def __init__(self, board: BoardView, playing: Playing, *, animated: bool) -> None:
        super().__init__(board)
        self._board = board
        self._playing = playing
        self._recorder: Recorder | None = None
        self._meters = LevelMeters(board)
        self.follow = Follow(board, playing, animated=animated)
        playing.moved.connect(self._move)
        playing.state_changed.connect(self._show)
        playing.ready_changed.connect(self._show)
        playing.changed.connect(self._show_loop)
        playing.levels_changed.connect(self._hear)
        board.place_requested.connect(playing.locate)
        board.section_clicked.connect(self._stand_at)
        board.loop_requested.connect(playing.set_loop)
        board.loop_ended.connect(self._end_loop)
        if playing.studio is not None:
            playing.studio.keyboard.changed.connect(self._choose_cells)
            playing.studio.recorder.changed.connect(self._choose_cells)
            self._choose_cells()
            self._recorder = playing.studio.recorder
            self._recorder.changed.connect(self._show_take)
            self._recorder.grew.connect(self._show_take)
            self._show_take()
        self._show()
        self._show_loop()

    def _choose_cells(self) -> None:
        studio = self._playing.studio
        is_played = studio is not None and (studio.keyboard.is_on or studio.recorder.is_recording)
        self._board.recording.chooses_cells = is_played

    def _show_take(self) -> None:
        recorder = self._recorder
        session = recorder.session if recorder is not None else None
        if recorder is None or session is None:
            self._board.recording.show(None)
            return
        before = self._board.recording.take
        loop = self._playing.loop_ticks
        start, end = loop or (session.start_tick, max(self._playing.tick, session.start_tick))
        # Notes that are long past are not read again.
        notes = {(note.start_tick, note.pitch): note for note in before.notes} if before else {}
        notes |= {(note.start_tick, note.pitch): note for note in recorder.notes_lately(SHOWN_TICKS)}
        self._board.recording.show(TakeOnBoard(session.lane, start, end, tuple(notes.values())))

    def _show(self) -> None:
        playing = self._playing
        tick = None if playing.transport is None else playing.tick
        self._board.playhead.show(tick, is_running=playing.is_running)

    def _move(self) -> None:
        self._show()
        self.follow.move()

    def _show_loop(self) -> None:
        self._board.set_loop(self._playing.loop, is_song=self._playing.is_song_loop)

    def _stand_at(self, slot: SlotId) -> None:
        """Stand where a section begins whose header was clicked, so that Space plays it."""
        geometry, playing = self._board.scene.geometry, self._playing
        if playing.transport is not None and not playing.is_running and slot in geometry.slot_index:
            playing.locate(geometry.starts[geometry.slot_index[slot]])

    def _end_loop(self) -> None:
        self._playing.set_loop(())

    def _hear(self, heard: Heard) -> None:
        lanes = (lane.id for lane in self._playing.lanes_heard)
        self._meters.hear(zip(lanes, heard.levels, strict=False))
