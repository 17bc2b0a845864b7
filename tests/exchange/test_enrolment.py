"""Joining by file: words on both sides, wrong words, a false organisation, two coordinators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.exchange.conftest import Town, a_case, names

from vsdesk.errors import Refused, UserError
from vsdesk.exchange import enrolment
from vsdesk.exchange.share import destinations
from vsdesk.exchange.volume_receipt import receive
from vsdesk.history.trust import Revocation, next_version


@pytest.fixture
def founded(empty_town: Town) -> Town:
    """Salma's organisation, and Amal's vault outside of it."""
    enrolment.found(empty_town.vault("salma", "coordinator"), "ASR", "رابطة عائلات المفقودين")
    empty_town.vault("amal")
    return empty_town


def test_both_sides_read_the_same_words(founded: Town) -> None:
    salma, amal = founded.vaults["salma"], founded.vaults["amal"]
    asked = enrolment.request(amal)
    assert enrolment.request(amal) == asked
    seen = enrolment.review(salma, asked)
    assert seen.spoken == enrolment.own_words(amal)
    assert len(seen.spoken.words_in("en")) == 8
    assert len(seen.spoken.digits.split()) == 9
    assert not seen.known
    answer = enrolment.approve(
        salma, asked, said=seen.spoken.digits, role="documenter", group="رابطة"
    )
    read = enrolment.answer(amal, answer)
    assert read.spoken == enrolment.org_words(salma, asked)
    assert (read.code, read.letter, read.role) == ("ASR", "B", "documenter")
    assert amal.trust.org is None
    enrolment.accept(amal, answer, said=" ".join(read.spoken.words_in("en")))
    assert amal.trust.org == salma.trust.org
    assert amal.letter == "B"
    assert amal.by == "B1"
    assert amal.trust.enrolled


def test_other_words_sign_and_pin_nothing(founded: Town) -> None:
    salma, amal = founded.vaults["salma"], founded.vaults["amal"]
    asked = enrolment.request(amal)
    with pytest.raises(Refused) as wrong:
        enrolment.approve(salma, asked, said="word " * 8, role="documenter")
    assert wrong.value.name == "E_WORDS"
    assert salma.trust.version == 1
    answer = enrolment.approve(salma, asked, said=None, role="documenter")
    with pytest.raises(Refused) as other:
        enrolment.accept(amal, answer, said="000 " * 9)
    assert other.value.name == "E_WORDS"
    assert amal.trust.org is None


def test_a_false_organisation_reads_other_words(founded: Town) -> None:
    """Somebody answers a copied request before Salma does."""
    amal = founded.vaults["amal"]
    asked = enrolment.request(amal)
    thief = founded.vault("thief", "coordinator")
    enrolment.found(thief, "ASR", "رابطة عائلات المفقودين")
    false = enrolment.approve(thief, asked, said=None, role="documenter")
    enrolment.approve(founded.vaults["salma"], asked, said=None, role="documenter")
    spoken = enrolment.org_words(founded.vaults["salma"], asked)
    with pytest.raises(Refused) as caught:
        enrolment.accept(amal, false, said=" ".join(spoken.words_in("en")))
    assert caught.value.name == "E_WORDS"


def test_a_changed_request_is_refused(founded: Town) -> None:
    asked = bytearray(enrolment.request(founded.vaults["amal"]))
    for place in (10, 200, len(asked) - 5):
        changed = bytearray(asked)
        changed[place] ^= 1
        with pytest.raises(Refused):
            enrolment.review(founded.vaults["salma"], bytes(changed))


def test_an_answer_for_another_device(founded: Town) -> None:
    founded.vault("baran")
    salma = founded.vaults["salma"]
    answer = enrolment.approve(
        salma, enrolment.request(founded.vaults["amal"]), said=None, role="documenter"
    )
    enrolment.request(founded.vaults["baran"])
    with pytest.raises(Refused) as caught:
        enrolment.answer(founded.vaults["baran"], answer)
    assert caught.value.name == "E_NO_MATCH"


def test_an_answer_lost_is_given_again(founded: Town) -> None:
    salma, amal = founded.vaults["salma"], founded.vaults["amal"]
    asked = enrolment.request(amal)
    enrolment.approve(salma, asked, said=None, role="documenter")
    again = enrolment.approve(salma, asked, said=None, role="documenter")
    assert salma.trust.version == 2
    enrolment.accept(amal, again, said=None)


def test_who_may_not(founded: Town) -> None:
    salma, amal = founded.vaults["salma"], founded.vaults["amal"]
    founded.enrol("amal", "salma")
    baran = founded.vault("baran")
    asked = enrolment.request(baran)
    tries: list[tuple[Callable[[], object], str]] = [
        (lambda: enrolment.approve(amal, asked, said=None, role="documenter"), "E_ROLE"),
        (lambda: enrolment.approve(baran, asked, said=None, role="documenter"), "E_NOT_ENROLLED"),
        (lambda: enrolment.request(amal), "E_ENROLLED"),
        (lambda: enrolment.found(salma, "ZZZ", "x"), "E_ENROLLED"),
        (lambda: enrolment.found(baran, "ZZZ", "x"), "E_ROLE"),
        (lambda: receive(baran, []), "E_NOT_ENROLLED"),
        (lambda: destinations(baran), "E_NOT_ENROLLED"),
    ]
    for attempt, code in tries:
        with pytest.raises(UserError) as caught:
            attempt()
        assert caught.value.name == code
    with pytest.raises(UserError) as taken:
        enrolment.approve(salma, asked, said=None, role="documenter", letter="B")
    assert taken.value.name == "E_LETTER"


def test_a_bundle_of_who_has_not_heard_of_the_newest_list_is_marked(founded: Town) -> None:
    founded.enrol("amal", "salma")
    founded.vault("baran")
    founded.enrol("baran", "salma")
    [received] = founded.carry("amal", "salma")
    assert "W_STALE_TRUST" in received.codes
    [received] = founded.carry("salma", "amal")
    assert "W_STALE_TRUST" not in received.codes


def test_two_coordinators_enrol_on_one_day(founded: Town) -> None:
    zin = founded.vault("zîn", "coordinator")
    founded.enrol("zîn", "salma", "coordinator")
    salma = founded.vaults["salma"]
    trust = salma.trust.trust
    assert trust is not None
    assert zin.identity.device_id in trust.newest.coordinators
    with pytest.raises(Refused) as alone:
        enrolment.publish(salma, replace(next_version(trust), threshold=2))
    assert alone.value.name == "E_SIGNER"
    founded.enrol("amal", "salma")
    founded.vault("baran")
    founded.enrol("baran", "zîn")
    assert founded.vaults["amal"].letter == founded.vaults["baran"].letter == "C"
    [received] = founded.carry("zîn", "salma")
    assert "W_TRUST_UNION" in received.codes
    device_ids = {founded.vaults[name].identity.device_id for name in ("amal", "baran")}
    assert all(salma.trust.device(device_id) is not None for device_id in device_ids)
    # She leads and holds both: the list that follows them is signed at once, with a letter for each.
    assert sorted(salma.trust.letter_of(device_id) for device_id in device_ids) == ["C", "D"]
    assert salma.trust.trust is not None and len(salma.trust.trust.hashes) == 1
    founded.vault("dilan")
    founded.enrol("dilan", "salma")
    assert sorted(salma.trust.letter_of(device_id) for device_id in device_ids)[0] == "C"
    assert all(salma.trust.letter_of(device_id) for device_id in device_ids)
    for name in ("zîn", "amal"):
        assert founded.carry("salma", name)[0].status == "applied"
    assert founded.vaults["zîn"].trust.version == salma.trust.version
    founded.vaults["baran"].save(a_case(3))
    assert founded.carry("baran", "zîn")[0].status == "applied"
    assert founded.carry("baran", "salma")[0].status == "applied"
    assert names(salma, 3) == ["مروان"]


def test_a_lost_devices_later_bundle(founded: Town) -> None:
    salma, amal = founded.vaults["salma"], founded.vaults["amal"]
    founded.enrol("amal", "salma")
    amal.save(a_case(1))
    founded.carry("amal", "salma")
    trust = salma.trust.trust
    assert trust is not None
    draft = next_version(trust)
    enrolment.publish(salma, replace(draft, revoked=(Revocation(amal.identity.device_id),)))
    amal.save(a_case(2))
    [received] = founded.carry("amal", "salma")
    assert (received.status, received.code) == ("refused", "E_SIGNER")
    assert amal.identity.device_id not in {device.device_id for device in destinations(salma)}
