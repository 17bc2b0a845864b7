"""The page of a root that has no page of its own, made from the dictionary: its form, its lists, its
history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.dossier import Dossier
from vsdesk.records.figures.tallies import KIND as TALLIES
from vsdesk.records.gate import sealed_fields
from vsdesk.ui.catalogue.places import list_of, page_of, section_with
from vsdesk.ui.catalogue.sections import HEAD, HISTORY, entries, has_page
from vsdesk.ui.editing.field_jump import go_to_field
from vsdesk.ui.editing.giving_card import GivingCard
from vsdesk.ui.editing.list_spec import plain_list
from vsdesk.ui.editing.person_wishes import Wishes
from vsdesk.ui.editing.reference_choices import with_shelf, with_who_it_is
from vsdesk.ui.editing.root_head import RootHead
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.editing.sealed_card import SealedCard
from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.parts.evidence_part import EvidencePart
from vsdesk.ui.route import Route
from vsdesk.ui.screens.record.tally_grid import TallyGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vsdesk.desk import Desk
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.form.date_readings import DateReader
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_CLOSED: Final = "*"  # among the closed answers: the whole page is


class RecordScreen(RootScreen):
    """One list for each kind below the root. Which root it is shows when it was read.

    The page of a source shows its code until somebody writes what for; one that holds nothing yet is open.
    """

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        say = look.words.say
        entries = [(HEAD, say("Answers")), (HISTORY.key, say(HISTORY.words))]
        super().__init__(look, session, place, entries, RecordSection, RootHead(look))
        outer = column(look, self)
        outer.addWidget(self.head)
        outer.addLayout(self.middle(), 1)
        self._open = self._just_opened = False
        self.sealed = SealedCard(look, session, place.id)
        self.sealed.opened.connect(self._unseal)
        self.sealed.hide()  # until it is known whether anything is sealed
        self._column.insertWidget(self._column.indexOf(self.news), self.sealed)
        self.start()

    @staticmethod
    def read(desk: Desk, root: str) -> Dossier:
        """The records of the page; with a source comes who it is, and what was asked about them."""
        return with_who_it_is(desk, with_shelf(desk, root))

    def _context(self, dossier: Dossier, role: str) -> Context:
        context = super()._context(dossier, role)
        dictionary = self.session.dictionary
        if not self._open:
            self._open = self.draft.empty and not sealed_fields.is_sealed(dossier, dictionary)
        self.sealed.setVisible(not self._open)
        self.title.setVisible(self._open)
        if self._open:
            return context
        found = sealed_fields.sealed(dossier.head, dictionary)
        code = Dossier(dossier.root, (sealed_fields.without(dossier.head, found),))
        return replace(context, dossier=code, closed=frozenset({*found, _CLOSED}))

    def _unseal(self) -> None:
        """The opening is written down: show all of it, first what was asked for."""
        self._open = self._just_opened = True
        self.key = self.place.part or HEAD
        self.again()

    def _read_again(self, dossier: Dossier) -> None:
        super()._read_again(dossier)
        if self._just_opened and self.context is not None and self.part is not None:
            self._just_opened = False
            self.nav.button(self.key).setFocus()
            go_to_field(self.context, self.part, self.place)

    def _opened(self, found: tuple[Dossier, Any, str, DateReader]) -> None:
        """Whoever came here without knowing what the root is goes on to the page that it has."""
        kind, place = found[0].head.kind, self.place
        if has_page(kind):
            self.is_over = True
            part = section_with(self.session.dictionary, kind, place.part)
            self.go.emit(page_of(kind, place.id, part, place.field, place.record))
            return
        super()._opened(found)

    def show_head(self, context: Context) -> None:
        """The title; when first read, a section for each kind below this root."""
        kind = self.session.labels.kind(context.head_kind)
        self.head.say(context.titles.of(context.dossier.head), kind)
        self.belongs.emit(list_of(context.head_kind).screen)
        self.offer(self._sections(context))

    def _sections(self, context: Context) -> list[tuple[str, str]]:
        session = self.session
        found = entries(self.look, session.labels, session.dictionary, context.head_kind)
        return found[:1] if _CLOSED in context.closed else found


class RecordSection(SectionPart):
    """The form of the root, one list, or the history."""

    def _head(self) -> None:
        context = self.context
        if _CLOSED in context.closed:
            return
        if self.kind == "source":
            say, root = context.look.words.say, context.dossier.root
            there = source_code(root)
            other = there not in context.dossier.head.every("code")
            self.box.addWidget(
                Banner(
                    context.look,
                    say("Every paper and every table shows the code alone."),
                    say("Where this page is not, the code is {code}.", code=there) if other else "",
                    "sealed",
                )
            )
            self.box.addWidget(GivingCard(context.look, context.session, root))
            for person in context.dossier.linked(context.dossier.head, "person"):
                self.box.addWidget(Wishes(context, person, self.again))
        self.add_form(self.kind, context.dossier.root)
        if self.kind == "source_list":
            words = context.look.words.say("Is somebody of our cases in this list?")
            hits = Button(context.look, words, "to-hits", icon="same")
            hits.clicked.connect(self._hits)
            self.box.addWidget(hits, 0, context.look.leading)
        self.add_removal(list_of(self.kind))

    def _hits(self) -> None:
        self.go(Route("hits", self.context.dossier.root))

    def _evidence_item(self) -> None:
        self.box.addWidget(EvidencePart(self.context, self.again))

    def _participation(self) -> None:
        """The numbers as a table; below it whoever is named, and rows that say more than a number."""
        grid = TallyGrid(self.context)
        self.box.addWidget(grid)
        words = self.context.look.words.say("A page to sign")
        sign = Button(self.context.look, words, "to-signing", icon="print")
        sign.clicked.connect(self._to_signing)
        self.box.addWidget(sign, 0, self.context.look.leading)
        listed = plain_list(self.context, TALLIES, self.context.dossier.root)

        def wanted(record: RecordView) -> bool:
            return record.id not in grid.shown and (listed.wanted is None or listed.wanted(record))

        self.add_words(self.context.look.words.say("By name, or with more said than a number"))
        self.add_list(replace(listed, wanted=wanted, elsewhere=grid.shown), title=False)

    def _to_signing(self) -> None:
        self.go(Route("signing", self.context.dossier.root))

    own: ClassVar[Mapping[str, Callable[[Any], None]]] = {
        HEAD: _head,
        "evidence_item": _evidence_item,
        TALLIES: _participation,
    }
