"""A condition below which nobody's words stand, as an older vault or another program may hold it
(`golden/rules-alone.json`, which never changes): each page says it by its rule, and none shows it empty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton
from tests.ui import made_up_consent
from tests.ui.hands import Hands
from tests.ui.test_consent import At

from vsdesk.desk import Edit, How
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.ui.editing.condition_lines import condition_lines
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.consent.strips import MetStrip
from vsdesk.words import LANGS, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.screen import Screen
    from vsdesk.words import Lang

HELD = json.loads((Path(__file__).parent.parent / "golden" / "rules-alone.json").read_text("utf-8"))
EMPTY = ("«»", "“”", "«\u2068\u2069»")


def opened(room: Room, lang: Lang) -> tuple[At, list[str]]:
    """The page of consent of somebody whose yes to a complaint has these conditions; their ids."""
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    shown = desk.cases.shown(who.case)
    for person in (who.mother, who.wife):
        change = desk.consent.grant(
            who.case,
            person,
            "un_complaint",
            "wgeid",
            "given",
            How(),
            scopes=["identity"],
            shown=shown,
        )
    conditions = [Edit("consent_condition", one, parent=change.ids[0]) for one in HELD]
    made = desk.cases.save(conditions).ids
    desk.access.lock()
    window = room.open(lang)
    room.go(window, Route("consent", who.case, who.wife))
    return At(Hands(room, window), window, who), list(made)


def said(screen: Screen) -> str:
    parts = [one.said() for one in screen.findChildren(Paragraph)]
    parts += [one.text() for one in screen.findChildren(QAbstractButton)]
    return plain("\n".join(parts))


@pytest.mark.parametrize("lang", LANGS)
def test_the_row_the_button_and_ready_for_say_the_rule(room: Room, lang: Lang) -> None:
    page, ids = opened(room, lang)
    assert page.window.session is not None
    labels = page.window.session.labels

    def rule(type: str) -> str:
        return labels.term("consent_condition_type", type)

    body = labels.term("recipient", "government_sy")
    expected = [rule("not_before_day"), rule("without_surname"), rule("other")]
    expected.append(rule("not_onward_to").replace("…", body))
    for place in (
        Route("consent", page.who.case, page.who.wife),
        Route("ready", page.who.case, "wgeid"),
    ):
        text = said(room.go(page.window, place))
        assert not [one for one in EMPTY if one in text]
        for words in expected:
            assert words in text, (place, words)
        assert "2030" in text
    room.go(page.window, Route("consent", page.who.case, page.who.wife))
    told = {
        plain(line)
        for row in page.desk.consent.table(page.who.case).outcomes
        if row.recipient == "wgeid"
        for line, _ in condition_lines(page.page.look, labels, row.conditions, lambda id: id)
    }
    assert len([line for line in told if "2030" in line]) == 1
    page.hands.choose(f"met-{ids[3][:8]}")  # only "as told" is asked about
    strip = page.page.findChild(MetStrip)
    assert strip is not None
    asked = plain(page.page.look.words.say("Is it met? «{words}»", words=rule("other")))
    assert asked in said(page.page)
    found = agreement(
        page.desk.cases.dossier(page.who.case),
        *("un_complaint", "wgeid", "", page.desk.context.today()),
    )
    assert not found.holds  # what is shown in other words is judged as before
