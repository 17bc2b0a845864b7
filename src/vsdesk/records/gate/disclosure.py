"""The gate: what may leave, what is withheld and why, and which consents were used.

`decide` is pure and the only maker of `GateDecision`; every exit (sheet, dump, spreadsheet, clipboard,
preview) takes a `GateDecision` and nothing else. Hand-over between the organisation's own vaults does
not pass here: it goes by whole spaces (docs/spec/bundle.md §8.2). Looking at one's own screen is no exit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import InitVar, dataclass, field, replace
from functools import cached_property
from typing import Final

from vsdesk.errors import Bug, UserError
from vsdesk.records.consent import recipients
from vsdesk.records.consent.recipients import Level
from vsdesk.records.consent.returns import returns
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, Readable
from vsdesk.records.gate.death_news import FATE, UNTOLD, as_recorded
from vsdesk.records.gate.deciding_values import with_deciding
from vsdesk.records.gate.exit_state import OPEN, agreed_for, level_of, readings, state_of
from vsdesk.records.gate.figures.aggregation import Pseudonym, Tally
from vsdesk.records.gate.figures.coded_row import row_of
from vsdesk.records.gate.gate_context import GateQuestion, scene_of
from vsdesk.records.gate.held_of_copy import without_held
from vsdesk.records.gate.lone.side_by_side import Side
from vsdesk.records.gate.names.kept_names import with_names
from vsdesk.records.gate.names.name_choices import NameReader
from vsdesk.records.gate.names.named_beside import with_beside
from vsdesk.records.gate.names.names_refused import BY_NAME, PHOTO
from vsdesk.records.gate.names.shared_references import pointed_at
from vsdesk.records.gate.papers import posters
from vsdesk.records.gate.papers.paper_length import shortened
from vsdesk.records.gate.papers.photo_answers import (
    met_words,
    photo_answers,
    published,
    words_of_photo,
)
from vsdesk.records.gate.papers.root_number import number_beside, root_number
from vsdesk.records.gate.reasons import REASONS, printed_reason
from vsdesk.records.gate.record_filter import (
    DisclosedRecord,
    Withheld,
    gone_with,
    held_back,
    let_out,
    root_first,
)
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.kept_from import KeptFrom, kept_from
from vsdesk.records.gate.told.number_gaps import with_gaps
from vsdesk.records.gate.told.places_and_numbers import with_more
from vsdesk.records.gate.told.recorded_numbers import contacts
from vsdesk.records.gate.told.unchosen_words import UnchosenWords
from vsdesk.records.gate.told.unread import Unread
from vsdesk.records.gate.told.words_in_files import WordsInFiles
from vsdesk.records.source_ids import sources_elsewhere

__all__ = [
    "REASONS",
    "DisclosedRecord",
    "GateDecision",
    "Level",
    "Request",
    "Withheld",
    "decide",
    "decide_poster",
    "printed_reason",
]

_MADE_BY_DECIDE: Final = object()


@dataclass(frozen=True)
class GateDecision:
    """What may leave for one request. Only `decide` makes one. The level is the one that held. `met` are the
    words of persons, that a condition is met, by which it leaves: they are used up by it; `met_by_photo`
    those by which a picture leaves (one of `portraits`): only where one does."""

    request: Request
    root: str
    records: tuple[DisclosedRecord, ...]
    withheld: tuple[Withheld, ...]
    consents_used: tuple[str, ...]
    state: str  # of the consent: given, not_needed, or the reason why nothing leaves
    reason: str  # the same as a person is told it, truly: a key of `REASONS` where nothing leaves
    presumed_alive: bool  # False only with a forensic identification: the wording hangs on it
    pseudonym: Pseudonym | None = None  # at level D: all that leaves beside codes
    tally: Tally | None = field(default=None, repr=False)  # at level E: for `aggregation.figures`
    published: bool | None = None  # may a photo be published: None where nobody was asked
    number: str = field(default="", repr=False)  # of the root, as papers and their names say it
    recording: bool = False  # may a voice or film leave: of none is anybody's place taken out
    small_cells: tuple[str, ...] = ()  # events of which day, month and cell stayed
    met: tuple[str, ...] = ()
    met_by_photo: tuple[str, ...] = ()
    portraits: frozenset[str] = frozenset()
    told: NameReader | None = field(default=None, repr=False, compare=False)  # names in told words
    by_role: NameReader | None = field(default=None, repr=False, compare=False)  # roles stand there
    contacts: tuple[str, ...] = field(default=(), repr=False, compare=False)  # all that are on file
    returned: frozenset[str] = frozenset()  # events by which the person is back, by the whole file
    # Of own labels and of the words in files all judge; `uncut` has all words of records of which a paper
    # holds the beginning.
    own_labels: tuple[UnchosenWords, ...] = field(default=(), repr=False, compare=False)
    words_in_files: tuple[WordsInFiles, ...] = field(default=(), repr=False, compare=False)
    uncut: tuple[DisclosedRecord, ...] = field(default=(), repr=False, compare=False)
    kept_from: tuple[KeptFrom, ...] = field(default=(), repr=False, compare=False)  # pleas
    away: frozenset[str] = frozenset()  # sources of the file that stay with who wrote them
    name_stays: str = ""  # of a poster's name: why a part of it stays, "" where it is whole
    made_by: InitVar[object] = field(kw_only=True)

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _MADE_BY_DECIDE:
            raise Bug("a Disclosed is made by records.gate.disclosure.decide only")

    @property
    def allowed(self) -> bool:
        """True when the consent lets something leave."""
        return self.state in OPEN

    def require(self) -> GateDecision:
        """This, or UserError E_GATE when nothing may leave; its detail is the reason's key."""
        if not self.allowed:
            raise UserError("E_GATE", self.reason, reason=self.reason)
        return self

    def require_page(self) -> GateDecision:
        """This, or UserError E_GATE where it may be no page or table, whatever was agreed. The own copy is
        whole, and leaves as a dump or a file; what is sealed opens on the screen, with a reason and a row,
        so a page that stays inside goes to level B."""
        to = recipients.of(self.request.recipient)
        reason = (
            "own_copy" if to.whole else "sealed" if to.inside and self.request.level == "A" else ""
        )
        if reason:
            raise UserError("E_GATE", reason, reason=reason)
        return self

    def require_paper(self) -> GateDecision:
        """As `require_page`, with as many words as a paper holds; and no paper of one person is made where
        only codes and figures leave."""
        self.require_page()
        if self.request.level in ("D", "E") and not recipients.of(self.request.recipient).inside:
            raise UserError("E_GATE", "computed", reason="computed")
        left, cut = shortened(self.records)
        told, uncut = tuple(dict.fromkeys((*self.withheld, *cut))), self.uncut or self.records
        held = replace(self, records=left, withheld=told, uncut=uncut, made_by=_MADE_BY_DECIDE)
        return held if cut else self

    def without_files(self, stay: Mapping[str, str]) -> GateDecision:
        """This without the files of these items, which stay for these reasons."""
        left = tuple(one.without_file() if one.id in stay else one for one in self.records)
        stays = (Withheld("evidence_item", "blob", one) for one in stay.values())
        told = tuple(dict.fromkeys((*self.withheld, *stays)))
        return replace(self, records=left, withheld=told, made_by=_MADE_BY_DECIDE)

    def with_number_gaps(self, dictionary: Dictionary) -> GateDecision:
        """This with a gap in place of each number in its told words."""
        return replace(self, records=with_gaps(self, dictionary), made_by=_MADE_BY_DECIDE)

    @cached_property
    def _by_id(self) -> Mapping[str, DisclosedRecord]:
        return {record.id: record for record in self.records}

    def __iter__(self) -> Iterator[DisclosedRecord]:
        return iter(self.records)

    @property
    def head(self) -> DisclosedRecord:
        """The root record. Raises UserError E_GATE when nothing of it may leave."""
        self.require()
        if self.root not in self._by_id:
            raise UserError("E_GATE", "level", reason="level")
        return self._by_id[self.root]

    def get(self, id: str | None) -> DisclosedRecord | None:
        """The record of this id as far as it may leave, or None."""
        return self._by_id.get(id) if id else None

    def of(self, kind: str) -> tuple[DisclosedRecord, ...]:
        """All records of one kind, in their given order."""
        return tuple(one for one in self.records if one.kind == kind)

    def children(self, id: str, kind: str | None = None) -> tuple[DisclosedRecord, ...]:
        """The records directly below one, of one kind if asked."""
        below = (one for one in self.records if one.parent == id)
        return tuple(one for one in below if kind in (None, one.kind))

    def linked(self, record: Readable, name: str) -> tuple[DisclosedRecord, ...]:
        """The records to which a link field points, as far as they may leave."""
        return tuple(self._by_id[id] for id in ids_of(record, name) if id in self._by_id)

    def payload(self) -> dict[str, Json]:
        """The whole of it as one JSON value; its SHA-256 in canonical form is the paper's digest."""
        request = self.request
        return {
            "v": 1,
            "request": {
                "purpose": request.purpose,
                "recipient": request.recipient,
                "named": request.named_recipient,
                "level": request.level,
                "today": request.today,
            },
            "root": self.root,
            "records": [
                {
                    "id": one.id,
                    "kind": one.kind,
                    "parent": one.parent,
                    "values": {name: list(values) for name, values in one.values.items()},
                }
                for one in self.records
            ],
            **({"pseudonym": self.pseudonym.json()} if self.pseudonym else {}),
            "withheld": [[one.kind, one.field, one.reason] for one in self.withheld],
            "consents": list(self.consents_used),
            "published": self.published,
            "presumed_alive": self.presumed_alive,
            "number": self.number,
        }


def decide(request: Request, dossier: Dossier, dictionary: Dictionary) -> GateDecision:
    """What of `dossier` may leave for `request`. Deleted records never do.

    When no consent holds for the purpose and recipient, or the risk is red, nothing leaves at all;
    `withheld` then names each kind with the reason. A level that is too wide for the recipient is read
    as the narrower one. What one device alone says opens nothing: it leaves only as far as it does in each
    reading of the file without the facts of another device (`Dossier.without`), beyond the organisation not
    at all, but from that device itself; our own work is nobody's word."""
    to, recorded = recipients.of(request.recipient), dossier.readings
    if request.quiet or to.quiet:
        dossier = as_recorded(dossier, request.today)
    beside = readings(request, dossier)
    sides = [Side(dictionary, dossier, one, to.inside or not one.outside) for one in beside]
    unread = Unread(dictionary, dossier, tuple(one.without for one in sides if not one.said))
    found = _decide(request, dossier, dictionary, unread)
    for side in sides if found.allowed and not to.whole else ():
        read = _decide(request, side.without.facts, dictionary, unread)
        found = _no_wider(found, read, side)
        if not found.allowed:
            break
    if not to.whole:
        left = pointed_at(found.records, dictionary, dossier.root)
        left, told = without_held(request, dossier, left, found.withheld)
        left = with_deciding(left, (*recorded, *(one.without.facts for one in sides)))
        found = replace(found, records=left, withheld=told, made_by=_MADE_BY_DECIDE)
    return found


def _no_wider(found: GateDecision, read: GateDecision, held: Side) -> GateDecision:
    """As much of `found` as leaves without the facts of one device too."""
    if not read.allowed:
        return _closed(found, read.state, read.withheld, read.reason)
    withheld = dict.fromkeys(found.withheld)
    records = [
        left
        for record in found.records
        if (left := held.no_wider(record, read.get(record.id), withheld))
    ]
    level = max(found.request.level, read.request.level)
    return replace(
        found,
        request=replace(found.request, level=level),
        records=tuple(records),
        withheld=tuple(withheld),
        presumed_alive=found.presumed_alive or read.presumed_alive,
        pseudonym=found.pseudonym and read.pseudonym and found.pseudonym.no_wider(read.pseudonym),
        tally=found.tally and found.tally.beside(held.without.device_ids, read.tally),
        published=None
        if None in (found.published, read.published)
        else found.published and read.published,
        number=number_beside(found.root, found.number, read.number),
        recording=found.recording and read.recording,
        small_cells=tuple(sorted({*found.small_cells, *read.small_cells})),
        own_labels=(*found.own_labels, *read.own_labels),
        words_in_files=(*found.words_in_files, *read.words_in_files),
        returned=found.returned & read.returned,
        met=tuple(sorted({*found.met, *read.met})),
        met_by_photo=tuple(sorted({*found.met_by_photo, *read.met_by_photo})),
        portraits=found.portraits | read.portraits,
        name_stays=found.name_stays or read.name_stays,
        made_by=_MADE_BY_DECIDE,
    )


def _closed(found: GateDecision, state: str, stays: tuple[Withheld, ...], why: str) -> GateDecision:
    """Nothing leaves, for this reason."""
    return replace(
        found,
        records=(),
        withheld=stays,
        consents_used=(),
        state=state,
        reason=why,
        pseudonym=None,
        tally=None,
        published=None,
        small_cells=(),
        met=(),
        met_by_photo=(),
        made_by=_MADE_BY_DECIDE,
    )


def decide_poster(request: Request, dossier: Dossier, dictionary: Dictionary) -> GateDecision:
    """What stands on a poster (records/gate/papers/posters.py), whatever else was asked: a name before
    everybody, by the answer to the name; the picture too, where its own answer lets it."""
    asked = posters.request_for(request)
    name = decide(asked, dossier, dictionary)
    if not name.allowed:
        young = posters.why_too_young(dossier, request.today) if name.state == posters.ALONE else ""
        return _closed(name, young, name.withheld, young) if young else name
    why = name.name_stays or posters.why_none(dossier, request.today, name.records)
    if why or posters.rests_on_others(dossier, BY_NAME, request.today):
        return _closed(name, why or posters.ALONE, name.withheld, why or posters.ALONE)
    picture = decide(posters.request_for(request, PHOTO), dossier, dictionary)
    unseen = posters.why_unseen(dossier, picture.state, request.today, seen=picture.published)
    records = tuple(posters.on_poster(dossier, name.records, () if unseen else picture.records))
    by = (name, picture) if any(one.kind == "evidence_item" for one in records) else (name,)
    why = "" if len(by) == 2 else posters.why_no_picture(dossier, picture.withheld, unseen)
    return replace(
        name,
        records=records,
        withheld=tuple(posters.stays_off(name.withheld, why)),
        consents_used=tuple(sorted({id for one in by for id in one.consents_used})),
        published=None,  # it says nothing of that: the picture is on it or not
        met_by_photo=tuple(sorted({*picture.met, *picture.met_by_photo})),
        portraits=picture.portraits,
        made_by=_MADE_BY_DECIDE,
    )


def _decide(
    request: Request, dossier: Dossier, dictionary: Dictionary, unread: Unread
) -> GateDecision:
    agreed = agreed_for(request, dossier)
    level = level_of(request, dossier)
    asked = GateQuestion.of(request, level)
    state = state_of(request, dossier, agreed, level)
    open_ = state in OPEN
    why = agreed.told_for(state)
    scene = with_beside(scene_of(dossier, dictionary, agreed, asked, unread), request, decide)
    scene = with_more(with_names(scene))
    withheld: dict[Withheld, None] = {}
    gone = gone_with(dossier)
    left = [one for one in dossier.records if one.id not in gone]
    if request.only:
        left = [one for one in left if one.id == request.only]
    records: list[DisclosedRecord] = []
    if not open_:  # all of it stays, for one reason
        withheld = dict.fromkeys(Withheld(one, None, why) for one in {r.kind: 0 for r in left})
    stays = held_back(scene) if open_ else {}
    for record in left if open_ else ():
        reason = stays.get(record.id) if stays else None
        if reason is None:
            records.append(let_out(scene, record, withheld))
        elif reason != UNTOLD:
            withheld[Withheld(record.kind, None, reason)] = None
    if level != request.level and open_:
        withheld[Withheld("source", None, "counsel" if request.level == "A" else "level")] = None
    outgoing = {one.id: one for one in records}
    whole = open_ and not request.only  # of one record nothing is asked that the whole file answers
    row = row_of(scene, level, outgoing) if whole and not scene.whole else None
    photo = photo_answers(request, dossier) if open_ else ()
    return GateDecision(
        request=request if level == request.level else replace(request, level=level),
        root=dossier.root,
        records=root_first(records, dossier.root),
        withheld=tuple(withheld),
        consents_used=agreed.used if open_ else (),
        state=state,
        reason=why,
        presumed_alive=scene.presumes_alive
        or all(one.every("fate") != (FATE,) for one in dossier.of("case")),
        pseudonym=row if level == "D" else None,
        tally=Tally(row, dict.fromkeys(dossier.opened_by)) if row and level == "E" else None,
        published=published(request, dossier, photo) if open_ else None,
        number=root_number(dossier.get(dossier.root), outgoing),
        recording=agreed.recording and not scene.placeless,
        small_cells=scene.cells if open_ else (),
        met=met_words(scene, records) if open_ else (),
        met_by_photo=words_of_photo(photo) if open_ else (),
        portraits=scene.portraits if open_ else frozenset(),
        told=scene.told,
        by_role=scene.by_role if scene.to.sort != "family" else None,  # nobody chooses there
        own_labels=(UnchosenWords.of(scene, quiet=scene.quiet),),
        words_in_files=(WordsInFiles.of(scene),),
        returned=frozenset(one.id for one in returns(dossier)) if open_ else frozenset(),
        contacts=contacts(dossier, dictionary) if whole and not scene.to.inside else (),
        kept_from=kept_from(scene) if whole else (),
        away=dossier.once(sources_elsewhere),
        name_stays=posters.why_name_stays(scene) if open_ and posters.is_of_name(request) else "",
        made_by=_MADE_BY_DECIDE,
    )
