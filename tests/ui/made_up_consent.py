"""Made-up answers of made-up people, for the pages of consent and erasure. Nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vsdesk.desk import Edit, How
from vsdesk.records.consent.questions import grants_for
from vsdesk.ui.kit.choice import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import Desk


@dataclass(frozen=True)
class Answered:
    """A family that answered: the mother and the wife differ, the sister was never asked."""

    case: str
    family: str
    mother: str
    wife: str
    sister: str
    missing: str


def answers(desk: Desk, case: str) -> Answered:
    """Answers around the first made-up case, and rows of what was given to two bodies."""
    family = str(desk.cases.record(case).value("family"))
    missing = str(desk.cases.record(case).value("person"))
    mother = next(
        one.id for one in desk.cases.dossier(family).of("person") if one.text("given_ar") == "نجاح"
    )
    wife, sister = desk.context.new_id(), desk.context.new_id()
    text: str | None = desk.context.new_id()
    named = (
        (wife, "رحاب", "السعيد", "spouse", "wife"),
        (sister, "هناء", "الدرويش", "sibling", "sister_full"),
    )
    edits: list[Edit] = []
    if desk.context.vault.role == "coordinator":
        words = {
            "version": "2026-1",
            "language": "ar",
            "body": "نص مصطنع للتجربة",
            "valid_from": "2026-01-01",
        }
        edits.append(Edit("consent_text", words, id=text))
    for person, given, surname, role, relation in named:
        edits += [
            Edit("person", {"given_ar": given, "family_ar": surname}, id=person, parent=family),
            Edit("family_member", {"person": person, "role_in_family": role}, parent=family),
            Edit(
                "kinship",
                {"person": person, "relation": relation, "related_to": missing},
                parent=family,
            ),
        ]
    desk.cases.save(edits)
    text = text if edits[0].kind == "consent_text" else None
    how = How(language="ar", text=text, witness="ليلى (شاهدة)", risks=True, may_withdraw=True)
    desk.consent.answers(
        case,
        mother,
        {"iimp": "yes", "ncmp": "no", "court_de": "not_now"},
        How(language="ar", text=text, follow_up="2027-02-22"),
        shown=desk.cases.shown(case),
    )
    desk.consent.answers(
        case, wife, {"iimp": "yes", "ncmp": "yes"}, how, photo=True, shown=desk.cases.shown(case)
    )
    gone = _of(desk, case, wife, "search", "iimp")
    row: dict[str, Any] = {
        "exit": "submission",
        "on": "2026-11-20",
        "purpose": "search",
        "recipient": "iimp",
        "level": "b",
        "digest": "a" * 64,
        "consents": [gone],
    }
    desk.cases.save([Edit("disclosure", row, parent=case, space=case)])
    return Answered(case, family, mother, wife, sister, missing)


def two_yeses(desk: Desk, who: Answered) -> None:
    """Two who stand equal agreed to one body: the wife so long ago that it is looked at again."""
    for person, how in ((who.wife, How(on="2024-01-05")), (who.mother, How())):
        about = ("search", "icrc", "given", how)
        shown = desk.cases.shown(who.case)
        desk.consent.grant(who.case, person, *about, scopes=["identity"], shown=shown)


TAKER = "+963 000 777 001"  # made up


def refused(desk: Desk) -> str:
    """A family that did not want its file kept, a month ago and more; the case."""
    family = desk.cases.new_family({"display_name": "عائلة قديمة"}).ids[0]
    case = desk.cases.new_case({"given_ar": "زمردة"}, {"family": family}).ids[0]
    mother = desk.cases.save([Edit("person", {"given_ar": "وداد"}, parent=family)]).ids[0]
    rows = grants_for("keep", "no", {"grantor": mother, "given_on": "2026-10-01"})
    desk.cases.save([Edit("consent_grant", row, parent=family) for row in rows])
    return case


def attempt(desk: Desk, case: str) -> str:
    """Somebody asked for money, in this case."""
    values: dict[str, Any] = {
        "date": {"from": "2026-06-01", "precision": "day"},
        "channel": "phone",
        "contact_value": TAKER,
    }
    return desk.cases.save([Edit("extortion_attempt", values, parent=case)]).ids[0]


def told(desk: Desk, case: str) -> str:
    """A source that told it once already."""
    event = desk.cases.dossier(case).of("event")[0]
    source = desk.context.new_id()
    when: dict[str, Any] = {"from": "2024-05-01", "precision": "day"}
    desk.cases.save(
        [
            Edit("source", {"code": "S-1"}, id=source),
            Edit("event", {"witnesses": [source]}, id=event.id),
            Edit("statement", {"date": when}, parent=source),
        ]
    )
    return source


def identified(desk: Desk, case: str) -> str:
    """What a laboratory said, before anybody told the family."""
    values: dict[str, Any] = {
        "type": "identification",
        "date": {"from": "2026-10-01", "precision": "day"},
        "place_text": "مختبر مصطنع",
    }
    return desk.cases.save([Edit("event", values, parent=case)]).ids[0]


def keeping(desk: Desk, who: Answered) -> list[str]:
    """The answers that the file may be kept."""
    return [
        row.id
        for one in desk.consent.table(who.case).speakers
        for row in one.rows
        if (row.purpose, row.recipient) == ("hold_record", "own_org")
    ]


def _of(desk: Desk, case: str, person: str, purpose: str, recipient: str) -> str:
    speaker = next(one for one in desk.consent.table(case).speakers if one.person == person)
    return next(
        one.id for one in speaker.rows if (one.purpose, one.recipient) == (purpose, recipient)
    )


def said_by_themselves(screen: QWidget, person: str) -> None:
    """Choose on the page of consent, or on that of a family, that this person gives their answers."""
    for name, key in (("manner-by", ""), ("said-by", person)):
        for box in screen.findChildren(Choice, name):
            box.choose(key)
            box.chosen.emit(key)
