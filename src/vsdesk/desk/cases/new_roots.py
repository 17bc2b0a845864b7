"""A case, a family or another root that was begun in the window; and what is done when no word came.

It is made at once, so that all that one can do on its page works, and its number is known. Who goes away
without a word leaves nothing: it is hidden again, stands in no list, nor among what was removed, and
the next one that is begun is this one, with its number. What counts as a word: a saved answer, a record
below it, a file, a draft, a link from elsewhere. When in doubt it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.desk.cases.draft_service import waits
from vsdesk.desk.change import Change
from vsdesk.desk.saving.new_numbers import CASE_DEFAULTS
from vsdesk.history.clock import ts_ms
from vsdesk.history.entry import DELETED
from vsdesk.records.dates.days import day_at
from vsdesk.records.dictionary.case_numbers import NUMBERS, read_number
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.desk.cases.draft_service import DraftService
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.list_pages import ListRow

# What older versions preset: a case that was only begun there holds it still.
_PRESET: Final = {**CASE_DEFAULTS, "fate": "unknown_presumed_alive"}
_META: Final = "begun"  # by kind the root that was begun last on this device
# What the program itself writes into a root, and what lies below it.
_BY_ITSELF: Final = {
    "case": {"person", "intake_date", "case_no", "documenter", *_PRESET},
    "family": {"family_code", "documenter"},
}
_BELOW: Final[dict[str, dict[str, set[str]]]] = {
    "case": {"person": set(), "event": {"is_disappearance"}}
}


class NewRootService:
    """Begin, and give up."""

    def __init__(self, context: DeskContext, cases: CaseService, drafts: DraftService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases
        self._drafts = drafts

    def begin(self, kind: str) -> Change:
        """A root of this kind in which nothing stands; of a case with its person and its event.

        One that was begun today and left without a word is taken up again. `ids` = (root,), of a case
        (case, person, event).
        """
        again = self._again(kind)
        if again is not None:
            return again
        root, person, event = self._context.new_id(), self._context.new_id(), self._context.new_id()
        edits = [Edit(kind, {}, id=root)]
        if kind == "case":
            edits = [
                Edit("case", {"person": person, "intake_date": self._context.today()}, id=root),
                Edit("person", {}, id=person, parent=root),
                Edit("event", {"is_disappearance": True}, id=event, parent=root),
            ]
        elif kind not in NUMBERS and self._written(kind):
            edits = [Edit(kind, {"documenter": self._context.by}, id=root)]
        change = self._cases.save(edits)
        with self._vault.transaction():
            self._vault.meta.put(_META, {**self._begun(), kind: root})
        return change

    def give_up(self, root: str) -> Change | None:
        """Hide a root that was begun here, when nobody wrote a word into it; else None."""
        if root not in self._begun().values():
            return None
        view = self._vault.read.view(root)
        if view is None or view.deleted or not self._wordless(root):
            return None
        for key in self._drafts_of(root):
            self._drafts.drop(key)
        return self._cases.delete(root, shown=self._cases.shown(root))

    def give_up_begun(self, but: str = "") -> tuple[str, ...]:
        """The same for all that was begun here, whichever page, lock or power cut it was left by; but one.

        The roots that were hidden.
        """
        begun = [str(root) for root in self._begun().values() if root != but]
        return tuple(root for root in begun if self.give_up(root) is not None)

    def removed(self, kind: str, limit: int = 200) -> list[ListRow]:
        """The removed cases (families, activities …), the last one first; `restore` brings one back.

        What was begun and given up is not among them: there is nothing in it.
        """
        found = self._vault.read.removed(kind, limit)
        return [row for row in found if self._tells(row) or not self._untouched(row.id)]

    # -- begun before -------------------------------------------------------------------------

    def _begun(self) -> dict[str, Any]:
        held = self._vault.meta.get(_META, {})
        return held if isinstance(held, dict) else {}

    def _again(self, kind: str) -> Change | None:
        """What was begun today and never touched, shown again."""
        root = str(self._begun().get(kind, ""))
        view = self._vault.read.view(root) if root else None
        if (
            view is None
            or day_at(ts_ms(view.created)) != self._context.today()
            or not self._wordless(root)
        ):
            return None
        by = view.text("documenter")
        if by and by != self._vault.by:  # enrolled since: the number would be of another device
            return None
        below = [one for one in self._vault.read.space(root) if one.id != root]
        order = [one.id for name in _BELOW.get(kind, {}) for one in below if one.kind == name]
        if view.deleted:
            self._cases.restore(root)
        return Change((root, *order), frozenset({root}), frozenset({kind}))

    # -- without a word -----------------------------------------------------------------------

    def _wordless(self, root: str) -> bool:
        return (
            self._untouched(root)
            and not self._vault.loads.named_by_others([root])
            and not any(waits(self._drafts.get(key)) for key in self._drafts_of(root))
        )

    def _drafts_of(self, root: str) -> list[str]:
        return [key for key in self._drafts.held() if root in key.split(":")]

    def _untouched(self, root: str) -> bool:
        """Whether a root and what lies below it hold what the program writes, and nothing was saved since."""
        head = self._vault.read.view(root)
        if head is None or not _once(head):
            return False
        own = _BY_ITSELF.get(head.kind, {"documenter"})
        number = head.text(NUMBERS[head.kind]) if head.kind in NUMBERS else ""
        if not _names(head) <= own or (number and read_number(number) is None):
            return False
        if any(
            head.value(name) != value
            for name, value in _PRESET.items()
            if name in own & _names(head)
        ):
            return False
        left = dict(_BELOW.get(head.kind, {}))
        for one in self._vault.read.space(root):
            if one.id != root:
                fields = left.pop(one.kind, None)  # one of each kind
                if fields is None or not _names(one) <= fields or not _once(one):
                    return False
        return True

    @staticmethod
    def _tells(row: ListRow) -> bool:
        return bool(row.name or row.other or row.place or row.event_from or row.told)

    def _written(self, kind: str) -> bool:
        spec = self._dictionary.kind(kind)
        return spec is not None and spec.field("documenter") is not None


def _once(view: RecordView) -> bool:
    """Whether all that stands in a record was written at one time, and nobody differs."""
    return len({op for name in _names(view) for op in view.ops(name)}) <= 1


def _names(view: RecordView) -> set[str]:
    """The fields of a record in which anything ever stood; whether it is hidden is no answer."""
    return {*view.fields} - {DELETED}
