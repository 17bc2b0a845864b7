"""What the rules of the gate look at beside a record: whose paper, for whom, at which level, what holds.

Everything that is the same for all records of one request is worked out here once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.records.about import been_there, ever_in, files_of, papers_of
from vsdesk.records.case_parts import missing_person_ids, sole_missing_ids
from vsdesk.records.checks import risk
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answer_days import first_day
from vsdesk.records.consent.donors import unwilling
from vsdesk.records.consent.holding_answer import Agreement, agreement
from vsdesk.records.consent.own_rights import own_records
from vsdesk.records.consent.recipients import Level, Recipient
from vsdesk.records.dates.ages import child_cases, is_minor, of_unknown_age
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dossier import Dossier, Question
from vsdesk.records.gate.death_news import is_silent, silent_of, untold
from vsdesk.records.gate.names import named_sources
from vsdesk.records.gate.names.first_name import FirstName
from vsdesk.records.gate.names.forebears import Forebears
from vsdesk.records.gate.names.late_words import kept_here
from vsdesk.records.gate.names.name_choices import NameReader, told_of
from vsdesk.records.gate.names.names_refused import NAMES_NOBODY, PHOTO, is_refused, names_refused
from vsdesk.records.gate.names.surnames import Surnames
from vsdesk.records.gate.names.suspects import Suspects
from vsdesk.records.gate.papers import hard_news
from vsdesk.records.gate.papers.portraits import portraits
from vsdesk.records.gate.papers.proceedings import Proceedings
from vsdesk.records.gate.persons import hidden_people, whereabouts
from vsdesk.records.gate.persons.of_others import OfOthers
from vsdesk.records.gate.persons.own_answers import OwnAnswers
from vsdesk.records.gate.persons.person_data import WithPerson
from vsdesk.records.gate.persons.retracted_words import taken_back
from vsdesk.records.gate.persons.teller_limits import LimitedTellers
from vsdesk.records.gate.told.few_sources import Cells, small, with_parts
from vsdesk.records.gate.told.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.gate.names.named_beside import NamedBeside
    from vsdesk.records.gate.request import Request

Caller = Literal["withheld", "last3", "full"]
MOST: Final[dict[Level, int]] = {"A": 4, "B": 3, "C": 2, "D": 1, "E": 0}
IDENTIFICATION: Final = "identification"
_NOTHING: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """What was asked of the gate, as the rules read it."""

    level: Level
    recipient: str
    named: str = field(repr=False)
    person: str | None
    today: str
    own_rights: bool = False
    caller: Caller = "withheld"
    cell_reason: str = field(default="", repr=False)
    cells: Cells | None = field(default=None, repr=False)
    purpose: str = ""
    quiet: bool = False
    exit: str = ""
    decided: bool = False
    beside: bool = False

    @classmethod
    def of(cls, request: Request, level: Level) -> GateQuestion:
        """What a request asks, at the level that holds."""
        return cls(
            level,
            request.recipient,
            request.named_recipient,
            request.person,
            request.today,
            request.own_rights,
            request.caller,
            request.cell_reason,
            request.cells,
            request.purpose,
            request.quiet,
            request.exit,
            request.decided,
            request.beside,
        )

    @property
    def question(self) -> Question:
        """What an answer is asked for: purpose, recipient, its name."""
        return (self.purpose, self.recipient, self.named)


@dataclass(frozen=True, slots=True)
class GateContext:
    """One request, one dossier, and what holds. Made by `scene_of`."""

    dossier: Dossier
    dictionary: Dictionary
    agreed: Agreement
    asked: GateQuestion
    to: Recipient
    missing: frozenset[str]  # of whom the paper is: each the one person that a case names
    hidden: frozenset[
        str
    ]  # those who stand on this paper nowhere (records/gate/persons/hidden_people.py), no missing person
    small: frozenset[str]  # what only one source can have told: events, and what belongs to them
    untold: frozenset[str]  # news of death that waits for its messenger
    quiet: bool  # the paper speaks as if there were no such news
    own: frozenset[str] | None  # with own rights: what is theirs
    children: frozenset[str]  # who may be a child and has no date of birth
    young_on: (
        str  # the day by which somebody is a child: of the first of the answers by which it leaves
    )
    no_photo: bool
    alias: bool
    samples: Agreement | None  # on identification with this recipient
    aliased: frozenset[str] = _NOTHING  # who stands under another name before a body
    donors: frozenset[str] = _NOTHING  # who answered about their own sample, and not with a yes
    portraits: frozenset[str] = _NOTHING  # the files that show a person
    files_of_hidden: frozenset[str] = _NOTHING  # and those of who stands on this paper nowhere
    surnames: Surnames | None = None  # family names that stay, where that was the condition
    nameless: frozenset[str] = _NOTHING  # the missing persons whose name stays
    papers_of_nameless: frozenset[str] = _NOTHING  # and the files that may bear it
    first_name: FirstName | None = None  # those of whom the given name alone may leave
    unknown: frozenset[str] = _NOTHING  # of whom no number tells either
    placeless: frozenset[str] = (
        _NOTHING  # whose place stays, and the records of which they were part
    )
    places: frozenset[str] = _NOTHING  # and the proposals that have its name
    called_missing: frozenset[str] = _NOTHING  # all whom a case names, for what closes
    told: NameReader | None = (
        None  # names in told words that leave, are replaced, or keep the words here
    )
    by_role: NameReader | None = (
        None  # of whom a role stands in told words (records/gate/names/role_names.py)
    )
    closed: frozenset[str] = _NOTHING  # the spaces of cases of whom nobody there may know
    unread: Unread | None = None  # the words that stay anyway
    looked_for: hidden_people.HiddenPeople = field(
        default_factory=hidden_people.HiddenPeople
    )  # who is hidden, the missing too
    with_person: WithPerson = field(
        default_factory=WithPerson
    )  # who is not named, with their papers
    silent: frozenset[str] = _NOTHING  # the cases and persons of whom such news waits
    spared: bool = False  # it comes to somebody who is not to hear of a death
    taken_back: frozenset[str] = _NOTHING  # what says so of itself, with its files
    limits: LimitedTellers = field(default_factory=LimitedTellers)
    kept_from: bool = (
        False  # somebody asked that those in whose hand it comes learn nothing of them
    )
    # Words that name who was erased, or may, with why they stay.
    kept_words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    suspects: Suspects | None = None  # who is thought responsible, where they may not be named
    photo_refused: bool = False  # before the public, whatever else was agreed
    own_answers: OwnAnswers = field(default_factory=OwnAnswers)  # of relatives who were asked
    forebears: Forebears = field(default_factory=Forebears)  # whose parent stands here nowhere
    sealed_sources: frozenset[str] = _NOTHING  # who did not agree to be named to this body
    proceedings: Proceedings = field(default_factory=Proceedings)  # of other bodies
    of_others: OfOthers = field(default_factory=OfOthers)  # who is missing in another file
    beside: NamedBeside | None = None  # and in the cases that share an incident with this one

    @property
    def unlinked(self) -> frozenset[str]:
        """Who is taken out of the links of this paper."""
        return self.hidden | self.of_others.unlinked

    @property
    def named_elsewhere(self) -> frozenset[str]:
        """Who is missing in another file and is named on this paper by no words."""
        return self.of_others.unlinked | (self.beside.people if self.beside else _NOTHING)

    @property
    def photo_stays(self) -> bool:
        """Whether the photo stays here, by what was said with "yes, if"."""
        return "photo" in self.agreed.conditions.left_out

    @property
    def only_photo(self) -> bool:
        """Whether nothing but the picture may leave."""
        return "all_but_photo" in self.agreed.conditions.left_out

    @property
    def families(self) -> tuple[Surnames, ...]:
        """The family names that stay: of everybody, of single persons."""
        of_some = self.first_name.surnames if self.first_name is not None else None
        return tuple(one for one in (self.surnames, of_some) if one is not None)

    @property
    def presumes_alive(self) -> bool:
        """Whether it says nothing of who is missing here that says otherwise."""
        return self.spared or any(one.id in self.silent for one in self.dossier.of("case"))

    @property
    def next_door(self) -> frozenset[str]:
        """Who lives in another household than whose paper it is."""
        return self.looked_for.households

    @property
    def level(self) -> Level:
        """The level whose rules hold."""
        return self.asked.level

    @property
    def recipient(self) -> str:
        """The recipient's key."""
        return self.asked.recipient

    @property
    def person(self) -> str | None:
        """The relative whose paper it is."""
        return self.asked.person

    @property
    def today(self) -> str:
        """The day of the request (ISO)."""
        return self.asked.today

    @property
    def cells(self) -> tuple[str, ...]:
        """Of what only one source can have told the events, and the claims about them."""
        kinds = {one.id: one.kind for id in self.small if (one := self.dossier.get(id))}
        return tuple(sorted(id for id, kind in kinds.items() if kind in ("event", "claim")))

    @property
    def whole(self) -> bool:
        """True for the organisation's own copy: everything, nothing replaced."""
        return self.to.whole


def scene_of(
    dossier: Dossier, dictionary: Dictionary, agreed: Agreement, asked: GateQuestion, unread: Unread
) -> GateContext:
    """What the rules need, worked out once."""
    to = recipients.of(asked.recipient)
    if to.whole or not agreed.holds:
        return GateContext(
            *(dossier, dictionary, agreed, asked, to, _NOTHING, _NOTHING, _NOTHING, _NOTHING),
            quiet=False,
            own=None,
            children=_NOTHING,
            young_on=asked.today,
            no_photo=False,
            alias=False,
            samples=None,
            sealed_sources=named_sources.sealed(dossier, to, agreed, asked),
        )
    missing, called = sole_missing_ids(dossier), missing_person_ids(dossier)
    counted = not to.inside and asked.level != "A" and not asked.cell_reason.strip()
    spared = hard_news.spares(dossier, to, asked.person)
    quiet = spared or ((asked.quiet or to.quiet) and is_silent(dossier, asked.today))
    own = asked.own_rights and asked.person is not None
    found = hidden_people.hidden(dossier, to, asked.today, asked.person, own=own)
    answers = _own_answers(dossier, dictionary, to, agreed, asked, missing)
    found = replace(found, asked=found.asked | answers.waiting)
    if asked.purpose in NAMES_NOBODY:
        found = replace(found, asked=found.asked | _relatives(dossier, _NOTHING))
    nowhere = (found.asked | found.households) - missing
    refused = names_refused(dossier, to, asked.purpose, asked.named, asked.today)
    unsaid = hidden_people.nameless(dossier, to, asked.person) | refused
    pictures = portraits(dossier, dictionary)
    by_first_name = hidden_people.by_first_name(dossier, to, asked.person, own=own)
    placeless = hidden_people.marked(dossier, hidden_people.PLACE_UNKNOWN, to, asked.person)
    # Who was a child when it was agreed to is not named by that as a grown person.
    young_on = asked.today if to.home else first_day(dossier, agreed.used, asked.today)
    children = child_cases(dossier, young_on) | (
        _NOTHING if to.home else of_unknown_age(dossier, young_on)
    )
    young = children | _young(dossier, young_on)
    scene = GateContext(
        dossier,
        dictionary,
        agreed,
        asked,
        to,
        missing,
        nowhere,
        with_parts(dossier, small(dossier, asked.cells)) if counted else _NOTHING,
        (untold(dossier, asked.today) if quiet else _NOTHING)
        | (hard_news.telling(dossier, dictionary) if spared else _NOTHING),
        quiet=quiet,
        silent=silent_of(dossier, asked.today) if quiet else _NOTHING,
        own=own_records(dossier, asked.person) if asked.own_rights and asked.person else None,
        children=children,
        young_on=young_on,
        no_photo=not to.inside and risk.says(dossier, "no_photo", asked.today),
        alias=risk.says(dossier, "alias_required", asked.today),
        aliased=risk.another_name(dossier, asked.today)
        if asked.level == "B" and not to.home
        else _NOTHING,
        samples=None if to.home else _samples(dossier, asked),
        donors=_NOTHING
        if to.home
        else unwilling(
            dossier, (IDENTIFICATION, asked.recipient, asked.named), asked.today, asked.exit
        ),
        portraits=pictures,
        files_of_hidden=files_of(dossier, dictionary, nowhere),
        surnames=Surnames.of(dossier)
        if refused or "surname" in agreed.conditions.left_out
        else None,
        nameless=unsaid,
        papers_of_nameless=papers_of(dossier, dictionary, unsaid, pictures),
        first_name=FirstName.of(dossier, dictionary, by_first_name, pictures),
        unknown=hidden_people.unknown(dossier, to, asked.person) | found.households,
        placeless=placeless | been_there(dossier, placeless),
        places=whereabouts.proposals(dossier, dictionary, placeless, called),
        called_missing=called,
        closed=hidden_people.closed_cases(dossier, to, asked.person),
        unread=unread,
        looked_for=found,
        with_person=WithPerson.of(
            *(dossier, dictionary, _unnamed_children(agreed, asked, missing, young)),
            _NOTHING if "family_members" in agreed.scopes else _relatives(dossier, missing),
            pictures,
        ),
        spared=spared,
        taken_back=_NOTHING if to.inside else taken_back(dossier, dictionary, asked.today),
        limits=LimitedTellers.of(dossier, to, found.refused),
        kept_from=to.carried and hidden_people.is_kept_from(dossier, asked.person),
        kept_words={} if to.inside else kept_here(dossier, dictionary),
        suspects=Suspects.of(
            dossier, dictionary, to, agreed.scopes if asked.level in ("A", "B") else _NOTHING
        ),
        photo_refused=is_refused(dossier, PHOTO, to, asked.named, asked.today),
        own_answers=answers,
        forebears=Forebears.of(
            dossier, found.asked | found.households | unsaid, called - unsaid - found.asked
        ),
        sealed_sources=named_sources.sealed(dossier, to, agreed, asked),
        proceedings=Proceedings.of(dossier, to, asked.named),
        of_others=OfOthers()
        if to.home
        else OfOthers.of(dossier, dictionary, missing, beside=asked.beside),
    )
    return reading_names(scene)


def reading_names(scene: GateContext, kept: frozenset[str] = _NOTHING) -> GateContext:
    """The scene in which told words are read for whoever is hidden, and for these besides."""
    found = replace(scene.looked_for, asked=scene.looked_for.asked | kept)
    told = told_of(
        *(scene.dossier, scene.dictionary, scene.to, scene.person),
        hidden=found,
        sealed=scene.sealed_sources,
        decided=scene.asked.decided,
        families=scene.families,
    )
    return replace(scene, told=told)


def _relatives(dossier: Dossier, missing: frozenset[str]) -> frozenset[str]:
    """Who was taken off the file too: the stories and papers are theirs still."""
    return frozenset(one.id for one in ever_in(dossier, "person")) - missing


def _young(dossier: Dossier, day: str) -> frozenset[str]:
    """Who may be a child on that day by a birth."""
    return frozenset(one.id for one in ever_in(dossier, "person") if is_minor(one, day))


def _unnamed_children(
    agreed: Agreement, asked: GateQuestion, missing: frozenset[str], young: frozenset[str]
) -> frozenset[str]:
    """Of those who may be a child who is not named at this level, by what was agreed; who is
    missing is, at A and B."""
    if asked.level not in ("A", "B"):
        return young
    return _NOTHING if "minors" in agreed.scopes else young - missing


def _own_answers(
    dossier: Dossier,
    dictionary: Dictionary,
    to: Recipient,
    agreed: Agreement,
    asked: GateQuestion,
    missing: frozenset[str],
) -> OwnAnswers:
    """Of figures, of our own work and of the family's own paper nobody is asked one by one."""
    if to.home or agreed.state != "given" or asked.own_rights:
        return OwnAnswers()
    on = (asked.today, asked.exit)
    return OwnAnswers.of(dossier, dictionary, agreed, asked.question, on, missing)


def _samples(dossier: Dossier, asked: GateQuestion) -> Agreement:
    own = asked.person if asked.own_rights else None
    wanted = (IDENTIFICATION, asked.recipient, asked.named, asked.today)
    return agreement(dossier, *wanted, own=own, exit=asked.exit)
