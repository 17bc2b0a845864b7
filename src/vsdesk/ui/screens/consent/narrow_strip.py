"""Less than before: fewer parts of the file, no photo, no contact. Nothing can be added here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.errors import CODES
from vsdesk.records.consent.consent import scopes_of
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.screens.consent.scope_ticks import ScopeTicks

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.screens.consent.host import ConsentActions


class NarrowStrip(QFrame):
    """`closed` when nothing is changed after all."""

    closed = Signal()

    def __init__(self, host: ConsentActions, grant: RecordView) -> None:
        super().__init__()
        self._host, self._grant = host, grant
        look, session = host.told.look, host.told.session
        say = look.words.say
        self.setObjectName("narrow-strip")
        self.setProperty("part", "strip")
        self.setProperty("tone", "accent")
        box = column(look, self, edges=(14, 12, 14, 12), space=8)
        box.addWidget(Paragraph(look, say("What may still leave? Take away what may not."), "strong"))  # fmt: skip
        held = scopes_of(grant)
        self.scopes = ScopeTicks(look, session, "narrow", held, held)
        self.scopes.changed.connect(self._check)
        box.addWidget(self.scopes)
        line = Flow(look, space=12)
        self.photo = self._tick("photo_use", say("The photo may be used too"), "narrow-photo-use")
        self.contact = self._tick("contact_allowed", say("The safe contact may be given"), "narrow-contact-given")  # fmt: skip
        for tick in (self.photo, self.contact):
            if tick is not None:
                line.addWidget(tick)
        line.addStretch(1)
        leave = Button(look, say("Leave it as it is"), "narrow-leave")
        leave.clicked.connect(self.closed)
        line.addWidget(leave)
        self.keep = Button(look, say("Keep only these"), "narrow-now", icon="check")
        self.keep.clicked.connect(self._now)
        line.addWidget(self.keep)
        box.addLayout(line)
        self.none_left = Paragraph(look, say(CODES["E_NO_SCOPE"].sentence), "small")
        self.none_left.setObjectName("narrow-none-left")
        box.addWidget(self.none_left)
        self._check()

    def _tick(self, field: str, words: str, name: str) -> Tick | None:
        if self._grant.value(field) is not True:
            return None
        tick = Tick(self._host.told.look, words, name, on=True)
        tick.clicked.connect(self._check)
        return tick

    @property
    def _scopes(self) -> list[str] | None:
        """What may still be passed on; None where nothing of it was taken away."""
        chosen = list(self.scopes.chosen)
        return chosen if set(chosen) != set(self.scopes.ticks) else None

    def _check(self) -> None:
        less = (self._scopes, _taken_away(self.photo), _taken_away(self.contact))
        none_left = bool(self.scopes.ticks) and not self.scopes.chosen
        self.none_left.setVisible(none_left)
        self.keep.setEnabled(not none_left and any(one is not None for one in less))

    def _now(self) -> None:
        host = self._host
        said = host.told.look.words.say("Narrowed.")
        host.do(
            said,
            host.told.session.desk.consent.narrow,
            self._grant.id,
            scopes=self._scopes,
            photo=_taken_away(self.photo),
            contact=_taken_away(self.contact),
        )


def _taken_away(tick: Tick | None) -> Literal[False] | None:
    """False when it was ticked off; None while it stays as it is."""
    return None if tick is None or tick.isChecked() else False
