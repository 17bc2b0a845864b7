"""Differences: one field in which several values stand, and the decision about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.gate.lone.fair_share import in_turn
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.cases.untold_news import UntoldNews
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dictionary.values import Json


_MAY_BE_CLOSED: Final = ("case", "event", "claim", "person")  # where news of a death stands
# What comes with a file, and is of one file only.
_OF_A_FILE: Final = ("blob", "sha256", "size", "file_name", "mime")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which several values stand, none of them newer in any sense that counts. `same`: by the op
    of each value all that say it."""

    record: str
    kind: str
    root: str
    root_kind: str
    title: str = field(repr=False)
    number: str = field(repr=False)
    same: Mapping[str, tuple[str, ...]] = field(repr=False)
    field: str
    alternatives: tuple[Alternative, ...]

    @property
    def seen(self) -> tuple[str, ...]:
        """The ops that say these values, which a decision replaces: of a page that shows
        some of them, just those."""
        return tuple(op for one in self.alternatives for op in self.same[one.op])


class DifferenceService:
    """What two devices said otherwise of one thing; a person says what stands."""

    def __init__(self, context: DeskContext, cases: CaseService, untold: UntoldNews) -> None:
        self._vault = context.vault
        self._cases = cases
        self._untold = untold

    def differing_records(self) -> int:
        """How many records differ, without those that may not be spoken of."""
        count, kept = self._vault.read.difference_count(), 0
        for view in self._vault.read.differing(_MAY_BE_CLOSED) if count else ():
            names = [name for name in view.fields if view.differs(name)]
            kept += all(self._untold.is_closed(view, name) for name in names)
        return count - kept

    def open(self, root: str | None = None) -> list[Difference]:
        """All undecided fields, or those of one case or family; none that tells untold news.

        In each file by turns of who said the values: a device that says much otherwise pushes back
        its own only.
        """
        found = []
        for view in self._vault.read.differing():
            if root is not None and view.space != root:
                continue
            row = self._vault.read.row(view.space)
            for name in sorted(view.fields):
                if view.differs(name) and not self._untold.is_closed(view, name):
                    found.append(
                        Difference(
                            record=view.id,
                            kind=view.kind,
                            root=view.space,
                            root_kind=row.kind if row else "",
                            title=(row.name or row.other) if row else "",
                            number=row.number if row else "",
                            field=name,
                            alternatives=view.alternatives(name),
                            same={
                                said[0].op: tuple(one.op for one in said)
                                for said in view.sayings(name)
                            },
                        )
                    )
        place = {root: at for at, root in enumerate(dict.fromkeys(one.root for one in found))}
        turns = in_turn(
            found, lambda one: " ".join(sorted({said.device_id for said in one.alternatives}))
        )
        return sorted(turns, key=lambda one: place[one.root])

    def resolve(
        self,
        rec: str,
        field: str,
        *,
        keep: str | None = None,
        value: Json = None,
        why: str = "",
        seen: Sequence[str],
    ) -> Change:
        """Decide a difference: `keep` names the op whose value stands, or `value` is a new one.

        It replaces what the person saw (`seen`) and nothing that came since; both stay in the history. Raises
        UserError E_NOT_FOUND for an op that does not stand there.

        Where two files came for one paper, name, size and fingerprint go with the kept one: a paper never
        says the fingerprint of one file and holds another.
        """
        view = self._cases.record(rec)
        both = [
            name
            for name in _OF_A_FILE
            if view.kind == "evidence_item" and any(one.op == keep for one in view.standing(name))
        ]
        if field in both:
            kept = {
                name: next(one.value for one in view.standing(name) if one.op == keep)
                for name in both
            }
            known = {name: [op for op in view.ops(name) if op in seen] for name in both}
            return self._cases.save([Edit(view.kind, kept, id=rec, seen=known, why=why)])
        if keep is not None:
            chosen = next((one for one in view.standing(field) if one.op == keep), None)
            if chosen is None:
                raise UserError("E_NOT_FOUND", field=field)
            value = chosen.value
        return self._cases.save(
            [Edit(view.kind, {field: value}, id=rec, seen={field: seen}, why=why)]
        )
