"""How people and records are called on screen: names in the writings at hand, titles of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.load_mark import load_of
from vsdesk.records.case_parts import missing_person_ids, missing_persons
from vsdesk.records.checks.told_sides import claimed
from vsdesk.records.dates.date_words import date_or_told
from vsdesk.records.dictionary import naming
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate import marks
from vsdesk.records.gate.without_name import by_kinship
from vsdesk.ui.first_words import in_short, told_in
from vsdesk.ui.kit.story import runs_rtl
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.desk import DeviceRow
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Lang

_NO_LETTER: Final = "0"  # a writer's code begins with the letter of the device, or with this


def names(person: RecordView | None, lang: Lang) -> tuple[str, ...]:
    """The names at hand, the one in the writing of the window first; none of nobody."""
    return () if person is None else naming.names(person, lang)


def missing_person(dossier: Dossier) -> RecordView | None:
    """The person of a case, by its link, else the first person below it."""
    linked = dossier.linked(dossier.head, "person")
    return linked[0] if linked else next(iter(dossier.children(dossier.root, "person")), None)


def missing_names(dossier: Dossier, lang: Lang) -> tuple[str, ...]:
    """What the missing person of a case is called: the names at hand, else a nickname or kunya."""
    return names_in(dossier, missing_person(dossier), lang)


def names_in(dossier: Dossier, person: RecordView | None, lang: Lang) -> tuple[str, ...]:
    """The names of a person of this dossier, else a nickname or kunya; none of nobody."""
    if person is None:
        return ()
    other = naming.called(person, dossier.of("person_name"))
    return names(person, lang) or ((other,) if other else ())


def disappearance(dossier: Dossier) -> RecordView | None:
    """The event flagged as the disappearance."""
    return next(
        (event for event in dossier.of("event") if event.value("is_disappearance") is True), None
    )


def story(value: Any, lang: str) -> str:
    """A text with its language: in the language of the window, else as it was told."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    return str(
        value.get(lang)
        or value.get(str(value.get("src_lang")))
        or next((v for k, v in value.items() if k != "src_lang"), "")
    )


def in_order(name: str, other: str, lang: str) -> tuple[str, str]:
    """The two names of a row, the one in the writing of the window first."""
    turned = bool(other) and runs_rtl(name, False) != (lang == "ar")
    return (other, name) if turned else (name, other)


def family_name(dossier: Dossier, lang: Lang) -> str:
    """What the family of this dossier is called: as it was named, else after its members or those that it misses; ""
    where nobody has a name."""
    found = dossier.of("family")
    if not found:
        return ""
    own = found[0].text("display_name").strip()
    people = (one for one in dossier.of("person") if one.parent == found[0].id)
    members = marks.shown_of(people, dossier.of(marks.MARK))
    found_names = naming.family_names(members, missing_persons(dossier), dossier.of("person_name"))
    return own or in_order(*found_names, lang)[0]


class Titles:
    """Titles of records, for lists of links and timelines."""

    def __init__(self, look: UiContext, session: VaultSession, dossier: Dossier) -> None:
        self._look, self._labels, self._dossier = look, session.labels, dossier
        self._session = session
        self._places = session.places

    def term(self, record: RecordView, field: str, vocabulary: str) -> str:
        """The label of a code in a field; empty when there is none."""
        code = record.text(field)
        return self._labels.term(vocabulary, code) if code else ""

    def of(self, record: RecordView) -> str:
        """A short title."""
        maker = getattr(self, f"_{record.kind}", None)
        title = maker(record) if maker is not None else self._root_name(record)
        facts = [] if title or maker is not None else self.facts(record)
        said = told_in(self._session.dictionary, record) if not (title or facts) else ()
        told = next(filter(None, (in_short(story(one, self._look.lang)) for one in said)), "")
        return str(title) or told or (facts[0] if facts else self._labels.kind(record.kind))

    def _root_name(self, record: RecordView) -> str:
        """The name of a page, or that it has none yet: never another answer (who wrote it) in its place."""
        spec = self._session.dictionary.kind(record.kind)
        if spec is None or record.id != self._dossier.root:
            return ""
        own = [f.name for f in spec.fields if f.listed == "name" or f.searched == "name"]
        said = next((text for name in own if (text := record.text(name))), "")
        return said or (self._look.words.say("Without a name yet") if own else "")

    def facts(self, record: RecordView, *, sealed: bool = False) -> list[str]:
        """The first answers of a record in words, the wanted ones first: what a row of a list says.

        `sealed`: sealed ones too, on a page that somebody opened with a reason.
        """
        from vsdesk.ui.values import value_words

        spec = self._session.dictionary.kind(record.kind)
        plain = [f for f in (spec.fields if spec else ()) if _told_in_rows(f, sealed=sealed)]
        plain.sort(key=lambda f: f.requirement != "M")
        found = []
        for field in plain:
            value = record.value(field.name)
            if value is None or (isinstance(value, dict) and "answer" in value):
                continue
            linked = self._dossier.get(str(value)) if field.type == "link" else None
            if linked is not None and not hasattr(self, f"_{linked.kind}"):
                continue  # two records that name each other
            words = value_words(self._look, self._session, self, field, value)
            found += [capital(words)] if words else []
        return found[:4]

    def _person(self, record: RecordView) -> str:
        found = names_in(self._dossier, record, self._look.lang)
        return found[0] if found else self.without_name(record)

    def without_name(self, person: RecordView) -> str:
        """A relative who was told without a name, by the kinship; else that there is none yet."""
        say, told = self._look.words.say, by_kinship(self._dossier, person.id)
        if told is None:
            return say("Without a name yet")
        relation = capital(self._labels.term("kinship", told.relation))
        if told.number:
            relation = f"{relation} {told.number}"
        return say("{relation}, without a name", relation=relation)

    def _duty(self, record: RecordView) -> str:
        return self._said(record, "what")

    def _follow_up(self, record: RecordView) -> str:
        return self._said(record, "reason")

    def _said(self, record: RecordView, field: str) -> str:
        """Told words as the title of a row: their first line, else what kind of record it is."""
        return in_short(story(record.value(field), self._look.lang)) or self._labels.kind(
            record.kind
        )

    def _person_name(self, record: RecordView) -> str:
        return record.text("value")

    def _person_identifier(self, record: RecordView) -> str:
        return self._look.dots(self.term(record, "type", "document_type"), record.text("number"))

    def _case(self, record: RecordView) -> str:
        person = (
            missing_person(self._dossier)
            if record.id == self._dossier.root
            else self._dossier.get(record.text("person"))
        )
        found = names_in(self._dossier, person, self._look.lang)
        return found[0] if found else record.text("case_no")

    def _family(self, record: RecordView) -> str:
        return family_name(self._dossier, self._look.lang) or record.text("family_code")

    def _incident(self, record: RecordView) -> str:
        """As it was named, else when and where it was."""
        known = self._look.dots(self.date(record, "date"), self.place(record))
        return record.text("title") or known or self._look.words.say("Without a name yet")

    def _event(self, record: RecordView) -> str:
        return self._look.dots(self.term(record, "type", "event_type"), self.place(record))

    def place(self, record: RecordView) -> str:
        """The place of an event, in words."""
        text = record.text("place_text")
        if text:
            return text
        return self.linked(record, "place")

    def linked(self, record: RecordView, field: str) -> str:
        """The title of what a link points to: a record at hand, or a shipped place."""
        found = self._dossier.linked(record, field)
        if found:
            return self.of(found[0])
        place = self._places.get(record.text(field))
        return place.name(self._labels.lang) if place is not None else ""

    def by_id(self, id: str) -> str:
        """The title of a record at hand or of a shipped place."""
        record = self._dossier.get(id)
        if record is not None:
            return self.of(record)
        place = self._places.get(id)
        if place is not None:
            return place.name(self._labels.lang)
        return self._look.words.say("A record that is not shown here")

    def _place(self, record: RecordView) -> str:
        return record.text("name_ar" if self._look.lang == "ar" else "name_en") or record.text(
            "name_ar"
        )

    def claimed(self, claim: RecordView) -> str:
        """What a claim says, in the words of the field that it speaks of, and how sure it is."""
        from vsdesk.ui.values import showing

        said = showing(self._look, self._session, self)
        return claimed(self._session.dictionary, claim, said)

    def _claim(self, record: RecordView) -> str:
        return self._look.dots(
            self.term(record, "field", "claim_field"), self.term(record, "status", "claim_status")
        )

    def _search_action(self, record: RecordView) -> str:
        return self._look.dots(
            self.term(record, "body", "body_approached") or record.text("body_name"),
            self.term(record, "response", "search_response"),
            self.term(record, "no_action_reason", "no_action_reason"),
        )

    def _translation(self, record: RecordView) -> str:
        return self._look.dots(self.term(record, "lang", "language"), record.text("translator"))

    def _external_ref(self, record: RecordView) -> str:
        return self._look.dots(
            self.term(record, "body", "external_body") or record.text("body_name"),
            record.text("ref_no"),
        )

    def _evidence_item(self, record: RecordView) -> str:
        return (
            record.text("title")
            or self.term(record, "type", "evidence_type")
            or self.term(record, "kind", "evidence_kind")
        )

    def _extortion_attempt(self, record: RecordView) -> str:
        """Who asked, and when; what they asked is told where neither is known."""
        role = capital(self.term(record, "claimed_role", "claimed_role"))
        return self._look.dots(record.text("name_used") or role, self.date(record, "date"))

    def _involvement(self, record: RecordView) -> str:
        return self.term(record, "group", "perpetrator_group")

    def _consent_grant(self, record: RecordView) -> str:
        return self._look.dots(
            self.term(record, "purpose", "consent_purpose"),
            self.term(record, "recipient", "recipient"),
        )

    def answered(self, grant: RecordView) -> str:
        """Whose answer it is, what it says, and about whom: one about nobody in particular holds for every case."""
        say, subject = self._look.words.say, grant.text("subject")
        if not subject:
            about = say("about all cases of this family")
        elif self._dossier.get(subject) is None:
            about = say("about another case of this family")
        else:
            about = say("about {name}", name=self.by_id(subject))
        result = capital(self.term(grant, "result", "consent_result"))
        return self._look.dots(self.linked(grant, "grantor"), result, about)

    def _source(self, record: RecordView) -> str:
        return record.text("code")

    def _family_member(self, record: RecordView) -> str:
        linked = self._dossier.linked(record, "person")
        return self.of(linked[0]) if linked else ""

    def _contact_channel(self, record: RecordView) -> str:
        return self.term(record, "type", "channel")

    def _contact_log(self, record: RecordView) -> str:
        return self.date(record, "on") or record.text("on")

    def _kinship(self, record: RecordView) -> str:
        """The relation; and to whom, where a family seeks several."""
        relation = self.term(record, "relation", "kinship")
        other = self._dossier.get(record.text("related_to"))
        sought = missing_person_ids(self._dossier)
        if other is None or (len(sought) < 2 and other.id in sought):
            return relation
        name = self.of(other)
        return self._look.words.say("{relation} of {name}", relation=relation or "…", name=name)

    def kinships(self, person: str) -> list[str]:
        """How one person is related to each of the others, as it was said."""
        rows = (one for one in self._dossier.of("kinship") if one.text("person") == person)
        return list(dict.fromkeys(capital(words) for one in rows if (words := self.of(one))))

    def told_kinships(self, person: str) -> list[str]:
        """The same, each with who told it; what somebody told of themselves, and nobody told otherwise, as it is."""
        found: dict[str, list[str]] = {}
        for one in self._dossier.of("kinship"):
            if one.text("person") == person and (words := self.of(one)):
                found.setdefault(capital(words), []).extend(map(str, one.every("told_by")))
        if len(found) == 1:
            found = {words: [one for one in by if one != person] for words, by in found.items()}
        say = self._look.words.say
        return [
            say("{relation} (told by {names})", relation=words, names=self._names_of(by))
            if by
            else words
            for words, by in found.items()
        ]

    def _names_of(self, people: list[str]) -> str:
        return self._look.listed(isolate(self.by_id(one)) for one in dict.fromkeys(people))

    def date(self, record: RecordView, field: str) -> str:
        """A date in words, or only the words as told while no day is known; empty without both."""
        return date_or_told(record.value(field), self._look.words)


def _told_in_rows(field: FieldSpec, *, sealed: bool) -> bool:
    """Whether a row of a list may say this: short, not sealed (unless `sealed`), no number to call."""
    short = field.type in ("text", "choice", "day", "pdate", "link") and not field.multiline
    plain = sealed or field.sensitivity < SEALED
    return short and plain and field.searched != "phone" and not field.derived


def capital(text: str) -> str:
    """A label of the vocabulary at the start of a line."""
    return text[:1].upper() + text[1:]


def documenter(look: UiContext, session: VaultSession, by: str) -> str:
    """The documenter whose code stands in a record; a code from before the admission by the vault's name."""
    if not by.startswith(_NO_LETTER):
        return by
    return session.desk.context.own_name or look.words.say("a device before its admission")


def author(look: UiContext, session: VaultSession, kid: str, by: str) -> str:
    """Who wrote, by the code of the device that signed, behind the name that coordinators gave it where one of
    them reads; what it calls itself stands beside that as such.

    Before its admission a device has no code: then by the name of its vault.
    """
    code, claimed = session.desk.cases.author(kid, by)
    if not code or code.startswith(_NO_LETTER):
        code = session.desk.context.own_name or look.words.say("a device before its admission")
    code = look.dots(session.desk.context.device_name(kid), code)
    if claimed:
        code = look.words.say("{who} (calls itself {name})", who=code, name=claimed)
    return look.words.say("{who}, from a file", who=code) if load_of(by) else code


def role_words(look: UiContext, role: str) -> str:
    """The name of a role."""
    say = look.words.say
    return {
        "documenter": say("documenter"),
        "reviewer": say("reviewer"),
        "coordinator": say("coordinator"),
    }.get(role, role)


def device_words(look: UiContext, device: DeviceRow) -> str:
    """A device: the person's name where coordinators gave it one, its letter, its role."""
    words = look.words.say(
        "Device {letter} · {role}",
        letter=device.letter or "–",
        role=role_words(look, device.role),
    )
    return look.dots(device.name, words)


def sender_words(look: UiContext, device: DeviceRow | None) -> str:
    """From which device a file came; where nothing says so, that."""
    if device is None:
        return look.words.say("Nothing in it says who sent it.")
    return look.words.say("From: {who}", who=device_words(look, device))
