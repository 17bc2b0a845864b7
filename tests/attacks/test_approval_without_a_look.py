"""An approval makes good what the page of the case shows, and nothing that was closed or not opened there.

Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign, below, family_of, relative, said, state, words

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.records.consent.answers import ALL_SCOPES
from vsdesk.records.gate.death_news import without_news

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.desk import Change

KINDS: Final = ("paper", "photo", "number", "news", "told")


@pytest.fixture
def planted(made: Town) -> dict[str, str]:
    """What the enemy wrote into a case of Hala's whose mother agreed to everything, by what it is."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    agreed = {"photo_use": True, "audio_use": True, "contact_allowed": True}
    said(made, mother, "given", data_scope=[*sorted(ALL_SCOPES)], **agreed)
    assign(made)
    enemy, files = made.enemy, made.enemy.desk.files
    death = {"type": "identification", "text": words("طابقت العينة")}
    number = {"type": "phone", "value": "00963944111222", "person": mother}
    found = {
        "paper": files.attach(io.BytesIO(b"\xff\xd8 a lie"), made.case, kind="document").ids[0],
        "photo": files.attach(
            io.BytesIO(photo.draw_made_up_portrait(3)), made.case, kind="photo_person"
        ).ids[0],
        "number": below(enemy, mother, "contact_channel", number),
        "news": below(enemy, made.case, "event", death),
        "told": below(enemy, made.case, "event", {"type": "transfer", "text": words("نُقل")}),
    }
    enemy.hand_over(made.rima)
    return found


def left(made: Town, planted: dict[str, str]) -> set[str]:
    """Which of these leave for a body outside."""
    out = state(made)
    found = {
        name for name, id in planted.items() if (one := out.get(id)) is not None and one.values
    }
    return {*found} - {"paper", "photo"} | {
        name
        for name in ("paper", "photo")
        if (one := out.get(planted[name])) is not None and "blob" in one.values
    }


def approve(made: Town) -> Change:
    shown = made.rima.cases.shown(made.case)
    edit = Edit("case", {"approved": True}, id=made.case, shown=shown)
    return made.rima.cases.saved_with_back([edit])


def test_an_approval_opens_what_its_page_shows_and_no_more(
    made: Town, planted: dict[str, str]
) -> None:
    assert left(made, planted) == set()
    change = approve(made)
    assert left(made, planted) == {"told"}
    made.rima.cases.save([Edit("case", {"news_told_on": "2026-11-20"}, id=made.case)])
    assert left(made, planted) == {"told"}  # what was told later was no page's when it was approved
    made.rima.cases.take_back(change)
    assert left(made, planted) == set()


def test_what_came_after_the_page_was_read_is_not_approved(
    made: Town, planted: dict[str, str]
) -> None:
    shown = made.rima.cases.shown(made.case)
    later = below(made.enemy, made.case, "event", {"type": "transfer", "text": words("نُقل ثانية")})
    made.enemy.hand_over(made.rima)
    made.rima.cases.save([Edit("case", {"approved": True}, id=made.case, shown=shown)])
    assert left(made, planted | {"later": later}) == {"told"}


def test_a_file_that_was_opened_leaves(made: Town, planted: dict[str, str]) -> None:
    approve(made)
    page = made.rima.access.lone_words.lone_page(made.case)
    assert page is not None
    assert {one.record.id for one in page.records} >= {planted["photo"], planted["paper"]}
    made.rima.access.lone_words.look_holds(made.case, page.shown(page.records, files=page.files))
    assert left(made, planted) >= {"told", "paper", "photo"}


def test_the_news_stands_on_no_page_and_in_no_list_of_what_waits(
    made: Town, planted: dict[str, str]
) -> None:
    approve(made)
    today, access = made.rima.context.today(), made.rima.access
    dossier = made.rima.cases.dossier(made.case)
    assert without_news(dossier, today).get(planted["news"]) is None
    page = access.lone_words.lone_page(made.case)
    assert page is None or planted["news"] not in {one.record.id for one in page.records}
