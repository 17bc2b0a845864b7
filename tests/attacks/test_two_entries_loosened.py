"""What closes one entry of a person closes the other, in whatever way the first stays closed.
Everybody is made up."""

from __future__ import annotations

from functools import partial

import pytest
from tests.attacks.families import assign, below, family_of, relative, said
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_two_entries_of_one import WHY, Two

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.history.merge import observed_now
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.vault.read import joined_entries

YES = ["circumstances", "documents", "family_members", "identity"]


def at_the_first(two: Two, relation: str, given: str) -> str:
    """A relative at the first entry, by its opener."""
    made = two.made
    second = made.case, made.family, made.person
    made.case, made.family, made.person = two.first, two.home, two.missing
    who = relative(made, relation, given)
    made.case, made.family, made.person = second
    carry(made.hala, made.stick, made.rima)
    return who


def invents_a_wife(made: Town, case: str, missing: str, device: Device) -> None:
    """A wife, nearer than all, and her yes."""
    wife = below(device, made.family, "person", {"given_ar": "ربى", "family_ar": "الحسن"})
    below(device, made.family, "family_member", {"person": wife})
    kin: dict[str, Json] = {"person": wife, "related_to": missing, "relation": "wife"}
    below(device, made.family, "kinship", kin)
    answer: dict[str, Json] = {
        "grantor": wife,
        "subject": case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-23",
        "data_scope": [*YES],
    }
    below(device, made.family, "consent_grant", answer)
    device.hand_over(made.rima)


def refuses(made: Town, who: str) -> None:
    """A no to this case's complaint; the coordinator's row."""
    desk = made.rima
    answer: dict[str, Json] = {
        "grantor": who,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-21",
    }
    desk.cases.save([Edit("consent_grant", answer, id=desk.context.new_id(), parent=made.family)])


def gate(made: Town) -> str:
    asked = Request("un_complaint", "ced", "B", TODAY)
    return decide(asked, made.rima.cases.dossier(made.case), made.rima.context.dictionary).state


@pytest.mark.parametrize("how", ["relation", "person", "deleted", "retied", "case deleted"])
def test_the_opener_of_the_first_loosens_nothing_at_the_second(made: Town, how: str) -> None:
    two = Two(made)
    two.refuses()
    two.join()
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    device = hala(made)
    kin = next(
        one.id
        for one in made.hala.cases.dossier(two.first).of("kinship")
        if one.text("person") == two.mother
    )
    match how:
        case "relation":
            device.change(kin, "kinship", {"relation": "cousin_pat_m"})
        case "person":
            device.change(kin, "kinship", {"person": made.person})
        case "deleted":
            device.change(kin, "kinship", {"deleted": True}, observed=True)
        case "retied":
            other = device.desk.cases.new_family({"display_name": "عائلة"}).ids[0]
            device.change(two.first, "case", {"family": other})
        case _:
            device.change(two.first, "case", {"deleted": True}, observed=True)
    device.hand_over(made.rima)
    assert two.gate().state == "refused"


@pytest.mark.parametrize("who", ["sister", "mother", "uncle_pat"])
@pytest.mark.parametrize("by", ["opener", "assigned"])
def test_nobody_nearer_is_invented_at_the_second(made: Town, who: str, by: str) -> None:
    two = Two(made)
    two.refuses(grantor=at_the_first(two, who, "سلمى"))
    two.join()
    assert two.gate().state == "refused"
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    if by == "assigned":
        assign(made)
    device = hala(made) if by == "opener" else made.enemy
    invents_a_wife(made, two.second, two.again, device)
    assert two.gate().state == "refused"


@pytest.mark.parametrize("by", ["opener", "assigned"])
def test_nor_beside_a_no_of_the_family_of_before(made: Town, by: str) -> None:
    family_of(made)
    sister = relative(made, "sister", "سلمى")
    carry(made.hala, made.stick, made.rima)
    refuses(made, sister)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    desk = made.hala
    made.family = desk.cases.new_family({"display_name": "عائلة النوري", "language": "ar"}).ids[0]
    desk.cases.save([Edit("case", {"family": made.family}, id=made.case)])
    said(made, relative(made, "brother", "نزار"), "given")
    carry(desk, made.stick, made.rima)
    assert gate(made) == "refused"
    if by == "assigned":
        assign(made)
    device = hala(made) if by == "opener" else made.enemy
    invents_a_wife(made, made.case, made.person, device)
    assert gate(made) == "refused"


def test_three_entries_are_one_person(made: Town) -> None:
    two = Two(made)
    two.refuses()
    desk = made.hala
    made.family = desk.cases.new_family({"display_name": "عائلة ثالثة"}).ids[0]
    tied: dict[str, Json] = {"family": made.family, "case_type": "enforced_disappearance"}
    made.case, made.person = desk.cases.new_case(
        {"given_ar": "ليث", "family_ar": "النوري"}, tied
    ).ids
    said(made, relative(made, "brother", "كرم"), "given")
    carry(desk, made.stick, made.rima)
    two.join()
    rima = made.rima
    rima.matching.decide_pair(
        two.second, made.case, "same", WHY, shown=rima.matching.pair_shown(two.second, made.case)
    )
    assert two.gate(two.second).state == two.gate(made.case).state == "refused"


def test_who_was_named_to_speak_at_the_first_is_heard_at_the_second(made: Town) -> None:
    two = Two(made)
    desk = made.hala
    lawyer = desk.context.new_id()
    desk.cases.save(
        [
            Edit("person", {"given_ar": "وائل", "family_ar": "الصالح"}, id=lawyer, parent=two.home),
            Edit("family_member", {"person": lawyer}, parent=two.home),
        ]
    )
    carry(desk, made.stick, made.rima)
    since = {"from": "2025-01-01", "to": "2025-01-01", "precision": "day"}
    named: dict[str, Json] = {
        "represented": two.missing,
        "representative": "وائل الصالح",
        "active_from": {**since},
    }
    made.rima.cases.save([Edit("representation", named, parent=two.first)])
    two.refuses(grantor=lawyer, capacity="representative")
    two.join()
    assert two.gate(two.first).state == two.gate().state == "refused"


@pytest.mark.parametrize("how", ["mark", "source", "anonymous", "refused"])
def test_words_of_the_second_name_nobody_guarded_at_the_first(made: Town, how: str) -> None:
    two = Two(made)
    desk, name = made.rima, "سلمى النوري"
    wife = at_the_first(two, "wife", "سلمى")
    match how:
        case "mark":
            desk.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=wife)])
        case "source":
            name = "سامر الخطيب"
            source = desk.cases.save(
                [Edit("source", {"true_name": name}, id=desk.context.new_id())]
            ).ids[0]
            told: dict[str, Json] = {"type": "sighting", "told_by": source}
            desk.cases.save([Edit("event", told, parent=two.first)])
        case "anonymous":
            two.refuses(grantor=wife, result="given", identity_mode="anonymous")
        case _:
            two.refuses(grantor=wife)
    two.join()
    words: dict[str, Json] = {"ar": f"شاهدته {name} هناك", "src_lang": "ar"}
    event = desk.cases.save(
        [Edit("event", {"type": "sighting", "text": words}, parent=two.second)]
    ).ids[0]
    one = two.gate().get(event)
    assert one is None or name not in str(one.values.get("text"))


@pytest.mark.parametrize("condition", ["", "ask_each_time", "not_before_day", "without_surname"])
def test_what_waits_or_is_left_out_at_the_first_is_so_at_the_second(
    made: Town, condition: str
) -> None:
    two = Two(made)
    desk = made.rima
    if condition:
        two.refuses(result="given_if", data_scope=["circumstances", "identity", "family_members"])
        said_if: dict[str, Json] = {"type": condition}
        if condition == "not_before_day":
            said_if["day"] = "2030-01-01"
        grants = desk.cases.dossier(two.first).of("consent_grant")
        grant = next(one.id for one in grants if one.text("grantor") == two.mother)
        desk.cases.save(
            [Edit("consent_condition", said_if, id=desk.context.new_id(), parent=grant)]
        )
    else:
        two.refuses(result="not_asked", follow_up="2027-01-01")
    two.join()
    found = two.gate()
    if condition == "without_surname":
        assert found.state == "given"
        assert "النوري" not in str([one.values for one in found.records])
    else:
        assert found.state != "given"


@pytest.mark.parametrize("guard", ["no", "risk"])
def test_an_entry_that_is_removed_guards_still(made: Town, guard: str) -> None:
    two = Two(made)
    desk = made.rima
    if guard == "no":
        two.refuses()
    else:
        danger: dict[str, Json] = {"level": "red", "date": "2026-11-20"}
        desk.cases.save([Edit("risk_assessment", danger, parent=two.home)])
    two.join()
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    device = hala(made)
    held = [one for one in made.hala.cases.dossier(two.first) if one.space == two.first]
    observed = observed_now([device.state(one.id, one.kind) for one in held])
    device.sign(two.first, NewOp(two.first, "case", {"deleted": True}, observed=dict(observed)))
    device.hand_over(desk)
    view = desk.context.vault.read.view(two.first)
    assert view is not None and view.deleted
    assert not two.gate().allowed


def test_a_line_of_a_list_joins_two_entries(made: Town) -> None:
    two = Two(made)
    two.refuses()
    desk = made.rima
    source = desk.cases.save(
        [Edit("source_list", {"name": "قائمة"}, id=desk.context.new_id())]
    ).ids[0]
    line = desk.cases.save(
        [Edit("source_list_entry", {"name_as_written": "ليث النوري"}, parent=source)]
    ).ids[0]
    for case in (two.first, two.second):
        link: dict[str, Json] = {"first": case, "second": line, "decision": "same"}
        desk.cases.save([Edit("duplicate_link", link)])
    assert two.gate().state == "refused"


@pytest.mark.parametrize("odd", [["x"], {"answer": "unknown"}, 7, True, ""])
@pytest.mark.parametrize("name", ["subject", "grantor", "purpose", "recipient", "result"])
def test_an_odd_answer_at_the_first_ends_no_look_at_the_second(
    made: Town, name: str, odd: Json
) -> None:
    two = Two(made)
    two.join()
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    device = hala(made)
    answer: dict[str, Json] = {
        "grantor": two.mother,
        "subject": two.first,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-21",
        name: odd,
    }
    below(device, two.home, "consent_grant", answer)
    device.hand_over(made.rima)
    two.gate()
    made.rima.consent.table(two.second)
    made.rima.submissions.readiness.ready_all("wgeid")


def test_the_bound_of_entries_is_of_each_person(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read beside others, a case has the same entries as read alone."""
    desk = made.rima
    cases = [desk.cases.new_case({"given_ar": f"نزار {n}"}, {}).ids[0] for n in range(5)]
    a, b, c, x, y = cases
    for first, second in ((a, b), (b, c), (x, y)):
        link: dict[str, Json] = {"first": first, "second": second, "decision": "same"}
        desk.cases.save([Edit("duplicate_link", link)])
    monkeypatch.setattr(joined_entries, "MOST", 2)
    heads = {one: desk.cases.record(one) for one in (a, x)}
    for known in ({a: heads[a]}, heads):
        around = {one: [one] for one in known}
        vault = desk.context.vault
        found = joined_entries.EntrySet(
            vault.database, partial(getattr, vault, "rules"), lambda _: None, known, around
        ).entries
        assert found[a] == {b, c}


def test_not_now_waits_however_the_body_is_written(made: Town) -> None:
    two = Two(made)
    asked: dict[str, Json] = {
        "purpose": "criminal_accountability",
        "recipient": "prosecutor_other",
    }
    name = "Åklagaren i Stockholm"
    said(made, relative(made, "sister", "ريم"), "given", recipient_name=name, **asked)
    carry(made.hala, made.stick, made.rima)
    later: dict[str, Json] = {"result": "not_asked", "follow_up": "2027-01-01"}
    two.refuses(recipient_name="ÅKLAGAREN i  Stockholm", **asked, **later)
    request = Request(
        "criminal_accountability", "prosecutor_other", "B", TODAY, named_recipient=name
    )
    desk = made.rima
    assert decide(request, desk.cases.dossier(two.second), desk.context.dictionary).state == "given"
    two.join()
    assert decide(request, desk.cases.dossier(two.second), desk.context.dictionary).state != "given"
