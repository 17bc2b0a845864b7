"""Is it the same person? The whole review by keyboard, in both directions. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from tests.ui import made_alike, made_up
from tests.ui.conftest import Room, said_by, type_text
from tests.ui.test_screens import in_every_look, names_and_fits

from vsdesk.desk import Desk, Edit, Secret
from vsdesk.ui import match_finder
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.timeline import Timeline
from vsdesk.ui.parts.alike_strip import AlikeStrip
from vsdesk.ui.parts.pair_words import BANDS
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.handover.receive_page import Receive
from vsdesk.ui.screens.one.screen import OneScreen
from vsdesk.ui.screens.same.pair_screen import PairScreen
from vsdesk.ui.screens.same.screen import SameScreen
from vsdesk.ui.screens.today.screen import TodayScreen
from vsdesk.ui.window import Window
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from pathlib import Path


class Keys:
    """A person at the keyboard of one window; nothing is clicked."""

    def __init__(self, room: Room, window: Window) -> None:
        self.room, self.window = room, window

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.room.settle(self.window)

    def reach(self, name: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
        for _ in range(80):
            if self.focus.objectName() == name:
                return
            self.press(key)
        raise AssertionError(name)

    def choose(self, name: str) -> None:
        self.reach(name)
        self.press(Qt.Key.Key_Space)


def queue(window: Window) -> SameScreen:
    assert window.shell is not None
    found = window.shell.screen_now
    assert isinstance(found, SameScreen)
    return found


def wait_for_rest(room: Room, window: Window) -> None:
    """Until everything new was compared."""
    session = window.session
    assert session is not None
    room.qtbot.waitUntil(lambda: not session.finder.at_work)
    room.settle(window)


def sentences(widget: QWidget) -> str:
    """Every word that is shown."""
    shown = [one.said() for one in widget.findChildren(Paragraph) if one.isVisibleTo(widget)]
    shown += [one.text() for one in widget.findChildren(Label) if one.isVisibleTo(widget)]
    shown += [one.accessibleName() for one in widget.findChildren(Badge) if one.isVisibleTo(widget)]
    return plain("\n".join(shown))


def opened_again(room: Room) -> Desk:
    with Secret.of_text(made_up.PASSPHRASE) as secret:
        return Desk.open(room.vault, secret, made_up.env(room.path / "profile"))


def test_a_pair_is_reviewed_and_taken_back_by_keyboard_alone(room: Room) -> None:
    desk, _ = room.desk(people=11)
    made_alike.alike(desk)
    desk.matching.suggestions.match_new()
    strong = len(desk.matching.pairs("strong").rows)
    assert strong >= 2
    desk.access.lock()
    window = room.open("ar")
    keys = Keys(room, window)
    keys.press(Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    page = queue(window)
    assert page.model.rowCount() == strong
    keys.reach("pairs-table")
    keys.press(Qt.Key.Key_Return)
    assert page.paired
    assert keys.focus.objectName() == "decide-same"
    assert page.pair.decision is not None and page.pair.decision.choice == ""
    shown = page.model.row(page.table.currentIndex().row())
    keys.choose("decide-same")
    save = page.findChild(Button, "save")
    assert save is not None and not save.isEnabled(), "a reason is needed"
    keys.reach("why")
    type_text(keys.focus, "أكدت الأخت هاتفياً")
    keys.press(Qt.Key.Key_Return)
    assert page.paired, "the next pair follows at once"
    said = sentences(page.strip)
    assert all(head.title in said for head in (shown.left, shown.right)), "which pair was decided"
    assert page.pair.decision is not None and page.pair.decision.choice == ""
    keys.press(Qt.Key.Key_Escape)
    assert not page.paired
    assert page.model.rowCount() == strong - 1
    keys.choose("undo-decision")
    assert page.model.rowCount() == strong
    window.close()
    again = opened_again(room)
    assert again.matching.decision(shown.a, shown.b) is None
    again.access.lock()


def test_what_speaks_for_and_against_is_said_in_words(room: Room) -> None:
    desk, _ = room.desk(people=11)
    (pair, *_) = made_alike.alike(desk)
    brother = made_alike.brother(desk)
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open("en")
    page = room.go(window, Route("pair", pair[0], field=pair[1]))
    words = sentences(page)
    assert "Two spellings" in words or "spelled alike" in words or "sound" in words
    assert "have a name that sounds like this one" in words
    assert "Points to two persons" in words and "Other reports that may belong here" in words
    page = room.go(window, Route("pair", pair[0], field=brother))
    assert "brothers" in sentences(page).lower()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_long_name_over_a_pair_is_never_cut(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=2)
    for case in cases:
        person = str(desk.cases.record(case).value("person"))
        said = {
            "given_lat": "Khaled Abdulrahman",
            "father_lat": "Mahmoud Shamseddin",
            "family_lat": "al-Qasem al-Hamwi",
        }
        desk.cases.save([Edit("person", said, id=person)])
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("pair", cases[0], field=cases[1]))
    names = [one for one in screen.findChildren(Paragraph) if "al-Qasem al-Hamwi" in one.said()]
    heads = [one for one in names if one.said().startswith("Khaled")]
    assert len(heads) == 2 and all(one.isVisible() for one in heads)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in heads)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_endless_name_pushes_nothing_out_of_sight(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=11)
    case, _ = made_alike.alike(desk, 1)[0]
    source, line = made_alike.listed(desk)
    endless = f"أنس حسام الرفاعي {'م' * 10_000}"
    said = {"name_as_written": endless, "father": "حسام", "mother": "هيام"}
    twin = desk.cases.save([Edit("source_list_entry", said, parent=source)]).ids[0]
    person = str(desk.cases.record(case).value("person"))
    desk.cases.save([Edit("person", {"grandfather_ar": "م" * 9_000}, id=person)])
    desk.matching.suggestions.match_new()
    desk.matching.lists.list(source)
    desk.access.lock()
    window = room.open(lang)
    for place in (Route("pair", case, field=twin), Route("pair", case, field=line)):
        page = room.go(window, place)
        assert isinstance(page, PairScreen)
        area = page.findChild(QScrollArea, "pair-scroll")
        assert area is not None
        inner = area.widget()
        assert inner is not None and inner.width() <= area.viewport().width()
        assert inner.height() < 3 * window.height()
        assert all(len(one.said()) < 1000 for one in page.findChildren(Paragraph))
        tips = [one.toolTip() for one in page.findChildren(Paragraph) if one.toolTip()]
        assert tips and all(one.startswith("<p") for one in tips)  # as such it wraps
        assert all(len(said_by(row)) <= 1800 for one in tips for row in one.split("</p>"))
        assert window.width() == 1366


def test_relatives_are_a_list_of_their_own(room: Room) -> None:
    desk, _ = room.desk(people=11)
    pairs = made_alike.alike(desk)
    brother = made_alike.brother(desk)
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open("en")
    page = room.go(window, Route("same", part="relatives"))
    assert isinstance(page, SameScreen)
    rows = [page.model.row(n) for n in range(page.model.rowCount())]
    assert {frozenset((one.a, one.b)) for one in rows} >= {frozenset((pairs[0][0], brother))}
    page.show_view("strong")
    room.settle(window)
    rows = [page.model.row(n) for n in range(page.model.rowCount())]
    assert not any(brother in (one.a, one.b) for one in rows)


def test_the_review_opens_where_something_waits(room: Room) -> None:
    desk, _ = room.desk(people=11)
    made_alike.alike(desk)
    made_alike.brother(desk)
    desk.matching.suggestions.match_new()
    for row in desk.matching.pairs("strong").rows:
        shown = desk.matching.pair_shown(row.a, row.b)
        desk.matching.decide_pair(row.a, row.b, "different", "ليس هو", shown=shown)
    counts = desk.matching.match_counts()
    waiting = next(band for band in BANDS if counts.get(band))
    assert not counts.get("strong")
    desk.access.lock()
    window = room.open("ar")
    page = room.go(
        window, Route("same", part="strong")
    )  # as it was left, before the last was decided
    assert isinstance(page, SameScreen)
    assert page.view == page.head.views.value == waiting and page.model.rowCount()
    for view in ("decided", "strong"):  # chosen by hand it stays, and says where something waits
        chip = page.findChild(Button, f"view-{view}")
        assert chip is not None
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        room.settle(window)
        assert page.view == view
    assert not page.model.rowCount()
    assert page.elsewhere.isVisible()
    assert page.elsewhere.text() == page.head.views.words(waiting)
    QTest.mouseClick(page.elsewhere, Qt.MouseButton.LeftButton)
    room.settle(window)
    assert page.view == waiting and page.model.rowCount()


def test_what_is_found_while_the_empty_review_is_open_is_shown(room: Room) -> None:
    desk, _ = room.desk(people=0)
    assert not sum(desk.matching.match_counts().values())
    desk.access.lock()
    window = room.open("ar")
    wait_for_rest(room, window)
    page = room.go(window, Route("same"))
    assert isinstance(page, SameScreen) and page.view == "strong" and not page.model.rowCount()
    assert window.session is not None
    made_alike.report(window.session.desk, ("أنس", "حسام", "الرفاعي", "هيام", 1990), "ar")
    made_alike.brother(window.session.desk)
    window.session.finder.soon()
    wait_for_rest(room, window)
    room.rest(window)
    assert page.view == "relatives" and page.model.rowCount() == 1, page.counts


def grouped(room: Room) -> tuple[str, str, str]:
    """Three reports of one man: two pairs accepted, the third one contradicted."""
    desk, _ = room.desk(people=11)
    (_, (one, two), _) = made_alike.alike(desk)
    three = made_alike.report(desk, ("Muhammad", "Abdulrahman", "Al Ahmad", "Khazal", 1988), "lat")
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        one, two, "same", "الأم نفسها", shown=desk.matching.pair_shown(one, two)
    )
    desk.matching.decide_pair(
        two, three, "same", "one mother", shown=desk.matching.pair_shown(two, three)
    )
    desk.matching.decide_pair(
        one, three, "different", "العمة قالت إنه ليس هو", shown=desk.matching.pair_shown(one, three)
    )
    desk.access.lock()
    return one, two, three


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_three_reports_are_read_as_one_person_and_nothing_is_joined(room: Room, lang: Lang) -> None:
    reports = grouped(room)
    window = room.open(lang)
    page = room.go(window, Route("same", part="groups"))
    assert isinstance(page, SameScreen)
    keys = Keys(room, window)
    keys.reach("group-0")
    keys.press(Qt.Key.Key_Return)
    assert window.shell is not None
    one = window.shell.screen_now
    assert isinstance(one, OneScreen)
    words = sentences(one)
    assert "العمة قالت إنه ليس هو" in words, "the contradiction is shown with its reason"
    assert all(name in words for name in ("محمد", "Mihemed", "Muhammad"))
    if one.place.id == reports[1]:  # the report that both others are joined to
        counted, numbers = 3, [14, 15, 18]
        assert "Not counted" not in words and "غير محسوب" not in words
    else:
        counted, numbers = 2, [15, 14 if one.place.id == reports[0] else 18]
        assert ("Not counted: " if lang == "en" else "غير محسوب: ") in words
    some = f"of {counted} reports" if lang == "en" else f"من {counted}"
    assert some in words
    (line,) = one.findChildren(Timeline)
    told = sentences(line)
    assert all(f"SND-26-A-00{n}" in told for n in numbers), "one line, each with its report"
    keys.reach("report-0")
    keys.press(Qt.Key.Key_Return)
    assert window.shell.place.screen == "case" and window.shell.place.id in reports
    keys.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shell.place.screen == "one"
    window.close()
    desk = opened_again(room)
    assert all(desk.cases.record(case).value("person") for case in reports)
    desk.access.lock()


@in_every_look
def test_every_page_of_the_review_names_its_controls_and_fits(
    room: Room, lang: Lang, mode: str, scale: float
) -> None:
    one, two, three = grouped(room)
    window = room.open(lang, mode, scale)
    for place in (
        Route("same"),
        Route("same", part="relatives"),
        Route("same", part="groups"),
        Route("same", part="decided"),
        Route("pair", one, field=two),
        Route("one", three),
        Route("case", one, "person"),
    ):
        room.go(window, place)
        names_and_fits(window, place)
        if scale == 1.0:
            window.resize(1080, 640)
            QApplication.processEvents()
            assert window.width() <= 1080, (place, window.width())
            window.resize(1366, 768)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_case_says_that_there_is_another_report(room: Room, lang: Lang) -> None:
    one, _, _ = grouped(room)
    window = room.open(lang)
    keys = Keys(room, window)
    page = room.go(window, Route("case", one, "person"))
    assert isinstance(page, CaseScreen)
    assert page.others.isVisible()
    words = sentences(page.others)
    assert ("1 other report about the same person" if lang == "en" else "بلاغ آخر") in words
    assert "Mihemed" in words and "SND-26" in words
    assert ("Not counted: Muhammad" if lang == "en" else "غير محسوب: Muhammad") in words
    keys.reach("read-together")
    keys.press(Qt.Key.Key_Return)
    assert window.shell is not None and window.shell.place == Route("one", one)


def test_after_a_bundle_a_sentence_says_how_many_pairs_may_be_of_one_person(
    room: Room, tmp_path: Path
) -> None:
    desk, _ = room.desk(people=11)
    field = made_up.field(tmp_path / "field", tmp_path / "other", "أمل")
    made_up.enrol(desk, field)
    desk.matching.suggestions.match_new()
    (first, second, _), *_ = made_alike.TWICE
    made_alike.report(desk, first, "ar")
    desk.matching.suggestions.match_new()
    made_alike.report(field, second, "lat")
    stick = tmp_path / "stick"
    stick.mkdir()
    field.sync.hand_over(stick, [desk.access.status().device_id])
    field.access.lock()
    desk.access.lock()
    window = room.open("en")
    wait_for_rest(room, window)
    page = room.go(window, Route("handover", part="receive"))
    receive = page.findChild(Receive)
    assert receive is not None
    receive.take_folder(stick)
    room.settle(window)
    receive.take_in()
    room.settle(window)
    strip = receive.findChild(AlikeStrip)
    assert strip is not None
    wait_for_rest(room, window)
    assert "1 pair of reports may be of one person." in sentences(strip)
    keys = Keys(room, window)
    keys.reach("to-pairs")
    keys.press(Qt.Key.Key_Return)
    assert queue(window).model.rowCount() == 1


def test_new_reports_are_compared_in_the_background_and_the_rail_says_how_many(room: Room) -> None:
    desk, _ = room.desk(people=11)
    made_alike.alike(desk, 1)
    desk.access.lock()
    window = room.open("en")
    wait_for_rest(room, window)
    assert window.shell is not None and window.session is not None
    rail = window.shell.rail.findChild(QWidget, "rail-same")
    assert rail is not None
    room.qtbot.waitUntil(lambda: rail.accessibleName() == "Same person (1)")
    news: list[int] = []
    window.session.finder.rested.connect(news.append)
    window.session.jobs.write(
        made_up_answer(window),
        made_alike.report,
        window.session.desk,
        ("فاطمة", "شيخموس", "حسن", "زينب", 1994),
        "ar",
    )
    window.session.jobs.write(
        made_up_answer(window),
        made_alike.report,
        window.session.desk,
        ("Fatima", "Şêxmûs", "Hesen", "Zeyneb", 1994),
        "ku",
    )
    room.settle(window)
    room.qtbot.waitUntil(lambda: sum(news) == 1)
    room.qtbot.waitUntil(lambda: rail.accessibleName() == "Same person (2)")
    page = room.go(window, Route("same"))
    window.session.finder.soon()
    chip = page.findChild(Button, "view-possible")
    assert chip is not None
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    room.settle(window)
    assert "being compared just now" in sentences(page)  # none waits, and that is not sure yet
    room.qtbot.waitUntil(lambda: "No pair waits here" in sentences(page))


def made_up_answer(window: Window):  # type: ignore[no-untyped-def]  # of whatever the work gives
    from vsdesk.ui.kit.jobs import Callbacks

    return Callbacks(window)


def test_comparing_can_be_stopped_and_goes_on_after_the_next_save(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(match_finder, "PART", 5)  # a small vault, and several parts all the same
    monkeypatch.setattr(match_finder, "_PAUSE", 10**9)  # nothing begins before this test looks
    desk, cases = room.desk(people=11)
    made_alike.alike(desk)
    desk.access.lock()
    window = room.open("en")
    session, shell = window.session, window.shell
    assert session is not None and shell is not None
    steps: list[tuple[int, int]] = []
    session.finder.stepped.connect(lambda done, every: steps.append((done, every)))
    session.finder.stepped.connect(session.finder.stop)
    session.finder._timer.start(0)  # from now on without a pause
    room.qtbot.waitUntil(lambda: bool(steps))
    room.settle(window)
    assert not session.finder.at_work and not shell.status.finding.isVisible()
    assert len(steps) == 1
    left = session.desk.matching.suggestions.match_left()
    assert left
    session.finder.stepped.disconnect(session.finder.stop)
    from vsdesk.desk import Edit

    session.jobs.write(
        made_up_answer(window),
        session.desk.cases.save,
        [Edit("case", {"case_no": "SND-1"}, id=cases[0])],
    )
    room.settle(window)
    wait_for_rest(room, window)
    assert session.desk.matching.suggestions.match_left() == 0 and len(steps) > 1


def test_a_documenter_looks_and_does_not_decide(room: Room) -> None:
    desk = made_up.field(room.vault, room.path / "profile", "أمل")
    pair = made_alike.alike(desk, 1)[0]
    desk.access.lock()
    window = room.open("ar")
    page = room.go(window, Route("pair", *pair[:1], field=pair[1]))
    assert page.findChild(Button, "save") is None
    assert "للمنسّقة" in sentences(page)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_line_of_a_list_becomes_a_claim_by_keyboard_and_no_fate(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=11)
    case, _ = made_alike.alike(desk, 1)[0]
    source, line = made_alike.listed(desk)
    desk.matching.suggestions.match_new()
    status = desk.cases.record(case).value("search_status")
    desk.access.lock()
    window = room.open(lang)
    keys = Keys(room, window)
    room.go(window, Route("record", source))
    keys.choose("to-hits")
    assert window.shell is not None and window.shell.place.screen == "hits"
    keys.choose("compare-list")
    page = queue(window)
    assert isinstance(page, SameScreen) and page.comparison is not None
    room.qtbot.waitUntil(page.comparison.begin.isEnabled)
    room.settle(window)
    for view in ("strong", "likely", "possible"):
        page.show_view(view)
        room.settle(window)
        if page.model.rowCount():
            break
    places = [n for n in range(page.model.rowCount()) if page.model.row(n).a == case]
    page.table.choose(places[0])
    keys.reach("pairs-table")
    keys.press(Qt.Key.Key_Return)
    assert "أنس حسام الرفاعي" in sentences(page.pair) and "قائمة مختلقة" in sentences(page.pair)
    keys.choose("decide-same")
    keys.reach("why")
    type_text(keys.focus, "الأم هي نفسها")
    assert ("never a fate" if lang == "en" else "مصيراً") in sentences(page.pair)
    keys.press(Qt.Key.Key_Return)
    window.close()
    desk = opened_again(room)
    claims = desk.cases.dossier(case).of("claim")
    assert [one.text("list_entry") for one in claims] == [line]
    assert desk.cases.record(case).value("search_status") == status
    desk.access.lock()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_strip_says_what_became_of_the_claim(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=11)
    case, _ = made_alike.alike(desk, 1)[0]
    _, line = made_alike.listed(desk)
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("pair", case, field=line))
    assert isinstance(page, PairScreen)
    keys = Keys(room, window)
    keys.choose("decide-same")
    keys.reach("why")
    type_text(keys.focus, "الأم هي نفسها")
    keys.press(Qt.Key.Key_Return)
    made = "stands as a claim in the case now" if lang == "en" else "صار السطر الآن قولاً في الحالة"
    assert made in sentences(page.strip)
    assert "Both reports stay" not in sentences(page.strip)
    chip = page.pair.findChild(Button, "decide-different")
    assert chip is not None
    chip.click()
    assert page.pair.decision is not None
    page.pair.decision.why.setText("x")
    goes = "is taken out of the case" if lang == "en" else "من الحالة"
    assert goes in sentences(page.pair)
    room.answers.answer, room.answers.reason = "back", "الرقم لغيره"
    keys.choose("take-back")
    assert goes in sentences(page.strip)
    window.close()
    desk = opened_again(room)
    assert not [one for one in desk.cases.dossier(case).of("claim") if not one.deleted]
    desk.access.lock()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_pair_warns_of_a_decision_that_it_would_contradict(room: Room, lang: Lang) -> None:
    one, two, three = grouped(room)
    window = room.open(lang)
    page = room.go(window, Route("pair", two, field=three))
    assert isinstance(page, PairScreen)
    careful = "Careful: another decision" if lang == "en" else "انتبهوا: قرار آخر"
    assert careful in sentences(page)
    keys = Keys(room, window)
    keys.choose("odd-pair")
    assert window.shell is not None
    assert {window.shell.place.id, window.shell.place.field} == {one, three}
    other = window.shell.screen_now
    assert other is not None and careful not in sentences(other)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_line_of_a_closed_list_is_said_to_coordinators_alone(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=11)
    case, _ = made_alike.alike(desk, 1)[0]
    source, line = made_alike.listed(desk)
    desk.cases.save([Edit("source_list", {"may_be_shown": "coordinator"}, id=source)])
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("pair", case, field=line))
    assert isinstance(page, PairScreen)
    keys = Keys(room, window)
    keys.choose("decide-same")
    keys.reach("why")
    type_text(keys.focus, "الأم هي نفسها")
    only = "nothing is written into the case" if lang == "en" else "لا يُكتب شيء في الحالة"
    assert only in sentences(page.pair)
    keys.press(Qt.Key.Key_Return)
    case_page = room.go(window, Route("case", case, "person"))
    assert isinstance(case_page, CaseScreen)
    assert "أنس حسام الرفاعي" in sentences(case_page.others)
    assert case_page.others.lines.isVisible() and not case_page.others.banner.isVisible()
    window.close()
    desk = opened_again(room)
    assert not desk.cases.dossier(case).of("claim")
    desk.access.lock()


@pytest.mark.parametrize("lang", ["ar"])
def test_pairs_that_wait_stand_on_today_and_lead_to_the_queue(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=11)
    made_alike.alike(desk)
    desk.matching.suggestions.match_new()
    counts = desk.matching.match_counts()
    waiting = counts.get("strong", 0) + counts.get("likely", 0)
    desk.access.lock()
    window = room.open(lang)
    assert window.shell is not None
    today = window.shell.screen_now
    assert isinstance(today, TodayScreen)
    words = today.look.words.count(
        "{n} pair of reports may be of one person.",
        "{n} pairs of reports may be of one person.",
        waiting,
    )
    [line] = [
        one
        for one in today.findChildren(Button)
        if one.objectName().startswith("came-") and plain(words) in plain(one.accessibleName())
    ]
    line.click()
    room.settle(window)
    assert queue(window).model.rowCount() > 0
