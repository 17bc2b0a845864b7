"""Whether a paper still says what stands here is said by the order in which things came, and who signed its
row by the signature: no clock and no word of another device decides it. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.families import assign
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.reports import short_digest

if TYPE_CHECKING:
    from vsdesk.desk import TracedPaper

LONG_AGO = 1_600_000_000_000


def printed(made: Town) -> str:
    """Our own file, printed by the coordinator: its digest."""
    carry(made.hala, made.stick, made.rima)
    order = SheetOrder(made.case, ("ar",), "case-file", recipient="own_org")
    return short_digest(made.rima.outbound.sheets.print_sheet(order).digest)


def found(made: Town, code: str) -> TracedPaper:
    return made.rima.outbound.trace.find(code)[0]


def test_a_change_that_is_dated_back_is_one(made: Town) -> None:
    assign(made)
    code = printed(made)
    assert found(made, code).is_as_then
    device = made.enemy
    state = device.replacing(made.person, "person", ["family_ar"])
    said = NewOp(made.person, "person", {"family_ar": "كذب"}, supersedes=state)
    device.sign(made.case, said, ts=LONG_AGO)
    device.hand_over(made.rima)
    assert made.person in found(made, code).changed


def test_what_is_dated_ahead_and_was_there_is_none(made: Town) -> None:
    assign(made)
    device = made.enemy
    state = device.replacing(made.person, "person", ["occupation"])
    device.sign(
        made.case,
        NewOp(made.person, "person", {"occupation": "نجّار"}, supersedes=state),
        ts=made.rima.context.env.clock() + 3_600_000 * 24 * 300,
    )
    device.hand_over(made.rima)
    code = printed(made)
    assert found(made, code).is_as_then


def test_the_row_of_another_device_bears_its_name(made: Town) -> None:
    """It writes the coordinator's code as who let it go, and the digest of the coordinator's paper."""
    assign(made)
    code = printed(made)
    own = found(made, code)
    assert own.device_id == made.rima.context.device_id and made.rima.context.by in own.by
    device = made.enemy
    values = {
        name: held.value
        for name in ("exit", "on", "recipient", "digest", "records", "approver", "level")
        for held in own.row.fields.get(name, ())[:1]
    }
    device.sign(
        made.case,
        NewOp(device.desk.context.new_id(), "disclosure", values, parent=made.case),
    )
    device.hand_over(made.rima)
    [other] = [one for one in made.rima.outbound.trace.find(code) if one.row.id != own.row.id]
    assert other.row.text("approver") == made.rima.context.by
    assert other.device_id == device.device_id and made.rima.context.by not in other.by


def test_what_came_with_the_row_and_before_it_is_as_then(made: Town) -> None:
    """A documenter prints, and hands row and file over at once; what she writes after it is later."""
    order = SheetOrder(made.case, ("ar",), "family-sheet", discreet=False)
    code = short_digest(made.hala.outbound.sheets.print_sheet(order).digest)
    carry(made.hala, made.stick, made.rima)
    assert found(made, code).is_as_then
    code = short_digest(made.hala.outbound.sheets.print_sheet(order).digest)
    made.hala.cases.save([Edit("person", {"occupation": "نجّار"}, id=made.person)])
    carry(made.hala, made.stick, made.rima)
    assert made.person in found(made, code).changed
