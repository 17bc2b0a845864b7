"""One more field by its declaration and its labels only: found in form, list, search, sheet and dump.

The same way for a field that an organisation declares for itself (kind `field_def`).
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.reports.paper import text_of
from tests.ui.conftest import Room, type_text

from vsdesk import paths
from vsdesk.desk import CaseFilter, Edit, SheetOrder
from vsdesk.records.dictionary import dictionary as dictionary_module
from vsdesk.records.dictionary.model import About, declare
from vsdesk.records.dictionary.values import Text
from vsdesk.records.kinds import MODELS
from vsdesk.records.kinds.person import Person
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.line import LineEditor
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

SONG = "يا زهرة في خيالي"
LABELS = {"en": "Known song", "ar": "أغنية معروفة"}


class Singing(Person):
    """The built-in kind with one field more: this is the whole declaration."""

    about: ClassVar[About] = Person.about

    song: Text = declare("life", searched="text", listed="song", printed=True)


def _declared(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The declaration in the place of the kind, the labels in copies of the two files of labels."""
    models = tuple(Singing if model is Person else model for model in MODELS)
    monkeypatch.setattr(dictionary_module, "MODELS", models)
    shutil.copytree(paths.resources(), folder)
    for lang, label in LABELS.items():
        path = folder / "languages" / lang / "labels.toml"
        held = path.read_text("utf-8")
        grown = held.replace("[field.person]\n", f'[field.person]\nsong = "{label}"\n')
        assert grown != held
        path.write_text(grown, "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: folder)


def _open(room: Room, lang: Lang, case: str) -> tuple[Window, CaseScreen, Desk]:
    window = room.open(lang)
    screen = room.go(window, Route("case", case, "person"))
    assert isinstance(screen, CaseScreen) and window.session is not None
    return window, screen, window.session.desk


def _editor(screen: CaseScreen, field: str) -> LineEditor:
    """The editor of a field in the generated form, its section unfolded."""
    for more in screen.findChildren(Button):
        if field in (more.property("fields") or []):
            more.click()
    found = [
        one.editors[field]
        for form in screen.findChildren(RecordForm)
        for one in form._forms
        if field in one.editors
    ]
    assert len(found) == 1 and isinstance(found[0], LineEditor)
    return found[0]


def _typed(room: Room, window: Window, screen: CaseScreen, editor: LineEditor, text: str) -> None:
    editor.line.setFocus()
    type_text(editor.line, text)
    QTest.mouseClick(screen.head.done, Qt.MouseButton.LeftButton)
    room.settle(window)


def _dumped(desk: Desk, folder: Path) -> dict[str, dict[str, Json]]:
    desk.loads.dump(folder)
    lines = (folder / "records.jsonl").read_text("utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines) if "id" in row}


def _paper(desk: Desk, case: str, lang: Lang) -> str:
    return " ".join(text_of(desk.outbound.sheets.sheet(SheetOrder(case, (lang,))).pdf).split())


def _own(key: str, label: str, **more: Json) -> dict[str, Json]:
    """The definition of an own text field, of a person unless it says other, for paper and search."""
    words: Json = {"ar": label, "en": label if more else "Camp", "src_lang": "ar"}
    usual: dict[str, Json] = {
        "of_kind": "person",
        "type": "text",
        "searched": True,
        "printed": True,
    }
    return {"key": key, "label": words, **usual, **more}


def test_a_declaration_and_labels_are_all_that_a_field_needs(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    _declared(monkeypatch, room.path / "resources")
    desk, (case, *_) = room.desk()
    desk.access.lock()
    window, screen, desk = _open(room, "ar", case)
    editor = _editor(screen, "song")  # the form
    assert editor.label == LABELS["ar"]
    _typed(room, window, screen, editor, SONG)
    person = str(desk.cases.record(case).value("person"))
    assert desk.cases.record(person).text("song") == SONG
    rows = {row.id: row for row in desk.cases.lists.page(CaseFilter()).rows}  # the list
    assert rows[case].extra["song"] == SONG
    assert not any("song" in row.extra for id, row in rows.items() if id != case)
    assert [hit.root for hit in desk.cases.lists.search("زهره")] == [case]  # the search
    langs: tuple[Lang, ...] = ("ar", "en")
    for lang in langs:
        paper = _paper(desk, case, lang)  # the family's sheet
        assert LABELS[lang] in paper and SONG in paper
    assert _dumped(desk, room.path / "dump")[person]["song"] == SONG  # the dump


def test_an_own_field_goes_the_same_way(room: Room) -> None:
    desk, (case, *_) = room.desk()
    defined = (
        _own("x_camp", "المخيّم"),
        _own("x_file", "رقم الملفّ", of_kind="case"),
        _own("x_car", "السيارة", of_kind="event"),
        _own("x_kept", "الخيمة", printed=False),
        _own("x_sealed", "السرّ", sensitivity=4),
        _own("x_apart", "الطب", scope="medical"),
    )
    desk.cases.save([Edit("field_def", one) for one in defined])
    desk.access.lock()
    window, screen, desk = _open(room, "ar", case)
    editor = _editor(screen, "x_camp")
    assert editor.label == "المخيّم"
    _typed(room, window, screen, editor, "أطمة")
    person = str(desk.cases.record(case).value("person"))
    more: dict[str, Json] = {"x_kept": "سبعة", "x_sealed": "ثمانية", "x_apart": "تسعة"}
    desk.cases.save([Edit("person", more, id=person)])
    assert [hit.root for hit in desk.cases.lists.search("اطمه")] == [case]
    for part, key, text in (("case", "x_file", "ملف أول"), ("disappearance", "x_car", "بيك آب")):
        shown = room.go(window, Route("case", case, part))
        assert isinstance(shown, CaseScreen)
        _typed(room, window, shown, _editor(shown, key), text)
    paper = _paper(desk, case, "ar")
    assert "المخيّم" in paper and "أطمة" in paper
    assert "رقم الملفّ" in paper and "ملف أول" in paper
    assert re.search(r"السيارة\W+بيك آب", paper)  # beside the event that it is about
    for word in ("الخيمة", "سبعة", "السرّ", "ثمانية", "الطب", "تسعة"):
        assert word not in paper, word
    english = _paper(desk, case, "en")
    assert "Also on file" in english and "Camp" in english
    assert _dumped(desk, room.path / "dump")[person]["x_camp"] == "أطمة"
