"""What was told of another missing person of the family, offered for this one: nothing is taken over
unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.kit.boxes import as_frame, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital, disappearance, missing_person, story

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.screens.interview.talk_page import PageHost

# Topic -> the fields that go together, by the spot that they are written to.
_DAY: Final = {"event": ("date", "time_as_told")}
_PLACE: Final = {"event": ("place_text", "place", "place_kind")}
_WHOM: Final = {"event": ("agents_description", "type", "how_taken"), "part": ("group",)}
TOPICS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "day": _DAY,
    "where": _PLACE,
    "whom": _WHOM,
}


class Same(QFrame):
    """ "For Ahmad: 3 March 2013", and a button that writes it for this missing person too.

    `written` after the button; nothing is shown where nothing was told.
    """

    written = Signal()

    def __init__(self, host: PageHost, topic: str) -> None:
        super().__init__()
        self._host, look, say = host, host.look, host.look.words.say
        beside = host.talk.beside_case
        self._values = told_of(beside, topic) if beside is not None else {}
        as_frame(self, "strip", "sunken")
        line = row(look, self, edges=(14, 8, 14, 8), space=12)
        line.addWidget(IconMark(look, "told", "text2"))
        words = column(look, space=2)
        if beside is not None:
            told = look.dots(*_words(host, beside, topic))
            name = sought_name(host, beside)
            words.addWidget(
                Paragraph(look, say("For {name}: {told}", name=name, told=told), "talk")
            )
        line.addLayout(words, 1)
        self.take = Button(look, say("The same"), f"same-{topic}", icon="check")
        self.take.clicked.connect(self._take)
        line.addWidget(self.take)
        if not self._values:
            self.hide()

    def _take(self) -> None:
        for (spot, field), value in self._values.items():
            self._host.talk.put(spot, field, value)
        self.written.emit()


def sought_name(host: PageHost, dossier: Dossier) -> str:
    """The name of whom a case seeks; "" where nobody is in it."""
    person = missing_person(dossier)
    return Titles(host.look, host.session, dossier).of(person) if person is not None else ""


def told_of(dossier: Dossier, topic: str) -> dict[tuple[str, str], Any]:
    """(spot, field) → what was told of the other's disappearance on a topic; answers are not carried."""
    found: dict[tuple[str, str], Any] = {}
    for spot, record in _records(dossier).items():
        for field in TOPICS[topic].get(spot, ()):
            value = record.value(field)
            if value is not None and not (isinstance(value, dict) and "answer" in value):
                found[spot, field] = value
    return found


def _records(dossier: Dossier) -> dict[str, RecordView]:
    event = disappearance(dossier)
    if event is None:
        return {}
    parts = dossier.children(event.id, "involvement")
    return {"event": event, **({"part": parts[0]} if parts else {})}


def _words(host: PageHost, dossier: Dossier, topic: str) -> list[str]:
    """What the button would write, in words."""
    titles, look = Titles(host.look, host.session, dossier), host.look
    records = _records(dossier)
    event = records["event"] if records else None
    if event is None:
        return []
    if topic == "day":
        return [one for one in (titles.date(event, "date"), event.text("time_as_told")) if one]
    if topic == "where":
        kind = titles.term(event, "place_kind", "place_kind")
        return [one for one in (titles.joined(event, ("place_text|place",)), capital(kind)) if one]
    group = titles.term(records["part"], "group", "perpetrator_group") if "part" in records else ""
    manner = (
        titles.term(event, "type", "event_type"),
        titles.term(event, "how_taken", "how_taken"),
    )
    told = story(event.value("agents_description"), look.lang)
    return [one for one in (told, group, *map(capital, manner)) if one]
