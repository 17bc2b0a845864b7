"""Which paper, for whom, in which language and how many of each: what is asked for several cases at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import MOST_COPIES, SHEETS, SheetOrder, may_be_discreet
from vsdesk.records.consent.recipients import LEVELS
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.leaving_page import RecipientName, capitals, recipients_offered
from vsdesk.ui.parts.paper_kinds import (
    FAMILY_SHEET,
    kinds,
    sizes_offered,
    tongues,
    tongues_offered,
)
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import PageRange
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.parts.paper_kinds import Kind

_FAMILY: Final = "family"
_LOOKS: Final = {"": None, "discreet": True, "full": False}


class SeveralOptions(QWidget):
    """`changed` when something else shall be printed. What is about one relative, paper or exhibit of a
    case is printed from that case."""

    changed = Signal()

    def __init__(self, look: UiContext, labels: Labels) -> None:
        super().__init__()
        self._look = look
        self._lines: dict[str, QWidget] = {}
        say = look.words.say
        self._box = column(look, self, edges=(24, 14, 20, 14), space=12)
        found = [
            one for one in kinds(look, labels, SHEETS) if not one[0].own and one[0].item != "must"
        ]
        self._kinds = {one.key: one for one, _ in found}
        papers = [(one.key, words) for one, words in found]
        self.kind = Choice(look, "paper", say("Which paper"), papers, FAMILY_SHEET.key)
        self.kind.chosen.connect(self._other_kind)
        self._what = Paragraph(look, "", "small", "text2")
        self._box.addLayout(labelled(look, say("Which paper"), self.kind, self._what))
        self.recipient = self._choice("recipient", say("For whom"), recipients_offered(labels))
        self.named = RecipientName(look)
        self.named.settled.connect(self.changed)
        self._name = self._line(say("Name of the recipient"), self.named)
        purposes = capitals(labels.terms("consent_purpose"))
        self.purpose = self._choice("purpose", say("For what"), purposes)
        label = say("Language of the sheet")
        self.langs = self._choice("sheet-language", label, tongues_offered(), look.lang)
        levels = [(one, capital(labels.term("level", one.lower()))) for one in LEVELS]
        self.level = self._choice("level", say("How much may be seen"), levels, "B")
        looks = [
            ("", say("As is safe for each family")),
            ("discreet", say("All discreet (safer to carry)")),
            ("full", say("All with the whole words")),
        ]
        self.discreet = self._choice("discreet", say("Discreet sheets"), looks)
        self.paper_size = self._choice(
            "paper-size", say("Size of the paper"), sizes_offered(), "A4"
        )
        copies = [(str(n), str(n)) for n in range(1, MOST_COPIES + 1)]
        self.copies = self._choice("copies", say("Copies"), copies, "1")
        hint = say("All; or such as 2 or 2-4")
        self.pages = TextField(look, "pages", say("Pages of each"), placeholder=hint, plain=True)
        self._line(say("Pages of each"), self.pages)
        self._box.addStretch(1)
        self._other_kind()

    def _choice(
        self, name: str, label: str, offered: Sequence[tuple[str, str]], value: str = ""
    ) -> Choice:
        made = Choice(self._look, name, label, offered, value)
        made.chosen.connect(self._show_what)
        self._lines[name] = self._line(label, made)
        return made

    def _line(self, label: str, widget: QWidget) -> QWidget:
        """A label above its box, shown and hidden as one."""
        line = QWidget()
        column(self._look, line).addLayout(labelled(self._look, label, widget))
        self._box.addWidget(line)
        return line

    @property
    def paper(self) -> Kind:
        """The paper."""
        return self._kinds[self.kind.value]

    @property
    def how_many(self) -> int:
        """The copies of each."""
        return int(self.copies.value)

    def _to(self) -> str:
        return self.paper.recipient or self.recipient.value

    def _other_kind(self) -> None:
        purpose, recipient = self.paper.usual
        self.purpose.choose(purpose)
        self.recipient.choose(self.paper.recipient or recipient)
        self._show_what()

    def _show_what(self) -> None:
        paper, to = self.paper, self._to()
        self._what.say(self._look.words.say(paper.what))
        for name, yes in (
            ("recipient", not paper.recipient),
            ("purpose", paper.purpose),
            ("level", paper.level),
            ("discreet", may_be_discreet(paper.key, to) and not paper.bare),
            ("paper-size", len(paper.sizes) > 1),
        ):
            self._lines[name].setVisible(yes)
        self._name.setVisible(to != _FAMILY and not paper.poster)
        self.changed.emit()

    def order(self, password: str | None = None, pages: PageRange | None = None) -> SheetOrder:
        """The desk's order for what is chosen; of which case is said by the run."""
        paper, to = self.paper, self._to()
        carried = may_be_discreet(paper.key, to) and not paper.bare
        return SheetOrder(
            "",
            tongues(self.langs.value),
            paper.key,
            self.purpose.value if paper.purpose else "",
            to,
            self.named.text().strip() if to != _FAMILY and not paper.poster else "",
            level=next((one for one in LEVELS if one == self.level.value), "B"),
            discreet=_LOOKS[self.discreet.value] if carried else None,
            password=password,
            size=paper.size(self.paper_size.value),
            pages=pages,
        )
