"""What a coordinator decides between answers: the save names what was on the screen.

A decision binds only what its writer had seen (docs/spec/bundle.md §8.8), and only the question that it is
about, whichever page or command it was written by.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.answers import same_question
from vsdesk.records.consent.condition_rules import conditions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"


def weighing(vault: Vault, edit: Edit) -> Edit:
    """The same edit; where it decides for an answer, with what it weighs: the answers to the same question
    beside it, and the conditions below all of them. So these are no longer the word of one device alone
    there (bundle.md §8.12)."""
    if edit.kind != _ANSWER or edit.set.get("decides") is not True or edit.weighs or not edit.id:
        return edit
    held = vault.read.view(edit.id)
    if held is None:
        return replace(edit, weighs=[edit.id])
    near = [*around(vault, held)]
    about = _about(held, near)
    beside = [
        one.id
        for dossier in near
        for one in dossier.of(_ANSWER)
        if same_question(one, held) and _concerns(one, about)
    ]
    answers = dict.fromkeys((edit.id, *beside))
    below = [one.id for dossier in near for id in answers for one in conditions_of(dossier, id)]
    return replace(edit, weighs=[*dict.fromkeys((*answers, *below))])


def _concerns(one: RecordView, about: frozenset[str]) -> bool:
    """Whether an answer is about this case, about nothing in particular, or about who gave it."""
    subjects = {str(subject) for subject in one.every("subject") if subject}
    return not about or not subjects or bool(subjects & {*about, *map(str, one.every("grantor"))})


def around(vault: Vault, held: RecordView) -> Iterator[Dossier]:
    """What the answer is about, where it lies, and the cases of both: answers may lie in each."""
    roots = dict.fromkeys(one for one in (held.text("subject"), held.space) if one)
    near = [found for one in roots if (found := vault.read.dossier(one)) is not None]
    yield from near
    cases = dict.fromkeys(case.id for dossier in near for case in dossier.of("case"))
    for case in cases:
        found = vault.read.dossier(case) if case not in roots else None
        if found is not None:
            yield found


def _about(held: RecordView, around: list[Dossier]) -> frozenset[str]:
    """The case that the answer is about, and its person; nothing where it is about no case alone."""
    subject = held.text("subject")
    for dossier in around:
        ids = missing_person_ids(dossier) | {dossier.root}
        if subject in ids and dossier.head.kind == "case":
            return frozenset(ids)
    return frozenset()
