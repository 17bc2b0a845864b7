"""Made-up answers of made-up people, for the pages of consent and erasure. Nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vsdesk.desk import Edit, How

if TYPE_CHECKING:
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
    family = str(desk.record(case).value("family"))
    missing = str(desk.record(case).value("person"))
    mother = next(
        one.id for one in desk.dossier(family).of("person") if one.text("given_ar") == "نجاح"
    )
    wife, sister = desk.new_id(), desk.new_id()
    text: str | None = desk.new_id()
    named = (
        (wife, "رحاب", "السعيد", "spouse", "wife"),
        (sister, "هناء", "الدرويش", "sibling", "sister_full"),
    )
    edits: list[Edit] = []
    if desk.vault.role == "coordinator":
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
            Edit("kinship", {"person": person, "relation": relation, "related_to": missing}, parent=family),
        ]  # fmt: skip
    desk.save(edits)
    text = text if edits[0].kind == "consent_text" else None
    how = How(language="ar", text=text, witness="ليلى (شاهدة)", risks=True, may_withdraw=True)
    desk.consent_answers(case, mother, {"iimp": "yes", "ncmp": "no", "courts": "not_now"}, How(language="ar", text=text, follow_up="2027-02-22"))  # fmt: skip
    desk.consent_answers(case, wife, {"iimp": "yes", "ncmp": "yes"}, how, photo=True)
    gone = _of(desk, case, wife, "search", "iimp")
    row: dict[str, Any] = {
        "exit": "submission", "on": "2026-11-20", "purpose": "search", "recipient": "iimp",
        "level": "b", "digest": "a" * 64, "consents": [gone],
    }  # fmt: skip
    desk.save([Edit("disclosure", row, parent=case, space=case)])
    return Answered(case, family, mother, wife, sister, missing)


def _of(desk: Desk, case: str, person: str, purpose: str, recipient: str) -> str:
    speaker = next(one for one in desk.consent_table(case).speakers if one.person == person)
    return next(
        one.id for one in speaker.rows if (one.purpose, one.recipient) == (purpose, recipient)
    )
