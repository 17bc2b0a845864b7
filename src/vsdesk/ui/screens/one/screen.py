"""Several reports as one person's view: the reports, what each of them tells, why they were accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column, plane, scroll
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.timeline import Timeline
from vsdesk.ui.moments import together
from vsdesk.ui.parts.one_person_strip import not_counted
from vsdesk.ui.parts.pair_words import head_names
from vsdesk.ui.people import Titles
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.one.accepted import Accepted
from vsdesk.ui.screens.one.read import OnePersonPage, read_together
from vsdesk.ui.screens.one.reports import Reports
from vsdesk.ui.screens.one.told import WhatIsTold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


class OneScreen(Screen):
    """`id` of the place is one of the reports."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        outer = column(look, self)
        self.head = PageHead(look, look.words.say("One person, several reports"))
        self.head.back.connect(self.back)
        outer.addWidget(self.head)
        inner = plane()
        self._box = column(look, inner, edges=(24, 14, 24, 14), space=12)
        outer.addWidget(scroll(inner, "one-scroll"), 1)
        self.reports: Reports | None = None
        self.told: WhatIsTold | None = None
        self._seen = False
        self.back_by_esc()
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the reports again."""
        answer: Callbacks[OnePersonPage | None] = Callbacks(self, self._show, self.failed)
        self.session.jobs.read(answer, read_together, self.session.desk, self.place.id)

    def first_controls(self) -> Sequence[QWidget]:
        """The first report."""
        return self.reports.buttons[:1] if self.reports is not None else ()

    def _show(self, found: OnePersonPage | None) -> None:
        clear(self._box)
        clear(self.head.tools)
        look, words = self.look, self.look.words
        if found is None:
            self.head.say("")
            self._box.addWidget(
                Paragraph(look, words.say("No other report was accepted as this person."), "body", "text2")
            )  # fmt: skip
            self._box.addStretch(1)
            return
        group = found.person.group
        ours = next(one for one in group.heads if one.root == found.person.counted[0])
        self.head.say(look.dots(*head_names(look, ours)))
        count = words.count("{n} report", "{n} reports", len(found.person.counted))
        self.head.tools.addWidget(Badge(look, count, "accent", "same"))
        for part in self._parts(found):
            self._box.addWidget(part)
        self._box.addStretch(1)
        if self.reports is not None and not self._seen:
            self._seen = True
            self.reports.buttons[0].setFocus()

    def _parts(self, found: OnePersonPage) -> list[QWidget]:
        look, say = self.look, self.look.words.say
        group = found.person.group
        parts: list[QWidget] = []
        if group.against:
            apart = found.person.apart
            both = say("Both decisions stand. Look at the pair below and decide again.")
            title = say("Two of these reports were decided not to be one person.")
            if apart and not found.person.against:
                title = say("It was decided that a report which is joined to these is not about this person.")  # fmt: skip
            text = f"{not_counted(look, apart)}\n{both}" if apart else both
            parts.append(Banner(look, title, text, "warn"))
        shown = [one for one in group.heads if one not in found.person.apart]
        self.reports = Reports(look, shown)
        self.told = WhatIsTold(look, self.session, found.person)
        accepted = Accepted(look, found)
        happened = Card(look, say("What happened"), space=8, edge=16)
        line = Timeline(look)
        line.show_moments(
            together(
                look,
                [
                    (one.head.text("case_no"), one, Titles(look, self.session, one))
                    for one in found.dossiers
                ],
            )
        )
        happened.body.addWidget(line)
        for part in (self.reports, accepted):
            part.go.connect(self.go)
        stay = say("Each report stays as it is, with its own family and its own consents. Only what is read here is put together.")  # fmt: skip
        return [*parts, self.reports, self.told, happened, accepted, Paragraph(look, stay, "small", "text2", wide=140)]  # fmt: skip
