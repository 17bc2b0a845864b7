"""A topic of the interview is one declaration: its question, its fields, what the three
answers fill. Made-up words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.conftest import type_text
from tests.ui.hands import begin

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.code_editor import ListEditor
from vsdesk.ui.kit.form.date_editor import DateEditor
from vsdesk.ui.kit.form.line import LineEditor
from vsdesk.ui.kit.form.story_editor import StoryEditor
from vsdesk.ui.screens.interview.entry_topics import ListPage
from vsdesk.ui.screens.interview.talk_page import TalkPage
from vsdesk.ui.screens.interview.topic import (
    DateField,
    Entries,
    FieldsBeside,
    LineField,
    StoryField,
    TalkTopic,
    TellsBy,
    TermField,
)

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

WORN = TalkTopic(
    "worn",
    "what was worn",
    "What did {name} wear?",
    "Any piece of it.",
    "What was worn?",
    asks=(("event", "text"),),
    parts=(
        StoryField("event", "text", lines=2),
        DateField("event", "date", ""),
        FieldsBeside(
            (
                LineField("event", "place_text", "Where it is now"),
                TermField("event", "place_kind", "place_kind"),
            )
        ),
    ),
    told=TellsBy(fields=(("event", "text"),)),
)
SEEN = TalkTopic(
    "seen",
    "who saw it",
    "Who saw it?",
    "One by one.",
    parts=(
        Entries(
            "search",
            (StoryField("search", "result", "Their words", lines=1),),
            "Another one",
            "result",
        ),
    ),
)


@pytest.mark.parametrize("lang", ["ar"])
def test_a_declared_topic_is_a_page_that_writes_into_the_talk(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    screen = hands.screen
    assert isinstance(screen.page, TalkPage) and screen.talk is not None
    page = TalkPage(screen.page.host, WORN)
    screen._show(page)
    assert page.question.said() == "What was worn?" and page.hint.said() == "Any piece of it."
    assert [type(one) for one in page.fields] == [StoryEditor, DateEditor, LineEditor, ListEditor]
    assert [one.name for one in page.fields][2:] == ["event.place_text", "event.place_kind"]
    place = page.fields[2]
    assert isinstance(place, LineEditor) and place.label == "Where it is now"
    assert page.fields[3].label == screen.session.labels.field("event", "place_kind")
    type_text(place.line, "في الخزانة")
    assert screen.talk.text("event", "place_text") == "في الخزانة"
    refused = page.findChild(Button, "all-refused")
    assert refused is not None
    refused.click()
    assert screen.talk.answered("event", "text") == "refused"
    assert screen.talk.answered("event", "date") == ""  # it is not among what is asked


@pytest.mark.parametrize("lang", ["ar"])
def test_the_name_stands_in_the_question_once_it_is_known(room: Room, lang: Lang) -> None:
    screen = begin(room, lang).screen
    assert isinstance(screen.page, TalkPage) and screen.talk is not None
    screen.talk.put("person", "given_ar", "ياقوت")
    page = TalkPage(screen.page.host, WORN)
    screen._show(page)
    assert "ياقوت" in page.question.said() and page.accessibleName() == page.question.said()


def test_declared_entries_have_one_more_and_the_answer_goes_to_the_last(room: Room) -> None:
    hands = begin(room, "ar")
    screen = hands.screen
    assert isinstance(screen.page, TalkPage) and screen.talk is not None
    page = ListPage(screen.page.host, SEEN)
    screen._show(page)
    page.reflow(1366)
    more = page.findChild(QWidget, "more-search")
    assert isinstance(more, Button) and more.text() == "Another one"
    more.click()
    assert [one.name for one in page.fields] == ["search/0.result", "search/1.result"]
    assert {one.label for one in page.fields} == {"Their words"}
    unknown = page.findChild(Button, "all-unknown")
    assert unknown is not None
    unknown.click()
    assert screen.talk.answered("search/1", "result") == "unknown"
    assert screen.talk.answered("search/0", "result") == ""
