"""No kinship makes somebody their own forebear.

What stood before is not judged again, so that an old circle never stops a new word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding, standing
from vsdesk.records.dossier import RecordView
from vsdesk.records.kinship.graph import younger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.vault.edit import Edit


def circles(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_CYCLE for each kinship that closes a circle."""
    families: dict[str, _Family] = {}
    for at, edit in scene.of("kinship"):
        stands = scene.held(edit.id)
        family = edit.parent or (stands.parent if stands is not None else None) or ""
        if family not in families:
            families[family] = _Family(scene.heard_of(scene.before(family), "kinship"))
        if families[family].closes(_after(edit, family, stands and scene.heard(stands))):
            yield SaveFinding(at, "E_CYCLE", "related_to")


class _Family:
    """Who is older than whom in one family, while kinships come in.

    A circle is found by walking down from the new one alone: one device writes as many others as it likes.
    """

    def __init__(self, links: Iterable[RecordView]) -> None:
        self._links: dict[str, RecordView] = {}
        self._below: dict[str, Counter[str]] = defaultdict(Counter)
        for one in links:
            self._links[one.id] = one
            self._count(one, 1)

    def closes(self, link: RecordView) -> bool:
        """Take in a kinship as it is now; whether it closes a circle that did not stand."""
        said = {*younger(link)}
        new = [(older, child) for older, child in said if not self._below[older][child]]
        if link.id in self._links:
            self._count(self._links[link.id], -1)
        if link.id:
            self._links[link.id] = link
        self._count(link, 1)
        return any(self._reaches(child, older) for older, child in new)

    def _count(self, link: RecordView, by: int) -> None:
        for older, child in younger(link):
            self._below[older][child] += by

    def _reaches(self, start: str, end: str) -> bool:
        seen, left = {start}, [start]
        while left:
            person = left.pop()
            if person == end:
                return True
            following = {one for one, times in self._below.get(person, {}).items() if times}
            left += following - seen
            seen |= following
        return False


def _after(edit: Edit, family: str, stands: RecordView | None) -> RecordView:
    fields = dict(stands.fields) if stands is not None else {}
    fields |= {name: (standing(value),) for name, value in edit.set.items()}
    return RecordView(edit.id or "", "kinship", family, family, fields=fields)
