"""Advice taken or left: findings that are meant so, and how much the program is to say."""

from collections.abc import Iterable

from msgspec.structs import replace

from arrangeboard.song.edits.parts import SectionPart, change_part, find_part
from arrangeboard.song.values import Song, Strictness


def accept_finding(song: Song, parts: Iterable[SectionPart], code: str) -> Song:
    """Have a finding of that code be meant so in these parts."""
    for at in parts:
        accepted = find_part(song, *at).accepted
        if code not in accepted:
            song = change_part(song, *at, accepted=(*accepted, code))
    return song


def object_again(song: Song, parts: Iterable[SectionPart], code: str) -> Song:
    """Have a finding of that code count again in these parts."""
    for at in parts:
        accepted = find_part(song, *at).accepted
        if code in accepted:
            song = change_part(song, *at, accepted=tuple(one for one in accepted if one != code))
    return song


def accept_everywhere(song: Song, code: str) -> Song:
    """Have findings of that code be meant so in every part, also in those to come."""
    return song if code in song.accepted else replace(song, accepted=(*song.accepted, code))


def object_everywhere(song: Song, code: str) -> Song:
    """Have findings of that code count again wherever a part does not accept them itself."""
    if code not in song.accepted:
        return song
    return replace(song, accepted=tuple(one for one in song.accepted if one != code))


def set_strictness(song: Song, strictness: Strictness) -> Song:
    """Say how much the program is to say about fit."""
    return song if strictness == song.strictness else replace(song, strictness=strictness)
