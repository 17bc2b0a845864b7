"""«لا تكتبوا اسمو» is answered by what is written of whoever told it, or of whom the words name; and one
device makes nobody a member of the family. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import carry, told_once

from vsdesk.desk import Edit, ExitOrder, SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

STORY = "الفران أبو الياس شافو بالفرع، وقال لا تكتبوا اسمو لأنو بعدو هنيك"
QUOTED = "جارنا أبو سمير شاف كل شي، وقال: ما بدي حدا يعرف اسمي"
OWN = "شفته عالحاجز بعيني، وما بدي حدا يعرف اسمي"
SCOPES: Json = ["circumstances", "documents", "family_members", "identity"]
YEAR: Json = {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
NUMBER = "0944 123 456"


def words(text: str) -> Json:
    return {"ar": text, "src_lang": "ar"}


@told_once
def told(made: Town) -> tuple[str, str]:
    """The mother said yes, and told of a baker who asks not to be written down; she and a sister."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "خلود")
    said(made, mother, "given", data_scope=SCOPES)
    fields: dict[str, Json] = {"type": "sighting", "date": YEAR, "told_by": mother}
    made.hala.cases.save([Edit("event", {**fields, "text": words(STORY)}, parent=made.case)])
    assign(made)
    return mother, sister


def left(made: Town) -> str:
    """Why it was asked about, or "" where it left."""
    order = SheetOrder(made.case, ("ar",), "case-file", purpose="un_complaint", recipient="ced")
    try:
        made.rima.outbound.sheets.print_sheet(order)
    except UserError as no:
        return str(no.params["reason"])
    return ""


def dumped(made: Town, tmp_path: Path) -> str:
    out = tmp_path / "dump"
    try:
        made.rima.outbound.files.dump_for(out, ExitOrder("un_complaint", "ced", "B", (made.case,)))
    except UserError as no:
        return str(no.params["reason"])
    return (out / "records.jsonl").read_text()


def test_a_wish_about_a_place_is_no_answer(made: Town, tmp_path: Path) -> None:
    _, sister = told(made)
    assert left(made) == "plea"
    made.rima.cases.save(
        [
            Edit("person", {"usual_address_text": "مرسين"}, id=sister),
            Edit("person_mark", {"type": "place_unknown_to"}, parent=sister),
        ]
    )
    assert left(made) == "plea"
    assert "أبو الياس" not in dumped(made, tmp_path)


def test_one_reason_says_all_that_it_opens(made: Town) -> None:
    """Where a telephone stands in the words too, both are said before one reason lets them leave."""
    told(made)
    fields: dict[str, Json] = {"type": "sighting", "text": words(f"اتصلوا على {NUMBER}")}
    made.rima.cases.save([Edit("event", fields, parent=made.case)])
    assert left(made) == "told_plea"


@pytest.mark.parametrize("how", ["not_named_outside", "place_unknown_to", "source", "sealed"])
def test_no_device_answers_it_with_somebody_else(made: Town, tmp_path: Path, how: str) -> None:
    told(made)
    enemy, who = made.enemy, made.enemy.desk.context.new_id()
    new = enemy.desk.context.new_id
    if how == "source":
        enemy.sign(who, NewOp(who, "source", {"code": "S-9", "true_name": "زيدان الخيالي"}))
        seen: dict[str, Json] = {"type": "sighting", "told_by": who, "date": YEAR}
        enemy.sign(made.case, NewOp(new(), "event", seen, parent=made.case))
    elif how == "sealed":
        place: dict[str, Json] = {"type": "sighting", "sens": 4, "place_text": "حارة الخيال"}
        enemy.sign(made.case, NewOp(who, "event", place, parent=made.case))
    else:
        person: dict[str, Json] = {"given_ar": "زيدان", "usual_address_text": "مرسين"}
        for kind, fields, above in (
            ("person", person, made.family),
            ("family_member", {"person": who}, made.family),
            ("person_mark", {"type": how}, who),
        ):
            id = who if kind == "person" else new()
            enemy.sign(made.family, NewOp(id, kind, fields, parent=above))
    enemy.hand_over(made.rima)
    assert left(made) == "plea"
    assert "أبو الياس" not in dumped(made, tmp_path)


def test_no_device_answers_it_with_a_mark_on_who_told_it(made: Town) -> None:
    """Another writes that the mother wants no name of hers there: the baker is not heard by that."""
    mother, _ = told(made)
    new = made.enemy.desk.context.new_id()
    mark: dict[str, Json] = {"type": "not_named_outside"}
    made.enemy.sign(made.family, NewOp(new, "person_mark", mark, parent=mother))
    made.enemy.hand_over(made.rima)
    assert left(made) in {"plea", "consent"}


def sighting(made: Town, text: str, **more: Json) -> str:
    """The mother said yes; what somebody told."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=SCOPES)
    seen: dict[str, Json] = {"type": "sighting", "date": YEAR, "text": words(text), **more}
    return made.hala.cases.save([Edit("event", seen, parent=made.case)]).ids[0]


def source(made: Town, **more: Json) -> str:
    fields: dict[str, Json] = {"code": "S-31", "type": "co_detainee", "true_name": "رضوان"}
    who = made.hala.context.new_id()
    made.hala.cases.save([Edit("source", {**fields, **more}, id=who)])
    return who


def asked(made: Town) -> bool:
    order = SheetOrder(made.case, ("ar",), "case-file", purpose="un_complaint", recipient="ced")
    return any(one.plea for one in made.hala.outbound.sheets.sheet(order).told)


@pytest.mark.parametrize(("text", "is_asked"), [(OWN, False), (STORY, True), (QUOTED, True)])
def test_a_source_answers_the_own_plea_alone(made: Town, text: str, is_asked: bool) -> None:
    """A sealed source has a code for a name; of the baker in the words nobody knows the name, nor of the
    neighbour who is quoted."""
    event = sighting(made, text)
    assert asked(made)
    who = source(made)
    shown = made.hala.cases.shown(made.case)
    made.hala.cases.save([Edit("event", {"told_by": who}, id=event, shown=shown)])
    assert asked(made) is is_asked


def test_a_source_who_stands_there_by_name_answers_nothing(made: Town) -> None:
    event = sighting(made, OWN)
    [mother] = [
        one.id
        for one in made.hala.cases.dossier(made.case).of("person")
        if one.text("given_ar") == "هدى"
    ]
    who = source(made, person=mother)
    shown = made.hala.cases.shown(made.case)
    made.hala.cases.save([Edit("event", {"told_by": who}, id=event, shown=shown)])
    assert asked(made)


@pytest.mark.parametrize("type", ["nobody_may_know_of", "not_named_outside", "first_name_only"])
def test_a_wish_towards_one_relative_answers_nothing_elsewhere(made: Town, type: str) -> None:
    mother, sister = told(made)
    [event] = [
        one.id for one in made.rima.cases.dossier(made.case).of("event") if one.every("text")
    ]
    made.rima.cases.save(
        [
            Edit("event", {"text": words(OWN)}, id=event),
            Edit("person_mark", {"type": "not_named_outside"}, parent=sister),
        ]
    )
    uncle = made.rima.cases.save([Edit("person", {"given_ar": "زيدان"}, parent=made.family)]).ids[0]
    mark: dict[str, Json] = {"type": type, "towards": [uncle]}
    made.rima.cases.save([Edit("person_mark", mark, parent=mother)])
    assert left(made) == "plea"


def test_no_device_says_who_told_it(made: Town) -> None:
    """An honest source is there; another device writes the source where nobody said who told it."""
    story = sighting(made, OWN)
    who = source(made)
    made.hala.cases.save([Edit("event", {"type": "held_at", "told_by": who}, parent=made.case)])
    assign(made)
    assert left(made) == "plea"
    made.enemy.change(story, "event", {"told_by": who}, replace=False)
    made.enemy.hand_over(made.rima)
    assert left(made) == "plea"


def test_no_device_chooses_a_gap_that_answers_it(made: Town) -> None:
    """Somebody invented is called by other words of the story, and gets a gap there."""
    told(made)
    [event] = [
        one.id for one in made.rima.cases.dossier(made.case).of("event") if one.every("text")
    ]
    enemy, new = made.enemy, made.enemy.desk.context.new_id
    who = new()
    name: dict[str, Json] = {"given_ar": "شافو", "family_ar": "بالفرع"}
    enemy.sign(made.family, NewOp(who, "person", name, parent=made.family))
    enemy.sign(made.family, NewOp(new(), "family_member", {"person": who}, parent=made.family))
    hidden: dict[str, Json] = {"type": "not_named_outside"}
    enemy.sign(made.family, NewOp(new(), "person_mark", hidden, parent=who))
    seen = " ".join(sorted(op.id for op in enemy.state(event, "event").fields["text"]))
    choice: dict[str, Json] = {
        "record": event, "field": "text", "who": who, "choice": "replace", "seen": seen,
    }  # fmt: skip  # a record
    enemy.sign(made.case, NewOp(new(), "name_choice", choice, parent=event))
    enemy.hand_over(made.rima)
    assert left(made) == "plea"


def test_what_is_asked_for_others_is_asked_about_on_the_familys_own_sheet(made: Town) -> None:
    """Whoever finds her paper reads of the neighbour, and that her daughter is back; not so her own name."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for purpose in ("hold_record", "casework"):
        said(made, mother, "given", purpose=purpose, recipient="own_org", data_scope=SCOPES)
    seen: dict[str, Json] = {"type": "sighting", "date": YEAR, "told_by": mother}
    [event] = made.hala.cases.save([Edit("event", seen, parent=made.case)]).ids
    assign(made)
    order = SheetOrder(made.case, ("ar",), "family-sheet", person=mother, discreet=False)
    for text, why in (
        ("أخدوه من البيت، وما بدي حدا يعرف اسمي", ""),
        ("لا تجيبو سيرة جارنا، هو شاف كل شي", "plea"),
        ("بنتي ما بدها حدا يعرف إنها رجعت", "kept"),
        ("ما لازم ينعرف وين ساكن", "kept"),
    ):
        made.rima.cases.save([Edit("event", {"text": words(text)}, id=event)])
        told = made.rima.outbound.sheets.sheet(order).told
        assert {("kept" if one.kept else "plea") for one in told} == ({why} if why else set())
        if why:
            with pytest.raises(UserError) as no:
                made.rima.outbound.sheets.print_sheet(order)
            assert no.value.params["reason"] == why


@pytest.mark.parametrize("between", ["\u200f ", "\n", "\u00a0", "  "])
def test_a_cell_is_read_as_the_words_are(made: Town, between: str) -> None:
    story = f"الفران أبو الياس شافو، وقال لا تكتبوا{between}اسمو لأنو بعدو هنيك"
    sighting(made, story, type="arrest", is_disappearance=True)
    assign(made)
    columns = ("case.case_no", "taken.text")
    order = ExitOrder("un_complaint", "ced", "B", (made.case,), columns=columns, lang="ar")
    for way in (made.rima.outbound.tables.clipboard, made.rima.outbound.tables.spreadsheet):
        with pytest.raises(UserError) as no:
            way(order)
        assert no.value.params["reason"] == "plea"


@pytest.mark.parametrize("kind", ["source", "person"])
def test_no_device_makes_a_teller_a_member(made: Town, kind: str) -> None:
    """A cell mate told the number of another one's wife; the mother's own sheet asks about it."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for purpose in ("hold_record", "casework"):
        yes: dict[str, Json] = {
            "grantor": mother, "purpose": purpose, "recipient": "own_org", "result": "given",
            "given_on": "2026-11-20", "data_scope": SCOPES,
        }  # fmt: skip  # a record
        made.hala.cases.save([Edit("consent_grant", yes, parent=made.family)])
    teller = made.hala.context.new_id()
    if kind == "source":
        fields: dict[str, Json] = {"code": "S-31", "type": "co_detainee", "true_name": "رضوان"}
        made.hala.cases.save([Edit("source", fields, id=teller)])
    else:
        made.hala.cases.save([Edit("person", {"given_ar": "رضوان"}, id=teller, parent=made.family)])
    text = words(f"كان معنا بالمهجع، ورقم مرة رفيقنا {NUMBER}")
    seen: dict[str, Json] = {"type": "sighting", "date": YEAR, "told_by": teller, "text": text}
    made.hala.cases.save([Edit("event", seen, parent=made.case)])
    assign(made)

    def why() -> str:
        order = SheetOrder(made.case, ("ar",), "family-sheet", person=mother, discreet=False)
        with pytest.raises(UserError) as no:
            made.rima.outbound.sheets.print_sheet(order)
        return str(no.value.params["reason"])

    assert why() == "told"
    member: dict[str, Json] = {"person": teller}
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(made.family, NewOp(id, "family_member", member, parent=made.family))
    made.enemy.hand_over(made.rima)
    assert why() == "told"


def test_whoever_tells_of_a_scar_and_is_named_nowhere_is_answered_too(made: Town) -> None:
    """As whoever tells of an arrest: by whichever field says that they told it."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "خلود")
    said(
        made,
        mother,
        "given",
        data_scope=["am_data", "circumstances", "documents", "family_members", "identity"],
    )
    scar: dict[str, Json] = {"type": "scar", "informant": sister, "description": words(OWN)}
    made.hala.cases.save([Edit("am_mark", scar, parent=made.person)])
    assign(made)
    assert left(made) == "plea"
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=sister)])
    carry(made.hala, made.stick, made.rima)
    assert left(made) == ""
