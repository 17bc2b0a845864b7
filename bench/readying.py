"""Readiness: all cases for one mechanism in the background, and "Ready for …" of one case."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bench import people
from bench.stage import at, ms, own_seconds, parts, seconds
from vsdesk.desk import Desk
from vsdesk.records.readiness import evaluate
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from bench.stage import Row, Stage
    from vsdesk.vault.vault import Vault

_OPENED: Final = 100
_WIDE: Final = ["circumstances", "documents", "family_members", "identity"]


def rows(stage: Stage) -> list[Row]:
    """Readiness of the bundle's number of cases, each with a family, answers and steps."""
    count = stage.bundle or 10_000
    vault = stage.vault("ready", role="coordinator")
    fill(vault, count)
    desk = Desk(vault)
    whole = seconds(lambda: desk.submissions.readiness.ready_all("wgeid"))
    spent = _one_by_one(desk, count)
    alone, guards = _pure(desk, count)
    vault.lock()
    return [
        (f"ready for one mechanism: {count:,} cases", ms(whole), "", None, "<= 10 s"),
        ("the rules alone, of these (own time)", ms(alone), "", None, ""),
        ("what guards in other files, read for these", ms(guards), "", None, ""),
        (
            "“Ready for …” of one case, all mechanisms (p95)",
            ms(at(spent, 0.95)),
            "",
            None,
            "<= 100 ms",
        ),
    ]


def _one_by_one(desk: Desk, count: int) -> list[float]:
    spent = []
    for number in range(min(_OPENED, count)):
        begun = time.perf_counter()
        desk.submissions.readiness.ready_for(people.record_id(number, "case"))
        spent.append(time.perf_counter() - begun)
    return spent


def _pure(desk: Desk, count: int) -> tuple[float, float]:
    """The evaluator without the vault, and what it reads in it of other files that guard somebody: the own
    time of the thread for a hundred cases, taken for all."""
    some = min(_OPENED, count)
    dossiers = [desk.cases.dossier(people.record_id(number, "case")) for number in range(some)]
    facts, profile = (
        desk.submissions.readiness.facts_for(dossiers[0]),
        desk.outbound.sheets.profiles.require("wgeid"),
    )
    before = [(one.worked_out, dict(one.worked_out)) for file in dossiers for one in file]
    both = own_seconds(lambda: [evaluate(profile, one, facts) for one in dossiers])
    for known, was in before:
        known.clear()
        known.update(was)
    # What was read stays with where a file comes from; nothing that followed from it does.
    read = [replace(one) for one in dossiers]
    alone = own_seconds(lambda: [evaluate(profile, one, facts) for one in read])
    return alone / some * count, (both - alone) / some * count


def fill(vault: Vault, count: int) -> None:
    """Told cases, each with a family and answers."""
    with vault.applying():
        for numbers in parts(range(count), 500):
            vault.save([edit for number in numbers for edit in _told(number)])


def _told(number: int) -> list[Edit]:
    """A case with its family: made-up people, as a careful interview leaves them."""

    def id(what: str) -> str:
        return people.record_id(number, what)

    case, person, event = people.case(number)
    family = {"family": id("fami"), "primary_contact": id("moth")}
    grants = [
        Edit("consent_grant", {
            "grantor": id("moth"), "capacity": "parent", "purpose": purpose, "recipient": recipient,
            "result": "given", "given_on": "2026-10-01", "data_scope": [*_WIDE],
        }, id=id(f"g{n:03d}"), parent=id("fami"))
        for n, (purpose, recipient) in enumerate((
            ("hold_record", "own_org"), ("hold_record", "coordinator"), ("casework", "own_org"),
            ("search", "iimp"), ("identification", "iimp"), ("un_complaint", "wgeid"),
        ))
    ]  # fmt: skip  # a table, read by rows
    return [
        Edit("family", {"display_name": "عائلة مختلَقة"}, id=id("fami")),
        Edit("person", {"given_ar": "نجاح", "given_lat": "Najah"}, id=id("moth"), parent=id("fami")),
        Edit("kinship", {
            "person": id("moth"), "relation": "mother", "related_to": id("pers"),
        }, id=id("kins"), parent=id("fami")),
        Edit("contact_log", {"on": "2026-10-01", "person": id("moth"), "channel": "visit"},
             id=id("talk"), parent=id("fami")),
        *grants,
        Edit("case", {**case.set, **family}, id=case.id),
        person,
        event,
        Edit("involvement", {"group": "gov_mi", "state_nexus": "state"}, id=id("hand"), parent=id("disp")),
        Edit("event", {
            "type": "sighting", "confidence": "hearsay_named",
            "date": {"from": "2014-11", "precision": "month"},
        }, id=id("seen"), parent=id("case")),
        Edit("search_action", {"actor": "relative", "body": "court"}, id=id("step"), parent=id("case")),
    ]  # fmt: skip  # a record a row
