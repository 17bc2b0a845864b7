"""The shared lists: own places, bodies and people thought responsible, organisations, projects, texts.

Coordinators write them; bundles carry them to every device, and forms offer them there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.ui.catalogue.sections import SHARED
from vsdesk.ui.editing.list_spec import kind_list
from vsdesk.ui.editing.root_head import RootHead
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk import Desk
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


class SharedScreen(RootScreen):
    """One section for each kind."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        entries = [(one.key, capital(one.title(look, session.labels))) for one in SHARED]
        super().__init__(look, session, place, entries, SharedPart, RootHead(look))
        outer = column(look, self)
        outer.addWidget(self.head)
        outer.addLayout(self.middle(), 1)
        self.start()

    @staticmethod
    def read(desk: Desk, root: str) -> Dossier:
        """The whole space; `root` says nothing more."""
        dossier: Dossier = desk.cases.reference()
        return dossier

    def show_head(self, context: Context) -> None:
        say = self.look.words.say
        self.head.say(say("Shared lists"), say("Every device of the organisation has them."))

    def shares(self, context: Context) -> Mapping[str, float | None]:
        """A list has something, or nothing yet."""
        return {kind: float(bool(context.dossier.of(kind))) for kind, _ in self.entries}


class SharedPart(SectionPart):
    """The list of one kind."""

    def build(self, key: str) -> None:
        """Rows by name; the first answers below it."""
        context = self.context
        self.add_list(replace(kind_list(context, key, ""), under=self._under), title=False)

    def _under(self, record: RecordView) -> str:
        titles = self.context.titles
        title = capital(titles.of(record))
        return self.context.look.dots(*[one for one in titles.facts(record) if one != title][:3])
