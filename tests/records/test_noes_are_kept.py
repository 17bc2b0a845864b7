"""What somebody wanted, limited or refused is turned round by no other device, in whatever field it stands.

Such fields are found by what they are: a yes or no, a list that knows a no, a name that speaks of a wish.
Each has a right, and its no stands first; or it stands here, with the reason why it holds no wish.
"""

from __future__ import annotations

import re
from typing import Final

import pytest

from vsdesk.history.rights import BESIDE, FIRST, FREE, ONCE
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import COORDINATORS, FieldSpec, KindSpec

_NO: Final = re.compile(r"(^|_)(no|not|stop|stopped|refused|declined|withdrawn)($|_)")
_WISH: Final = re.compile(
    r"want|wish|limit|consent$|assent|may_|participat|pen_name|family_answer$|protection|news_how"
)
# A yes or no that tells what is or was so: nobody wanted or refused it.
TELLS: Final = {
    "of what was done to somebody": (
        "case.prior_detention", "case.wanted_before", "case.threats_before", "event.warrant_shown",
        "extortion_attempt.still_in_contact",
    ),
    "of how somebody lives or looked": (
        "person.several_wives", "family.female_headed", "family.breadwinner_missing",
        "family_member.lives_with", "am_profile.glasses", "am_profile.smoker",
        "am_mark.visible_in_photo", "belonging.worn_when_last_seen", "need.urgent",
        "dna_reference.biological_confirmed", "participation.family_of_missing",
        "participation.survivor",
    ),
    "of how our own work was done": (
        "person_identifier.seen_original", "search_action.no_action_possible",
        "representation.conflict_checked", "document_check.told_family", "statement.recorded",
        "statement.signed", "statement.read_back", "statement.support_person",
        "statement.referral_offered", "translation.certified", "note.done",
    ),
    "of a court": ("submission.in_absentia",),
}  # fmt: skip  # a table, read by rows
# A list in which some term has such a word, and none of them is a wish.
NO_WISH: Final = {
    "a party, a State or a court, by its name or its own word": (
        "case.whereabouts",
        "search_action.response",
        "search_action.no_action_reason",
        "hlp_asset.heirs_issue",
        "hlp_asset.violations",
    ),
    "what is known of a paper, a sex or a sum": (
        "person.sex",
        "participation.sex",
        "person.pregnant_at_event",
        "evidence_item.original",
        "document_check.result",
        "document_test.result",
        "extortion_attempt.outcome",
        "person_identifier.type",
        "evidence_item.document_type",
        "hlp_asset.documents_held",
        "civil_doc_issue.document",
        "representation.basis",
    ),
    "what happened, or who somebody is": (
        "case.search_status",
        "event.type",
        "kinship.biological",
        "testimony_row.state_seen",
    ),
    "how far work has come: what a program does by itself rests on fewer words (bundle.md §8.13)": (
        "submission.status",
        "service.status",
    ),
}
# A name that speaks of a wish and holds a pointer or a record of our own work.
POINTS: Final = {
    "which answer was used; the answer itself is kept": (
        "dna_reference.consent",
        "referral.consent",
    ),
    "a fact about somebody before": ("case.wanted_before",),
}


def _written_by_others(dictionary: Dictionary) -> list[tuple[KindSpec, FieldSpec]]:
    """The fields that others than coordinators set and may set again."""
    return [
        (kind, one)
        for kind in dictionary.kinds
        for one in kind.fields
        if not one.derived and one.setters != COORDINATORS and one.right not in (ONCE, FIRST)
    ]


def _listed(reasons: dict[str, tuple[str, ...]]) -> set[str]:
    return {name for names in reasons.values() for name in names}


def _name(one: FieldSpec) -> str:
    return f"{one.kind}.{one.name}"


def test_every_yes_or_no_has_an_order_or_a_reason(dictionary: Dictionary) -> None:
    fields = [one for _, one in _written_by_others(dictionary) if one.type == "bool"]
    bare = {_name(one) for one in fields if one.right not in BESIDE}
    assert bare == _listed(TELLS)
    ordered = {_name(one) for one in fields if one.narrow}
    assert len(ordered) > 20
    # who speaks for the family, what an event was: it opens nothing, whichever is read
    loose = {"event.is_disappearance", "event.firsthand", "family_member.focal_point"}
    assert {_name(one) for one in fields} - ordered - bare == loose


def test_every_list_that_knows_a_no_has_an_order_or_a_reason(dictionary: Dictionary) -> None:
    lists = dictionary.vocabularies
    noes = {
        _name(one): [term for term in lists.keys(one.vocabulary) if _NO.search(term)]
        for _, one in _written_by_others(dictionary)
        if one.vocabulary
    }
    found = {name for name, terms in noes.items() if terms}
    ordered = {
        _name(one)
        for _, one in _written_by_others(dictionary)
        if one.right in BESIDE and one.narrow
    }
    assert found - ordered == _listed(NO_WISH)
    assert found & ordered == {
        "consent_grant.result",
        "dna_reference.sample_given",
        "family_request.type",
        "name_choice.choice",
        "referral.outcome",
        "source_list.may_be_shown",
        "testimony_row.may_tell_family",
    }


def test_an_order_names_every_term_and_a_no_first(dictionary: Dictionary) -> None:
    """A term that an order does not name would come before all."""
    lists = dictionary.vocabularies
    fields = [one for _, one in _written_by_others(dictionary) if one.type == "choice"]
    for one in (one for one in fields if one.narrow):
        terms = {*lists.keys(one.vocabulary)} if one.vocabulary else set()
        assert terms <= {*one.narrow}, one
        if any(_NO.search(term) for term in terms):
            assert _NO.search(one.narrow[0]), one


def test_what_is_named_for_a_wish_is_replaced_by_nobody_else(dictionary: Dictionary) -> None:
    fields = [one for _, one in _written_by_others(dictionary) if _WISH.search(one.name)]
    assert {_name(one) for one in fields if one.right == FREE} == _listed(POINTS)
    assert len(fields) > 15


@pytest.mark.parametrize("name", ["refused", "client_declined", "stop", "no", "not_asked"])
def test_a_no_is_seen_by_its_word(name: str) -> None:
    assert _NO.search(name)
    assert not _NO.search("lebanese_auth") and not _NO.search("notification")
