"""What another device takes out of a file stays until a person settles it; meanwhile no paper says
that there is nothing: no look at a paper, no step in its keeping, no house. All are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, carry, swap
from tests.reports.paper import text_of

from vsdesk.desk import Edit, How, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.checks.duties import OWED
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

NEVER: Final = (
    "We have not looked at it yet.",
    "No hand-over is written down.",
    "Nothing of what is usually asked for.",
    "Nothing is missing that we would ask you for.",
)
ASKED: Final = (("hlp_claim", "partner_ngo"), ("criminal_accountability", "prosecutor_de"))


def put(made: Town, kind: str, parent: str, **values: Json) -> str:
    return made.hala.cases.save([Edit(kind, values, parent=parent)]).ids[0]


@pytest.fixture
def kept(made: Town) -> dict[str, str]:
    """A deed of the family's house that looked forged, handed to a lawyer."""
    scopes = ["circumstances", "documents", "family_members", "hlp", "identity"]
    for purpose, recipient in ASKED:
        made.hala.consent.grant(
            *(made.case, made.mother, purpose, recipient, "given", How()),
            scopes=scopes,
            shown=made.hala.cases.shown(made.case),
        )
    item = put(made, "evidence_item", made.case, type="civil_record", title="سند", exhibit_no="1")
    step = put(made, "custody_entry", item, action="collected", to_whom="المحامي")
    look = put(
        made, "document_check", item, result="suspicious", basis=words("الختم"), doc_class="civil_record"
    )  # fmt: skip  # a record
    house = put(made, "hlp_asset", made.family, type="house", value_told="ألف", documents=[item])
    carry(made.hala, made.stick, made.rima)
    swap(made)
    return {"item": item, "custody_entry": step, "document_check": look, "hlp_asset": house}


def papers(made: Town, item: str) -> dict[str, str]:
    """What stands on the papers in which it is said."""
    orders = {
        "note": SheetOrder(made.case, ("en",), "document-note", item=item, person=made.mother),
        "log": SheetOrder(made.case, ("en",), "custody-log"),
        "labels": SheetOrder(made.case, ("en",), "exhibit-labels"),
        "court": SheetOrder(made.case, ("en",), "prosecutor_de"),
        "dossier": SheetOrder(made.case, ("en",), "property-dossier"),
        "list": SheetOrder(made.case, ("en",), "papers-missing", person=made.mother),
    }
    sheets = made.rima.outbound.sheets
    return {
        name: " ".join(text_of(sheets.sheet(replace(one, discreet=False)).pdf).split())
        for name, one in orders.items()
    }


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("document_check", {"note": "Whether we looked at it, and what we found, does not stand"}),
        ("item", {"note": "Whether we looked at it, and what we found, does not stand"}),
        (
            "custody_entry",
            {
                "log": "Not every step stands on this sheet.",
                "labels": "No hand-over stands on this sheet.",
                "court": "No hand-over stands on this sheet.",
            },
        ),
        (
            "hlp_asset",
            {
                "dossier": "What does not stand on this sheet was not looked at",
                "list": "What does not stand on this sheet was not looked at",
            },
        ),
    ],
)
def test_what_is_taken_out_is_not_said_to_be_nothing(
    made: Town, kept: dict[str, str], kind: str, said: dict[str, str]
) -> None:
    before = papers(made, kept["item"])
    assert "There are signs that it was forged." in before["note"]
    assert not any(words in before[name] for name, words in said.items())
    taken = "evidence_item" if kind == "item" else kind
    made.enemy.change(kept[kind], taken, {"deleted": True}, replace=False)
    made.enemy.hand_over(made.rima)
    after = papers(made, kept["item"])
    for name, sentence in said.items():
        assert sentence in after[name]
        assert not any(one in after[name] for one in NEVER)


def test_the_last_step_is_the_last_on_this_sheet(made: Town, kept: dict[str, str]) -> None:
    first = "Last step: collected"
    assert first in papers(made, kept["item"])["court"]
    new = made.enemy.desk.context.new_id()
    step: dict[str, Json] = {"action": "destroyed", "to_whom": "فلان"}
    made.enemy.sign(made.case, NewOp(new, "custody_entry", step, parent=kept["item"]))
    made.enemy.hand_over(made.rima)
    court = papers(made, kept["item"])["court"]
    assert "Last step on this sheet: collected" in court and first not in court


def test_who_got_something_is_not_taken_off_their_own_paper(
    made: Town, kept: dict[str, str]
) -> None:
    """A disclosure row that another device takes out stands for whom it concerns until it is settled."""
    sheets, dossier = made.rima.outbound.sheets, made.rima.cases.dossier
    sheets.print_sheet(SheetOrder(made.case, ("ar",), "property-dossier", named="جمعية الدار"))
    swap(made)
    ours = SheetOrder(made.case, ("en",), "our-file", person=made.mother, discreet=False)
    assert "جمعية الدار" in plain(text_of(sheets.sheet(ours).pdf))
    (row,) = dossier(made.case).of("disclosure")
    made.enemy.change(row.id, "disclosure", {"deleted": True}, replace=False)
    made.enemy.hand_over(made.rima)
    (held,) = dossier(made.case).of("disclosure")
    assert held.taken_out and "جمعية الدار" in plain(text_of(sheets.sheet(ours).pdf))


def test_what_was_promised_is_not_taken_off_their_own_paper(
    made: Town, kept: dict[str, str]
) -> None:
    """A talk that another device takes out stands for whom it was with, for nobody else, until settled."""
    aunt = put(made, "person", made.family, given_ar="سعاد")
    talk = put(
        *(made, "contact_log", made.family),
        on="2026-10-02",
        person=made.mother,
        channel="visit",
        promised="نسأل البلدية عن السجل",
    )
    owed = put(
        *(made, "duty", made.case),
        person=made.mother,
        type=OWED,
        what=words("نعيد الصورة الأصلية"),
        on_family_sheet=True,
    )
    carry(made.hala, made.stick, made.rima)
    swap(made)
    sheets = made.rima.outbound.sheets

    def paper(person: str) -> str:
        order = SheetOrder(made.case, ("ar",), "our-file", person=person, discreet=False)
        return " ".join(plain(text_of(sheets.sheet(order).pdf)).split())

    promises = ("نسأل البلدية عن السجل", "نعيد الصورة الأصلية")
    for one in promises:
        assert one in paper(made.mother)
    for kind, id in (("contact_log", talk), ("duty", owed)):
        made.enemy.change(id, kind, {"deleted": True}, replace=False)
    made.enemy.hand_over(made.rima)
    assert made.rima.cases.record(talk).taken_out
    for one in promises:
        assert one in paper(made.mother)
    assert not any(one in paper(aunt) for one in promises)
