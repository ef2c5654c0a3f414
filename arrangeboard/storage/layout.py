"""How a song is laid out as JSON text: friendly to read, and a diff shows what was edited.

Things stand on lines of their own, their fields one a line; a note, chord, part or slot is one line. The
song shows every field, all else leaves out what is at its default. Nothing here knows of files or versions.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import NODEFAULT, Struct, json
from msgspec.structs import FieldInfo, fields

from arrangeboard.song.values import Control, Note, Part, Slot, Song, Sound

_ON_ONE_LINE = (Part, Slot, Sound)
_SHOWS_EVERY_FIELD = (Song,)
_WITHOUT_FREE_TEXT = (Note, Control)
_STEP = b"  "

_encoder = json.Encoder()


def lay_out(value: object, indent: bytes = b"") -> bytes:
    """JSON text of a value of the song; lines after the first begin with `indent`.

    Raises UnicodeEncodeError for text that is no Unicode (half of a surrogate pair).
    """
    if isinstance(value, Struct) and not _fits_one_line(value):
        return _block(b"{}", _members(_object(value).items(), indent + _STEP), indent)
    if isinstance(value, dict) and value:
        return _block(b"{}", _members(value.items(), indent + _STEP), indent)
    if isinstance(value, tuple) and value and isinstance(value[0], Struct):
        return _block(b"[]", _elements(value, indent + _STEP), indent)
    return _one_line(value)


def _fits_one_line(value: Struct) -> bool:
    return value.__struct_config__.array_like or isinstance(value, _ON_ONE_LINE)


def _members(members: Iterable[tuple[object, object]], indent: bytes) -> list[bytes]:
    return [b"%s: %s" % (_encoder.encode(str(name)), lay_out(value, indent)) for name, value in members]


def _elements(values: tuple[Struct, ...], indent: bytes) -> list[bytes]:
    """A song has notes by the hundred thousand: they are written all at once, their commas spaced after."""
    if isinstance(values[0], _WITHOUT_FREE_TEXT):
        return _encoder.encode_lines(values).replace(b",", b", ").splitlines()
    return [lay_out(one, indent) for one in values]


def _block(brackets: bytes, lines: list[bytes], indent: bytes) -> bytes:
    if not lines:
        return brackets
    inside = b"\n" + indent + _STEP
    return b"%c%s%s\n%s%c" % (brackets[0], inside, (b"," + inside).join(lines), indent, brackets[1])


def _one_line(value: object) -> bytes:
    if isinstance(value, _ON_ONE_LINE):
        value = _object(value)
    return json.format(_encoder.encode(value), indent=0)


def _object(value: Struct) -> Mapping[str, object]:
    """The fields to write, by name, a tag first."""
    every = isinstance(value, _SHOWS_EVERY_FIELD)
    tag = value.__struct_config__.tag
    shown: dict[str, object] = {} if tag is None else {value.__struct_config__.tag_field or "type": tag}
    for name, default in _defaults(type(value)).items():
        own = getattr(value, name)
        if every or own != default:
            shown[name] = own
    return shown


@cache
def _defaults(kind: type[Struct]) -> Mapping[str, object]:
    return {field.encode_name: _default(field) for field in fields(kind)}


def _default(field: FieldInfo) -> object:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()
