"""One thing that a rule says: its sentence, what to ask the family, the way to the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.checks.told_sides import both_sides
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.jumps import place_of_jump, words_of_jump
from vsdesk.ui.value_words import showing

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.readiness import Finding, Jump
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_MARKS: Final = {"block": ("gap", "warn"), "warn": ("warn", "warn"), "hint": ("info", "text2")}
_LINKS: Final = 3  # fields that are offered beside one sentence


class FindingRow(QWidget):
    """`go` carries the place of the field that was pressed."""

    go = Signal(object)

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        dossier: Dossier,
        finding: Finding,
        submission: str = "",
    ) -> None:
        super().__init__()
        self._submission = submission
        self._places: dict[str, object] = {}
        line = row(look, self, space=10)
        icon, tone = ("blocked", "stop") if finding.red else _MARKS[finding.severity]
        line.addWidget(IconMark(look, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=2)
        strong = finding.severity == "block"
        words.addWidget(
            Paragraph(look, finding.sentence(look.words), "strong" if strong else "body")
        )
        said = showing(look, session, Titles(look, session, dossier))
        for told in both_sides(dossier, session.dictionary, finding, said):
            words.addWidget(Paragraph(look, told, "small"))
        question = finding.question(look.words)
        if question:
            asked = look.words.say("To ask: “{question}”", question=question)
            words.addWidget(Paragraph(look, asked, "small", "text2"))
        jumps = list(dict.fromkeys(finding.lacking or (finding.jump,)))[:_LINKS]
        for number, jump in enumerate(jumps):
            link = self._link(look, session, dossier, jump, f"jump-{finding.rule}-{number}")
            words.addWidget(link, 0, look.leading)
        line.addLayout(words, 1)

    def _link(
        self, look: UiContext, session: VaultSession, dossier: Dossier, jump: Jump, name: str
    ) -> Button:
        words = words_of_jump(look, session.labels, jump)
        link = Button(look, words, name, kind="link", icon="go", after=True)
        link.setAccessibleName(look.words.say("Go to: {field}", field=words))
        self._places[name] = place_of_jump(session, dossier, jump, self._submission)
        link.clicked.connect(self._pressed)
        return link

    def _pressed(self) -> None:
        self.go.emit(self._places[self.sender().objectName()])
