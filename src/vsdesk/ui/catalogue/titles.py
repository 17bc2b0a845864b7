"""Titles of records, and the words beside them: what a row of a list, a link or a moment
of a timeline is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.checks.told_sides import claimed
from vsdesk.records.consent.questions import ANSWER, NOT_NOW, is_not_now
from vsdesk.records.dates.date_words import date_or_told
from vsdesk.records.dictionary.slash_forms import for_sex, whose
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate.names.without_name import by_kinship
from vsdesk.records.kinship.kinship_steps import sex_said
from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.first_words import in_short, told_in
from vsdesk.ui.people_names import capital, story
from vsdesk.ui.value_words import showing, value_words
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class Titles:
    """Titles of records, as `catalogue/kinds.py` declares them."""

    def __init__(self, look: UiContext, session: VaultSession, dossier: Dossier) -> None:
        self.look, self.labels, self.dossier = look, session.labels, dossier
        self._session = session
        self._places = session.places

    def of(self, record: RecordView) -> str:
        """A short title."""
        declared = shown(record.kind).title
        if callable(declared):
            title = declared(self, record)
        elif declared is not None:
            title = self.joined(record, declared)
        else:
            title = self._root_name(record)
        facts = [] if title or declared is not None else self.facts(record)
        said = told_in(self._session.dictionary, record) if not (title or facts) else ()
        told = next(filter(None, (in_short(story(one, self.look.lang)) for one in said)), "")
        return str(title) or told or (facts[0] if facts else self.labels.kind(record.kind))

    def joined(self, record: RecordView, fields: Iterable[str]) -> str:
        """The answers of these fields in one line; of "a|b" the first that there is."""
        return self.look.dots(
            *(
                next(filter(None, (self.worded(record, one) for one in either.split("|"))), "")
                for either in fields
            )
        )

    def worded(self, record: RecordView, name: str) -> str:
        """One answer as the title of a row says it; empty when there is none."""
        field = self._session.dictionary.field(record.kind, name)
        if (record.kind, name) == ANSWER and is_not_now(record):
            return self.look.words.say(NOT_NOW)
        if field is not None and field.vocabulary:
            return self.term(record, name, field.vocabulary)
        kind = field.type if field is not None else "text"
        if kind == "link":
            return self.linked(record, name)
        if kind == "ptext":
            return in_short(story(record.value(name), self.look.lang))
        return (self.date(record, name) if kind in ("day", "pdate") else "") or record.text(name)

    def term(self, record: RecordView, field: str, vocabulary: str) -> str:
        """The label of a code in a field; empty when there is none."""
        code = record.text(field)
        if not code:
            return ""
        words, about = self.labels.term(vocabulary, code), whose(record.kind, vocabulary)
        named = self.dossier.get(record.text("person") or record.parent or "")
        person = record if about == "self" else named if about else None
        sexes = self._sexes(person) if person is not None and "/" in words else frozenset()
        return for_sex(words, next(iter(sexes))) if len(sexes) == 1 else words

    def _sexes(self, person: RecordView) -> frozenset[str]:
        """As it was said of a person, else as the words of their kinship say."""
        said = frozenset(map(str, person.every("sex")))
        return said or frozenset(
            sex_said(str(relation))
            for kin in self.dossier.of("kinship")
            if person.id in kin.every("person")
            for relation in kin.every("relation")
        )

    def _root_name(self, record: RecordView) -> str:
        """The name of a page, or that it has none yet: never another answer (who wrote it) in its place."""
        spec = self._session.dictionary.kind(record.kind)
        if spec is None or record.id != self.dossier.root:
            return ""
        own = [f.name for f in spec.fields if f.listed == "name" or f.searched == "name"]
        said = next((text for name in own if (text := record.text(name))), "")
        return said or (self.look.words.say("Without a name yet") if own else "")

    def facts(self, record: RecordView, *, sealed: bool = False) -> list[str]:
        """The first answers of a record in words, the wanted ones first: what a row of a list says.

        `sealed`: sealed ones too, on a page that somebody opened with a reason.
        """
        spec = self._session.dictionary.kind(record.kind)
        plain = [f for f in (spec.fields if spec else ()) if _told_in_rows(f, sealed=sealed)]
        plain.sort(key=lambda f: f.requirement != "M")
        found = []
        for field in plain:
            value = record.value(field.name)
            if value is None or (isinstance(value, dict) and "answer" in value):
                continue
            linked = self.dossier.get(str(value)) if field.type == "link" else None
            if linked is not None and shown(linked.kind).title is None:
                continue  # two records that name each other
            words = value_words(self.look, self._session, self, field, value)
            found += [capital(words)] if words else []
        return found[:4]

    def without_name(self, person: RecordView) -> str:
        """A relative who was told without a name, by the kinship; else that there is none yet."""
        say, told = self.look.words.say, by_kinship(self.dossier, person.id)
        if told is None:
            return say("Without a name yet")
        relation = capital(self.labels.term("kinship", told.relation))
        if told.number:
            relation = f"{relation} {told.number}"
        return say("{relation}, without a name", relation=relation)

    def linked(self, record: RecordView, field: str) -> str:
        """The title of what a link points to: a record at hand, or a shipped place."""
        found = self.dossier.linked(record, field)
        if found:
            return self.of(found[0])
        place = self._places.get(record.text(field))
        return place.name(self.labels.lang) if place is not None else ""

    def by_id(self, id: str) -> str:
        """The title of a record at hand or of a shipped place."""
        record = self.dossier.get(id)
        if record is not None:
            return self.of(record)
        place = self._places.get(id)
        if place is not None:
            return place.name(self.labels.lang)
        return self.look.words.say("A record that is not shown here")

    def claimed(self, claim: RecordView) -> str:
        """What a claim says, in the words of the field that it speaks of, and how sure it is."""
        said = showing(self.look, self._session, self)
        return claimed(self._session.dictionary, claim, said)

    def kinships(self, person: str) -> list[str]:
        """How one person is related to each of the others, as it was said."""
        rows = (one for one in self.dossier.of("kinship") if one.text("person") == person)
        return list(dict.fromkeys(capital(words) for one in rows if (words := self.of(one))))

    def told_kinships(self, person: str) -> list[str]:
        """The same, each with who told it; what somebody told of themselves, and nobody
        told otherwise, as it is."""
        found: dict[str, list[str]] = {}
        for one in self.dossier.of("kinship"):
            if one.text("person") == person and (words := self.of(one)):
                found.setdefault(capital(words), []).extend(map(str, one.every("told_by")))
        if len(found) == 1:
            found = {words: [one for one in by if one != person] for words, by in found.items()}
        say = self.look.words.say
        return [
            say("{relation} (told by {names})", relation=words, names=self._names_of(by))
            if by
            else words
            for words, by in found.items()
        ]

    def _names_of(self, people: list[str]) -> str:
        return self.look.listed(isolate(self.by_id(one)) for one in dict.fromkeys(people))

    def date(self, record: RecordView, field: str) -> str:
        """A date in words, or only the words as told while no day is known; empty without both."""
        return date_or_told(record.value(field), self.look.words)


def _told_in_rows(field: FieldSpec, *, sealed: bool) -> bool:
    """Whether a row of a list may say this: short, not sealed (unless `sealed`), no number to call."""
    short = field.type in ("text", "choice", "day", "pdate", "link") and not field.multiline
    plain = sealed or field.sensitivity < SEALED
    return short and plain and field.searched != "phone" and not field.derived
