"""What the rules of saving look at: what stands here, and how it will stand after this save."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.alternative import Alternative
from vsdesk.records.consent.whose_word_counts import as_believed
from vsdesk.records.dates.days import day_at
from vsdesk.records.dossier import Dossier, RecordView

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

_THIS_SAVE: Final = ""  # whose word it is that is about to be written


@dataclass(frozen=True, slots=True)
class SaveFinding:
    """What a rule found: `at` is the place of the edit in its save, `code` one of `errors.py`.

    `field` is "" where the record as a whole is meant; `within` is what a number there may be; `after` the
    field of the same kind whose day comes first.
    """

    at: int
    code: str
    field: str = ""
    within: tuple[int, int] | None = None
    after: str = ""


class SaveContext:
    """One save, asked by the rules. Nothing is read that no rule asks for.

    `beside`: the values of this save stand beside what is here instead of replacing it. `new`: ids of which
    it is known that no record is here.
    """

    def __init__(
        self,
        vault: Vault,
        edits: Sequence[Edit],
        why: str | None = None,
        *,
        beside: bool = False,
        new: Collection[str] = (),
    ) -> None:
        self.vault = vault
        self.edits = edits
        self._why = why
        self._beside = beside
        self._held: dict[str, RecordView | None] = dict.fromkeys(new)
        self._dossiers: dict[str, Dossier | None] = {}

    @property
    def today(self) -> str:
        """Today's date (UTC) as an ISO day."""
        return day_at(self.vault.env.clock())

    def why(self, edit: Edit) -> str:
        """The reason that is written with an edit."""
        return (edit.why or self._why or "").strip()

    def of(self, *kinds: str) -> list[tuple[int, Edit]]:
        """The edits of these kinds that write something, with their places."""
        return [
            (at, one)
            for at, one in enumerate(self.edits)
            if one.kind in kinds and not (one.delete or one.restore)
        ]

    def held(self, id: str | None) -> RecordView | None:
        """A record as it stands before this save, removed ones too."""
        if not id:
            return None
        if id not in self._held:
            self._held[id] = self.vault.read.view(id)
        return self._held[id]

    def after(self, edit: Edit, name: str) -> Json:
        """What a field says after this edit: its value, else what is held, as far as a rule rests on it."""
        if name in edit.set:
            return edit.set[name]
        held = self.held(edit.id)
        return self.heard(held).value(name) if held is not None else None

    def heard(self, record: RecordView) -> RecordView:
        """A record by the words on which a rule rests that refuses a save, or lets one through: of
        coordinators, of this device, of who recorded its file, in a record of this save of who made it,
        and of this save itself (docs/spec/bundle.md §8.13)."""
        trust = self.vault.trust
        asked = [record] if record.id in self._places else []
        if (head := self.held(record.space)) is not None:
            asked.append(head)
        also = frozenset({_THIS_SAVE}).union(*map(trust.believed, asked))
        return as_believed(record, trust.heard(record), also)

    def heard_of(self, dossier: Dossier | None, kind: str) -> list[RecordView]:
        """The records of a kind in a file, each so."""
        return [*map(self.heard, dossier.of(kind))] if dossier is not None else []

    def place(self, id: str | None) -> tuple[str, str | None] | None:
        """Kind and parent of a record that is here; cheaper than `held`."""
        if not id:
            return None
        if id in self._held:
            view = self._held[id]
            return None if view is None else (view.kind, view.parent)
        return self.vault.read.place(id)

    def coming(self, id: str) -> Edit | None:
        """What this save does to a record, the last edit of it."""
        at = self._places.get(id)
        return None if at is None else self.edits[at]

    def space(self, edit: Edit) -> str:
        """The space in which a record of this save lies; "" while nobody knows."""
        spec = self.vault.dictionary.kind(edit.kind)
        if spec is not None and spec.root:
            return edit.id or ""
        held = self.held(edit.id)
        if held is not None:
            return held.space
        seen: set[str] = set()
        above = edit.parent
        while above and above not in seen:
            seen.add(above)
            stands, comes = self.held(above), self.coming(above)
            if stands is not None or comes is None:
                return stands.space if stands is not None else ""
            if not comes.parent:
                return comes.id or ""
            above = comes.parent
        return edit.space or ""

    def dossier(self, root: str) -> Dossier | None:
        """The records around a root as they will stand after this save; None where there are none."""
        if root not in self._dossiers:
            self._dossiers[root] = self._after(root)
        return self._dossiers[root]

    def before(self, root: str) -> Dossier | None:
        """The records around a root as they stand before this save."""
        if not root or self._held.get(root, self) is None:  # known not to be here
            return None
        return self.vault.read.dossier(root)

    def _after(self, root: str) -> Dossier | None:
        if not root:
            return None
        stands = self.before(root)
        records = {one.id: one for one in stands or ()}
        for at in self._by_space.get(root, ()):
            edit = self.edits[at]
            id = edit.id or f"new {at}"
            records[id] = self._written(edit, id, root, records.get(id) or self.held(edit.id))
        return Dossier(root, tuple(records.values())) if records else None

    def _written(self, edit: Edit, id: str, space: str, held: RecordView | None) -> RecordView:
        old: Mapping[str, tuple[Alternative, ...]] = held.fields if held is not None else {}
        fields = dict(old)
        for name, value in edit.set.items():
            beside = old.get(name, ()) if self._beside else ()
            fields[name] = (standing(value), *beside)
        deleted = edit.delete or (held is not None and held.deleted and not edit.restore)
        if held is not None:
            return replace(held, fields=fields, deleted=deleted)
        return RecordView(id, edit.kind, space, edit.parent, fields=fields, deleted=deleted)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.id: at for at, one in enumerate(self.edits) if one.id}

    @cached_property
    def _by_space(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, one in enumerate(self.edits):
            found.setdefault(self.space(one), []).append(at)
        return found


def standing(value: Json) -> Alternative:
    """A value that is about to be written, as one that stands."""
    return Alternative(op="", value=value, device_id=_THIS_SAVE, by="", ts="")
