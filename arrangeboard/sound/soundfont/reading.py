"""SoundFont files opened.

Everything that could point outside the file is checked here, once and before it is used; after that a
font is read without fear. Zones are worked out when a preset is first asked for.
"""

from mmap import ACCESS_READ, mmap
from pathlib import Path

from arrangeboard.sound.soundfont.checking import check_hydra
from arrangeboard.sound.soundfont.gaps import closed
from arrangeboard.sound.soundfont.hydra import Hydra, read_hydra
from arrangeboard.sound.soundfont.recordings import Recordings
from arrangeboard.sound.soundfont.refusing import NotASoundFont
from arrangeboard.sound.soundfont.riff import FileBytes, Place, chunks, form
from arrangeboard.sound.soundfont.values import KITS, Preset, PresetKey, Presets, SoundFont
from arrangeboard.sound.soundfont.zones import Zones


def read_soundfont(path: Path) -> SoundFont:
    """Open an SF2 or SF3 file; NotASoundFont if it cannot be read or is not sound."""
    data = _mapped(path)
    try:
        return _soundfont(path, data)
    except NotASoundFont as error:
        data.close()
        raise NotASoundFont(error.code, name=path.name, **error.values) from error


def _mapped(path: Path) -> mmap:
    try:
        if not path.is_file():  # a pipe would keep us waiting
            raise NotASoundFont("soundfont-unreadable", name=path.name)
        with path.open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except OSError as error:
        raise NotASoundFont("soundfont-unreadable", name=path.name) from error
    except ValueError as error:  # an empty file cannot be mapped
        raise NotASoundFont("soundfont-other-file", name=path.name) from error


def _soundfont(path: Path, data: mmap) -> SoundFont:
    lists = chunks(data, form(data, b"sfbk"))
    for name in (b"sdta", b"pdta"):
        if name not in lists:
            raise NotASoundFont("soundfont-damaged", where=name.decode())
    hydra = read_hydra(data, chunks(data, lists[b"pdta"]))
    pool = chunks(data, lists[b"sdta"]).get(b"smpl", Place(0, 0))
    check_hydra(hydra, pool.size)
    title = _title(data, lists) or path.stem
    # From here on nothing is refused: the recordings hold the file, and it could not be closed.
    recordings = Recordings(data, pool, hydra.samples)
    return SoundFont(path, title, presets=_presets(hydra, Zones(hydra, recordings)), pool=recordings)


def _presets(hydra: Hydra, zones: Zones) -> Presets:
    """The presets by bank and program; of two in one place the first counts."""
    headers = hydra.presets.headers[:-1]
    places: dict[PresetKey, int] = {}
    for place, key in enumerate(zip(headers["bank"].tolist(), headers["program"].tolist(), strict=True)):
        places.setdefault(key, place)
    names = {key: _text(bytes(headers["name"][place])) for key, place in places.items()}

    def work_out(key: PresetKey) -> Preset:
        found = zones.of_preset(places[key])
        return Preset(*key, names[key], found if key[0] == KITS else closed(found))

    return Presets(names, work_out)


def _title(data: FileBytes, lists: dict[bytes, Place]) -> str:
    place = chunks(data, lists[b"INFO"]).get(b"INAM") if b"INFO" in lists else None
    return _text(data[place.start : min(place.end, place.start + 256)]) if place else ""


def _text(raw: bytes) -> str:
    """A name up to its first zero byte."""
    return raw.split(b"\0")[0].decode("latin-1").strip()
