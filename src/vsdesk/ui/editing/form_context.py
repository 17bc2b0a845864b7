"""What the forms around one root share: dossier, draft, titles, the builder of editors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from vsdesk.names.fold import fold
from vsdesk.records.consent.holding_answer import not_here_to_answer
from vsdesk.records.dates.told_anchors import Anchors
from vsdesk.records.dossier import ids_in
from vsdesk.records.kinship.graph import civil_statuses, vital_statuses
from vsdesk.records.kinship.kinship_steps import is_child
from vsdesk.records.on_case_page import NOT_ASKED
from vsdesk.records.places.spots import offered
from vsdesk.records.places.told_places import NOT_WHERE_TAKEN, names_detention
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.kit.form.date_readings import DateReading, anchors
from vsdesk.ui.kit.form.form import Builder
from vsdesk.ui.kit.form.place_editor import PlaceFinder, level_words
from vsdesk.ui.people_names import capital, disappearance, missing_person

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.ui.editing.draft import Draft
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

# Whoever is named here spoke for themselves.
_SPEAKS: Final = (("consent_grant", "grantor"), ("submission", "complainants"))

_PLACES: Final = ("place", "proposal")  # the records that a link to a place may name


@dataclass(frozen=True)
class Context:
    """Everything a form of a record needs. `role` decides which fields may be set."""

    look: UiContext
    session: VaultSession
    dossier: Dossier
    draft: Draft
    role: str
    changed: Callable[[], None]
    shown: OnScreen  # what stood in the file when the page read it: what is judged or hidden here names this
    removed: Callable[[str, str], None] | None = (
        None  # told the id and the title of what was hidden
    )
    closed: frozenset[str] = frozenset()  # answers of the root that are neither shown nor written
    decided: Callable[[str, Change], None] | None = (
        None  # told what was written at once, and the change to take back
    )

    @property
    def head_kind(self) -> str:
        """The kind of the root."""
        return self.dossier.head.kind

    def may_write(self, kind: str) -> bool:
        """Whether this role may add and remove records of a kind."""
        return self.role in self.spec(kind).writers

    @property
    def titles(self) -> Titles:
        """Titles of the records at hand."""
        return Titles(self.look, self.session, self.dossier)

    @property
    def builder(self) -> Builder:
        """Makes editors of no record in particular."""
        return self.builder_of("")

    def builder_of(self, id: str) -> Builder:
        """Makes editors for the record `id`.

        The spouse of a missing person is never called widowed, nobody missing has died by a press, and
        whoever is missing was not asked and complains to no court.
        """
        labels, lists = self.session.labels, self.session.dictionary.vocabularies
        fixed: dict[str, list[tuple[str, str]]] = {}
        if self.view(id) is not None:
            for name, allowed in (
                ("civil_status", civil_statuses),
                ("vital_status", vital_statuses),
            ):
                offered = allowed(self.dossier, id, lists)
                fixed[name] = [(key, capital(labels.term(name, key))) for key in offered]
        silent = not_here_to_answer(self.dossier)
        never = {  # what stands, stays
            f"{kind}.{name}": silent - frozenset(ids_in(self.value(id, name)))
            for kind, name in _SPEAKS
        }
        return Builder(
            self.look,
            labels,
            partial(self.find_dates, id=id),
            self.session.desk.context.today(),
            self.offer,
            fixed,
            never,
            PlaceFinder(partial(self.find_places, id=id), self._named, self._says_more),
            self.beside,
        )

    def beside(self, field: FieldSpec) -> str:
        """The field of plain words that belongs to a link to a place; nothing where there is none."""
        kind = self.spec(field.kind)
        names = (f"{field.name}_text", field.name.replace("place", "text"), "place_text")
        found = (kind.field(name) for name in names if name != field.name)
        return next((one.name for one in found if one is not None), "")

    def find_places(self, text: str, field: str = "", id: str = "") -> list[tuple[str, str, str]]:
        """(id, name, where it lies) of the places at hand and the shipped ones with such a name in any
        script.

        For the place of a disappearance no shipped place of detention, unless its kind was typed.
        """
        titles, wanted, lang = self.titles, fold(text), self.session.labels.lang
        found = []
        for one in (one for kind in _PLACES for one in self.dossier.of(kind)):
            names = [name for name in (titles.of(one), *self._called(one)) if wanted in fold(name)]
            if wanted and names:
                known = "" if names[0] == titles.of(one) else names[0]
                found.append((one.id, titles.of(one), known))
        taken = field.rpartition(".")[2] == "place" and self.value(id, "is_disappearance") is True
        never = NOT_WHERE_TAKEN if taken and not names_detention(text, fold) else frozenset()
        for place in offered(self.session.places, text, never):
            around = self.session.places.path(place.id, lang)[1:]
            other = next((name for name in place.names if wanted in fold(name)), "")
            known = other if wanted not in fold(place.name(lang)) else ""
            what = level_words(self.look, self.session.places, place.id)
            found.append((place.id, place.name(lang), self.look.dots(known, what, *around[:2])))
        return found

    def _called(self, place: RecordView) -> list[str]:
        """Every other name of an own place; a field may hold several, one below the other."""
        fields = self.session.dictionary.searchable(place.kind)
        texts = (place.text(field.name) for field in fields if field.searched == "name")
        return [name for text in texts for name in text.splitlines() if name.strip()]

    def _says_more(self, id: str, words: str) -> bool:
        """Whether a shipped place was read out of words that are none of its names."""
        place = self.session.places.get(id)
        return place is not None and not any(fold(words) in fold(one) for one in place.names)

    def _named(self, id: str) -> str:
        return self.titles.by_id(id)

    def find_dates(
        self, told: str, field: str = "", near: str = "", *, id: str = ""
    ) -> DateReading:
        """What told words may mean as dates, for a field of the record `id`."""
        reader = self.session.dates
        if reader is None:
            return DateReading()
        name = field.rpartition(".")[2]  # of an editor it is "person.birth"
        return reader.find(told, self.look.words, near, self._anchors(name, id))

    def _anchors(self, field: str, id: str) -> Anchors:
        """The birth and the loss of the one missing person; a date is not reckoned from itself.

        In a family of several nothing but today is known.
        """
        asks_birth = field == "birth"
        if self.head_kind != "case":
            return Anchors(asks_birth=asks_birth)
        person, event = missing_person(self.dossier), disappearance(self.dossier)
        birth = self.value(person.id, "birth") if person is not None and not asks_birth else None
        own = event is None or (event.id == id and field == "date")
        loss = self.value(event.id, "date") if event is not None and not own else None
        of_lost = asks_birth and person is not None and person.id == id
        child = asks_birth and any(
            is_child(row.text("relation"))
            for row in self.dossier.of("kinship")
            if row.text("person") == id
        )
        return anchors(birth, loss, asks_birth=asks_birth, of_lost=of_lost, child=child)

    def offer(self, kinds: tuple[str, ...]) -> Sequence[tuple[str, str]]:
        """(id, title) of the records of these kinds in the dossier."""
        titles = self.titles
        return [
            (record.id, titles.of(record)) for kind in kinds for record in self.dossier.of(kind)
        ]

    def spec(self, kind: str) -> KindSpec:
        """The spec of a kind."""
        found = self.session.dictionary.kind(kind)
        assert found is not None, kind
        return found

    def fields(self, kind: str, sections: Sequence[str] = ()) -> tuple[FieldSpec, ...]:
        """The fields that a form of this kind shows, of these sections only when given.

        An organisation's own field in a section of its own stands below them.
        """
        without = NOT_ASKED.get(kind, frozenset())
        fields = [f for f in self.spec(kind).fields if f.name not in without]
        shipped = {f.section for f in fields if not f.own}
        return tuple(
            f for f in fields if not sections or f.section in sections or f.section not in shipped
        )

    def locked(self, fields: Sequence[FieldSpec], id: str = "") -> list[str]:
        """The fields that this role may not set; all of them where a record is written only once."""
        saved = self.view(id)
        if saved is not None and fields and self.spec(fields[0].kind).once:
            return [field.name for field in fields]
        closed = self.closed_of(id)
        return [f.name for f in fields if self.role not in f.setters or f.name in closed]

    def closed_of(self, id: str) -> frozenset[str]:
        """The answers of a record that are neither shown nor written for now."""
        return self.closed if id == self.dossier.root else frozenset()

    def view(self, id: str) -> RecordView | None:
        """The saved record, if it is one."""
        return self.dossier.get(id)

    def value(self, id: str, name: str) -> Any:
        """Pending, else saved."""
        return self.draft.value(self.view(id), id, name)
