"""What an order to erase names, gathered before it is signed, and what stays because a court has it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.rests_on import is_so
from vsdesk.desk.consent.withdrawal import is_sure
from vsdesk.desk.erasure.files_along import FilesAlong
from vsdesk.desk.erasure.guards_left import OrderGuards
from vsdesk.desk.erasure.what_opens import EndedGuard
from vsdesk.desk.submissions.sent_copies import with_copy
from vsdesk.records import exit_rows
from vsdesk.records.checks import erasure_scope
from vsdesk.records.consent import recipients
from vsdesk.records.consent.recipients import COURTS
from vsdesk.records.consent.whose_word_counts import as_believed, is_put_aside
from vsdesk.records.dictionary.case_numbers import paper_number, source_code
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.value_form import term_of
from vsdesk.records.on_screen import OnScreen
from vsdesk.records.teller_fields import told_by
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vsdesk.desk.erasure.relatives_left import RelativeMarks
    from vsdesk.desk.erasure.shared_files import Twin
    from vsdesk.desk.erasure.words_left import RemainingWords
    from vsdesk.history.erasure import Erasure, RecordKey
    from vsdesk.records.checks.erasure_scope import CourtCopy
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

ITEM: Final = "evidence_item"
NUMBERS: Final = ("case_no", "family_code", "code")
_STAYS: Final = mark("Stays, because {recipient} has it: {what}")
_STAYS_PUT_ASIDE: Final = mark(
    "Stays, because a device that was withdrawn says that {recipient} has it: {what}"
)
_GIVEN_PUT_ASIDE: Final = mark("Only a device that was withdrawn says so of: {recipients}.")
_GIVEN_UNCONFIRMED: Final = mark(
    "Another device wrote so of: {recipients}. Ask first, and confirm it where it is written: the certificate "
    "names only who surely holds something."
)
_OF_SOURCE: Final = re.compile(r"S-[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class ErasureTarget:
    """Something that an order names: a case, a family, a person, any record."""

    id: str
    kind: str
    number: str
    title: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HeldByCourt:
    """Something that stays because a court has it: which recipient, since when."""

    id: str
    kind: str
    recipient: str
    on: str
    put_aside: bool = False  # a withdrawn device alone says so

    @property
    def sentence(self) -> str:
        """Why it stays, as a marked sentence with `recipient` and `what`."""
        return _STAYS_PUT_ASIDE if self.put_aside else _STAYS


@dataclass(frozen=True, slots=True)
class ErasureListing:
    """What an order would take, before anything is done.

    `cited` are records in other cases that say what an erased source told: their content goes too.
    `holders` are recipients outside who hold copies (codes), `devices` those of the organisation;
    `unsent` counts records of this device's own that were never handed over. `beside` are families and
    cases that hang on the targets and do not go: they may be named as well. Another device alone
    says that a court has `claimed` (it goes, unless that row is confirmed), and that `linked` speak
    of a target. `files` are those whose bytes go; of `files_stay` the same bytes stay with `twins`,
    or with what a court has. `words` of others name who goes; `answers` of theirs stay, and close
    what they closed. `entries`: other cases of the same person that what goes guarded, and that stop
    until a coordinator answers; `relatives`: entries of relatives who stay, and of whom is asked from then
    on what was asked of the one that goes. `put_aside` are those of the `holders` of whom a withdrawn device
    alone says it, `unconfirmed` those of whom no coordinator and not this device does: no certificate names
    them. `opens`: what parts of files closed or narrowed, and would no more.
    """

    targets: tuple[ErasureTarget, ...]
    records: int
    files: int
    kinds: Mapping[str, int]
    kept: tuple[HeldByCourt, ...]
    cited: tuple[str, ...]
    holders: tuple[str, ...]
    devices: tuple[str, ...]
    unsent: int
    beside: tuple[ErasureTarget, ...] = ()
    claimed: tuple[HeldByCourt, ...] = ()
    linked: tuple[str, ...] = ()
    files_stay: int = 0
    twins: tuple[Twin, ...] = ()
    words: tuple[RemainingWords, ...] = ()
    answers: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    relatives: tuple[RelativeMarks, ...] = ()
    put_aside: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    opens: EndedGuard = field(default_factory=EndedGuard)
    shown: OnScreen = field(default_factory=OnScreen, repr=False)

    @property
    def doubted(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is said of holders that are not sure, as marked sentences with `recipients`, and of whom."""
        said = ((_GIVEN_PUT_ASIDE, self.put_aside), (_GIVEN_UNCONFIRMED, self.unconfirmed))
        return tuple(one for one in said if one[1])

    @property
    def words_stay(self) -> tuple[int, int]:
        """How many told texts stay here from then on: whatever the reason is, and but for a mistake."""
        guarded = sum(one.guarded for one in self.words if not one.seals)
        return guarded, sum(not one.guarded for one in self.words)

    @property
    def sealed(self) -> int:
        """How many told texts only what goes kept here, and are closed from then on."""
        return sum(bool(one.seals) for one in self.words)

    @property
    def digest(self) -> str:
        """Names just this listing, with all that stands in what would go: an order says
        to which it is given."""
        return hashlib.sha256(repr([self, sorted(self.shown.ops)]).encode()).hexdigest()


class Plan:
    """What an order names, gathered before it is signed."""

    def __init__(self, vault: Vault, today: str) -> None:
        self._vault = vault
        self._today = today
        self.targets: list[RecordView] = []
        self.numbers: list[str] = []
        self.cited: dict[str, RecordKey] = {}
        self.holders: set[str] = set()
        # Of the holders those that not a withdrawn device alone names.
        self._surely: set[str] = set()
        self._sure: set[str] = set()  # and those that this device or a coordinator does
        self._spaces: set[str] = set()
        self._records: set[RecordKey] = set()
        self._kept: dict[str, RecordView] = {}
        self._given: dict[str, CourtCopy] = {}
        self._given_surely: set[str] = set()  # not by the word of a withdrawn device alone
        self._claimed: dict[str, CourtCopy] = {}  # a court has it, another device says
        self._linked: dict[str, RecordView] = {}  # it is about a target, another device says
        self._read: dict[str, list[RecordView]] = {}
        self._exits: list[RecordView] | None = None
        self.reached: set[RecordKey] = set()  # once it is closed
        self.ties: list[Edit] = []  # of files that stay, of whom they are
        self.left = OrderGuards()  # in place of who goes
        self.opens = EndedGuard()

    def add(self, view: RecordView) -> None:
        """One target and all that goes with it."""
        vault = self._vault
        self.targets.append(view)
        self.numbers += filter(None, [_number(view)])
        if view.space not in self._read:
            self._read[view.space] = vault.read.space(view.space)
        here = self._read[view.space]
        rows = [one for one in here if one.kind == "disclosure" and not one.erased]
        rows = [one for one in exit_rows.each(rows) if not _is_denied(one)]
        self.holders |= self._outside(rows)
        self._surely |= self._outside(one for one in rows if not is_put_aside(one))
        self._sure |= self._outside(one for one in rows if is_sure(one, self._vault))
        if view.id == view.space:
            self._spaces.add(view.space)
        else:
            self._records.add((view.space, view.id))
        if view.kind == "source":
            self._cite(view)
        whole = view.id == view.space
        people = (one for one in (here if whole else (view,)) if one.kind == "person")
        self._about({one.id for one in people if not one.erased})
        self._keep(here)

    def _outside(self, rows: Iterable[RecordView]) -> set[str]:
        """To whom outside these exits went. Somebody whom no list knows, as any device may write it, is
        unknown: the certificate takes terms."""
        dictionary = self._vault.dictionary
        given = (one for one in rows if one.value("recipient"))
        terms = {term_of(dictionary, one, "recipient") or recipients.UNKNOWN for one in given}
        return {to for to in terms if not recipients.of(to).inside}

    def _cite(self, source: RecordView) -> None:
        """What nobody else told goes with it."""
        for one, name in self._linking({source.id}, erasure_scope.citing_fields):
            if told_by(one) == {source.id} and self._speaks_of(one, name, {source.id}):
                self.cited[one.id] = (one.space, one.id)

    def _about(self, people: Collection[str]) -> None:
        for one, name in self._linking(people, erasure_scope.about_fields) if people else ():
            if one.space not in self._spaces and self._speaks_of(one, name, people):
                self._records.add((one.space, one.id))

    def _speaks_of(self, record: RecordView, name: str, targets: Collection[str]) -> bool:
        """Whether a record is about these alone, by the word of who made it or coordinates.

        Where only another device says so, or whoever made it and others wrote there too, it is listed and
        asked (`linked`): its word erases nothing of others.
        """
        named = ids_of(record, name)
        if record.erased or not named or not {*targets}.issuperset(named):
            return False
        heard = self._is_heard(record, name)
        if not heard:
            self._linked[record.id] = record
        return heard

    def _is_heard(self, record: RecordView, name: str) -> bool:
        vault = self._vault
        trust = vault.trust
        also = () if vault.erasing.reach.shared(record.space, record.id) else trust.believed(record)
        return bool(as_believed(record, trust.believes, also).every(name))

    def _linking(
        self, targets: Collection[str], fields: Callable[..., list[tuple[str, str]]]
    ) -> Iterator[tuple[RecordView, str]]:
        for kind, name in fields(self._vault.dictionary.kinds):
            for one in self._vault.read.linking_any(targets, kind):
                yield one, name

    def _keep(self, here: Iterable[RecordView]) -> None:
        """Items of this space that a court has: disclosure rows may lie in the space of a case."""
        if self._exits is None:
            read = self._vault.read
            exits = (*read.of_kind("submission"), *read.of_kind("disclosure"))
            self._exits = [*map(self._as_it_left, exits)]
        here = [*map(self._as_it_left, here)]
        every = exit_rows.each((*here, *self._exits))
        rows = [one for one in every if not _is_denied(one)]
        sure = [*filter(self._is_sure, rows)]
        given = erasure_scope.given_to_court(sure)
        without = (one for one in sure if not is_put_aside(one))
        self._given_surely |= erasure_scope.given_to_court(without).keys()
        self._given |= given
        self._kept |= erasure_scope.kept(filter(self._may_prove, here), given)
        for id, one in erasure_scope.given_to_court(rows).items():
            if id not in given:
                self._claimed[id] = one

    def _as_it_left(self, one: RecordView) -> RecordView:
        """A submission to a court with what the court got, whatever another device froze since."""
        to_court = one.kind == "submission" and any(to in COURTS for to in one.every("mechanism"))
        return with_copy(self._vault, one) if to_court else one

    def _is_sure(self, row: RecordView) -> bool:
        """Whether an exit is so: this device or a coordinator wrote it, or a coordinator confirmed it.

        What a load brought is nobody's word, unless the same load brought the file.
        """
        if row.kind == "disclosure":
            return is_sure(row, self._vault)
        said = (*row.fields.get("sent_on", ()), *row.fields.get("snapshot", ()))
        return is_so(self._vault, row, said)

    def _may_prove(self, one: RecordView) -> bool:
        return one.kind not in ("disclosure", "submission") or self._is_sure(one)

    def close(self) -> None:
        """All targets are in: of what a court has, only what the order would reach is of interest."""
        vault, files = self._vault, FilesAlong(self._vault)
        reached = self._reached()
        while fresh := files.going(reached):
            self._records |= {(one.space, one.id) for one in fresh.values()}
            reached = self._reached()
        for space in {space for space, _ in self._records} - self._read.keys():
            self._read[space] = vault.read.space(space)
            self._keep(self._read[space])
        self._kept = {id: one for id, one in self._kept.items() if (one.space, id) in reached}
        here = {id for _, id in reached}
        self._claimed = {id: one for id, one in self._claimed.items() if id in here}
        self._linked = {id: one for id, one in self._linked.items() if id not in here}
        self.reached = vault.erasing.covers(self.order("withdrawn"))
        self.ties = files.tied(self.reached)
        self.left = OrderGuards.of(vault, self.reached, self._today)

    def foresee(self, opens: EndedGuard) -> None:
        """What it would open: what of that can be sealed stays here."""
        self.opens = opens
        self.left = replace(self.left, words=(*self.left.words, *opens.sealed))

    def _reached(self) -> set[RecordKey]:
        vault = self._vault
        bare = vault.orders.draft("withdrawn", spaces=self._spaces, records=self._named())
        return vault.erasing.covers(bare)

    def _named(self) -> set[RecordKey]:
        return self._records | set(self.cited.values())

    @property
    def put_aside(self) -> tuple[str, ...]:
        """The holders of whom a withdrawn device alone says that they were given something."""
        return tuple(sorted(self.holders - self._surely))

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The holders of whom other devices alone say that they were given something."""
        return tuple(sorted(self._surely - self._sure))

    @property
    def kept(self) -> tuple[HeldByCourt, ...]:
        """The items and proofs that stay."""
        found = []
        for one in self._kept.values():
            if one.kind in (ITEM, "submission", "disclosure"):
                given = self._given.get(one.id) or erasure_scope.CourtCopy(
                    one.text("recipient") or one.text("mechanism"),
                    one.text("on") or one.text("sent_on"),
                )
                aside = is_put_aside(one) or (
                    one.id in self._given and one.id not in self._given_surely
                )
                found.append(HeldByCourt(one.id, one.kind, given.recipient, given.on, aside))
        return tuple(sorted(found, key=lambda one: (one.kind != ITEM, one.kind, one.id)))

    @property
    def claimed(self) -> tuple[HeldByCourt, ...]:
        """What only another device says that a court has: it goes, unless a coordinator confirms that row."""
        return tuple(
            HeldByCourt(id, ITEM, given.recipient, given.on)
            for id, given in sorted(self._claimed.items())
        )

    @property
    def linked(self) -> tuple[str, ...]:
        """Records of others that only another device says are about a target: they stay."""
        return tuple(sorted(self._linked))

    def order(self, why: str, also_kept: Iterable[RecordKey] = ()) -> Erasure:
        """The payload."""
        return self._vault.orders.draft(
            why,
            spaces=self._spaces,
            records=self._named(),
            keep=[*((one.space, one.id) for one in self._kept.values()), *also_kept],
        )


def _is_denied(row: RecordView) -> bool:
    """Whether a coordinator took out what a withdrawn device alone says that it gave: nobody has it then."""
    return row.deleted and is_put_aside(row)


def _number(view: RecordView) -> str:
    """By what the certificate names a target for good: a number as the program gives them, never words that
    somebody typed, of capital letters neither; "" for what has none."""
    written = next((text for name in NUMBERS if (text := view.text(name))), "")
    if view.kind == "source" and written:
        return written if _OF_SOURCE.fullmatch(written) else source_code(view.id)
    return paper_number(written, view.id)
