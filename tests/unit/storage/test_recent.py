"""The list of recent songs."""

from pathlib import Path

from arrangeboard.storage.recent import MOST_RECENT, recent_songs, remember_song


def song_files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.arrange" for number in range(count)]
    for path in paths:
        path.touch()
    return paths


def test_the_latest_song_comes_first_and_once(tmp_path: Path) -> None:
    one, two = song_files(tmp_path, 2)
    for path in (one, two, one):
        remember_song(path)
    assert recent_songs() == (one, two)


def test_the_list_ends_after_twelve(tmp_path: Path) -> None:
    paths = song_files(tmp_path, MOST_RECENT + 3)
    for path in paths:
        remember_song(path)
    assert recent_songs() == tuple(reversed(paths))[:MOST_RECENT]


def test_a_song_that_is_gone_is_left_out(tmp_path: Path) -> None:
    one, two = song_files(tmp_path, 2)
    remember_song(one)
    remember_song(two)
    one.unlink()
    assert recent_songs() == (two,)


def test_a_damaged_list_is_an_empty_list(home: Path, tmp_path: Path) -> None:
    (home / "recent.json").write_bytes(b'{"songs": 3')
    assert recent_songs() == ()
    (one,) = song_files(tmp_path, 1)
    remember_song(one)
    assert recent_songs() == (one,)


def test_a_list_that_cannot_be_written_troubles_nobody(home: Path, tmp_path: Path) -> None:
    (home / "recent.json").mkdir()
    (one,) = song_files(tmp_path, 1)
    remember_song(one)
    assert recent_songs() == ()
