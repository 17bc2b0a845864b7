"""An op travels without its body, which comes after a coordinator decided, approved or took
out: it was not looked at.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.attacks.families import (
    CHILD,
    a_yes,
    assign,
    family_of,
    one_against_one,
    relative,
    said,
    state,
)
from tests.attacks.kit import Device, Town, carry, decided_before
from tests.attacks.lacking import goes_on

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp, log_id, write_entry
from vsdesk.history.shape import ZERO_HASH

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


def sign_without_body(device: Device, space: str, *ops: NewOp) -> Callable[[], None]:
    """Sign as ever, but keep the bodies back; calling what it gives adds them."""
    vault = device.desk.context.vault
    log = log_id(device.device_id, vault.identity.incarnation, space)
    held = vault.ledger.log(log)
    entry, bodies = write_entry(
        log,
        space,
        1 if held is None else held.seq + 1,
        ZERO_HASH if held is None or held.head is None else held.head,
        vault.now_ts(),
        1,
        vault.trust.version,
        vault.by,
        ops,
        vault.random,
    )

    def add(*, whole: bool) -> None:
        with vault.transaction():
            number = vault.ledger.open_log(log, device.device_id, vault.identity.incarnation, space)
            found = {body.index: body for body in bodies} if whole else {}
            vault.folding.refold(vault.ledger.append(number, entry, found, vault.clock()))

    add(whole=False)
    return lambda: add(whole=True)


def _body_comes(made: Town, later: Callable[[], None]) -> None:
    carry(made.rima, made.stick, made.enemy.desk)
    later()
    made.enemy.hand_over(made.rima)


def _named(made: Town, rec: str) -> set[str]:
    """The ops that a coordinator's save into this record names as looked at."""
    return {op for seen in made.view(rec).observed.values() for op in seen}


def test_a_fact_is_not_looked_at_by_a_decision(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    no = said(made, wife, "refused", recipient="wgeid")
    said(made, mother, "given", recipient="wgeid")
    assign(made)
    later = sign_without_body(made.enemy, made.family, NewOp(wife, "person", dict(CHILD)))
    made.enemy.hand_over(made.rima)
    assert made.view(wife).every("birth") == ()
    made.rima.consent.steps.decide(no, "لا يسقط رفضها", shown=made.rima.consent.steps.shown(no))
    assert state(made).state == "not_whole"
    goes_on(made.rima, made.case)
    assert state(made).state == "not_asked"
    _body_comes(made, later)
    assert made.view(wife).every("birth")
    assert state(made).state == "not_asked"


def test_a_no_is_not_looked_at_by_a_decision(made: Town) -> None:
    """Another device's no of the wife, and its body, come after the mother's yes was decided for."""
    mother, wife, _ = one_against_one(made)
    yes = next(
        one.id
        for one in made.hala.cases.dossier(made.case).of("consent_grant")
        if one.text("grantor") == mother
    )
    assign(made)
    id = made.enemy.desk.context.new_id()
    values = {k: v for k, v in a_yes(made, wife).items() if k != "data_scope"}
    no = NewOp(id, "consent_grant", values | {"result": "refused"}, parent=made.family)
    later = sign_without_body(made.enemy, made.family, no)
    made.enemy.hand_over(made.rima)
    held = made.view(id).ops("result")
    decided_before(made.rima, yes, "اجتمعت العائلة")
    assert state(made).state == "not_whole"
    goes_on(made.rima, made.case)
    assert state(made).state == "given"
    assert held and not _named(made, yes) & {*held}
    _body_comes(made, later)
    assert state(made).state == "refused"


def test_what_is_not_here_is_not_approved(made: Town) -> None:
    family_of(made)
    assign(made)
    later = sign_without_body(
        made.enemy, made.case, NewOp(made.case, "case", {"summary": {"ar": "قصة"}})
    )
    made.enemy.hand_over(made.rima)
    held = made.view(made.case).ops("summary")
    made.rima.cases.save(
        [
            Edit(
                "case",
                {"approved": True},
                id=made.case,
                covers=True,
                shown=made.rima.cases.shown(made.case),
            )
        ]
    )
    assert held and _named(made, made.case) and not _named(made, made.case) & {*held}
    _body_comes(made, later)
    assert made.view(made.case).text("summary") or made.view(made.case).every("summary")


def test_what_is_not_here_is_not_taken_out(made: Town) -> None:
    """A relative whom a coordinator takes out is shown again when more of them comes."""
    family_of(made)
    wife = relative(made, "wife", "سلمى")
    assign(made)
    later = sign_without_body(made.enemy, made.family, NewOp(wife, "person", dict(CHILD)))
    made.enemy.hand_over(made.rima)
    made.rima.cases.save([Edit("person", id=wife, delete=True, shown=made.rima.cases.shown(wife))])
    held = made.view(wife).ops("birth")
    assert held and _named(made, wife) and not _named(made, wife) & {*held}
    _body_comes(made, later)
    assert not made.view(wife).deleted


def test_what_is_not_here_is_not_replaced_by_a_save(made: Town) -> None:
    """Whatever the right of the field, and however the save says what it saw: it stands beside, and differs
    when it comes; a look at both ends that."""
    family_of(made)
    wife = relative(made, "wife", "سلمى")
    assign(made)
    came: dict[str, Json] = {"given_ar": "ليلى", "occupation": "من عندهم", "sex": "male"}
    later = sign_without_body(made.enemy, made.family, NewOp(wife, "person", came))
    made.enemy.hand_over(made.rima)
    said: dict[str, Json] = {"given_ar": "سلوى", "occupation": "معلمة", "sex": "female"}
    made.rima.cases.save([Edit("person", said, id=wife)])
    said["occupation"] = "معلمة متقاعدة"
    seen = {name: made.view(wife).ops(name) for name in said}
    made.rima.cases.save([Edit("person", said, id=wife, seen=seen)])
    for name, value in said.items():
        assert made.view(wife).every(name) == (value,) and not made.view(wife).differs(name)
    _body_comes(made, later)
    for name, value in said.items():
        assert {*made.view(wife).every(name)} == {value, came[name]}, name
        assert made.view(wife).differs(name)
    made.rima.cases.save([Edit("person", said, id=wife)])
    assert not made.view(wife).difference
