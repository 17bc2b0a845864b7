"""What a coordinator decides binds what stood on the screen: not what an import brought in while they typed.

The window reads on one thread and writes on another: while a stick is taken in (for minutes, where a device
made it so), its pages stay open, and what is pressed waits behind the import. Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.families import assign, family_of, relative, said, state
from tests.attacks.kit import Town, carry, decided_before
from tests.desk.conftest import House

from vsdesk.desk import Edit, How
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.checks.risk import is_red
from vsdesk.records.consent.approval import approval
from vsdesk.records.consent.questions import grants_for
from vsdesk.records.dictionary.values import Json

Values = dict[str, Json]
DAY = 24 * 60 * 60 * 1000


def on_screen(made: Town) -> tuple[str, str]:
    """Mother yes, father no: this stands on the coordinator's page of decisions. (the yes, the wife)"""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    father = relative(made, "father", "سامي")
    wife = relative(made, "wife", "سلمى")
    yes = said(made, mother, "given")
    said(made, father, "refused")
    assign(made)
    carry(made.hala, made.stick, made.rima)
    return yes, wife


@pytest.mark.parametrize("first", ["decision", "import"])
def test_a_no_that_nobody_saw_is_not_decided_away(made: Town, first: str) -> None:
    yes, wife = on_screen(made)
    assert state(made).state != "given"
    shown = made.rima.consent.steps.shown(yes)
    said(made, wife, "refused")  # Hala writes down what the wife says; the stick is taken in

    def decide() -> None:
        decided_before(made.rima, yes, "اتفق الأب والأم", shown)

    def comes() -> None:
        carry(made.hala, made.stick, made.rima)

    for step in (decide, comes) if first == "decision" else (comes, decide):
        step()
    assert state(made).state != "given"
    decided_before(made.rima, yes, "اتفقوا كلهم")
    assert state(made).state == "given"  # looked at again, with the third answer on the page


def test_another_no_of_the_same_person_is_not_taken_back(made: Town) -> None:
    """The wife was asked again and said yes; the no that Hala brings meanwhile was on no screen."""
    _, wife = on_screen(made)
    said(made, wife, "refused")
    carry(made.hala, made.stick, made.rima)
    shown = made.rima.cases.shown(made.case)
    later = said(made, wife, "refused")
    carry(made.hala, made.stick, made.rima)
    made.rima.consent.grant(made.case, wife, "un_complaint", "ced", "given", How(), shown=shown)
    weighed = [
        op
        for one in made.rima.cases.dossier(made.case).of("consent_grant")
        for seen in one.observed.values()
        for op in seen
    ]
    ops = {one.op for held in made.rima.cases.record(later).fields.values() for one in held}
    assert weighed
    assert not ops & {*weighed}


@pytest.mark.parametrize("first", ["approval", "import"])
def test_an_approval_covers_what_was_on_the_screen(made: Town, first: str) -> None:
    """The coordinator reads the case and approves it; a device's words come in between."""
    on_screen(made)
    shown = made.rima.cases.shown(made.case)  # what the coordinator read
    lie = made.enemy.desk.context.new_id()
    words: Values = {"type": "sighting", "text": {"ar": "كذبة", "src_lang": "ar"}}

    def comes() -> None:
        made.enemy.sign(made.case, NewOp(lie, "event", words, parent=made.case))
        made.enemy.hand_over(made.rima)

    def approve() -> None:
        made.rima.cases.save([Edit("case", {"approved": True}, id=made.case, shown=shown)])

    for step in (approve, comes) if first == "approval" else (comes, approve):
        step()
    dossier = made.rima.cases.dossier(made.case)
    assert approval(dossier.head, dossier.records) == "before_changes"


def refused(made: Town) -> tuple[str, str]:
    """An old family that said no to keeping; (the family, the case)."""
    h = made.hala
    family = h.cases.new_family({"display_name": "عائلة قديمة"}).ids[0]
    case = h.cases.new_case({"given_ar": "زمردة"}, {"family": family}).ids[0]
    mother = h.cases.save([Edit("person", {"given_ar": "وداد"}, parent=family)]).ids[0]
    rows = grants_for("keep", "no", {"grantor": mother, "given_on": "2026-10-01"})
    h.cases.save([Edit("consent_grant", row, parent=family) for row in rows])
    carry(h, made.stick, made.rima)
    return family, case


@pytest.mark.parametrize("meanwhile", ["nothing", "yes", "word"])
def test_what_was_proposed_is_asked_anew(made: Town, house: House, meanwhile: str) -> None:
    """A refusal is 30 days old and proposed; while the coordinator types the reason, the stick is taken
    in."""
    family, case = refused(made)
    house.clock.now += 40 * DAY
    rima, hala = made.rima, made.hala
    proposal = next(one for one in rima.erasure.retention.found() if case in one.ids)
    listed = rima.erasure.retention.plan(proposal).digest
    if meanwhile == "yes":
        father = hala.cases.save([Edit("person", {"given_ar": "سمير"}, parent=family)]).ids[0]
        yes = grants_for("keep", "yes", {"grantor": father, "given_on": rima.context.today()})
        hala.cases.save([Edit("consent_grant", row, parent=family) for row in yes])
    elif meanwhile == "word":
        hala.cases.save(
            [Edit("event", {"text": {"ar": "رآه جاره", "src_lang": "ar"}}, parent=case)]
        )
    carry(hala, made.stick, rima)
    if meanwhile == "nothing":
        rima.erasure.retention.approve(proposal, "انتهت المدة", listed=listed)
        assert rima.cases.record(case).erased
        return
    with pytest.raises(UserError, match="E_CHANGED"):
        rima.erasure.retention.approve(proposal, "انتهت المدة", listed=listed)
    assert not rima.cases.record(case).erased


@pytest.mark.parametrize("meanwhile", [False, True], ids=["control", "attack"])
def test_what_was_not_listed_is_not_erased(made: Town, *, meanwhile: bool) -> None:
    """An order names what its list showed: with another witness in it it is read again first."""
    listed = made.rima.erasure.erasure(made.case).digest
    if meanwhile:
        words: Values = {"ar": "شاهد جديد رآه حياً", "src_lang": "ar"}
        made.hala.cases.save([Edit("event", {"text": words}, parent=made.case)])
        carry(made.hala, made.stick, made.rima)
        with pytest.raises(UserError, match="E_CHANGED"):
            made.rima.erasure.erase(made.case, why="mistake", because="مكرر", listed=listed)
    else:
        made.rima.erasure.erase(made.case, why="mistake", because="مكرر", listed=listed)
    assert made.rima.cases.record(made.case).erased is not meanwhile


def test_a_number_that_was_not_on_the_screen_is_not_warned_of(made: Town) -> None:
    """The coordinator reads an attempt and warns of its number; the enemy puts the family's
    own beside it meanwhile."""
    took, own = "+963 900 000 777", "+90 500 000 00 00"
    attempt = made.hala.cases.save(
        [Edit("extortion_attempt", {"contact_value": took}, parent=made.family)]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    shown = made.rima.cases.shown(attempt)
    made.enemy.change(attempt, "extortion_attempt", {"contact_value": own}, replace=False)
    made.enemy.hand_over(made.rima)
    made.rima.access.safeguards.warn_of(attempt, shown=shown)
    assert warned(made, took)
    assert not warned(made, own)


def warned(made: Town, number: str) -> bool:
    """Whether everybody is warned of a number."""
    found = made.rima.access.safeguards.warning_of(number)
    return found is not None and bool(found.id)


def test_a_pair_that_was_changed_meanwhile_is_asked_again(made: Town) -> None:
    """The coordinator reads two reports beside each other; the enemy's own becomes another
    person before she decides."""
    e = made.enemy
    case, _ = e.desk.cases.new_case({"given_ar": "مروان", "family_ar": "الدرويش"}, {}).ids
    e.hand_over(made.rima)
    shown = made.rima.matching.pair_shown(made.case, case)
    e.change(
        e.desk.cases.record(case).text("person"), "person", {"given_ar": "سامي", "family_ar": "آخر"}
    )
    e.hand_over(made.rima)
    with pytest.raises(UserError, match="E_CHANGED"):
        made.rima.matching.decide_pair(made.case, case, "same", "الاسم نفسه", shown=shown)
    assert made.rima.matching.groups.group_of(made.case) is None
    again = made.rima.matching.pair_shown(made.case, case)
    made.rima.matching.decide_pair(made.case, case, "same", "سألنا العائلتين", shown=again)
    assert made.rima.matching.groups.group_of(made.case) is not None


def test_a_record_is_not_hidden_with_what_nobody_saw(made: Town) -> None:
    """The coordinator takes an event out as a slip; what Hala writes into it meanwhile brings it back."""
    event = made.rima.cases.dossier(made.case).of("event")[0].id
    shown = made.rima.cases.shown(event)
    words: Values = {"ar": "شاهد جديد رآه حياً", "src_lang": "ar"}
    made.hala.cases.save([Edit("event", {"text": words}, id=event)])
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.delete(event, "مكرر", shown=shown)
    assert not made.rima.cases.record(event).deleted
    made.rima.cases.delete(event, "مكرر", shown=made.rima.cases.shown(event))
    assert made.rima.cases.record(event).deleted


def test_what_was_not_shown_at_all_is_not_touched(made: Town) -> None:
    """A delete of nothing that was shown says nothing: without what it saw it would bring
    a removed record back."""
    event = made.rima.cases.dossier(made.case).of("event")[0].id
    other = made.rima.cases.shown(made.family)
    made.rima.cases.delete(event, shown=made.rima.cases.shown(event))
    made.rima.cases.delete(event, shown=other)
    assert made.rima.cases.record(event).deleted


def test_a_warning_is_not_overruled_for_what_nobody_saw(made: Town) -> None:
    """The coordinator overrules an amber risk with a reason; meanwhile Hala writes that it is red."""
    risk = made.hala.cases.save(
        [Edit("risk_assessment", {"level": "amber", "date": "2026-11-01"}, parent=made.case)]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    shown = made.rima.cases.shown(risk)
    made.hala.cases.save([Edit("risk_assessment", {"level": "red"}, id=risk)])
    carry(made.hala, made.stick, made.rima)
    values: Values = {"override": True, "override_why": "خطر محتمل"}
    made.rima.cases.save([Edit("risk_assessment", values, id=risk, shown=shown)])
    assert is_red(made.rima.cases.dossier(made.case), made.rima.context.today())
    made.rima.cases.save(
        [Edit("risk_assessment", values, id=risk, shown=made.rima.cases.shown(risk))]
    )
    assert not is_red(made.rima.cases.dossier(made.case), made.rima.context.today())


def test_an_answer_that_changed_is_not_said_anew(made: Town) -> None:
    """It was looked at again and holds: just the answer that stood on the page, not what
    Hala made of it since."""
    family_of(made)
    yes = said(made, relative(made, "mother", "هدى"), "given")
    carry(made.hala, made.stick, made.rima)
    shown = made.rima.consent.steps.shown(yes)
    made.hala.cases.save([Edit("consent_grant", {"data_scope": ["identity", "photo"]}, id=yes)])
    carry(made.hala, made.stick, made.rima)
    with pytest.raises(UserError, match="E_CHANGED"):
        made.rima.consent.steps.review(yes, "2028-11-01", shown=shown)
