"""An approval of a case names what the page of the case shows, and no more: another device fills every field
of every kind that lies in a case, each by an op of its own, and every section is walked with each row open.

Everybody is made up.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QAbstractButton, QWidget
from tests.attacks.kit import Device
from tests.ui.test_waits import brought

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.case_parts import NO_PLACE
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.ui.catalogue.sections import page_sections
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.form.form import FieldForm
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.ui.conftest import Room

    from vsdesk.desk import Desk, LoneFile
    from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.window import Window

LETTERS: Final = "بتثجحخدرسش"
DICTIONARY: Final = Dictionary.load()
Said = tuple[str, str]  # a record, and the field in which something is said
SINGLE: Final[Mapping[str, Json]] = {"day": "2026-11-20", "number": 2, "amount": "2", "bool": True}
# Where an event stands is what it says there. What no page shows keeps all of its record waiting.
SET_APART: Final = frozenset({"is_disappearance", "sens", "mime", "size"})
# What stands on the page though no form there asks it: see records/on_case_page.py.
BESIDE_FORMS: Final = {("evidence_item", "file_name"), ("claim", "value")}
# What the page shows and an approval does not name, a kind below another: a row that leads to a page of its
# own, what another row says by its title alone, a wish that holds by itself, who is not missing in this case.
NOT_NAMED: Final = {
    ("submission", "case"),
    ("claim", "event"),
    ("claim", "person"),
    ("person_mark", "person"),
    ("person", "case"),
}


def word(at: int) -> str:
    """A word of Arabic letters that no other number has."""
    return "ظ" + "".join(LETTERS[int(digit)] for digit in f"{at:04}") + "ظ"


def said_in(field: FieldSpec, told: str) -> Json:
    """A value of a field; one of words says `told`. None where it names something elsewhere."""
    if field.type == "text":
        return told
    if field.type == "ptext":
        return {"ar": told, "src_lang": "ar"}
    if field.type == "pdate":
        return {"from": "2014-03-01", "to": "2014-03-01", "precision": "day", "as_told": told}
    if field.type in ("choice", "choices"):
        first = next(iter(DICTIONARY.vocabularies.keys(str(field.vocabulary))))
        return first if field.type == "choice" else [first]
    return SINGLE.get(field.type)


class Planted:
    """What the other device wrote: by each word where it stands, by each record its kind and what it lies
    below."""

    def __init__(self) -> None:
        self.words: dict[str, Said] = {}
        self.records: dict[str, tuple[str, ...]] = {}
        self.fields: set[Said] = set()

    def place(self, id: str, name: str) -> tuple[tuple[str, ...], str]:
        """The kinds from a record up to the case, and the field."""
        return self.records[id], name

    def below(self, device: Device, case: str, id: str, above: tuple[str, ...]) -> None:
        """One of each kind that may lie below a record, and so on."""
        kind = above[0]
        for spec in DICTIONARY.kinds:
            lies = kind in spec.parents or (spec.parents == ("*",) and kind == "case")
            if not lies or "case" not in spec.spaces or spec.name in ANSWERS | NO_PLACE:
                continue
            made = device.desk.context.new_id()
            self.records[made] = (spec.name, *above)
            for one in self.values(made, spec):
                device.sign(case, NewOp(made, spec.name, one, parent=id))
            self.below(device, case, made, self.records[made])

    def over(self, device: Device, id: str, kind: str) -> None:
        """Something else in each field of a record of others."""
        self.records[id] = (kind,)
        spec = DICTIONARY.kind(kind)
        assert spec is not None
        for one in self.values(id, spec):
            device.change(id, kind, one)

    def values(self, id: str, spec: KindSpec) -> Iterator[dict[str, Json]]:
        """Each field with a value of its own."""
        for one in spec.fields:
            told = word(len(self.words))
            value = said_in(one, told)
            if value is None or one.derived or one.name in SET_APART:
                continue
            if told in str(value):
                self.words[told] = (id, one.name)
            if (spec.name, one.name) == ("claim", "field"):
                value = "text"  # what the claim says is told words
            self.fields.add((id, one.name))
            yield {one.name: value}


def words_of(screen: QWidget) -> str:
    asked = ("text", "plainText", "title", "accessibleName", "toolTip")
    shown = (one for one in screen.findChildren(QWidget) if one.isVisibleTo(screen))
    said = (one.property(name) for one in shown for name in asked)
    return " ".join(one for one in said if isinstance(one, str))


def asked_in(screen: QWidget) -> Iterator[Said]:
    """The fields that the forms on the screen show, of which record."""
    for form in screen.findChildren(RecordForm):
        for part in form.findChildren(FieldForm):
            yield from ((form._id, name) for name in part.editors)


def open_rows(room: Room, window: Window, screen: Screen) -> Iterator[None]:
    """A section as its rows are opened, one after the other."""
    pressed: set[str] = set()
    while True:
        yield
        rows = (
            one
            for held in screen.findChildren(RecordList)
            for one in held.findChildren(QAbstractButton)
            if one.objectName().startswith(("open-", "more-", "all-")) and one.isVisibleTo(screen)
        )
        row = next((one for one in rows if one.objectName() not in pressed), None)
        if row is None:
            return
        pressed.add(row.objectName())
        row.click()
        room.settle(window)


def test_an_approval_names_what_the_page_shows_and_no_more(room: Room) -> None:
    planted = Planted()

    def also(field: Desk, case: str) -> None:
        device = Device(field, room.path / "stick")
        dossier = field.cases.dossier(case)
        person, event = str(dossier.head.value("person")), dossier.of("event")[0].id
        with device.many():
            for kind, id in (("case", case), ("person", person), ("event", event)):
                planted.over(device, id, kind)
                planted.below(device, case, id, (kind,))

    made = brought(room, also=also)
    window = room.open("ar")
    assert window.session is not None
    desk = window.session.desk
    shown: set[Said] = set()
    for section in page_sections(DICTIONARY, "case").sections:
        screen = room.go(window, Route("case", made.case, section.key))
        for _ in open_rows(room, window, screen):
            told = words_of(screen)
            shown |= {place for one, place in planted.words.items() if one in told}
            shown |= {*asked_in(screen)}
    before = desk.access.lone_words.lone_file(made.case)
    on_screen = desk.cases.shown(made.case)
    desk.cases.save([Edit("case", {"approved": True}, id=made.case, shown=on_screen)])
    after = desk.access.lone_words.lone_file(made.case)
    waited, waits = fields_of(before), fields_of(after)
    dossier = desk.cases.dossier(made.case)
    several = {(one.id, name) for one in dossier for name in one.fields if one.differs(name)}
    named, seen = waited - waits, (shown & waited) - several
    unseen = [planted.place(id, name) for id, name in named - shown if id in planted.records]
    left = [planted.place(id, name) for id, name in seen - named if id in planted.records]
    assert len(named) > 200 and len(planted.fields & waited) > 500  # most of what there is
    assert not [one for one in unseen if (one[0][0], one[1]) not in BESIDE_FORMS], "named unseen"
    assert not [one for one in left if not NOT_NAMED & {*pairwise(one[0])}], "seen, and not named"


def fields_of(found: LoneFile | None) -> set[Said]:
    records = found.records if found is not None else ()
    return {(one.record.id, name) for one in records for name in one.said}
