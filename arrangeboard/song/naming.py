"""Names as they are shown: bare names are numbered where there is more than one."""

from collections import Counter

from arrangeboard.song.ids import SlotId
from arrangeboard.song.values import Arrangement, Song


def shown_names(song: Song, arrangement: Arrangement) -> dict[SlotId, str]:
    """The name of each slot: "Bridge", or "Chorus 1" and "Chorus 2" where the order has several."""
    bare = [(slot.id, song.sections[slot.section].name) for slot in arrangement.order]
    total = Counter(name for _, name in bare)
    seen: Counter[str] = Counter()
    names = {}
    for slot, name in bare:
        seen[name] += 1
        names[slot] = name if total[name] == 1 else f"{name} {seen[name]}".strip()
    return names
