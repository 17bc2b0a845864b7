"""A caller's number known again in another family's file. All people and numbers are made up."""

from __future__ import annotations

import time

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made, view

from vsdesk.records.checks.scam_contacts import (
    SCRIPT,
    WARNING,
    WarnedContacts,
    attempts_by_contact,
    contact_alone,
    contact_keys,
    warning_values,
)
from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+000 000 111", "00000-0111", True),
        ("+963 900 000 777", "0900 000 777", True),
        ("+963 900 000 777", "٠٩٠٠ ٠٠٠ ٧٧٧", True),
        ("\u2066+963 900 000 777\u2069", "00963900000777", True),
        ("+963 900 000 777", "+963 900 000 778", False),
        ("@Abu_Haydar_made_up", "https://t.me/abu_haydar_made_up", True),
        ("@abu_haydar", "abu_haydar2", False),
        ("Made.Up@Example.org", "made.up@example.org", True),
        ("أبو_حيدر_متخيل", "@أبو_حيدر_متخيل", True),
        # whatever stands beside a number does not hide it
        ("+963 900 000 777", "واتساب 0900000777", True),
        ("+963 900 000 777", "0900000777 (أبو حيدر المتخيَّل)", True),
        ("+963 900 000 777", "tel:+963900000777", True),
        ("+963 900 000 777", "https://wa.me/963900000777", True),
        ("+963 900 000 777", "https://wa.me/963900000777?text=salam", True),
        ("+963 900 000 777", "0900/000/777", True),
        ("+963 900 000 777", "٠٩٠٠٠٠٠٧٧٧ / ٠٩٤٤٠٠٠١١١", True),
        ("+963 944 000 111", "0900000777 0944000111", True),
        ("+963 900 000 777", "0900000777 0944000111", True),
        ("+963 900 000 777", "０９００００0777", True),
        ("+963 900 000 777", "+٩٦٣ ٩٠٠ ٠٠٠ ٧٧٨", False),
        ("+963 900 000 777", "0900000777@example.org", False),
        ("+963 900 000 777", "made_up_0900000777", False),
        ("@abu_made_up", "telegram: @abu_made_up", True),
        ("@abu_made_up", "https://facebook.com/abu_made_up?ref=x", True),
        ("@abu_made_up", "fb.com/abu_made_up/", True),
        ("Made.Up@Example.org", "mailto:made.up@example.org", True),
        # as people type it in Arabic
        *(
            ("+963 900 000 777", f"واتساب {one}", True)
            for one in (
                "٠٩٠٠،٠٠٠،٧٧٧",
                "0900ـ000ـ777",
                "0900*000*777",
                "0900_000_777",
                "0900\n000777",
                "0900/000/777",
                "0900 000 777 / 0944 000 111",
                "0944 000 111, 0900 000 777",
                "0900000777@c.us",
            )
        ),
        ("facebook.com/profile.php?id=1", "facebook.com/profile.php?id=2", False),
    ],
)
def test_contacts_are_compared_without_their_dress(one: str, other: str, same: bool) -> None:
    assert bool(contact_keys(one) & contact_keys(other)) is same


@pytest.mark.parametrize("value", ["", "12345", "@a", None, 5, {"answer": "unknown"}, "+-()", " "])
def test_what_is_no_contact_matches_nothing(value: Json) -> None:
    assert contact_keys(value) == frozenset()


def warned(*values: Json) -> WarnedContacts:
    records = [view(f"w{n}", "warned_contact", {"value": one}) for n, one in enumerate(values)]
    return WarnedContacts(records)


def test_it_warns_without_any_case_to_read(made: Made) -> None:
    known = warned("+000 000 222", "@abu_made_up")
    assert len(known) == 2
    (hit,) = known.hits(made.dossier())
    assert (hit.record, hit.field, hit.warned) == (rid("phone"), "value", rid("w0"))
    assert known.known("000000222") == rid("w0")
    assert known.known("+000 000 223") is None
    assert WARNING and len(SCRIPT) == 4


def test_it_reads_attempts_and_senders_of_papers_too(made: Made) -> None:
    made.add("call", "extortion_attempt", "case", contact_value="+000 000 111", handle="@abu")
    made.add("paper", "evidence_item", "case", type="release_order", sent_by="000000111")
    found = {hit.record for hit in warned("+000-000-111").hits(made.dossier())}
    assert found == {rid("call"), rid("paper")}


def test_a_removed_warning_warns_no_more(made: Made) -> None:
    made.add("w", "warned_contact", space="reference", value="+000 000 222")
    made.delete("w")
    assert not WarnedContacts(made.dossier()).hits(made.dossier())


def test_what_is_copied_holds_no_case_and_no_name(made: Made) -> None:
    call = made.add(
        "call",
        "extortion_attempt",
        "case",
        channel="phone",
        contact_value="+000 000 111",
        handle="@abu_made_up",
        name_used="أبو حيدر",
        text={"ar": "قصة", "src_lang": "ar"},
    )
    rows = warning_values(call, TODAY, 2)
    assert rows == (
        {"value": "+000 000 111", "channel": "phone", "since": TODAY, "count": 2},
        {"value": "@abu_made_up", "channel": "social", "since": TODAY, "count": 2},
    )
    assert warning_values(made.add("empty", "extortion_attempt", "case"), TODAY) == ()


@pytest.mark.parametrize(
    ("value", "alone"),
    [
        ("+000 000 111", "+000 000 111"),
        ("٠٠٠-٠٠٠-١١١", "٠٠٠-٠٠٠-١١١"),
        ("0900/000/777", "0900/000/777"),
        ("0900000777 ابن عم مروان الدرويش", "0900000777"),
        ("ابن عم مروان 0900 000 777 أو 0944000111", "0900 000 777 / 0944000111"),
        ("telegram: @abu_made_up, جار مروان", "@abu_made_up"),
        ("0900000777 @abu_made_up مروان", "0900000777 / @abu_made_up"),
        ("mailto: Made.Up@Example.org", "Made.Up@Example.org"),
        ("أبو_حيدر_متخيل", "أبو_حيدر_متخيل"),
        ("https://facebook.com/abu_made_up?ref=x", "https://facebook.com/abu_made_up?ref=x"),
        ("ابن عم مروان الدرويش", ""),
        ("مروان 12", ""),
        (None, ""),
        ({"answer": "unknown"}, ""),
    ],
)
def test_the_words_beside_a_contact_are_not_copied(value: Json, alone: str) -> None:
    assert contact_alone(value) == alone
    assert not alone or contact_keys(alone) == contact_keys(value)


def test_one_caller_in_two_attempts_is_seen(made: Made) -> None:
    made.add("call", "extortion_attempt", "case", contact_value="+000 000 111")
    other = view("other", "extortion_attempt", {"contact_value": "000000111", "handle": "@once"})
    found = attempts_by_contact([*made.dossier().of("extortion_attempt"), other])
    both, once = frozenset({rid("call"), rid("other")}), frozenset({rid("other")})
    assert set(found.values()) == {both, once}


@pytest.mark.parametrize(
    "long", ["1-" * 200_000 + "x", "@a" * 200_000, "٠ " * 200_000, "/" * 400_000]
)
def test_a_contact_without_end_is_read_at_once(long: str) -> None:
    assert len(contact_keys(long)) < 400


def test_odd_contacts_of_many_attempts_are_read_at_once() -> None:
    """Each is bounded; what is read of one grows with its letters and no faster."""
    begun = time.thread_time()
    for number in range(200):
        contact_keys(f"{'⑽' * 296}{number}")
    assert time.thread_time() - begun < 4


def test_words_and_addresses_beside_a_number_are_no_number() -> None:
    assert contact_keys("made_up9112233 ـ0900 000 777") == contact_keys("0900000777")
    assert contact_keys("x=0911222333,0911222334") == contact_keys("x=0911222333,0911222334 ")
    assert not any(one.startswith("n:") for one in contact_keys("id=0911222333"))
    assert contact_keys("(0911) 222-333 و0900000777") >= contact_keys("0911222333")
