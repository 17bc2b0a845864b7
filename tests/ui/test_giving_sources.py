"""A source stays with who wrote it, and the pages say so; handed over by itself it goes.
All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui import made_up
from tests.ui.hands import Hands
from tests.ui.made_up_leaving import agree
from tests.ui.test_exchange import said
from tests.ui.test_sealed import NAME, sealed_source

from vsdesk.desk import SOURCES_GO, SOURCES_STAY, Desk, Edit
from vsdesk.errors import UserError
from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.told_numbers import require_why, told_numbers
from vsdesk.ui.editing.giving_card import GivingCard
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.route import Route
from vsdesk.ui.screens.handover.give import Give
from vsdesk.ui.screens.interview.own_plea import OwnPlea
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.ui.screens.record.screen import RecordScreen
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

Two = tuple[Desk, Desk, str, str]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
WHY = "المحكمة طلبت أن يسأله التنسيق"


@pytest.fixture
def two(room: Room) -> Iterator[Two]:
    """A coordinator, and a documenter of her organisation with a case that names a source."""
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, field)
    case, _ = field.cases.new_case({"given_ar": "مروان"}).ids
    source = sealed_source(field)
    event: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "witnesses": [source]}
    field.cases.save([Edit("event", event, parent=case)])
    yield chief, field, case, source
    field.access.lock()
    chief.access.lock()


def carry(room: Room, one: Desk, other: Desk) -> None:
    folder = room.path / f"stick{len(list(room.path.iterdir()))}"
    folder.mkdir()
    [handed] = one.sync.hand_over(folder, [other.access.status().device_id])
    assert [got.status for got in other.sync.intake.receive(handed.files)] == ["applied"]


@pytest.mark.parametrize("lang", ["ar"])
def test_the_pages_say_that_it_stays_and_it_does(room: Room, two: Two, lang: Lang) -> None:
    chief, field, case, source = two
    carry(room, field, chief)
    assert chief.cases.record(case).kind == "case" and chief.cases.list_kind("source") == []
    assert chief.cases.lists.search("S-0055") == [] and chief.cases.lists.search(NAME) == []
    stays = field.sync.preview_give([chief.access.status().device_id])
    assert [(one.kind, one.reason, one.count) for one in stays.stays] == [("source", "sealed", 1)]
    chief.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("case", case, "claims"))
    words = Words(lang).say("{code}: stays with who wrote it.", code=source_code(source))
    assert plain(words) in said(page)
    assert NAME not in said(page)


@pytest.mark.parametrize("lang", ["ar"])
def test_where_a_source_is_not_its_code_stands_and_no_id(room: Room, two: Two, lang: Lang) -> None:
    """Among the witnesses of what happened, on the coordinator's page."""
    chief, field, case, source = two
    carry(room, field, chief)
    chief.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("case", case, "disappearance"))
    ticks = [plain(one.text()) for one in page.findChildren(Tick)]
    [shown] = [one for one in ticks if plain(source_code(source)) in one]
    assert source not in " ".join(ticks) and shown != source_code(source)


def test_handed_over_by_itself_with_a_reason(room: Room, two: Two) -> None:
    """In the window of the documenter: no reason, no button; with one it goes with the next bundle."""
    chief, field, _, source = two
    field.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    screen = room.go(window, Route("record", source))
    hands = Hands(room, window)
    assert isinstance(screen, RecordScreen)
    screen.sealed.reason.setFocus()
    hands.say(WHY)
    hands.choose("sealed-open")
    card = screen.findChild(GivingCard)
    assert card is not None and card.isVisible()
    assert plain(Words("ar").say(SOURCES_STAY)) in said(card)
    assert not card.give.isEnabled()
    card.reason.setFocus()
    hands.say(WHY)
    hands.choose("give-source")
    assert window.session is not None
    desk = window.session.desk
    assert desk.sync.source_given(source) == (chief.access.status().device_id,)
    assert card.keep.isVisible()
    row = desk.cases.history(source)[-1]
    assert (row.fields, row.why) == (("given_to",), WHY)
    carry(room, desk, chief)
    [view] = chief.cases.list_kind("source")
    assert view.text("true_name") == NAME


def test_a_coordinator_sets_the_policy_and_the_page_of_giving_says_it(room: Room, two: Two) -> None:
    chief, field, _, _ = two
    chief.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("settings"))
    room.answers.answer = "back"
    button = screen.findChild(Button, "sources-policy")
    assert button is not None
    button.click()
    room.settle(window)
    assert window.session is not None and not window.session.desk.sync.sources_go()
    room.answers.answer = "set"
    button.click()
    room.settle(window)
    desk = window.session.desk
    assert desk.sync.sources_go() and plain(Words("ar").say(SOURCES_GO)) in said(screen)
    carry(room, desk, field)
    assert field.sync.preview_give([desk.access.status().device_id]).stays == ()
    field.access.lock()
    other = room.open("ar", vault=room.path / "field", profile="other")
    page = room.go(other, Route("handover", part="give"))
    give = page.findChild(Give)
    assert give is not None
    give._chose_recipient("coordinators")
    give.take_folder(room.path)
    room.settle(other)
    assert plain(Words("ar").say(SOURCES_GO)) in said(give)
    assert other.session is not None
    carry(room, other.session.desk, desk)
    assert [one.text("true_name") for one in desk.cases.list_kind("source")] == [NAME]


def test_no_reason_no_source(two: Two) -> None:
    """Whichever way it is written: the action, or the field by command or form."""
    chief, field, _, source = two
    device_id = chief.access.status().device_id
    with pytest.raises(UserError, match="E_REASON"):
        field.sync.give_source(source, [device_id], "  ", shown=field.cases.shown(source))
    with pytest.raises(UserError, match="E_REASON"):
        field.cases.save([Edit("source", {"given_to": [device_id]}, id=source)])
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        field.sync.give_source(source, ["0" * 64], WHY, shown=field.cases.shown(source))
    field.sync.give_source(source, [device_id], WHY, shown=field.cases.shown(source))
    field.sync.give_source(source, [], WHY, shown=field.cases.shown(source))
    assert field.sync.source_given(source) == ()


BOX = "event.text"
PLEA = "لا تكتبوا اسمي"


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_who_is_written_down_elsewhere_is_not_to_be_written_down_again(
    room: Room, two: Two, lang: Lang
) -> None:
    """The coordinator reads a plea in what a source told that stays with the documenter: the strip knows it,
    says so, and what is said of the plea is written down; the paper says it too."""
    chief, field, case, source = two
    [event] = field.cases.dossier(case).of("event")
    words: Json = {"ar": f"أنا شفتو بعيني، {PLEA}، مصطنع", "src_lang": "ar"}
    field.cases.save([Edit("event", {"text": words, "told_by": source}, id=event.id)])
    carry(room, field, chief)
    chief.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("interview", case))
    room.rest(window)
    assert isinstance(screen, InterviewScreen)
    screen.show_topic("happened")
    room.settle(window)
    strip = screen.findChildren(OwnPlea, f"own-plea-{BOX}")[-1]
    say, code = Words(lang).say, source_code(source)
    assert strip.isVisible() and strip.who.value == f"source/{source}"
    assert plain(say("{code}: stays with who wrote it.", code=code)) in plain(strip.words.said())
    assert not strip.sources.isVisible() and strip.theirs.isVisible()
    strip.who.setCurrentIndex(strip.who.findData("other"))
    strip.who.chosen.emit("other")
    assert strip.sources.isVisible() and code in plain(strip.words.said())
    strip.who.setCurrentIndex(strip.who.findData(f"source/{source}"))
    strip.who.chosen.emit(strip.who.value)
    Hands(room, window).choose(f"own-theirs-{BOX}")
    Hands(room, window).press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.session is not None
    [choice] = window.session.desk.cases.list_kind("name_choice")
    assert choice.text("who") == source and choice.value("plea")


def test_a_paper_of_the_coordinator_says_that_it_may_be_who_stays_elsewhere(
    room: Room, two: Two
) -> None:
    chief, field, case, source = two
    [event] = field.cases.dossier(case).of("event")
    words: Json = {"ar": "الفران شافو، لا تكتبوا اسمو، مصطنع", "src_lang": "ar"}
    family, mother = (
        field.cases.new_family({"display_name": "مصطنعة"}).ids[0],
        field.context.new_id(),
    )
    kin: dict[str, Json] = {"person": mother, "relation": "mother"}
    kin["related_to"] = field.cases.record(case).text("person")
    field.cases.save(
        [
            Edit("person", {"given_ar": "سلمى"}, id=mother, parent=family),
            Edit("family_member", {"person": mother}, parent=family),
            Edit("kinship", kin, parent=family),
            Edit("case", {"family": family, "primary_contact": mother}, id=case),
            Edit("event", {"text": words}, id=event.id),
        ]
    )
    carry(room, field, chief)
    agree(chief, case, [("search", "iimp")])
    let = decide(
        Request("search", "iimp", "B", chief.context.today()),
        chief.cases.dossier(case),
        chief.context.dictionary,
    )
    asked = [one for one in told_numbers(let, chief.context.dictionary) if one.plea]
    assert asked and {one.away for one in asked} == {(source_code(source),)}
    with pytest.raises(UserError) as caught:
        require_why(asked, "")
    assert caught.value.params["reason"] == "plea_elsewhere"
    chief.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    card = screen.findChild(ToldCard)
    assert card is not None and card.isVisible() and source_code(source) in said(card)
