"""What is known to be missing anywhere in the vault, of what may answer that is asked of all of it
(docs/spec/bundle.md §8.17): bodies of some kinds, which are known without them, and entries before others.

No link leads to such an answer, so it is asked whole, once for all who ask before anything is written. It is
missing no more once a coordinator named it: at the root of its space, or of the whole vault (`not_coming`).
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.errors import UserError
from vsdesk.history.entry import audit_space
from vsdesk.history.op_scopes import OFFICE, SHARED
from vsdesk.records.guarding_links import JOINING
from vsdesk.records.not_whole import (
    ELSEWHERE,
    HAVE,
    OF_COUNTED,
    OF_FIGURES,
    OF_NAMES,
    OF_PICTURES,
    MissingPiece,
    is_named,
)
from vsdesk.vault.read import views
from vsdesk.vault.read.beyond_file import ops_in
from vsdesk.vault.read.known_to import known_to, knows_all
from vsdesk.vault.read.makers import may_stand
from vsdesk.vault.read.missing_here import (
    ROOTS,
    is_anything_missing,
    missing_entries,
    missing_ties,
    names_in,
    never_coming,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vsdesk.vault.vault import Vault

_ASKED: Final = sorted({*OF_NAMES, *OF_PICTURES, *OF_FIGURES, *OF_COUNTED, *JOINING})
_BODIES: Final = (
    "SELECT l.space, l.kid, lower(hex(e.eh)) || ':' || o.idx, r.kind FROM op o "
    "CROSS JOIN record r ON r.n = o.record CROSS JOIN entry e ON e.n = o.entry "
    "CROSS JOIN log l ON l.n = e.log WHERE o.state = 1 AND o.came IS NULL "
    "AND +r.kind IN (SELECT value FROM json_each(?))"
)
_LIES: Final = f"SELECT lower(hex(id)), lower(hex(space)) FROM record WHERE id IN {views.IDS}"  # noqa: S608 - a literal


class _Lacking(NamedTuple):
    """One thing, of which kind it is ("" where that is not known), and whether it lies in its device's own
    journal, or in the office."""

    one: MissingPiece
    kind: str
    in_journal: bool

    @property
    def of_figures(self) -> bool:
        """Whether it may say which figures were told before."""
        lies = self.in_journal or self.one.space == OFFICE
        return lies and self.kind in ("", *OF_FIGURES)


def missing_of(vault: Vault, kinds: Iterable[str]) -> tuple[MissingPiece, ...]:
    """What of these kinds is missing in any space that is no journal, and entries that may be of them."""
    asked = frozenset(kinds)
    return vault.read.recent.get(
        ("missing", asked),
        lambda: tuple(
            held.one
            for held in _lacking(vault)
            if not held.in_journal and held.kind in ("", *asked)
        ),
    )


def missing_of_figures(
    vault: Vault, who: Collection[str] | None = None
) -> tuple[MissingPiece, ...]:
    """What of coordinators is missing in the office and in their journals, where the figures stand that were
    told before; and any answer whose writer could name one of these cases and persons (None: anybody), in
    whatever file it lies: whom it names is in none."""
    told = (
        held.one
        for held in _lacking(vault)
        if held.of_figures and vault.trust.role_of(held.one.device_id) == "coordinator"
    )
    answers = missing_of(vault, OF_COUNTED)
    if answers and who is not None:
        answers = tuple(_naming(vault, answers, who))
    return tuple(dict.fromkeys((*told, *answers)))


def _naming(
    vault: Vault, answers: Iterable[MissingPiece], who: Collection[str]
) -> Iterator[MissingPiece]:
    """Of these answers those whose writer could name one of whom it is asked."""
    rows = vault.database.query(_LIES, (json.dumps(sorted({*who})),))
    lies = {row[1] for row in rows}
    anybody = len(rows) < len({*who}) or not lies.isdisjoint(SHARED)
    by = groupby(sorted(answers, key=lambda one: one.device_id), lambda one: one.device_id)
    held = {id: tuple(some) for id, some in by}
    among = known_to(vault.database, [id for id in held if not knows_all(id, vault.rules)])
    for id, some in held.items():
        reach = among.get(id)
        yield from (
            one
            for one in some
            if anybody or reach is None or not lies.isdisjoint({*reach, one.space})
        )


def missing_anywhere(vault: Vault) -> tuple[MissingPiece, ...]:
    """All of it, for whoever looks at it."""
    found = {*missing_of(vault, {*OF_NAMES, *OF_PICTURES}), *missing_of_figures(vault)}
    if more := missing_of(vault, JOINING):
        ties = missing_ties(vault.database, vault.rules)
        found.update(one for one in more if not one.is_body or one.id in ties)
    return tuple(sorted(found))


def require_whole(missing: tuple[MissingPiece, ...]) -> None:
    """Raise UserError E_GATE where something is."""
    if missing:
        raise UserError("E_GATE", ELSEWHERE, reason=ELSEWHERE)


def _lacking(vault: Vault) -> tuple[_Lacking, ...]:
    if not is_anything_missing(vault.database):  # nearly every vault
        return ()
    return vault.read.recent.get(("missing",), lambda: tuple(_look(vault)))


def _look(vault: Vault) -> Iterator[_Lacking]:
    database = vault.database
    with database.snapshot():
        rows = [
            *database.query(_BODIES, (json.dumps(_ASKED),)),
            *((*row, "") for row in missing_entries(database)),
        ]
        roots = ops_in(database, ROOTS, (sorted({row[0].hex() for row in rows}),)) if rows else {}
        ever = never_coming(database, vault.rules) if rows else frozenset[str]()
    at = {root: names_in(ops, HAVE, vault.rules) for root, ops in roots.items()}
    own = {kid: bytes.fromhex(audit_space(kid.hex())) for kid in {row[1] for row in rows}}
    for space, kid, id, kind in rows:
        one = MissingPiece(id, space.hex(), kid.hex())
        if not may_stand(one.space, one.device_id, vault.rules):
            continue  # what may not stand there answers nothing
        if not is_named(one, ever) and not is_named(one, at.get(one.space, ())):
            yield _Lacking(one, kind, space == own[kid])
