"""Noes about somebody who stays, in what goes: the question is refused of them from then on.

Who filed it may be another family than theirs, and once it is gone no link leads to it: they would stand in
figures again (docs/spec/bundle.md §10). So it is said anew where they stand, without who said it and without
a word of why; a coordinator decides over it as over any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.answers import IF, is_hearsay, says_no
from vsdesk.records.consent.answers_about import spoken_of
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.relative_entries import other_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"
_CONDITION: Final = "consent_condition"
_ASKED: Final = ("purpose", "recipient", "recipient_name")  # each value is said by itself
_OF: Final = frozenset({"case", "person"})
_ROOTS: Final = frozenset({"case", "family"})


class RefusalLeft(NamedTuple):
    """That an answer that goes refused something of somebody who stays, and the root where they stand."""

    answer: RecordView
    who: str
    root: str

    def edits(self, today: str) -> Iterator[tuple[tuple[str, ...], Edit]]:
        """What is written there, by what it says."""
        questions: list[dict[str, str]] = [{}]
        for name in _ASKED:
            said = sorted(str(one) for one in self.answer.every(name) if one)
            questions = [{**held, name: one} for held in questions for one in said] or questions
        for one in questions:
            values = {**one, "result": "refused", "subject": self.who, "given_on": today}
            yield (*sorted(one.values()), self.who), Edit(_ANSWER, {**values}, parent=self.root)


def refusals_left(vault: Vault, reached: Collection[RecordKey]) -> tuple[RefusalLeft, ...]:
    """Those in what goes: a no, a yes with a condition, put aside of a withdrawn device or not. Not what a
    file says of its own case: the listing tells what opens by that."""
    gone = {rec for _, rec in reached}
    views = {id: one for id, one in vault.read.views(gone).items() if not one.erased}
    answers = [one for one in views.values() if one.kind == _ANSWER]
    answers += [one for one in vault.read.whole.aside.of(_ANSWER) if one.id in gone]
    below = {one.parent for one in views.values() if one.kind == _CONDITION}
    narrow = [one for one in answers if _is_narrow(one, below)]
    files: dict[str, Dossier | None] = {}
    found: dict[tuple[str, str], RefusalLeft] = {}
    for one in narrow:
        named = spoken_of(one)
        entries = other_entries(vault.database, named)
        for who in sorted(named.union(*(entries.get(id, ()) for id in named)) - gone):
            view = vault.read.view(who)
            if view is None or view.erased or view.kind not in _OF:
                continue
            if view.space not in files:
                files[view.space] = vault.read.dossier(view.space)
            file = files[view.space]
            if file is None or file.head.kind not in _ROOTS or view.space in gone:
                continue
            if one.id not in {held.id for held in file.of(_ANSWER)} or who not in _own(file):
                found[one.id, who] = RefusalLeft(one, who, view.space)
    return tuple(found[key] for key in sorted(found))


def edits_of(left: Collection[RefusalLeft], today: str) -> list[Edit]:
    """What is written of all of these, each question of somebody once."""
    return [*{said: edit for one in left for said, edit in one.edits(today)}.values()]


def _is_narrow(answer: RecordView, conditional: Collection[str | None]) -> bool:
    if is_hearsay(answer) or answer.deleted:
        return False
    return says_no(answer) or IF in answer.every("result") or answer.id in conditional


def _own(file: Dossier) -> set[str]:
    """Whom the answers of a file are about that its own gate asks."""
    return {one.id for one in file.of("case")} | missing_person_ids(file)
