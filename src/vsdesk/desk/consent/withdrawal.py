"""What withdrawing an answer means: who holds the data already, and what each letter must say.

Read from the rows that every exit leaves. A letter names no person: it holds the case number, the
days and digests of what was sent, and what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.believed import is_so
from vsdesk.records.alternative import Alternative
from vsdesk.records.consent import body_names, earlier_yeses
from vsdesk.records.consent.answers import NO, YES, keeps_here, says_no, state_of
from vsdesk.records.consent.believed import is_confirmed
from vsdesk.records.consent.consent import grants as grants_about
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.dictionary.numbering import paper_number, read_number
from vsdesk.records.dossier import RecordView, ids_in
from vsdesk.records.gate.given import GIVEN
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vsdesk.desk.change import Change
    from vsdesk.desk.consent.letters import WrittenLetter
    from vsdesk.records.consent.earlier_yeses import Yeses
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

_SAID: Final = ("exit", "on", "recipient", "recipient_name", "digest", "records", "number")
LETTER: Final = "letter"  # the exit of a letter: nothing that a recipient would then hold


_HOLDS: Final = mark("{recipient} holds something, last given on {day}.")
_IS_SAID: Final = mark("Another device wrote that {recipient} was given something, last on {day}.")


@dataclass(frozen=True, slots=True)
class Sent:
    """One exit: the day, the digest of what left, at which level, in which copy."""

    on: str
    digest: str
    level: str
    copy: int
    exit: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A recipient outside who holds something of this case. `for_grants`: those withdrawn that it used.

    `sure`: this device or a coordinator says so of each of `rows` (ids of records), and a letter may go to
    them and say it; anybody may write a row. What only others say of the same recipient is a holder of its
    own beside. `numbers` are those under which it was sent.
    """

    recipient: str
    named: str = field(repr=False)
    sent: tuple[Sent, ...]
    references: tuple[str, ...] = field(repr=False)
    for_grants: tuple[str, ...]
    sure: bool
    rows: tuple[str, ...]
    numbers: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What is said of them, with `recipient` and `day`: that they hold it, or that somebody wrote so."""
        return _HOLDS if self.sure else _IS_SAID

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


@dataclass(frozen=True, slots=True)
class WithdrawnAnswers:
    """Answers that were taken back, and the letters that went with it; to take the change back
    hides the letters too."""

    change: Change
    letters: tuple[WrittenLetter, ...]


def withdrawal(
    dossier: Dossier, grants: Sequence[RecordView], today: str, vault: Vault
) -> Withdrawal:
    """The effect of withdrawing these grants of the case (or family) `dossier`."""
    everything = any(keeps_here(one) for one in grants)
    going = {one.id: one for one in grants}
    if everything:
        persons = {grantor for one in grants if keeps_here(one) for grantor in one.every("grantor")}
        going |= {
            one.id: one
            for one in grants_about(dossier)
            if persons & set(one.every("grantor")) and _may_open(one, today)
        }
    found = holders(dossier, list(going.values()), everything, vault)
    return Withdrawal(tuple(going), found, everything)


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
    return (row for row in rows if row.text("recipient") not in HOME and row.text("exit") in GIVEN)


def asked_back(dossier: Dossier, values: Mapping[str, Json], vault: Vault) -> list[Json]:
    """The recipients outside that hold something for which somebody said yes who refuses now, in an answer of
    these values that is about to be saved."""
    fields = Alternative.of_op(values, "", vault.identity.device_id, vault.by, "")
    no = RecordView("", "consent_grant", dossier.root, None, None, fields)
    if not says_no(no) or not earlier_yeses.of(dossier).before(no):
        return []
    return [*sorted({one.recipient for one in holders(dossier, [no], keeps_here(no), vault)})]


def holders(
    dossier: Dossier, grants: Sequence[RecordView], everything: bool, vault: Vault
) -> tuple[Holder, ...]:
    """Who outside holds something for which these grants stood; with `everything`, whoever holds anything.

    What is sure of a recipient comes before what only others say of it.
    """
    by_body: dict[tuple[str, str, bool], list[RecordView]] = {}
    for row in sent_to(dossier.of("disclosure")):
        key = (row.text("recipient"), row.text("recipient_name"), not is_sure(row, vault))
        by_body.setdefault(key, []).append(row)
    found = []
    for (recipient, named, unsure), given in sorted(by_body.items()):
        mine = tuple(
            one.id
            for one in grants
            if everything or _stood_for(dossier, one, recipient, named, given)
        )
        if mine:
            sent = tuple(sorted(map(_sent, given), key=lambda one: (one.on, one.digest)))
            references = _references(dossier, recipient, vault)
            rows = tuple(sorted(row.id for row in given))
            numbers = _numbers(dossier, given, vault)
            found.append(
                Holder(recipient, named, sent, references, mine, not unsure, rows, numbers)
            )
    return tuple(found)


def is_sure(row: RecordView, vault: Vault) -> bool:
    """Whether an exit is so: this device or a coordinator wrote all of its row, or a
    coordinator confirmed it."""
    said = [one for name in _SAID for one in row.fields.get(name, ())]
    return is_confirmed(row) or (bool(said) and is_so(vault, row, said))


def _numbers(dossier: Dossier, rows: Sequence[RecordView], vault: Vault) -> tuple[str, ...]:
    """The numbers under which it was sent, as these rows say; of older rows those of the cases they name.

    What other devices wrote as a number, and what no gate has read, is one where it has the form of one.
    """
    found: list[str] = []
    for row in rows:
        kept = row.value("records")
        left = kept if isinstance(kept, list) else []
        ids = {row.parent, *(str(one[0]) for one in left if isinstance(one, list) and one)}
        cases = [case for case in dossier.of("case") if case.id in ids]
        named = [paper_number(case.text("case_no"), case.id) for case in cases]
        said = row.text("number") if is_sure(row, vault) or read_number(row.text("number")) else ""
        found += [said] if said else named
    return tuple(dict.fromkeys(filter(None, found)))


def _may_open(grant: RecordView, today: str) -> bool:
    """Whether it holds a yes: one of today, or one that begins later or is not clear yet."""
    if state_of(grant, today) in NO:
        return False
    return not YES.isdisjoint(map(str, grant.every("result")))


def _stood_for(
    dossier: Dossier, grant: RecordView, recipient: str, named: str, rows: Sequence[RecordView]
) -> bool:
    """Whether something went there by this answer, or by the yes that this no takes back."""
    if any(grant.id in ids_in(row.value("consents")) for row in rows):
        return True
    to = body_names.key(grant.value("recipient_name"))
    if grant.text("recipient") != recipient or to not in ("", body_names.key(named)):
        return False
    was_yes = not YES.isdisjoint(map(str, grant.every("result")))
    return was_yes or earlier_yeses.of(dossier).before(grant)


def _sent(row: RecordView) -> Sent:
    copy = row.value("copy_no")
    return Sent(
        on=row.text("on"),
        digest=row.text("digest"),
        level=row.text("level"),
        copy=copy if isinstance(copy, int) else 0,
        exit=row.text("exit"),
    )


def _references(dossier: Dossier, recipient: str, vault: Vault) -> tuple[str, ...]:
    """The numbers under which the recipient knows the case, as coordinators and this device say."""
    found = [
        said.value
        for one in dossier.of("submission")
        if any(to.value == recipient for to in _sure(vault, one, "mechanism"))
        for said in _sure(vault, one, "external_ref")
    ]
    return tuple(dict.fromkeys(one for one in found if one and isinstance(one, str)))


def _sure(vault: Vault, record: RecordView, name: str) -> list[Alternative]:
    """What stands in a field by coordinators and this device, whatever others say beside it."""
    return [one for one in record.standing(name) if is_so(vault, record, [one])]
