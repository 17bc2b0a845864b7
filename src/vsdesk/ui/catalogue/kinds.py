"""How each kind is shown: what a record is called, its icon, the second line of its row,
what an empty list says.

A kind without a line here is called by the first of its answers and bears the icon of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dictionary.display_names import place_name
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.evidence_file import waits_for_file
from vsdesk.ui.people_names import capital, family_name, missing_person, names_in
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.catalogue.titles import Titles

Words = Callable[["Titles", "RecordView"], str]


@dataclass(frozen=True, slots=True)
class ShownKind:
    """`title`: the fields that call it, "a|b" for the first of two that there is; or what makes its name.

    `second` is the line below the title, where it is not the next answers; `today` is the day that a new
    one begins with. `listed` is the screen that lists the roots of the kind, where it is not the page of
    all others.
    """

    title: tuple[str, ...] | Words | None = None
    icon: str = "file"
    second: Words | None = None
    empty: str = ""
    today: str = ""
    listed: str = ""


def _person(titles: Titles, person: RecordView) -> str:
    found = names_in(titles.dossier, person, titles.look.lang)
    return found[0] if found else titles.without_name(person)


def _case(titles: Titles, case: RecordView) -> str:
    dossier = titles.dossier
    here = case.id == dossier.root
    person = missing_person(dossier) if here else dossier.get(case.text("person"))
    found = names_in(dossier, person, titles.look.lang)
    return found[0] if found else case.text("case_no")


def _family(titles: Titles, family: RecordView) -> str:
    return family_name(titles.dossier, titles.look.lang, family) or family.text("family_code")


def _incident(titles: Titles, incident: RecordView) -> str:
    """As it was named, else when and where it was."""
    known = titles.joined(incident, ("date", "place_text|place"))
    return incident.text("title") or known or titles.look.words.say("Without a name yet")


def _place(titles: Titles, place: RecordView) -> str:
    return place_name(place, titles.look.lang)


def _attempt(titles: Titles, attempt: RecordView) -> str:
    """Who asked, when, and what was paid, else asked for: one man may ask twice on a day."""
    who = attempt.text("name_used") or capital(titles.worded(attempt, "claimed_role"))
    sums = (
        " ".join(filter(None, (amount, titles.worded(attempt, f"{what}_currency"))))
        for what in ("paid", "demanded")
        if (amount := titles.worded(attempt, f"{what}_amount"))
    )
    return titles.look.dots(who, titles.date(attempt, "date"), next(sums, ""))


def _kinship(titles: Titles, kin: RecordView) -> str:
    """The relation; and to whom, where a family seeks several."""
    relation = titles.worded(kin, "relation")
    other = titles.dossier.get(kin.text("related_to"))
    sought = missing_person_ids(titles.dossier)
    if other is None or (len(sought) < 2 and other.id in sought):
        return relation
    say, name = titles.look.words.say, titles.of(other)
    return say("{relation} of {name}", relation=relation or "…", name=name)


def _said(field: str) -> Words:
    """Told words as the title of a row: their first line, else what kind of record it is."""
    return lambda titles, record: titles.worded(record, field) or titles.labels.kind(record.kind)


def _dated(titles: Titles, record: RecordView) -> str:
    return titles.date(record, "date")


def _answered(titles: Titles, grant: RecordView) -> str:
    """Whose answer it is, what it says, and about whom: one about nobody in particular
    holds for every case."""
    say, subject = titles.look.words.say, grant.text("subject")
    if not subject:
        about = say("about all cases of this family")
    elif titles.dossier.get(subject) is None:
        about = say("about another case of this family")
    else:
        about = say("about {name}", name=titles.by_id(subject))
    result = capital(titles.worded(grant, "result"))
    return titles.look.dots(titles.linked(grant, "grantor"), result, about)


def _talked(titles: Titles, log: RecordView) -> str:
    duties = titles.dossier.children(log.id, "duty")
    channel = capital(titles.worded(log, "channel"))
    return titles.look.dots(channel, log.text("promised"), *map(titles.of, duties))


def _sampled(titles: Titles, sample: RecordView) -> str:
    """What became of it, and for whom it is."""
    state = capital(titles.worded(sample, "sample_given"))
    asked = (titles.by_id(id) for name in ("missing", "also_for") for id in ids_of(sample, name))
    return titles.look.dots(state, *dict.fromkeys(filter(None, asked)))


def _item(titles: Titles, item: RecordView) -> str:
    lacks = titles.look.words.say("No file yet") if waits_for_file(item) else ""
    return titles.look.dots(titles.worded(item, "type"), item.text("file_name"), lacks)


KINDS: Final[Mapping[str, ShownKind]] = {
    "case": ShownKind(_case, "cases", listed="cases"),
    "person": ShownKind(_person, "person"),
    "person_name": ShownKind(("value",), "person", empty=mark("Kunya, nickname, a name used in detention, another spelling.")),
    "person_identifier": ShownKind(("type", "number")),
    "event": ShownKind(("type", "place_text|place"), "when", _dated),
    "involvement": ShownKind(("group",), "person"),
    "claim": ShownKind(("field", "status"), "told", lambda titles, claim: titles.claimed(claim), mark("What each source says stands here side by side, even where sources disagree.")),
    "search_action": ShownKind(("body|body_name", "response", "no_action_reason"), "search", _dated, mark("Each letter, visit or call that looked for the person, and why none was possible.")),
    "external_ref": ShownKind(("body|body_name", "ref_no"), empty=mark("Numbers that other bodies or an old paper file gave to this case.")),
    "submission": ShownKind(icon="send"),
    "representation": ShownKind(icon="person"),
    "evidence_item": ShownKind(("title|type",), "file", _item, mark("Photos, papers, recordings. The original stays with the family.")),
    "am_profile": ShownKind(icon="person"),
    "am_mark": ShownKind(icon="person"),
    "am_medical": ShownKind(icon="person"),
    "am_dental": ShownKind(icon="person"),
    "belonging": ShownKind(icon="person"),
    "family": ShownKind(_family, "families", listed="families"),
    "family_member": ShownKind(("person",), "person"),
    "kinship": ShownKind(_kinship, "families"),
    "contact_channel": ShownKind(("type",), "call", lambda titles, one: titles.linked(one, "person"), mark("A number with its rules: when, how, who else hears, the greeting word.")),
    "contact_log": ShownKind(("on",), "told", _talked, mark("Each call and visit: what was said, what was promised, and by when."), today="on"),
    "family_request": ShownKind(icon="told", empty=mark("What a relative asks of us: to correct something, to tell, to stop.")),
    "consent_grant": ShownKind(("purpose", "recipient"), "consent", _answered, mark("One entry per person, purpose and recipient. Not asked is not a yes."), today="given_on"),
    "risk_assessment": ShownKind(icon="clock", empty=mark("Who could be harmed, and what makes it safer.")),
    "need_assessment": ShownKind(icon="consent", empty=mark("What the family needs now, as they say it.")),
    "service": ShownKind(icon="consent", empty=mark("What was done for somebody: a session, a paper, help.")),
    "referral": ShownKind(icon="consent", empty=mark("Where somebody was sent, what was told there, and what came of it.")),
    "follow_up": ShownKind(_said("reason"), "clock"),
    "duty": ShownKind(_said("what"), "clock", empty=mark("What was asked of the family or promised to it, by whom, until when. It comes to the first page when its day comes.")),
    "hlp_asset": ShownKind(icon="place", empty=mark("A house, land or a shop: what happened to it, and which papers there are.")),
    "civil_doc_issue": ShownKind(empty=mark("A paper that is lacking, lost or refused, and the office that gives it.")),
    "extortion_attempt": ShownKind(_attempt, "warn", empty=mark("Who asked for money, under which number or name, and what was paid.")),
    "dna_reference": ShownKind(("donor",), "receipt", _sampled, empty=mark("Who gave a sample, to whom and when. No result of a laboratory stands here.")),
    "work": ShownKind(icon="photo", empty=mark("Letters, drawings, memories: by whom, and where they may be shown.")),
    "incident": ShownKind(_incident, empty=mark("No incidents yet. One raid or one checkpoint that took several people joins their cases.")),
    "activity": ShownKind(listed="activities", empty=mark("No activities yet. A meeting, a vigil, a statement: what was done, with whom, and what came of it.")),
    "source_list": ShownKind(empty=mark("No lists yet. A list of names that somebody brought or published is kept as it came.")),
    "source": ShownKind(("code",), listed="cases"),  # sealed: found from the case that it speaks of
    "translation": ShownKind(("lang", "translator"), "language"),
    "place": ShownKind(_place, "place", empty=mark("A place that the shipped list lacks: a checkpoint, a school, a grave.")),
    "perpetrator": ShownKind(empty=mark("A body, a group or a person thought responsible, with the full name.")),
    "organisation": ShownKind(empty=mark("Members, partners, providers, donors and public bodies.")),
    "membership": ShownKind(empty=mark("Who belongs to which network, and since when.")),
    "project": ShownKind(empty=mark("A project, its donor, and the line that its papers carry.")),
    "target": ShownKind(empty=mark("What a project wants to reach, and by when.")),
    "consent_text": ShownKind(icon="consent", empty=mark("The text that is read aloud before somebody agrees.")),
    "warned_contact": ShownKind(icon="warn", empty=mark("Numbers and names from which families were asked for money.")),
}  # fmt: skip  # a table: what is shown, a row each
_OTHER: Final = ShownKind()


def shown(kind: str) -> ShownKind:
    """How a kind is shown."""
    return KINDS.get(kind, _OTHER)
