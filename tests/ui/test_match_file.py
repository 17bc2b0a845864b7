"""A file of names in the window, by keyboard: columns, comparing, hits, lines that are kept and answered."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui import made_up
from tests.ui.conftest import Room

from vsdesk.desk import Desk, FileRun, KeptLines, Secret
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.lists.screen import ListsScreen
from vsdesk.ui.screens.match_file.screen import MatchFileScreen
from vsdesk.ui.window import Window
from vsdesk.words import Lang, plain

ROWS = [
    {"الاسم": "Marwan", "اسم الأب": "Xalid", "الكنية": "Derwêş", "المواليد": "1986"},
    {"الاسم": "Nobody", "اسم الأب": "Known", "الكنية": "Here", "المواليد": "soon"},
    {"الاسم": "", "اسم الأب": "", "الكنية": "", "المواليد": "1990"},
    {"الاسم": "باسل", "اسم الأب": "نذير", "الكنية": "الخطيب", "المواليد": ""},
]


def written(path: Path, rows: Sequence[dict[str, str]] = ROWS) -> Path:
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in rows)
    path.write_text(text, encoding="utf-8")
    return path


def table(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    lines = [",".join(one) for one in ([*rows[0]], *(one.values() for one in rows))]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def filled(room: Room) -> list[str]:
    """Cases whose names were compared, as the window does it in the background."""
    desk, cases = room.desk(people=len(made_up.PEOPLE))
    desk.matching.suggestions.match_new()
    desk.access.lock()
    return cases


def page(window: Window) -> MatchFileScreen:
    assert window.shell is not None
    found = window.shell.screen_now
    assert isinstance(found, MatchFileScreen)
    return found


def press(room: Room, window: Window, name: str) -> None:
    """Tab to a control and press it."""
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            break
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == name, name
    QTest.keyClick(focused, Qt.Key.Key_Space)
    room.settle(window)
    room.settle(window)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_from_the_register_to_an_answered_hit_by_keyboard(
    room: Room, tmp_path: Path, lang: Lang
) -> None:
    cases = filled(room)
    window = room.open(lang)
    register = room.go(window, Route("lists", field="source_list"))
    assert isinstance(register, ListsScreen)
    press(room, window, "match-file")
    room.answers.files = [written(tmp_path / "leak.jsonl")]
    press(room, window, "choose-list")
    screen = page(window)
    assert screen.columns is not None
    chosen = {ours: box.value for ours, box in screen.columns.boxes.items() if box.value}
    assert chosen == {
        "rid": "#",
        "given": "الاسم",
        "father": "اسم الأب",
        "family": "الكنية",
        "birth_year": "المواليد",
    }
    press(room, window, "compare-file")
    room.qtbot.waitUntil(lambda: screen.found is not None)
    room.settle(window)
    assert screen.found is not None
    model = screen.found.model
    hits = [model.row(at) for at in range(model.rowCount())]
    assert {cases[0], cases[1]} <= {one.head.root for one in hits}
    assert hits[0].head.root in (cases[0], cases[1])
    said = [one.said() for one in screen.findChildren(Paragraph)]
    from vsdesk.desk import WHY

    say = screen.look.words.say
    assert any(say(WHY["no_name"]) in one and "3" in one for one in said)
    assert any(say(WHY["not_read"]) in one and "2" in one for one in said)
    press(room, window, "keep-all")
    screen.card.shown.choose("yes")
    screen.card.shown.chosen.emit("yes")
    press(room, window, "keep-lines")
    assert window.shell is not None and window.shell.place.screen == "hits"
    list_id = window.shell.place.id
    told = room.go(window, Route("match_file"))
    assert isinstance(told, MatchFileScreen)
    told._kept(KeptLines(list_id, (cases[0], cases[1]), 2))
    room.settle(window)
    two = {"en": "2 lines were in this list already", "ar": "كان سطران في هذه القائمة من قبل"}
    assert [plain(one.title.said()) for one in told.findChildren(Banner)] == [two[lang]]
    press(room, window, "to-hits")
    assert (window.shell.place.screen, window.shell.place.id) == ("hits", list_id)
    window.close()
    with Secret.of_text(made_up.PASSPHRASE) as secret:
        desk = Desk.open(room.vault, secret, made_up.env(room.path / "profile"))
    try:
        assert desk.cases.record(list_id).text("name") == "leak"
        assert sum(desk.matching.match_counts(list_id).values()) == len(hits)
        assert not desk.cases.dossier(cases[0]).of("claim"), (
            "a hit is a claim only when somebody says so"
        )
    finally:
        desk.access.lock()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "There is nothing in this table."),
        ('{"given": "علي"}'.encode("windows-1256"), "The letters of this file cannot be read."),
        (b'{"given": "x"}\n[1]', "This line is not one record of JSON."),
        (b"\x7fELF\0\0\0\0", "This is not a CSV or XLSX file"),
        (b'{"rid": "1", "given": "x"}\n{"rid": "1", "given": "y"}', "Another row before this one"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    room: Room, tmp_path: Path, data: bytes, words: str
) -> None:
    filled(room)
    window = room.open("en")
    screen = room.go(window, Route("match_file"))
    assert isinstance(screen, MatchFileScreen)
    path = tmp_path / "bad.dat"
    path.write_bytes(data)
    screen.take(path)
    room.settle(window)
    if screen.columns is not None:
        screen.compare()
        room.settle(window)
        room.settle(window)
    said = [(one.title.said(), one.text.said()) for one in screen.findChildren(Banner)]
    assert any(title.startswith(words) for title, _ in said), said
    if b"\n" in data:
        assert "row 2" in plain(said[0][1])
    assert screen.door.chooser is QApplication.focusWidget()


def test_a_column_chosen_twice_or_no_name_goes_no_further(room: Room, tmp_path: Path) -> None:
    filled(room)
    window = room.open("en")
    screen = room.go(window, Route("match_file"))
    assert isinstance(screen, MatchFileScreen)
    screen.take(written(tmp_path / "leak.jsonl"))
    room.settle(window)
    assert screen.columns is not None and screen._compare.isEnabled()
    name, twice = "Say first which column holds the name.", "One column is chosen twice."
    for value, needed in (("", name), ("الاسم", ""), ("الكنية", twice)):
        screen.columns.boxes["given"].choose(value)
        screen.columns.boxes["given"].chosen.emit(value)
        assert screen._compare.isEnabled() is (not needed)
        assert screen.needed.isVisible() and screen.needed.said() == needed


@pytest.mark.parametrize("name", ["leak.jsonl", "leak.csv"])
def test_another_list_in_its_place_is_looked_at_before_it_is_compared(
    room: Room, tmp_path: Path, name: str
) -> None:
    filled(room)
    window = room.open("ar")
    screen = room.go(window, Route("match_file"))
    assert isinstance(screen, MatchFileScreen)
    path = tmp_path / name
    as_written = written if name.endswith("jsonl") else table
    screen.take(as_written(path, ROWS))
    room.settle(window)
    assert screen.columns is not None and screen.columns.boxes["father"].value == "اسم الأب"
    # The same columns say other things: who is the father stands under the mother's name.
    as_written(path, [{"الاسم": "باسل", "اسم الأم": "هدى", "الكنية": "الخطيب"}])
    screen.compare()
    room.qtbot.waitUntil(lambda: screen.columns is not None or screen._result is not None)
    room.settle(window)
    assert screen._result is None and screen.columns is not None
    assert screen.columns.boxes["mother"].value == "اسم الأم"
    said = [one.title.said() for one in screen.findChildren(Banner)]
    assert said == ["حُفظ هذا الملف من جديد بعد أن نظرتم فيه. لم يُحمَّل شيء. انظروا فيه مرة أخرى."]
    screen.compare()
    room.qtbot.waitUntil(lambda: screen._result is not None)
    assert screen._result is not None and screen._result.rows == 1


def test_it_is_stopped_and_nothing_is_written(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(room)
    work, temp, elsewhere = tmp_path / "work", tmp_path / "temp", tmp_path / "elsewhere"
    for folder in (work, temp, elsewhere):
        folder.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temp))
    many = [{**one, "الاسم": f"{one['الاسم']} {n}"} for n in range(400) for one in ROWS]
    window = room.open("en")
    screen = room.go(window, Route("match_file"))
    assert isinstance(screen, MatchFileScreen)
    screen.take(written(elsewhere / "leak.jsonl", [*ROWS, *many]))
    room.settle(window)

    def stop_after_the_first_part(run: FileRun) -> None:
        MatchFileScreen._part(screen, run)
        if run.done:
            screen.stop()

    monkeypatch.setattr(screen, "_part", stop_after_the_first_part)
    screen.compare()
    room.qtbot.waitUntil(lambda: screen._run is not None and screen._run.done > 0)
    room.settle(window)
    assert screen.at == 3
    run = screen._run
    assert run is not None and 0 < run.done < run.total
    assert any("rows were compared" in one.text.said() for one in screen.findChildren(Banner))
    window.close()
    assert not list(work.rglob("*")) and not list(temp.rglob("*"))
    held = [one.read_bytes() for one in room.path.rglob("*") if one.is_file()]
    names = [text for row in ROWS for text in row.values() if len(text) > 4]
    held = [data for data in held if b"Nobody 1" not in data or b"{" not in data[:1]]
    assert not [name for name in names for data in held if name.encode() in data]


def test_a_file_that_was_stopped_while_it_was_read_says_so(room: Room, tmp_path: Path) -> None:
    filled(room)
    window = room.open("ar")
    screen = room.go(window, Route("match_file"))
    assert isinstance(screen, MatchFileScreen)
    many = [{**one, "الاسم": f"{one['الاسم']} {n}"} for n in range(400) for one in ROWS]
    screen.take(written(tmp_path / "leak.jsonl", many))
    room.settle(window)
    screen.compare()
    screen.stop()
    room.settle(window)
    assert screen.at == 0
    titles = [one.title.said() for one in screen.findChildren(Banner)]
    assert "توقّفت المقارنة. لم يُحفظ شيء من هذا الملف." in titles
    assert screen.door.chooser is QApplication.focusWidget()


def test_how_a_file_was_saved_is_chosen_where_its_letters_cannot_be_read(
    room: Room,
    tmp_path: Path,
) -> None:
    filled(room)
    window = room.open("ar")
    screen = room.go(window, Route("match_file"))
    assert isinstance(screen, MatchFileScreen)
    path = tmp_path / "liste.csv"
    path.write_bytes("given,father,family\nGülsüm,Süleyman,Güven\n".encode("windows-1254"))
    screen.take(path)
    room.settle(window)
    assert screen.columns is None
    assert screen.door.saved_as.which is QApplication.focusWidget()
    screen.door.saved_as.which.choose("utf-8")
    press(room, window, "read-so")
    assert screen.columns is None, "not in this way either, and it is asked again"
    assert screen.door.saved_as.which.value == "utf-8"
    screen.door.saved_as.which.choose("windows-1254")
    press(room, window, "read-so")
    assert screen.columns is not None and screen.encoding == "windows-1254"
    assert any("Süleyman" in one.said() for one in screen.findChildren(Paragraph))
    press(room, window, "compare-file")
    room.qtbot.waitUntil(lambda: screen.at == 3)


def test_the_ways_to_save_are_those_that_can_be_read() -> None:
    from vsdesk.tables import ENCODINGS as READ
    from vsdesk.ui.parts.file_step import ENCODINGS

    assert set(ENCODINGS) == set(READ)


def test_the_lines_that_cannot_be_kept_yet_say_why(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    assert window.session is not None
    from vsdesk.ui.screens.match_file.hits import KeepCard

    card = KeepCard(window.look, window.session, "")
    say = window.look.words.say
    assert not card.keep.isEnabled()
    assert card.needed.said() == say("Give the list a name first.")
    card.name.setText("قائمة")
    assert not card.keep.isEnabled()
    assert card.needed.said() == say("Say first who may be shown this list.")
    card.shown.choose("yes")
    card.shown.chosen.emit("yes")
    assert card.keep.isEnabled() and card.needed.isHidden()
    card.deleteLater()
