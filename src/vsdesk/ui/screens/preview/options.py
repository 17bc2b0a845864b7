"""What is printed, for whom, in which language, at which level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people import capital
from vsdesk.words import LANG_NAMES, Lang

if TYPE_CHECKING:
    from vsdesk.records.disclosure import Level
    from vsdesk.records.labels import Labels
    from vsdesk.ui.kit.look import Look

_LANGS: Final[tuple[tuple[Lang, ...], ...]] = (
    ("ar",),
    ("ku",),
    ("en",),
    ("ar", "en"),
    ("ar", "ku"),
)
_LEVELS: Final[tuple[Level, ...]] = ("A", "B", "C", "D", "E")
_PAUSE: Final = 400  # milliseconds after the last letter of a name


class Options(QWidget):
    """`changed` when something else shall be printed."""

    changed = Signal()

    def __init__(self, look: Look, labels: Labels) -> None:
        super().__init__()
        self._look, self._labels = look, labels
        say = look.words.say
        self._box = column(look, self, edges=(24, 14, 20, 14), space=12)
        names = [
            ("+".join(langs), " + ".join(LANG_NAMES[lang] for lang in langs)) for langs in _LANGS
        ]
        self.recipient = self._choice(
            "recipient", say("For whom"), _capitals(labels.terms("recipient")), "family"
        )
        self.person = Choice(look, "relative", say("Whose paper it is"), self._nobody())
        self.person.chosen.connect(self.changed)
        self._box.addWidget(self.person)
        self.named = TextField(
            look,
            "named",
            say("Name of the recipient"),
            placeholder=say("Name, if it is one person"),
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.changed)
        self.named.textEdited.connect(self._later)
        self._box.addWidget(self.named)
        self.purpose = self._choice(
            "purpose", say("For what"), _capitals(labels.terms("consent_purpose")), "casework"
        )
        self.langs = self._choice("sheet-language", say("Language of the sheet"), names, look.lang)
        label = say("Level")
        self.level = Segments(look, "level", label, [(one, one) for one in _LEVELS], "B")
        self.level.chosen.connect(self._level)
        self._level_help = Paragraph(look, "", "small", "text2")
        self._box.addLayout(labelled(look, label, self.level, self._level_help))
        self.discreet = Tick(look, say("Discreet sheet (safer to carry)"), "discreet")
        self.discreet.clicked.connect(self.changed)
        self._box.addWidget(self.discreet)
        self._box.addWidget(
            Banner(
                look,
                say("Inside Syria, use the discreet sheet"),
                say("Paper is found at checkpoints."),
            )
        )
        self._box.addStretch(1)
        self._say_level()
        self.recipient.chosen.disconnect(self.changed)
        self.recipient.chosen.connect(self._recipient)
        self._show_named()

    def _nobody(self) -> list[tuple[str, str]]:
        return [("", self._look.words.say("The one who speaks for the family"))]

    def offer_relatives(self, people: Sequence[tuple[str, str]]) -> None:
        """The relatives whose own paper it may be; each sees only their own answers."""
        self.person.offer([*self._nobody(), *people])
        self.person.choose("")
        self._show_named()

    def _show_named(self) -> None:
        family = self.recipient.value == "family"
        self.person.setVisible(family)
        self.named.setVisible(not family)

    def _recipient(self) -> None:
        self._show_named()
        self.changed.emit()

    def order(self, case: str, password: str | None = None) -> Any:
        """The desk's order for what is chosen."""
        from vsdesk.desk import SheetOrder

        return SheetOrder(
            case,
            langs=next(one for one in _LANGS if "+".join(one) == self.langs.value),
            purpose=self.purpose.value,
            recipient=self.recipient.value,
            named=self.named.text().strip() if self.recipient.value != "family" else "",
            person=(self.person.value or None) if self.recipient.value == "family" else None,
            level=next((one for one in _LEVELS if one == self.level.value), "B"),
            discreet=self.discreet.isChecked(),
            password=password,
        )

    def _choice(
        self, name: str, label: str, options: Sequence[tuple[str, str]], value: str
    ) -> Choice:
        choice = Choice(self._look, name, label, options, value)
        choice.chosen.connect(self.changed)
        self._box.addLayout(labelled(self._look, label, choice))
        return choice

    def _level(self) -> None:
        self._say_level()
        self.changed.emit()

    def _say_level(self) -> None:
        self._level_help.say(self._labels.term("level", self.level.value.lower()))

    def _later(self) -> None:
        self._soon.start()


def _capitals(terms: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(key, capital(words)) for key, words in terms]
