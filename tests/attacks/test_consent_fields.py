"""Every field that holds what somebody wanted, limited or refused is heard by a paper, an exit or a rule.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_portraits import attach

from vsdesk.desk import Edit, SheetOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity", "photo"]
TOLD = "طلبوا منا خمسة آلاف وما عطيناهم شي"


@told_once
def agreed(made: Town, /, *questions: tuple[str, str], **more: Json) -> str:
    """The mother's yeses; she."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for purpose, recipient in questions or (("un_complaint", "ced"),):
        said(made, mother, "given", purpose=purpose, recipient=recipient, data_scope=SCOPES, **more)
    carry(made.hala, made.stick, made.rima)
    return mother


@pytest.mark.parametrize("wants", [True, False, None])
def test_what_the_family_wants_nothing_done_about_leaves_with_nothing(
    made: Town, wants: bool | None
) -> None:
    agreed(made)
    receipt = attach(made, "money_receipt")
    carry(made.hala, made.stick, made.rima)
    written(
        made,
        "extortion_attempt",
        {
            "date": {"as_told": "أمس"},
            "channel": "phone",
            "claims_made": ["release"],
            "text": words(TOLD),
            "receipt": receipt,
            "wants_action": wants,
        },
        made.family,
    )
    left = made.gate("ced", "un_complaint")
    assert (TOLD in as_text(left)) == (wants is not False)
    assert (left.get(receipt) is not None) == (wants is not False)


@pytest.mark.parametrize("publicity", [True, False, None])
def test_a_proceeding_that_is_not_to_be_public(made: Town, publicity: bool | None) -> None:
    agreed(made, ("advocacy_named", "public"), ("un_complaint", "wgad"))
    written(
        made,
        "submission",
        {"mechanism": "wgad", "status": "drafting", "publicity_consent": publicity},
        made.case,
    )
    found = made.gate("public", "advocacy_named", "C")
    assert found.state == ("publicity" if publicity is False else "given")
    assert made.gate("wgad", "un_complaint").allowed  # what is filed is its own question


@pytest.mark.parametrize("whose", ["his", "hers", "nobody's", "none"])
def test_another_name_before_a_body(made: Town, whose: str) -> None:
    mother = agreed(made)
    person = {"his": made.person, "hers": mother}.get(whose)
    if whose != "none":
        danger: dict[str, Json] = {
            "date": "2026-11-01",
            "level": "amber",
            "threats": ["online_exposure"],
            "alias_required": True,
        }
        written(
            made, "risk_assessment", danger | ({"person": person} if person else {}), made.family
        )
    for id, name in ((made.person, "كنيته ليث الحلو"), (mother, "هدى أم ليث")):
        written(made, "person_name", {"type": "nickname", "value": name}, id)
    written(made, "event", {"type": "other", "text": words("رأوا ليث عند الحاجز")}, made.case)
    written(made, "event", {"type": "other", "text": words("بكت هدى عند الباب")}, made.case)
    text = as_text(made.gate("ced", "un_complaint"))
    his, hers = whose in ("his", "nobody's"), whose in ("hers", "nobody's")
    for name, stays in (("رأوا ليث", his), ("الحلو", his), ("بكت هدى", hers)):
        assert (name not in text) == stays, name
    assert ('"given_ar": ["ليث"]' not in text) == his
    assert ('"given_ar": ["هدى"]' not in text) == hers
    assert "ليث" in as_text(made.gate("own_org", "hold_record")) or whose


@pytest.mark.parametrize("says", [True, False, None])
def test_discreet_sheets_only(made: Town, says: bool | None) -> None:
    mother = agreed(
        made,
        ("hold_record", "own_org"),
        ("casework", "family"),
        ("search", "icrc"),
        ("un_complaint", "ced"),
    )
    desk = made.rima
    desk.cases.save(
        [Edit("family", {"discreet": says}, id=made.family, shown=desk.cases.shown(made.family))]
    )
    for kind, recipient, purpose in (
        ("family-sheet", "family", "casework"),
        ("case-file", "family", "casework"),
        ("icrc", "icrc", "search"),
    ):
        order = SheetOrder(
            made.case,
            ("ar",),
            kind=kind,
            recipient=recipient,
            purpose=purpose,
            person=mother,
            discreet=False,
        )
        if says is not True:
            assert not desk.outbound.sheets.print_sheet(order).discreet
            continue
        with pytest.raises(UserError) as stays:
            desk.outbound.sheets.print_sheet(order)
        assert stays.value.params["reason"] == "discreet_asked"
    usual = SheetOrder(
        made.case,
        ("ar",),
        kind="family-sheet",
        recipient="family",
        purpose="casework",
        person=mother,
    )
    assert desk.outbound.sheets.print_sheet(usual).discreet or says is not True
    body = SheetOrder(
        made.case, ("ar",), kind="ced", recipient="ced", purpose="un_complaint", discreet=False
    )
    assert not desk.outbound.sheets.print_sheet(body).discreet  # no family carries it


@pytest.mark.parametrize("name", ["given", "refused", "not_asked", None])
def test_an_older_yes_to_the_photo_is_none_to_the_name(made: Town, name: str | None) -> None:
    """Older programs wrote the scope of the name into it."""
    mother = agreed(made, ("photo_publication", "public"), photo_use=True)
    if name:
        said(
            made,
            mother,
            name,
            purpose="advocacy_named",
            recipient="public",
            data_scope=["identity"],
        )
        carry(made.hala, made.stick, made.rima)
    portrait = attach(made, "photo_person")
    carry(made.hala, made.stick, made.rima)
    left = made.gate("public", "photo_publication", "C")
    assert left.state == "given"
    assert ("ليث" in as_text(left)) == (name == "given")
    held = left.get(portrait)
    assert held is not None and "blob" in held.values


@pytest.mark.parametrize("agreed_to", [True, False, None])
def test_no_picture_of_an_activity_leaves_whatever_those_in_it_agreed(
    made: Town, agreed_to: bool | None
) -> None:
    """Nobody can be asked about it as about a case; our own work has it."""
    agreed(made, ("media", "public"), ("casework", "own_org"))
    desk = made.rima
    day: Json = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    activity = written(
        made,
        "activity",
        {"type": "vigil", "title": "وقفة", "date": day, "photo_consent": agreed_to},
    )
    path = made.stick / "وقفة.png"
    Image.new("RGB", (60, 40), (9, 9, 9)).save(path)
    item = desk.files.attach(path, activity, kind="photo_person").ids[0]
    with pytest.raises(UserError):
        desk.outbound.files.copy_file(FileOrder(item, "media", "public", "C"))
    assert desk.outbound.files.copy_file(FileOrder(item)).data
