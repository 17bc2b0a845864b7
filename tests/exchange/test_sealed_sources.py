"""The space of a source stays on the device that wrote it, unless somebody there hands it over by itself, or
the organisation's policy gives it to coordinators. All people are made up.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import Town, a_case, case_id

from vsdesk.errors import UserError
from vsdesk.exchange import enrolment
from vsdesk.exchange.export import preview
from vsdesk.history.entry import record_id
from vsdesk.history.trust import next_version, union
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.vault import Vault

NAME = "ياقوتة الشاهدة"


@pytest.fixture
def source(town: Town) -> str:
    """Amal's case, and her source in a space of its own, which the case names as a witness."""
    amal = town.vaults["amal"]
    source = record_id(amal.identity.device_id, town.rng(8))
    amal.save([Edit("source", {"code": "S-0055", "true_name": NAME}, id=source)])
    said: dict[str, Json] = {"summary": {"ar": "رأته حياً", "src_lang": "ar"}}
    amal.save([Edit("statement", said, parent=source)])
    amal.save(a_case())
    amal.save([Edit("event", {"witnesses": [source]}, id=f"{1:031x}a")])
    return source


def spaces(vault: Vault) -> set[str]:
    """All spaces of which a vault holds an entry."""
    return {row[0].hex() for row in vault.database.query("SELECT space FROM log")}


def give(vault: Vault, source: str, *device_ids: str) -> None:
    """Somebody at this vault hands a source to devices."""
    vault.save([Edit("source", {"given_to": [*sorted(device_ids)]}, id=source)])


def test_a_source_does_not_ride_in_an_ordinary_bundle(town: Town, source: str) -> None:
    """The case goes and names the witness by id; the source, its statement and its counts stay."""
    salma, amal = town.vaults["salma"], town.vaults["amal"]
    assert preview(amal).new == {"case": 1}
    town.carry("amal", "salma")
    assert case_id() in spaces(salma)
    assert source not in spaces(salma)
    assert not salma.read.of_kind("source")
    assert not salma.read.of_kind("statement")
    event = salma.read.view(f"{1:031x}a")
    assert event is not None
    assert event.value("witnesses") == [source]
    assert not list(salma.check())


def test_nothing_is_owed_for_what_stays(town: Town, source: str) -> None:
    """Both come to rest: no file is written for the sake of a source, no digest differs."""
    for _ in range(3):
        town.carry("amal", "salma")
        town.carry("salma", "amal")
    town.vaults["amal"].save([Edit("source", {"contact": "+000 555 0101"}, id=source)])
    assert not town.hand("amal", ["salma"])
    assert town.vaults["salma"].postings.differing(town.vaults["amal"].identity.device_id) == ()


def test_handed_over_by_itself_it_goes_to_that_device_alone(town: Town, source: str) -> None:
    """One coordinator gets it, the other does not, though both get the case; neither does a documenter."""
    town.vault("rima", "coordinator")
    town.enrol("rima", "salma")
    for name in ("amal", "baran", "rima"):
        town.carry("salma", name)
    amal, salma, rima = (town.vaults[one] for one in ("amal", "salma", "rima"))
    give(amal, source, salma.identity.device_id)
    files = town.hand("amal")
    for name in ("salma", "rima"):
        town.take(name, files)
    assert source in spaces(salma)
    assert source not in spaces(rima)
    assert {case_id()} <= spaces(salma) & spaces(rima)
    # She who was given it does not pass it on.
    assert [one.text("true_name") for one in salma.read.of_kind("source")] == [NAME]
    town.carry("salma", "rima")
    assert source not in spaces(rima)


def test_a_documenter_gets_a_source_that_is_given_to_her(town: Town, source: str) -> None:
    town.carry("salma", "amal")
    give(town.vaults["amal"], source, town.vaults["baran"].identity.device_id)
    town.carry("amal", "baran")
    assert source in spaces(town.vaults["baran"])
    assert case_id() not in spaces(town.vaults["baran"])


def test_anothers_word_gives_nothing_from_here(town: Town, source: str) -> None:
    """Baran was given the source, and writes that it goes on to the coordinator: from Amal's it does not."""
    amal, baran, salma = (town.vaults[one] for one in ("amal", "baran", "salma"))
    give(amal, source, baran.identity.device_id)
    town.carry("amal", "baran")
    give(baran, source, salma.identity.device_id)
    town.carry("baran", "amal")
    town.carry("amal", "salma")
    assert source not in spaces(salma)


def test_nobody_keeps_a_case_back_by_calling_it_a_source(town: Town) -> None:
    amal, baran, salma = (town.vaults[one] for one in ("amal", "baran", "salma"))
    salma.save(a_case())
    device_ids: list[Json] = [*sorted(one.identity.device_id for one in (amal, baran))]
    salma.save([Edit("case", {"assigned": device_ids}, id=case_id())])
    town.carry("salma", "amal")
    town.carry("salma", "baran")
    called: dict[str, Json] = {"code": "S-1"}
    baran.save([Edit("source", called, id=case_id(), space=case_id())])
    town.carry("baran", "amal")
    rows = amal.database.query("SELECT kind FROM record WHERE id = ?", (bytes.fromhex(case_id()),))
    assert sorted(rows) == [("case",), ("source",)]
    amal.save([Edit("person", {"given_ar": "سعيد"}, id=f"{1:031x}e")])
    town.carry("baran", "salma")
    town.carry("salma", "amal")
    town.carry("amal", "salma")
    person = salma.read.view(f"{1:031x}e")
    assert person is not None
    assert person.text("given_ar") == "سعيد"


def test_who_wrote_a_source_gets_it_back(town: Town, source: str) -> None:
    """What the coordinator adds to a source that she was given goes to the device that opened it."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    give(amal, source, salma.identity.device_id)
    town.carry("amal", "salma")
    salma.save([Edit("source", {"contact": "+000 555 0101"}, id=source)])
    town.carry("salma", "amal")
    view = amal.read.view(source)
    assert view is not None
    assert view.text("contact") == "+000 555 0101"


def test_an_older_vault_keeps_what_it_has_and_gets_no_more(town: Town, source: str) -> None:
    """A coordinator has a source from before: it stays there, later words on it stay
    here, nothing is a fault."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    give(amal, source, salma.identity.device_id)
    for _ in range(2):
        town.carry("amal", "salma")
        town.carry("salma", "amal")
    give(amal, source)
    amal.save([Edit("source", {"contact": "+000 555 0101"}, id=source)])
    for _ in range(3):
        for one, other in (("amal", "salma"), ("salma", "amal")):
            assert all(not got.codes for got in town.carry(one, other))
    view = salma.read.view(source)
    assert view is not None
    assert view.text("true_name") == NAME
    assert not view.text("contact")
    assert not list(salma.check())
    give(amal, source, salma.identity.device_id)
    town.carry("amal", "salma")
    view = salma.read.view(source)
    assert view is not None
    assert view.text("contact") == "+000 555 0101"


def test_a_recording_of_a_source_is_not_given_for_its_hash(town: Town, source: str) -> None:
    """A coordinator who asks for the chunks of a file that only a source names gets none."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    with amal.transaction():
        blob = amal.files.add(BytesIO(b"a recording, made up " * 99)).blob
    amal.save([Edit("evidence_item", {"blob": blob, "type": "audio"}, parent=source)])
    with amal.transaction():
        amal.postings.ask(salma.identity.device_id, [("chunk", blob, 0)])
    town.carry("amal", "salma")
    assert salma.files.man(blob) is None
    for entry, number in amal.database.query(
        "SELECT entry.eh, op.idx FROM op JOIN entry ON entry.n = op.entry "
        "JOIN log ON log.n = entry.log WHERE log.space = ?",
        (bytes.fromhex(source),),
    ):
        with amal.transaction():
            amal.postings.ask(salma.identity.device_id, [("body", entry.hex(), number)])
        town.carry("amal", "salma")
    assert source not in spaces(salma)


def test_the_policy_of_the_organisation_travels(town: Town, source: str) -> None:
    """Signed by a coordinator, it comes with the next bundle; until then the source stays."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    town.carry("amal", "salma")
    enrolment.set_sources_go(salma, go=True)
    town.carry("amal", "salma")
    assert source not in spaces(salma)
    town.carry("salma", "amal")
    assert amal.trust.sources_go
    town.carry("amal", "salma")
    assert source in spaces(salma)
    version = salma.trust.version
    enrolment.set_sources_go(salma, go=True)
    assert salma.trust.version == version
    enrolment.set_sources_go(salma, go=False)
    town.carry("salma", "amal")
    assert not amal.trust.sources_go


def test_only_a_coordinator_sets_it(town: Town) -> None:
    with pytest.raises(UserError, match="E_ROLE"):
        enrolment.set_sources_go(town.vaults["amal"], go=True)


def test_of_two_lists_the_narrower_policy_holds(town: Town) -> None:
    """And a policy of another form is none."""
    trust = town.vaults["salma"].trust.trust
    assert trust is not None
    stays = next_version(trust)
    goes = replace(stays, policy={"sources": "coordinators", "x": 1})
    for lists in ([stays, goes], [goes, stays]):
        both = union(lists)
        assert both is not None
        assert not both.sources_go
    whole = union([goes, goes])
    assert whole is not None
    assert whole.sources_go
    assert not replace(stays, policy={"sources": True}).sources_go
