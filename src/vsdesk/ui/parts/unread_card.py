"""Words on a form that its body cannot read yet: each field leads to where its translation is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.records.readiness import Jump
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.jumps import place_of_jump
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import UntranslatedField
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class UnreadCard(Card):
    """Hidden where everything can be read, and the blocks were seen in print."""

    go = Signal(Route)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__(look, look.words.say("Before it is sent"), edge=14, space=8)
        self._session = session
        self._lines = column(look, space=6)
        self.body.addLayout(self._lines)
        self.hide()

    def tell(
        self, body: str, unread: Sequence[UntranslatedField], dossier: Dossier, *, recalled: bool
    ) -> None:
        """Which fields, for which body; `recalled`: the form's blocks are from memory."""
        clear(self._lines)
        look, say = self._look, self._look.words.say
        if recalled:
            words = say(
                "The blocks of this form are from memory: hold them beside the body's own form before sending."
            )
            self._lines.addWidget(Paragraph(look, words, "body", "warn"))
        if unread:
            title = say("Words that {body} cannot read yet", body=body)
            self._lines.addWidget(Paragraph(look, title, "strong"))
            words = say(
                "They stand on the form with a mark. Write a translation beside the text, in its record."
            )
            self._lines.addWidget(Paragraph(look, words, "small", "text2"))
        for one in unread:
            self._lines.addWidget(self._button(one, dossier))
        self.setVisible(bool(unread) or recalled)

    def _button(self, one: UntranslatedField, dossier: Dossier) -> Button:
        look, labels = self._look, self._session.labels
        jump = Jump(one.kind, one.field, one.record) if one.record else Jump(section="submitter")
        words = (
            capital(labels.field(one.kind, one.field))
            if one.kind
            else look.words.say("Our contact")
        )
        button = Button(look, words, f"translate-{one.kind}-{one.field}", kind="link")
        place = place_of_jump(self._session, dossier, jump)
        button.clicked.connect(lambda: self.go.emit(place))
        return button
