"""What withdrawing an answer means: who holds the data already, and what each letter must say.

Read from the rows that every exit leaves. A letter names no person: it holds the case number, the
days and digests of what was sent, and what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.rests_on import is_so
from vsdesk.records import exit_rows
from vsdesk.records.alternative import Alternative
from vsdesk.records.consent import body_names, earlier_yeses, recipients
from vsdesk.records.consent.answers import (
    NO,
    RESTS_ON,
    YES,
    is_about,
    keeps_here,
    says_no,
    state_of,
)
from vsdesk.records.consent.holding_answer import grants as grants_about
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.whose_word_counts import is_confirmed, is_put_aside
from vsdesk.records.dictionary.case_numbers import paper_number, read_number
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import RecordView, ids_in
from vsdesk.records.gate.papers.own_file_rows import GIVEN
from vsdesk.records.gate.papers.posters import EVERYBODY
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.desk.change import Change
    from vsdesk.desk.consent.letters import WrittenLetter
    from vsdesk.records.consent.earlier_yeses import Yeses
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

_SAID: Final = ("exit", "on", "recipient", "recipient_name", "digest", "records", "number")
LETTER: Final = "letter"  # the exit of a letter: nothing that a recipient would then hold
_HOLDS: Final = mark("{recipient} holds something, last given on {day}.")
_IS_PUBLIC: Final = mark(
    "It was made public, last on {day}. No letter can ask for it back: take down what still hangs."
)
_IS_PUT_ASIDE: Final = mark(
    "A device that was withdrawn wrote that {recipient} was given something, last on {day}. It counts as given."
)
_IS_SAID: Final = mark("Another device wrote that {recipient} was given something, last on {day}.")


@dataclass(frozen=True, slots=True)
class HeldExit:
    """One exit: the day, the digest of what left, at which level, in which copy."""

    on: str
    digest: str
    level: str
    copy: int
    exit: str


@dataclass(frozen=True, slots=True)
class NamedBody:
    """One recipient: its key, and its name where there are several of that sort."""

    recipient: str
    named: str = field(repr=False)

    def is_meant_by(self, grant: RecordView) -> bool:
        """Whether an answer is to this body, by its name or to its sort."""
        to = body_names.key(grant.value("recipient_name"))
        return grant.text("recipient") == self.recipient and to in ("", body_names.key(self.named))

    def is_named_by(self, keys: Collection[Json], names: Collection[Json]) -> bool:
        """Whether a submission with these in its fields went to this body and to no other."""
        if {*keys} != {self.recipient}:
            return False
        to = {body_names.key(one) for one in names} or {""}
        return not recipients.of(self.recipient).by_name or to == {body_names.key(self.named)}


@dataclass(frozen=True, slots=True)
class Holder:
    """A recipient outside who holds something of this case. `for_grants`: those withdrawn that it used.

    `sure`: this device or a coordinator says so of each of `rows` (ids of records), and a letter may go to
    them and say it; anybody may write a row. What only others say of the same recipient is a holder of its
    own beside. `numbers` are those under which it was sent, `purposes` for what it was agreed.
    `put_aside`: a withdrawn device alone says so.
    """

    recipient: str
    named: str = field(repr=False)
    sent: tuple[HeldExit, ...]
    references: tuple[str, ...] = field(repr=False)
    for_grants: tuple[str, ...]
    sure: bool
    rows: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    put_aside: bool = False

    @property
    def sentence(self) -> str:
        """What is said of them, with `recipient` and `day`: that they hold it, or that somebody wrote so."""
        if not self.sure:
            return _IS_SAID
        if self.put_aside:
            return _IS_PUT_ASIDE
        return _IS_PUBLIC if self.recipient == EVERYBODY else _HOLDS

    @property
    def is_written_to(self) -> bool:
        """Whether a letter goes there: it is sure, and somebody can be asked to delete."""
        return self.sure and can_be_asked(self.recipient)

    @property
    def last(self) -> str:
        """The day of the last exit."""
        return max((one.on for one in self.sent), default="")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The effect of a withdrawal. `everything`: the file itself is no longer to be kept.

    A coordinator is then offered the erasure; nothing is erased by the withdrawal.
    """

    grants: tuple[str, ...]
    holders: tuple[Holder, ...]
    everything: bool

    def sure_holders(self, grant: str) -> list[str]:
        """Who surely holds something by one answer, as it is written down: what others say is asked about."""
        return sorted(
            {one.recipient for one in self.holders if one.sure and grant in one.for_grants}
        )

    @property
    def why_no_letter(self) -> str:
        """Why no letter goes with it, as a marked sentence; "" where one does."""
        if any(one.is_written_to for one in self.holders):
            return ""
        if any(not one.sure for one in self.holders):
            return mark("No letter is prepared before a coordinator confirms what was given.")
        if self.holders:
            return mark("No letter is prepared: nobody can be asked to delete what is public.")
        return mark("Nothing was given to anybody by this answer: there is no letter to write.")


@dataclass(frozen=True, slots=True)
class WithdrawnAnswers:
    """Answers that were taken back, and the letters that went with it; to take the change back
    hides the letters too."""

    change: Change
    letters: tuple[WrittenLetter, ...]


def can_be_asked(recipient: str) -> bool:
    """Whether a letter finds a reader who can delete: not the public, nor who got bare figures."""
    return recipients.of(recipient).sort != "public"


def withdrawal(
    dossier: Dossier, grants: Sequence[RecordView], today: str, vault: Vault
) -> Withdrawal:
    """The effect of withdrawing these grants of the case (or family) `dossier`."""
    keeping = [one for one in grants if keeps_here(one)]
    going = {one.id: one for one in grants}
    for said in keeping:
        reach = _reach(dossier, said)
        persons = set(said.every("grantor"))
        going |= {
            one.id: one
            for one in grants_about(dossier)
            if persons & set(one.every("grantor"))
            and _may_open(one, today)
            and (not reach or reach & _reach(dossier, one))
        }
    found = holders(dossier, list(going.values()), vault)
    return Withdrawal(tuple(going), found, bool(keeping))


def taken_back(dossier: Dossier) -> tuple[RecordView, ...]:
    """The answers of a case or family by which something was taken back, whoever says so: one that only says
    no after a yes, while it stands. By whose word: `taken_back.TakenBack`."""
    before = earlier_yeses.of(dossier)
    standing = {one.id for one in grants_about(dossier)}
    return tuple(
        one
        for one in dossier.of("consent_grant")
        if is_taken_back(one, before) and (_is_marked(one) or one.id in standing)
    )


def is_taken_back(grant: RecordView, said: Yeses) -> bool:
    """Whether a yes was taken back by this answer: with a day or a word, or as a no that came after it."""
    return _is_marked(grant) or (says_no(grant) and said.before(grant))


def _is_marked(grant: RecordView) -> bool:
    return any(grant.every("withdrawn_on")) or "withdrawn" in grant.every("result")


def sent_to(rows: Iterable[RecordView]) -> Iterator[RecordView]:
    """The exits by which a recipient outside got something."""
    every = exit_rows.each(rows)
    return (row for row in every if row.text("recipient") not in HOME and row.text("exit") in GIVEN)


def asked_back(dossier: Dossier, values: Mapping[str, Json], vault: Vault) -> list[Json]:
    """The recipients outside that hold something for which somebody said yes who refuses now, in an answer of
    these values that is about to be saved."""
    fields = Alternative.of_op(values, "", vault.identity.device_id, vault.by, "")
    no = RecordView("", "consent_grant", dossier.root, None, None, fields)
    if not says_no(no) or not earlier_yeses.of(dossier).before(no):
        return []
    return [*Withdrawal((no.id,), holders(dossier, [no], vault), False).sure_holders(no.id)]


def holders(dossier: Dossier, grants: Sequence[RecordView], vault: Vault) -> tuple[Holder, ...]:
    """Who outside holds something for which these grants stood; where one of them is about keeping the file,
    whoever holds anything of its cases.

    Of each body only what it got itself by these grants: what another got, and what went there by an answer
    that still stands, is not told to it. What is sure of a recipient comes before what only others say of it.
    """
    by_body: dict[tuple[str, str, bool], list[RecordView]] = {}
    for row in sent_to(dossier.of("disclosure")):
        key = (row.text("recipient"), row.text("recipient_name"), not is_sure(row, vault))
        by_body.setdefault(key, []).append(row)
    reach = {one.id: _reach(dossier, one) for one in grants}
    found = []
    for (recipient, named, unsure), every in sorted(by_body.items()):
        body = NamedBody(recipient, named)
        went = [(row, _exit_of(dossier, row, body, vault, sure=not unsure)) for row in every]
        stood = [
            (row, {one.id for one in grants if _stood_for(dossier, one, exit, reach[one.id])})
            for row, exit in went
        ]
        given = [row for row, ids in stood if ids]
        mine = [one for one in grants if any(one.id in ids for _, ids in stood)]
        if mine:
            cases = frozenset[str]().union(*(reach[one.id] for one in mine))
            sent = tuple(sorted(map(_sent, given), key=lambda one: (one.on, one.digest)))
            references = _references(dossier, body, cases, vault)
            rows = tuple(sorted({row.id for row in given}))
            ids, purposes = tuple(one.id for one in mine), _purposes(mine, body, given)
            numbers = _numbers(dossier, given, cases, vault)
            aside = all(map(is_put_aside, given))
            of = recipient, named, sent, references, ids, not unsure, rows, numbers, purposes
            found.append(Holder(*of, aside))
    return tuple(found)


def is_sure(row: RecordView, vault: Vault) -> bool:
    """Whether an exit is so: this device or a coordinator wrote all of its row, or a
    coordinator confirmed it."""
    said = [one for name in _SAID for one in row.fields.get(name, ())]
    return is_confirmed(row) or (bool(said) and is_so(vault, row, said))


def _numbers(
    dossier: Dossier, rows: Sequence[RecordView], going: frozenset[str], vault: Vault
) -> tuple[str, ...]:
    """The numbers under which it was sent, as these rows say; of older rows, and of those below a case or
    family of which not all goes, those of the cases they name that go.

    What other devices wrote as a number, what was put aside, and what no gate has read, is one where it has
    the form of one, whoever confirmed the row: the strip shows no number.
    """
    found: list[str] = []
    for row in rows:
        ids = _cases_of_row(dossier, row)
        cases = [case for case in dossier.of("case") if case.id in ids and case.id in going]
        named = [paper_number(case.text("case_no"), case.id) for case in cases]
        written = row.fields.get("number", ())
        ours = bool(written) and not is_put_aside(row) and is_so(vault, row, written)
        said = row.text("number") if ours or read_number(row.text("number")) else ""
        found += [said] if said and (row.parent in going or ids <= going) else named
    return tuple(dict.fromkeys(filter(None, found)))


def _cases_of_row(dossier: Dossier, row: RecordView) -> set[str]:
    """The cases of which something left, as its row says."""
    kept = row.value("records")
    left = kept if isinstance(kept, list) else []
    ids = {row.parent, *(str(one[0]) for one in left if isinstance(one, list) and one)}
    return {case.id for case in dossier.of("case") if case.id in ids}


def _reach(dossier: Dossier, grant: RecordView) -> frozenset[str]:
    """The cases of this file to which an answer belongs: it is about them, about their person, or about
    nothing in particular (about who answers, or about the family)."""
    general = {*map(str, grant.every("grantor")), *(one.id for one in dossier.of("family"))}
    return frozenset(
        case.id
        for case in dossier.of("case")
        if is_about(grant, {case.id, *ids_of(case, "person"), *general})
    )


def _may_open(grant: RecordView, today: str) -> bool:
    """Whether it holds a yes: one of today, or one that begins later or is not clear yet."""
    return state_of(grant, today) not in NO and not YES.isdisjoint(map(str, grant.every("result")))


@dataclass(frozen=True, slots=True)
class _Exit:
    """What its row says of one exit: to which body, of which cases, for which purposes, by which answers."""

    body: NamedBody
    cases: frozenset[str]
    purposes: frozenset[str]
    consents: frozenset[str]


def _exit_of(
    dossier: Dossier, row: RecordView, body: NamedBody, vault: Vault, *, sure: bool
) -> _Exit:
    """What a row says; by which answers: of a row that is sure, no more than coordinators and this device."""
    said = [
        one
        for one in row.fields.get("consents", ())
        if not sure or is_confirmed(row) or is_so(vault, row, [one])
    ]
    asked = {str(one.value) for one in row.standing("purpose") if one.value}
    purposes = frozenset(asked | {RESTS_ON[one] for one in asked if one in RESTS_ON})
    cases = frozenset(_cases_of_row(dossier, row))
    return _Exit(body, cases, purposes, frozenset(_ids(said)))


def _stood_for(dossier: Dossier, grant: RecordView, exit: _Exit, reach: frozenset[str]) -> bool:
    """Whether it went by this answer, or by the yes that this no takes back. An answer about keeping the file
    stands for all that went of the cases to which it belongs (`reach`)."""
    if grant.id in exit.consents:
        return True
    if exit.cases and exit.cases.isdisjoint(reach):
        return False
    if keeps_here(grant):
        return True
    if exit.purposes and exit.purposes.isdisjoint(map(str, grant.every("purpose"))):
        return False
    was_yes = not YES.isdisjoint(map(str, grant.every("result")))
    return exit.body.is_meant_by(grant) and (was_yes or earlier_yeses.of(dossier).before(grant))


def _purposes(
    grants: Sequence[RecordView], body: NamedBody, rows: Sequence[RecordView]
) -> tuple[str, ...]:
    """For what it was agreed: the purposes of the answers to this body; else that the file is kept, else for
    what the body got it. Those of an answer to another are not told to it."""
    to = [one for one in grants if body.is_meant_by(one)] or [*filter(keeps_here, grants)]
    return tuple(dict.fromkeys(one.text("purpose") for one in to or rows))


def _sent(row: RecordView) -> HeldExit:
    copy = row.value("copy_no")
    return HeldExit(
        on=row.text("on"),
        digest=row.text("digest"),
        level=row.text("level"),
        copy=copy if isinstance(copy, int) else 0,
        exit=row.text("exit"),
    )


def _references(
    dossier: Dossier, body: NamedBody, cases: frozenset[str], vault: Vault
) -> tuple[str, ...]:
    """The numbers under which this very body knows these cases, as coordinators and this device say."""
    found = [
        said.value
        for one in dossier.of("submission")
        if not cases.isdisjoint({one.parent, *_ids(_sure(vault, one, "cases"))})
        and body.is_named_by(
            {to.value for to in _sure(vault, one, "mechanism")},
            {to.value for to in _sure(vault, one, "mechanism_name")},
        )
        for said in _sure(vault, one, "external_ref")
    ]
    return tuple(dict.fromkeys(one for one in found if one and isinstance(one, str)))


def _ids(said: Iterable[Alternative]) -> Iterator[str]:
    return (id for one in said for id in ids_in(one.value))


def _sure(vault: Vault, record: RecordView, name: str) -> list[Alternative]:
    """What stands in a field by coordinators and this device, whatever others say beside it."""
    return [one for one in record.standing(name) if is_so(vault, record, [one])]
