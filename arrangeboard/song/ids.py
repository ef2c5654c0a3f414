"""Names of things inside one song: short counters, distinct to the type checker."""

from typing import NewType

LaneId = NewType("LaneId", int)
PieceId = NewType("PieceId", int)
SectionId = NewType("SectionId", int)
PartId = NewType("PartId", int)
SlotId = NewType("SlotId", int)
ArrangementId = NewType("ArrangementId", int)
