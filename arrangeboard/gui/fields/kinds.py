"""Choices of kinds, roles and states, with their words."""

from typing import get_args

from arrangeboard.song.values import Role, SectionKind, Status
from arrangeboard.words import say

KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
ROLES: tuple[Role, ...] = get_args(Role)
STATUSES: tuple[Status, ...] = get_args(Status)


def kind_choices() -> list[tuple[str, SectionKind]]:
    """Every kind of section with its name."""
    return [(say(f"kind-{kind}"), kind) for kind in KINDS]


def role_choices() -> list[tuple[str, Role]]:
    """Every role of an instrument with its name."""
    return [(say(f"role-{role}"), role) for role in ROLES]


def status_choices() -> list[tuple[str, Status]]:
    """Every state of a part with its name."""
    return [(say(f"status-{status}"), status) for status in STATUSES]
