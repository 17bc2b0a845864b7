"""Which item of a file is a letter of ours, to be given out again byte for byte. Everybody is made up."""

from __future__ import annotations

import io

import pytest
from tests.attacks.kit import Town, carry, swap

from vsdesk.desk import Desk, LetterOrder
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

FORGED = "%PDF-1.4 نطلب حذف ملف الابن الآخر".encode()


def written(made: Town) -> str:
    """The letter that Rima wrote: its item."""
    order = SheetOrder(
        made.case, ("en",), kind="case-file", purpose="un_complaint", recipient="wgeid"
    )
    made.rima.outbound.sheets.print_sheet(order)
    return made.rima.consent.withdraw([made.grants["wgeid"]]).letters[0].item


def forged(made: Town, **values: Json) -> str:
    """A file of the enemy's that calls itself a letter to the same body on the same day."""
    vault = made.enemy.desk.context.vault
    with vault.transaction():
        stored = vault.files.add(io.BytesIO(FORGED))
    said: dict[str, Json] = {
        "type": "our_letter",
        "title": f"wgeid-{made.rima.context.today()}",
        "mime": "application/pdf",
        "size": stored.size,
        "sha256": stored.sha256,
        "blob": stored.blob,
        "sens": 4,
        **values,
    }
    item = made.enemy.desk.context.new_id()
    made.enemy.sign(made.family, NewOp(item, "evidence_item", said, parent=made.family))
    return item


def kept(desk: Desk, made: Town, root: str = "") -> list[str]:
    """The items that this desk calls letters of ours."""
    found = desk.consent.letters.kept.of(desk.cases.dossier(root or made.case))
    return [one.item for one in found]


@pytest.mark.usefixtures("signed")
def test_what_another_device_calls_our_letter_is_none(made: Town) -> None:
    ours = written(made)
    item = forged(made)
    made.enemy.hand_over(made.rima)
    assert kept(made.rima, made) == kept(made.rima, made, made.family) == [ours]
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        made.rima.consent.letters.kept.paper(item)


@pytest.mark.usefixtures("signed")
def test_nor_with_a_row_of_its_own_nor_before_any_letter(made: Town) -> None:
    item = forged(made)
    row: dict[str, Json] = {
        "exit": "letter",
        "on": made.rima.context.today(),
        "purpose": "un_complaint",
        "recipient": "wgeid",
        "digest": "ab" * 32,
        "level": "b",
    }
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(made.case, NewOp(id, "disclosure", row, parent=made.case))
    made.enemy.hand_over(made.rima)
    assert not kept(made.rima, made)
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        made.rima.consent.letters.kept.paper(item)


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("replace", [True, False])
def test_what_another_device_says_of_our_letter_changes_none_of_its_bytes(
    made: Town, replace: bool
) -> None:
    ours = written(made)
    before = made.rima.consent.letters.kept.paper(ours).pdf
    carry(made.rima, made.stick, made.enemy.desk)
    vault = made.enemy.desk.context.vault
    with vault.transaction():
        stored = vault.files.add(io.BytesIO(FORGED))
    values: dict[str, Json] = {"blob": stored.blob, "sha256": stored.sha256, "title": "icrc-x"}
    made.enemy.change(ours, "evidence_item", values, replace=replace)
    made.enemy.hand_over(made.rima)
    if kept(made.rima, made):
        assert made.rima.consent.letters.kept.paper(ours).pdf == before
        [letter] = made.rima.consent.letters.kept.of(made.rima.cases.dossier(made.case))
        assert letter.recipient == "wgeid"


@pytest.mark.usefixtures("signed")
def test_a_coordinators_letter_is_ours_everywhere_and_a_colleagues_is_hers(made: Town) -> None:
    ours = written(made)
    carry(made.rima, made.stick, made.hala)
    assert kept(made.hala, made) == [ours]
    order = LetterOrder(made.case, "wgeid", langs=("ar",))
    hers = made.hala.consent.letters.write(order).item
    assert set(kept(made.hala, made)) == {ours, hers}
    swap(made)
    assert kept(made.rima, made) == [ours]
