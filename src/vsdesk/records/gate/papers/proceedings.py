"""What was filed with one body, and how much of it another is told: that it was, when, and its number. Pure.

Another is told where its form asks which bodies know of the case, and what went to a court, or to a body
that gathers for courts, is told to nobody whose files the State gets. Source: docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from vsdesk.records.about import ever_in, ever_named, with_same_bytes
from vsdesk.records.consent import body_names, recipients
from vsdesk.records.consent.coordinators import filled, fills, is_sure
from vsdesk.records.dictionary.case_numbers import OUR_NUMBERS
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.kinship.firm_kin import may_tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.consent.recipients import Recipient
    from vsdesk.records.dossier import Dossier, RecordView

_ANY_COURT: Final = "prosecutor"  # the term of a number that a prosecutor or a court gave
# What else is of a proceeding: the file of what was filed, of what came back, of who represents.
_FILES: Final = {"submission": ("snapshot",), "submission_event": ("attachment",)}
_PAPER: Final = "paper"
_BEFORE: Final = "submissions"
_WITH: Final = "mechanism"
_NAME: Final = "mechanism_name"


@dataclass(frozen=True, slots=True)
class Proceedings:
    """Of what was filed with other bodies the records that stay (`kept`), and the submissions of which it is
    told (`told`)."""

    kept: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()

    @classmethod
    def of(cls, dossier: Dossier, to: Recipient, named: str) -> Self:
        """For one recipient of one case. Our own work and the family's own paper have all of it."""
        filed = () if to.home else ever_in(dossier, "submission")
        others = {one.id for one in filed if not _is_to(dossier, one, to, named)}
        numbers = () if to.home else dossier.of("external_ref")
        kept = {one.id for one in numbers if not _number_leaves(one, to)}
        if not others:
            return cls(frozenset(kept))
        told = {one.id for one in filed if one.id in others and _is_told(dossier, one, to)}
        kept |= others - told
        kept |= {one.id for one in ever_in(dossier, "submission_event") if one.parent in others}
        lawyers = {*_of_others(dossier, filed, others)}
        files = {*_files(dossier, others, lawyers)}
        items = with_same_bytes(ever_in(dossier, "evidence_item"), files) if files else files
        return cls(frozenset(kept | lawyers | items), frozenset(told))


def _is_to(dossier: Dossier, submission: RecordView, to: Recipient, named: str) -> bool:
    """Whether it went, or goes, to this recipient, by what coordinators say, else who made it: of several
    it is the others' too. What another device writes beside that neither opens it nor takes it away; and
    nobody fills in a body that another left open."""
    for one in (submission, filled(dossier, submission)):
        names = {body_names.key(said) for said in _believed(dossier, one, _NAME)} or {""}
        bodies = _believed(dossier, one, _WITH)
        if bodies != {to.key} or (to.by_name and names != {body_names.key(named)}):
            return False
    return True


def _believed(dossier: Dossier, submission: RecordView, name: str) -> set[str]:
    """What coordinators say of a submission, else who made it; where neither does, all that stands."""
    said = [one for one in submission.fields.get(name, ()) if one.held == "here"]
    sure = list(filter(is_sure(dossier), said))
    made = [one for one in said if dossier.beyond.made_by(submission.id, one.word)]
    return {str(one.value) for one in sure or made or said}


def _is_told(dossier: Dossier, submission: RecordView, to: Recipient) -> bool:
    """Whether another body is told of it: once it was sent, by the word of who made it or of coordinators."""
    sent = (one for one in submission.fields.get("sent_on", ()) if one.value)
    return any(may_tell(dossier, submission.id, (one,)) for one in sent) and all(
        _may_hear(to, recipients.of(str(one))) for one in submission.every("mechanism")
    )


def _number_leaves(number: RecordView, to: Recipient) -> bool:
    """Whether a number that a body gave may leave for this one."""
    return all(
        one in OUR_NUMBERS or one == to.key or _may_hear(to, _giver(str(one)))
        for one in number.every("body")
    )


def _giver(body: str) -> Recipient | None:
    """Who gave a number; None where the list does not tell."""
    if body == _ANY_COURT:
        return recipients.of(recipients.COURTS[0])
    return recipients.KNOWN.get(body)


def _may_hear(to: Recipient, of: Recipient | None) -> bool:
    if not to.asks_earlier:
        return False
    return not to.of_the_state or (of is not None and not of.prosecutes)


def _of_others(dossier: Dossier, filed: tuple[RecordView, ...], others: set[str]) -> Iterator[str]:
    """Who represents before another body; where none is named by who wrote that down or a
    coordinator, before the courts of the file, else before all."""
    courts = [one for one in filed if _is_to_court(one)]
    for one in ever_in(dossier, "representation"):
        before = {*ever_named(one, _BEFORE)}
        if not ids_of(filled(dossier, one), _BEFORE):
            counts = fills(dossier, one.id)
            sure = any(all(map(counts, each.fields[_WITH])) for each in courts)
            before |= {each.id for each in (courts if sure else filed)}
        if before & others:
            yield one.id


def _is_to_court(submission: RecordView) -> bool:
    return any(one in recipients.COURTS for one in submission.every(_WITH))


def _files(dossier: Dossier, others: set[str], lawyers: set[str]) -> Iterator[str]:
    for kind, names in _FILES.items():
        for one in ever_in(dossier, kind):
            if {one.id, one.parent} & others:
                yield from ever_named(one, *names)
    for one in ever_in(dossier, "representation"):
        if one.id in lawyers:
            yield from ever_named(one, _PAPER)
