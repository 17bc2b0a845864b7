"""One witness, many persons told of: rows of one statement, no case made. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui import made_up
from tests.ui.hands import Hands
from tests.ui.test_exchange import said
from tests.ui.test_sealed import sealed_source

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.records.consent.whose_word_counts import is_confirmed
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screens.record.screen import RecordScreen
from vsdesk.words import Words

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
TOLD = ("مروان سامر الدرويش", "أبو ياقوت بائع الخبز")


def with_statement(desk: Desk) -> tuple[str, str]:
    source = sealed_source(desk)
    [statement] = [one.id for one in desk.cases.list_kind("statement")]
    return source, statement


def opened(room: Room, lang: Lang, source: str) -> tuple[Window, RecordScreen]:
    window = room.open(lang)
    screen = room.go(window, Route("record", source, "statement"))
    assert isinstance(screen, RecordScreen)
    screen.sealed.reason.setText("للتجربة")
    screen.sealed.ask.now.click()
    room.settle(window)
    return window, screen


@pytest.mark.parametrize("lang", ["ar"])
def test_two_are_told_of_and_no_case_is_made(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    source, statement = with_statement(desk)
    desk.access.lock()
    window, screen = opened(room, lang, source)
    hands = Hands(room, window)
    statements = screen.findChild(RecordList, "list-statement")
    assert statements is not None
    statements.open(statement)
    for name in TOLD:
        rows = screen.findChild(RecordList, "list-testimony_row")
        assert rows is not None
        rows.add()
        hands.say(name)
    screen.save()
    room.settle(window)
    assert window.session is not None
    told = window.session.desk.cases.list_kind("testimony_row")
    assert sorted(one.text("told_name") for one in told) == sorted(TOLD)
    assert {one.parent for one in told} == {statement} and {one.space for one in told} == {source}
    assert len(window.session.desk.cases.list_kind("case")) == len(cases) == 1
    assert window.session.desk.cases.lists.search("ياقوت") == []  # sealed: no search tells it


def test_a_name_like_one_of_our_cases_is_shown_and_decides_nothing(room: Room) -> None:
    desk, _ = room.desk(people=0)
    case, _ = desk.cases.new_case(
        {"given_ar": "مروان", "father_ar": "سامر", "family_ar": "الدرويش"}
    ).ids
    source, statement = with_statement(desk)
    row = desk.context.new_id()
    desk.cases.save([Edit("testimony_row", {"told_name": TOLD[0]}, id=row, parent=statement)])
    desk.matching.suggestions.match_new()
    assert [one.root for one in desk.matching.suggestions.testimony_hints(row)] == [case]
    assert desk.cases.record(row).value("linked_case") is None
    number = desk.cases.record(case).text("case_no")
    desk.access.lock()
    window, screen = opened(room, "ar", source)
    statements = screen.findChild(RecordList, "list-statement")
    assert statements is not None
    statements.open(statement)
    rows = screen.findChild(RecordList, "list-testimony_row")
    assert rows is not None
    named = rows.findChild(RowButton)
    assert named is not None and TOLD[0] in named.accessibleName()
    rows.open(row)
    room.settle(window)
    words = Words("ar").say(
        "Names like this one are in these cases. Whether it is the same person, a coordinator decides."
    )
    assert words in said(screen) and number in said(screen)


@pytest.mark.parametrize(
    ("lang", "may_tell", "words"),
    [
        ("ar", "yes", "The witness allows that the family hears it. Link it first, with a reason."),
        ("en", "ask", "Ask the witness each time before anybody hears of this."),
        (
            "ar",
            "no",
            "Nobody tells that family anything of this. Ask the witness: they alone decide.",
        ),
        (
            "en",
            "",
            "Nobody tells that family anything of this. Ask the witness: they alone decide.",
        ),
    ],
)
def test_beside_a_like_name_stands_whom_to_ask(
    room: Room, lang: Lang, may_tell: str, words: str
) -> None:
    desk, _ = room.desk(people=0)
    desk.cases.new_case({"given_ar": "مروان", "father_ar": "سامر", "family_ar": "الدرويش"})
    source, statement = with_statement(desk)
    row = desk.context.new_id()
    told: dict[str, Json] = {"told_name": TOLD[0], "state_seen": "died_before_witness"}
    told |= {"may_tell_family": may_tell} if may_tell else {}
    desk.cases.save([Edit("testimony_row", told, id=row, parent=statement)])
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window, screen = opened(room, lang, source)
    statements = screen.findChild(RecordList, "list-statement")
    assert statements is not None
    statements.open(statement)
    rows = screen.findChild(RecordList, "list-testimony_row")
    assert rows is not None
    rows.open(row)
    room.settle(window)
    assert Words(lang).say(words) in said(screen)


def test_a_coordinator_says_why_it_is_this_case(room: Room) -> None:
    desk, cases = room.desk(people=1)
    _, statement = with_statement(desk)
    row = desk.context.new_id()
    desk.cases.save([Edit("testimony_row", {"told_name": TOLD[1]}, id=row, parent=statement)])
    with pytest.raises(UserError, match="E_LINKED"):
        desk.cases.save(
            [Edit("testimony_row", {"linked_case": cases[0]}, id=row, parent=statement)]
        )
    why: Json = {"ar": "الاسم والمخبز وسنة الاعتقال", "src_lang": "ar"}
    desk.cases.save(
        [
            Edit(
                "testimony_row",
                {"linked_case": cases[0], "linked_why": why},
                id=row,
                parent=statement,
                shown=desk.cases.shown(row),
            )
        ]
    )
    assert desk.cases.record(row).value("linked_case") == cases[0]
    desk.access.lock()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_link_that_holds_no_more_says_so_and_is_said_again(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    field = made_up.field(room.path / "field", room.path / "field-profile", "شيار")
    desk.sync.set_sources_go(go=True)
    made_up.enrol(desk, field)
    source, statement = with_statement(field)
    row = field.context.new_id()
    field.cases.save([Edit("testimony_row", {"told_name": TOLD[0]}, id=row, parent=statement)])
    made_up.exchange(field, desk, room.path / "stick")
    why: Json = {"ar": "الاسم والمخبز", "src_lang": "ar"}
    link: dict[str, Json] = {"linked_case": cases[0], "linked_why": why}
    desk.cases.save([Edit("testimony_row", link, id=row, shown=desk.cases.shown(row))])
    field.cases.save([Edit("testimony_row", {"told_name": TOLD[1]}, id=row)])
    made_up.exchange(field, desk, room.path / "stick-2")
    field.access.lock()
    desk.access.lock()
    window, screen = opened(room, lang, source)
    words = Words(lang).say(
        "A coordinator said this before something else was written here: it holds no more. Read what stands here now."
    )
    open_row(screen, statement, row)
    room.settle(window)
    assert words in said(screen)
    again = screen.findChild(Button, "holds-linked_case")
    assert again is not None
    again.click()
    room.settle(window)
    assert words not in said(screen)
    assert window.session is not None
    assert is_confirmed(window.session.desk.cases.record(row), "linked_case")


def open_row(screen: RecordScreen, statement: str, row: str) -> None:
    statements = screen.findChild(RecordList, "list-statement")
    assert statements is not None
    statements.open(statement)
    rows = screen.findChild(RecordList, "list-testimony_row")
    assert rows is not None
    rows.open(row)
