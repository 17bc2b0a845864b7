"""Finding in the records of a story who is meant, and asking the desk what it would let out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.reports.paper import text_of

from vsdesk.desk import SheetOrder
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.keyboard.stored import Row, Stored

    from vsdesk.desk import Desk
    from vsdesk.words import Lang

_NAMES = ("given_ar", "given_ku", "given_lat")


def person(stored: Stored, name: str, father: str = "") -> str:
    """The id of the only person of this given name or kunya (and father's name)."""
    called = {one["parent"] for one in stored.all("person_name", type="kunya", value=name)}
    found = {
        one["id"]
        for one in stored.all("person")
        if (one["id"] in called or name in (one.get(part) for part in _NAMES))
        and (not father or father in (one.get("father_ar"), one.get("father_lat")))
    }
    return str(found.pop()) if len(found) == 1 else ""


def case(stored: Stored, name: str, father: str = "") -> str:
    """The id of the case of that person."""
    return str(stored.one("case", person=person(stored, name, father)).get("id", ""))


def loss(stored: Stored, name: str, father: str = "") -> Row:
    """The disappearance of that person."""
    return stored.one("event", parent=case(stored, name, father) or "-", is_disappearance=True)


def events(stored: Stored, name: str, kind: str, father: str = "") -> list[Row]:
    """What else was told of that person."""
    return stored.all("event", parent=case(stored, name, father) or "-", type=kind)


def claims(stored: Stored, of: str, father: str = "", **values: str) -> list[Row]:
    """What is claimed in a case."""
    return [
        one for one in stored.all("claim", **values) if one["parent"] == case(stored, of, father)
    ]


def kin(stored: Stored, who: str, relation: str, to: str, father: str = "") -> bool:
    """Whether `who` is the relation of `to`, once."""
    rows = stored.all("kinship", person=person(stored, who), related_to=person(stored, to, father))
    return [one.get("relation") for one in rows].count(relation) == 1


def grant(
    stored: Stored, who: str, about: str, purpose: str, recipient: str, father: str = ""
) -> Row:
    """The only answer of `who` about the case of `about`."""
    return stored.one(
        "consent_grant",
        grantor=person(stored, who),
        subject=case(stored, about, father),
        purpose=purpose,
        recipient=recipient,
    )


def said(row: Row) -> str:
    """The result of an answer."""
    return str(row.get("result", ""))


@dataclass(frozen=True)
class Gate:
    """An open vault, asked after a story was typed."""

    desk: Desk
    stored: Stored
    lang: Lang

    def state(self, case_id: str, purpose: str, recipient: str, today: str = "") -> str:
        """What holds for one purpose and recipient, on a day."""
        dossier = self.desk.cases.dossier(case_id)
        return agreement(dossier, purpose, recipient, "", today or self.desk.context.today()).state

    def ready(self, case_id: str, mechanism: str) -> str:
        """What the page "Ready for" says of a mechanism."""
        words = Words(self.lang)
        found = self.desk.submissions.readiness.ready(case_id, mechanism).findings
        return plain("\n".join(one.sentence(words) for one in found))

    def sheet(self, case_id: str, who: str = "", lang: Lang | None = None) -> str:
        """The words of a family's sheet, whole."""
        order = SheetOrder(case_id, (lang or self.lang,), person=who or None, discreet=False)
        return plain(text_of(self.desk.outbound.sheets.sheet(order).pdf))
