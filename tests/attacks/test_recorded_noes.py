"""A no, a limit or a wish that somebody wrote down outside of a consent: another device writes over it.

It stands, beside what was said since; so does what only another device said where the one who was there
said nothing. Everybody is made up.
"""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.kit import Town, carry, swap

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json

Values = dict[str, Json]
SAID: Final[dict[str, tuple[str, Values, Values]]] = {
    "sample refused": ("dna_reference", {"sample_given": "refused"}, {"sample_given": "yes"}),
    "not explained": (
        "dna_reference",
        {"sample_given": "planned", "explained": False},
        {"explained": True},
    ),
    "no action wanted": ("extortion_attempt", {"wants_action": False}, {"wants_action": True}),
    "no publicity": (
        "submission",
        {"mechanism": "prosecutor_de", "publicity_consent": False},
        {"publicity_consent": True},
    ),
    "does not take part": ("family_member", {"participates": False}, {"participates": True}),
    "how to be told": (
        "family_member",
        {"news_how": {"ar": "مع أختها", "src_lang": "ar"}},
        {"news_how": {"ar": "بالهاتف", "src_lang": "ar"}},
    ),
    "limits of the mandate": (
        "representation",
        {
            "representative": "محامية مختلقة",
            "proceeding": "شكوى",
            "limits": {"ar": "لا يُعطى شيء لدمشق", "src_lang": "ar"},
        },
        {"limits": {"ar": "بلا حدود", "src_lang": "ar"}},
    ),
    "stop": (
        "family_request",
        {"type": "stop", "text": {"ar": "لا تتصلوا", "src_lang": "ar"}, "received": "2026-11-01"},
        {"type": "other", "text": {"ar": "اتصلوا", "src_lang": "ar"}},
    ),
    "declined": (
        "referral",
        {"service": "legal_consultation", "outcome": "client_declined"},
        {"outcome": "accepted"},
    ),
    "what the family wants": (
        "hlp_asset",
        {"type": "house", "violations": ["destroyed"], "wants": ["restitution"]},
        {"wants": ["compensation"]},
    ),
    "pen name": (
        "work",
        {"title": "رسالة", "type": "letter", "pen_name": "ياسمين"},
        {"pen_name": "x"},
    ),
    "refused (control)": (
        "consent_grant",
        {"purpose": "search", "recipient": "icmp", "result": "refused", "given_on": "2026-11-20"},
        {"result": "given"},
    ),
    "not safe (control)": (
        "contact_channel",
        {"type": "phone", "value": "+90 500 000 00 01", "safe_to_call": False},
        {"safe_to_call": True},
    ),
}
WHOSE: Final = {
    "dna_reference": "donor",
    "consent_grant": "grantor",
    **dict.fromkeys(("family_member", "family_request", "referral"), "person"),
}


def written(made: Town, who: str) -> dict[str, str]:
    """One record of each that Hala or the coordinator writes, with which everybody then
    works: by what it is."""
    desk, found = made.hala if who == "hala" else made.rima, {}
    for which, (kind, said, _) in SAID.items():
        spec = made.rima.context.dictionary.kind(kind)
        root = made.family if spec is not None and "family" in spec.spaces else made.case
        values = {**said, WHOSE[kind]: made.mother} if kind in WHOSE else said
        found[which] = desk.cases.save(
            [Edit(kind, values, id=desk.context.new_id(), parent=root)]
        ).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    return found


@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
@pytest.mark.parametrize("who", ["hala", "rima"])
def test_what_was_said_stands_and_is_read(made: Town, who: str, replace: bool) -> None:
    found = written(made, who)
    for which, (kind, _, over) in SAID.items():
        made.enemy.change(found[which], kind, over, replace=replace)
    made.enemy.hand_over(made.rima)
    for which, (_, said, over) in SAID.items():
        there = made.rima.cases.record(found[which])
        for name in over:
            assert there.value(name) == said[name], which
            assert {str(one) for one in there.every(name)} == {str(said[name]), str(over[name])}
            assert there.differs(name), "it is shown as a difference"


def test_who_said_it_says_otherwise_later(made: Town) -> None:
    """Control: what Hala heard last stands alone, where it is no answer that is kept."""
    found = written(made, "hala")
    later = {which: one for which, one in SAID.items() if one[0] != "consent_grant"}
    for which, (kind, _, over) in later.items():
        made.hala.cases.save([Edit(kind, over, id=found[which])])
    carry(made.hala, made.stick, made.rima)
    for which, (_, _, over) in later.items():
        there = made.rima.cases.record(found[which])
        assert {name: there.every(name) for name in over} == {
            name: (value,) for name, value in over.items()
        }, which


def test_those_in_the_photos_of_an_activity_said_no(made: Town) -> None:
    hala, rima = made.hala, made.rima
    kinds = rima.context.dictionary.vocabularies.shown("activity_type")
    act = hala.context.new_id()
    said: Values = {"title": "جلسة", "type": kinds[0].key, "photo_consent": False}
    hala.cases.save([Edit("activity", said, id=act)])
    carry(hala, made.stick, rima)
    rima.cases.save([Edit("activity", {"assigned": [made.enemy.device_id]}, id=act)])
    swap(made)
    made.enemy.change(act, "activity", {"photo_consent": True})
    made.enemy.hand_over(rima)
    assert rima.cases.record(act).value("photo_consent") is False
    assert rima.cases.record(act).differs("photo_consent")
