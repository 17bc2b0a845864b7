"""Told words in several languages that do not say in which they were told leave nowhere: a page shows one of
them, a paper says another. That somebody looked changes nothing of it, until they are written anew.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign, below
from tests.reports.paper import text_of

from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.sheet_order import SheetOrder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

LIE: Final = "Hewent of his own will"
ARABIC: Final = "نُقل إلى فرع آخر"
FORMS: Final[dict[str, dict[str, Json]]] = {
    "told in none": {"ar": ARABIC, "en": LIE},
    "told in null": {"ar": ARABIC, "en": LIE, "src_lang": None},
    "told in another": {"ar": ARABIC, "en": LIE, "src_lang": "ku"},
    "told in words": {"ar": ARABIC, "en": LIE, "src_lang": ARABIC},
    "an answer beside": {"answer": "unknown", "en": LIE},
    "an answer beside it all": {"answer": "unknown", "ar": ARABIC, "en": LIE, "src_lang": "ar"},
}
SOUND: Final[dict[str, dict[str, Json]]] = {
    "told in Arabic": {"ar": ARABIC, "en": LIE, "src_lang": "ar"},
    "one language alone": {"en": LIE},
}


def looked(made: Town) -> None:
    access = made.rima.access.lone_words
    page = access.lone_page(made.case)
    assert page is not None
    access.look_holds(made.case, page.shown(page.records, files=page.files))


def told(made: Town, form: Json, kind: str) -> tuple[str, str]:
    """The enemy says it in Hala's case, Arabic and English; the coordinator looked. The record and field."""
    assign(made)
    if kind == "case":
        made.enemy.change(made.case, "case", {"summary": form})
        at = (made.case, "summary")
    else:
        event: dict[str, Json] = {"type": "transfer", "text": form}
        at = (below(made.enemy, made.case, kind, event), "text")
    made.enemy.hand_over(made.rima)
    looked(made)
    return at


def leaves(made: Town, into: Path) -> set[str]:
    """By what the English words leave: a paper or the dump for others."""
    out = made.rima.outbound
    found = set()
    for lang in ("en", "ar"):
        for paper in ("wgeid", "case-file"):
            order = SheetOrder(
                made.case,
                (lang,),
                paper,
                recipient="wgeid",
                purpose="un_complaint",
                discreet=False,
            )
            if LIE in " ".join(text_of(out.sheets.sheet(order).pdf).split()):
                found.add(f"{paper} {lang}")
    asked = ExitOrder("un_complaint", "wgeid", "B", cases=(made.case,), told_reason="قرأتها")
    out.files.dump_for(into, asked)
    files = (one for one in into.rglob("*") if one.is_file())
    return found | {"dump" for one in files if LIE in one.read_text("utf-8", "ignore")}


@pytest.mark.parametrize("kind", ["case", "event"])
@pytest.mark.parametrize("form", FORMS)
def test_it_leaves_nowhere_whoever_looked(made: Town, tmp_path: Path, form: str, kind: str) -> None:
    told(made, FORMS[form], kind)
    assert leaves(made, tmp_path / "dump") == set()


@pytest.mark.parametrize("form", SOUND)
def test_what_says_in_which_it_was_told_leaves_once_looked_at(
    made: Town, tmp_path: Path, form: str
) -> None:
    told(made, SOUND[form], "event")
    assert {"wgeid en", "dump"} <= leaves(made, tmp_path / "dump")


@pytest.mark.parametrize("kind", ["case", "event"])
def test_written_anew_it_leaves(made: Town, tmp_path: Path, kind: str) -> None:
    id, field = told(made, FORMS["told in none"], kind)
    anew: dict[str, Json] = {"ar": "أخذوه من البيت", "en": LIE, "src_lang": "ar"}
    edit = Edit(kind, {field: anew}, id=id, shown=made.rima.cases.shown(made.case))
    made.rima.cases.save([edit])
    assert {"wgeid en", "dump"} <= leaves(made, tmp_path / "dump")
