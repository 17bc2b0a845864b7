"""Who is in no figure by an answer that lies in another file than theirs: no link of their own file leads to
it, so it is looked for by whom answers name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.answers_about import RefusedOf
from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.exported_table import CandidateRow, ExitOrder
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"


def refused_beyond(
    vault: Vault, own: Mapping[str, Collection[str]], refused: RefusedOf
) -> frozenset[str]:
    """Of these persons and cases (with the spaces that their own files read) those of whom somebody refused
    it elsewhere; whoever is named in an answer of a file of which something was put aside or is missing, too:
    nobody knows what was answered there."""
    answered = vault.read.former.named_in(own.keys(), _ANSWER)
    far = {
        space: left
        for space, named in answered.items()
        if (left := frozenset(one for one in named if space not in own[one]))
    }
    found = frozenset[str]()
    for file in vault.read.dossiers(sorted(far)):
        unsure = file.beyond.put_aside() or file.beyond.missing()
        found |= far[file.root] if unsure else far[file.root] & file.once(refused)
    return found


def cases_refused_beyond(
    vault: Vault, heads: Iterable[RecordView], refused: RefusedOf
) -> frozenset[str]:
    """Of these roots the cases of which that was said elsewhere, or of whoever is missing there."""
    cases = [one for one in heads if one.kind == "case"]
    links = vault.dictionary.links("case")
    own, of = dict[str, frozenset[str]](), dict[str, set[str]]()
    for case in cases:
        spaces = frozenset({case.id, *ids_of(case, *links)})
        for id in (case.id, *ids_of(case, "person")):
            own[id] = own.get(id, spaces) & spaces
            of.setdefault(id, set()).add(case.id)
    return frozenset(case for id in refused_beyond(vault, own, refused) for case in of[id])


def but_refused(
    context: DeskContext, order: ExitOrder, let_out: Sequence[CandidateRow]
) -> tuple[CandidateRow, ...]:
    """The cases of a table of figures of whom no other file says no to it."""
    refused = RefusedOf((order.purpose, order.recipient, order.named), context.today())
    heads = context.vault.read.views([one.root for one in let_out]).values()
    closed = cases_refused_beyond(context.vault, heads, refused)
    return tuple(one for one in let_out if one.root not in closed)
