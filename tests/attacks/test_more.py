"""Papers of our own, rows, small cells, others' persons, old ids, hangs. Each asserts that it HOLDS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, carry, swap
from tests.desk.conftest import frozen_now

from vsdesk.desk import Edit, How, SubmissionOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


def test_k1_a_person_of_a_family_that_refused_leaves_in_the_enemys_own_case(made: Town) -> None:
    """The mother of another family, which said no to iimp, named in the enemy's own family and case."""
    e = made.enemy
    fam = e.desk.cases.new_family({"display_name": "x"}).ids[0]
    case, person = e.desk.cases.new_case(
        {"given_ar": "ش"}, {"family": fam, "case_type": "enforced_disappearance"}
    ).ids
    me = e.desk.context.new_id()
    e.sign(
        fam,
        NewOp(me, "person", {"given_ar": "م"}, parent=fam),
        NewOp(
            e.desk.context.new_id(),
            "kinship",
            {"person": me, "related_to": person, "relation": "wife"},
            parent=fam,
        ),
        NewOp(
            e.desk.context.new_id(),
            "kinship",
            {"person": made.mother, "related_to": person, "relation": "aunt_maternal"},
            parent=fam,
        ),
        NewOp(e.desk.context.new_id(), "family_member", {"person": made.mother}, parent=fam),
        NewOp(
            e.desk.context.new_id(),
            "consent_grant",
            {
                "grantor": me,
                "purpose": "search",
                "recipient": "iimp",
                "result": "given",
                "given_on": "2026-11-20",
                "data_scope": ["circumstances", "family_members", "identity"],
            },
            parent=fam,
        ),
    )
    e.hand_over(made.rima)
    from vsdesk.records.gate.disclosure import decide
    from vsdesk.records.gate.request import Request

    found = decide(
        Request("search", "iimp", "B", TODAY),
        made.rima.cases.dossier(case),
        made.rima.context.dictionary,
    )
    assert found.allowed
    one = found.get(made.mother)
    assert one is None or "given_ar" not in one.values


def test_an_approval_for_one_name_serves_another(made: Town) -> None:
    r = made.rima
    r.consent.grant(
        made.case,
        made.mother,
        "criminal_accountability",
        "prosecutor_other",
        "given",
        How(),
        scopes=["circumstances", "documents", "family_members", "identity"],
        shown=r.cases.shown(made.case),
    )
    sub = r.submissions.new(
        SubmissionOrder(made.case, "prosecutor_other", named="Prosecutor A")
    ).ids[0]
    r.submissions.prepare(sub, because="x")
    r.submissions.approve(sub, frozen_now(r, sub))
    swap(made)
    e = made.enemy
    e.change(sub, "submission", {"mechanism_name": "Prosecutor B"})
    e.hand_over(r)
    carry(r, made.stick, made.hala)
    with pytest.raises(UserError):
        made.hala.submissions.papers(sub)


def test_a_row_written_beforehand_hides_an_exit(made: Town) -> None:
    r = made.rima
    r.consent.grant(
        made.case,
        made.mother,
        "search",
        "ncmp",
        "given",
        How(),
        scopes=["circumstances", "documents", "family_members", "identity"],
        shown=r.cases.shown(made.case),
    )
    sub = r.submissions.new(SubmissionOrder(made.case, "ncmp")).ids[0]
    r.submissions.prepare(sub, because="x")
    swap(made)
    e = made.enemy
    digest = r.cases.record(sub).text("digest")
    e.sign(
        made.case,
        NewOp(
            e.desk.context.new_id(),
            "disclosure",
            {
                "exit": "submission",
                "on": "2020-01-01",
                "recipient": "own_org",
                "digest": digest,
                "level": "e",
            },
            parent=made.case,
        ),
    )
    e.hand_over(r)
    r.submissions.papers(sub, frozen_now(r, sub))
    rows = [
        one
        for one in r.cases.dossier(made.case).of("disclosure")
        if one.text("recipient") == "ncmp"
    ]
    assert rows, "it left and no row says to whom"


def test_a_false_row_makes_a_letter_to_whom_nothing_was_sent(made: Town) -> None:
    e = made.enemy
    e.sign(
        made.case,
        NewOp(
            e.desk.context.new_id(),
            "disclosure",
            {
                "exit": "sheet",
                "on": "2026-01-01",
                "purpose": "un_complaint",
                "recipient": "prosecutor_sy",
                "recipient_name": "Branch 215",
                "digest": "ab" * 32,
                "level": "b",
                "consents": [made.grants["wgeid"]],
            },
            parent=made.case,
        ),
    )
    e.hand_over(made.rima)
    letters = made.rima.consent.withdraw([made.grants["wgeid"]]).letters
    assert not [one for one in letters if one.recipient == "prosecutor_sy"]


def written_elsewhere(made: Town) -> str:
    """Hala's device writes that the Working Group was given a sheet; the coordinator has it."""
    values: dict[str, Json] = {
        "exit": "sheet",
        "on": "2026-11-01",
        "purpose": "un_complaint",
        "recipient": "wgeid",
        "level": "b",
        "digest": "ab" * 32,
        "consents": [made.grants["wgeid"]],
    }
    row = made.hala.cases.save([Edit("disclosure", values, parent=made.case)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    return row


def test_a_coordinator_confirms_an_exit_and_the_letter_follows(made: Town) -> None:
    row, grant = written_elsewhere(made), made.grants["wgeid"]
    [holder] = made.rima.consent.effect([grant]).holders
    assert (holder.recipient, holder.sure, holder.rows) == ("wgeid", False, (row,))
    made.rima.consent.letters.confirm_given(holder.rows, shown=made.rima.cases.shown(*holder.rows))
    [holder] = made.rima.consent.effect([grant]).holders
    assert holder.sure
    assert [one.recipient for one in made.rima.consent.withdraw([grant]).letters] == ["wgeid"]


def test_no_other_device_confirms_an_exit_and_nothing_else_of_it_is_said_again(made: Town) -> None:
    row = written_elsewhere(made)
    swap(made)
    made.enemy.change(row, "disclosure", {"confirmed": True})
    made.enemy.hand_over(made.rima)
    assert not made.view(row).every("confirmed")
    for desk, code in ((made.hala, "E_ROLE"), (made.enemy.desk, "E_ROLE")):
        with pytest.raises(UserError) as told:
            desk.consent.letters.confirm_given([row], shown=desk.cases.shown(*[row]))
        assert told.value.name == code
    again: tuple[dict[str, Json], ...] = ({"recipient": "ncmp"}, {"confirmed": True, "level": "a"})
    for values in again:
        with pytest.raises(UserError) as told:
            made.rima.cases.save(
                [Edit("disclosure", values, id=row, shown=made.rima.cases.shown(row))]
            )
        assert told.value.name == "E_ONCE"


def small_left(made: Town, event: str) -> bool:
    from vsdesk.records.gate.disclosure import decide
    from vsdesk.records.gate.request import Request

    d = made.rima.cases.dossier(made.case)
    cells = made.rima.outbound.sheets.cells(d)
    found = decide(
        Request("un_complaint", "wgeid", "B", TODAY, cells=cells), d, made.rima.context.dictionary
    )
    one = found.get(event)
    return one is not None and "text" in one.values


def test_m2_a_small_cell_is_filled_by_invented_sources(made: Town) -> None:
    r = made.rima
    src = r.cases.save([Edit("source", {"true_name": "سر", "type": "survivor"})]).ids[0]
    place = r.cases.save([Edit("place", {"name_en": "Branch", "type": "prison"})]).ids[0]
    ev = r.cases.save(
        [
            Edit(
                "event",
                {
                    "type": "held_at",
                    "facility": place,
                    "told_by": src,
                    "date": {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"},
                    "text": {"ar": "كان في المهجع"},
                },
                parent=made.case,
            )
        ]
    ).ids[0]
    swap(made)
    assert not small_left(made, ev)
    e = made.enemy
    case, _ = e.desk.cases.new_case({"given_ar": "ش"}, {"case_type": "enforced_disappearance"}).ids
    e.sign(
        case,
        NewOp(
            e.desk.context.new_id(),
            "event",
            {
                "type": "held_at",
                "facility": place,
                "told_by": e.desk.context.new_id(),
                "witnesses": [e.desk.context.new_id()],
                "date": {"from": "2013-01-01", "to": "2015-12-31", "precision": "range"},
            },
            parent=case,
        ),
    )
    e.hand_over(r)
    assert not small_left(made, ev)


def test_r1_a_withdrawn_representatives_no_vanishes(made: Town) -> None:
    """ended_why on the representation (free): the no of the representative is not weighed any more."""
    h = made.hala
    who = h.context.new_id()
    h.cases.save(
        [
            Edit("person", {"given_ar": "وكيل", "family_ar": "القاضي"}, id=who, parent=made.family),
            Edit(
                "representation",
                {
                    "representative": "وكيل القاضي",
                    "represented": made.person,
                    "basis": "general_poa",
                },
                parent=made.case,
            ),
        ]
    )
    h.cases.save(
        [
            Edit(
                "consent_grant",
                {
                    "grantor": who,
                    "capacity": "representative",
                    "purpose": "un_complaint",
                    "recipient": "wgeid",
                    "result": "refused",
                    "given_on": "2026-11-21",
                },
                parent=made.family,
            )
        ]
    ).ids[0]
    carry(h, made.stick, made.rima)
    swap(made)
    assert made.holds("wgeid", "un_complaint") == "refused"
    rep = next(one for one in made.rima.cases.dossier(made.case).of("representation"))
    made.enemy.change(rep.id, "representation", {"ended_why": "withdrawn"}, replace=False)
    made.enemy.hand_over(made.rima)
    assert made.holds("wgeid", "un_complaint") == "refused"


def test_r2_level_a_by_an_invented_counsel(made: Town) -> None:
    r = made.rima
    r.consent.grant(
        made.case,
        made.mother,
        "criminal_accountability",
        "prosecutor_de",
        "given",
        How(),
        scopes=["circumstances", "identity"],
        shown=r.cases.shown(made.case),
    )
    swap(made)
    assert made.gate("prosecutor_de", "criminal_accountability", "A").request.level == "B"
    e = made.enemy
    e.sign(
        made.case,
        NewOp(e.desk.context.new_id(), "representation", {"representative": "x"}, parent=made.case),
    )
    e.hand_over(r)
    assert made.gate("prosecutor_de", "criminal_accountability", "A").request.level == "B"


def test_o1_a_record_of_an_older_program_is_taken_by_another_space(made: Town) -> None:
    """An id that fits nobody: the enemy names it as another kind in a space of his own."""
    old = "77" * 16
    made.hala.cases.save(
        [
            Edit(
                "consent_grant",
                {
                    "grantor": made.mother,
                    "purpose": "media",
                    "recipient": "public",
                    "result": "refused",
                    "given_on": "2026-11-01",
                },
                id=old,
                parent=made.family,
            )
        ]
    )
    carry(made.hala, made.stick, made.rima)
    swap(made)
    e = made.enemy
    for _ in range(40):
        fam = e.desk.cases.new_family({"display_name": "x"}).ids[0]
        if fam > made.family:
            break
    e.sign(fam, NewOp(old, "work", {"title": "x"}, parent=fam))
    e.hand_over(made.rima)
    assert made.view(old).kind == "consent_grant"


def test_q1_a_whole_case_of_an_older_program_is_taken(made: Town) -> None:
    """The root of a case with an old id, as another kind in another space."""
    old = "78" * 16
    made.hala.cases.save([Edit("case", {"case_no": "7"}, id=old)])
    carry(made.hala, made.stick, made.rima)
    e = made.enemy
    fam = e.desk.cases.new_family({"display_name": "x"}).ids[0]
    e.sign(fam, NewOp(old, "work", {"title": "x"}, parent=fam))
    e.hand_over(made.rima)
    assert made.view(old).kind == "case"


def test_c2_a_second_case_record_in_the_space_disturbs_no_list(made: Town) -> None:
    from vsdesk.desk import CaseFilter

    before = [one.id for one in made.rima.cases.lists.page(CaseFilter()).rows]
    e = made.enemy
    e.sign(
        made.case,
        NewOp(
            e.desk.context.new_id(),
            "case",
            {"case_no": "9", "person": made.mother},
            parent=made.case,
        ),
    )
    e.hand_over(made.rima)
    assert [one.id for one in made.rima.cases.lists.page(CaseFilter()).rows] == before
    assert made.holds("wgeid", "un_complaint") == "given"


def test_e1_an_erased_consent_kind_in_a_wrong_space(made: Town) -> None:
    """A risk, a consent in an incident's space: kinds are not held to their spaces when folding."""
    e = made.enemy
    incarnation = e.desk.cases.save([Edit("incident", {"title": "x"})]).ids[0]
    e.change(made.case, "case", {"incident": incarnation})
    k = e.desk.context.new_id()
    e.sign(
        incarnation,
        NewOp(
            k,
            "consent_grant",
            {
                "grantor": made.mother,
                "purpose": "search",
                "recipient": "ced",
                "result": "given",
                "given_on": "2026-11-01",
            },
            parent=incarnation,
        ),
    )
    e.hand_over(made.rima)
    assert k not in {one.id for one in made.rima.cases.dossier(made.case).of("consent_grant")}
