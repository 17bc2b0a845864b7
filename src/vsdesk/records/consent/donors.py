"""Whose sample may help to find whom, and who is asked: a no stays a no, and a court comes
before a minor. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.about import ever_named, ever_of
from vsdesk.records.case_parts import missing_person_ids, missing_too
from vsdesk.records.consent.answers import names_scopes, scopes_of
from vsdesk.records.consent.assent import answered_as_child
from vsdesk.records.consent.own_word import own_agreements
from vsdesk.records.consent.selection import AnswersByPerson
from vsdesk.records.dates.ages import is_minor
from vsdesk.records.kinship.graph import donor_hint, is_near, relatives

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.consent.agreement import Agreement
    from vsdesk.records.dossier import Dossier, Question, RecordView
    from vsdesk.records.kinship.graph import DonorHint

REFUSED: Final = "refused"
_SCOPE: Final = "family_members"  # of a sample, as the dictionary has it
# What is planned. What was done is written down as it was told, whoever should have been asked.
_PLANS: Final = frozenset({"asked_waiting", "planned"})
# What stands once a court was asked; of any other word, an unknown one too, nobody asked.
_COURT_ASKED: Final = frozenset(
    {"court_first", "asked_waiting", "planned", "yes", "sent", "result"}
)


class Use(NamedTuple):
    """For whom of the missing of a file one donor's sample is of use, for whom a little (further relatives by
    blood: a niece, a grandchild), and for whom not."""

    helps: tuple[str, ...]
    little: tuple[str, ...]
    not_for: tuple[str, ...]


def advised(dossier: Dossier, missing: str) -> DonorHint:
    """Whose samples could help, of those who did not say no and are here to give one."""
    away = missing_too(dossier, missing_person_ids(dossier))
    return donor_hint(dossier, missing, refusing(dossier) | away)


def use_of(dossier: Dossier, donor: str) -> Use:
    """For each missing person of the file who is not the donor."""
    helps: list[str] = []
    little: list[str] = []
    not_for: list[str] = []
    for missing in sorted(missing_person_ids(dossier) - {donor}):
        kin = next((one for one in relatives(dossier, missing) if one.person == donor), None)
        if kin is None or not kin.blood:
            not_for.append(missing)
        else:
            (helps if is_near(kin) else little).append(missing)
    return Use(tuple(helps), tuple(little), tuple(not_for))


def unwilling(dossier: Dossier, wanted: Question, today: str, exit: str) -> frozenset[str]:
    """The donors, of a row now or before, who answered this question themselves, and no yes that
    holds by itself for samples."""
    samples = dossier.of("dna_reference")
    said = dossier.once(AnswersByPerson(wanted)) if samples else {}
    donors = {donor for one in samples for donor in ever_named(one, "donor")} & said.keys()
    own = own_agreements(dossier, donors, wanted, today, exit, any_age=True)
    if own is None:
        return frozenset(donors)
    return frozenset(
        donor
        for donor, found in own.items()
        if not (found.holds and _agrees(dossier, donor, found, said[donor], today))
    )


def _agrees(
    dossier: Dossier, donor: str, found: Agreement, own: Collection[RecordView], today: str
) -> bool:
    """Whether a yes that holds is one to this: a child files through a guardian, who says what may leave."""
    if _SCOPE in found.scopes:
        return True
    held = dossier.get(donor)
    said_less = any(names_scopes(one) and _SCOPE not in scopes_of(one) for one in own)
    return held is not None and not said_less and answered_as_child(dossier, held, own, today)


def needs_a_court(donor: RecordView, before: str, after: str, today: str) -> bool:
    """Whether a minor's sample would be planned, and a court was not asked first."""
    return after in _PLANS and before not in _COURT_ASKED and is_minor(donor, today)


def refusing(dossier: Dossier) -> frozenset[str]:
    """Those who said no, or for whom somebody did: nobody is advised to ask them."""
    return dossier.once(_refusing)


def _refusing(dossier: Dossier) -> frozenset[str]:
    return frozenset(
        donor
        for one in ever_of(dossier, "dna_reference")
        if REFUSED in one.every("sample_given")
        for donor in ever_named(one, "donor")
    )
