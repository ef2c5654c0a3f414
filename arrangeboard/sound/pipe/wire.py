"""Messages on a pipe: how long each is and its number, then the message itself in MessagePack.

Both ends use it. It knows nothing of what messages mean.
"""

from collections.abc import Callable, Iterator
from struct import Struct as Layout
from typing import Generic, TypeVar

import msgspec

from arrangeboard.sound.pipe.signals import Message

Kind = TypeVar("Kind", bound=Message)
Read = Callable[[int], bytes]
"""At most so many bytes, as soon as there are any; none at the end."""

MOST_BYTES = 256 << 20
_HEAD = Layout("<II")
_AT_ONCE = 1 << 20


class Garbled(Exception):
    """What came is not a message: the other end is broken, or is not ours."""


def packed(message: Message, number: int = 0) -> bytes:
    """The bytes of a message on the pipe."""
    body = msgspec.msgpack.encode(message)
    return _HEAD.pack(len(body), number) + body


class Incoming(Generic[Kind]):
    """The messages that come from a pipe, each with its number, until the other end closes it.

    Iterating raises Garbled where bytes are no message of the kinds awaited, or too long for one, or where
    the pipe ends in the middle of one.
    """

    def __init__(self, read: Read, decoder: msgspec.msgpack.Decoder[Kind]) -> None:
        self._read = read
        self._decoder = decoder

    def __iter__(self) -> Iterator[tuple[int, Kind]]:
        while head := self._exactly(_HEAD.size, or_nothing=True):
            length, number = _HEAD.unpack(head)
            if length > MOST_BYTES:
                raise Garbled(f"a message of {length} bytes")
            yield number, self._decoded(self._exactly(length))

    def _decoded(self, body: bytes | bytearray) -> Kind:
        try:
            return self._decoder.decode(body)
        except (msgspec.DecodeError, RecursionError) as error:
            raise Garbled(str(error)) from error

    def _exactly(self, length: int, *, or_nothing: bool = False) -> bytearray:
        """So many bytes; memory is taken only for those that have come."""
        found = bytearray()
        while len(found) < length:
            more = self._read(min(length - len(found), _AT_ONCE))
            if not more:
                if or_nothing and not found:
                    break
                raise Garbled("the pipe ended inside a message")
            found += more
        return found
