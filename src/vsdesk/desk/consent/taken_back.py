"""By whose word an answer was taken back: what a letter, a wait and the offer of an erasure rest on.

A no closes at once, whoever wrote it. That a body outside is told of it, or that a file is to go, rests on
coordinators, the own device, who opened the file, who wrote down the yes by which something went, and on what
a coordinator looked at; what any other device says is asked about. Source: docs/spec/bundle.md §8.13.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.desk.consent.withdrawal import holders, is_sure, taken_back
from vsdesk.load_mark import load_of
from vsdesk.records.consent.answers import is_decided, voices
from vsdesk.records.consent.earlier_yeses import Yeses
from vsdesk.records.consent.whose_word_counts import counts, is_confirmed, writers
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.lone.lone_words import ops_of
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"
# What is said where no letter is set, with `body`.
LOOK_FIRST: Final = mark(
    "Another device alone says that a yes for {body} was taken back. A coordinator looks at it before a letter is set."
)


@dataclass(frozen=True, slots=True)
class UnlookedHolder:
    """Who would be asked to delete by an answer that nobody looked at; `root`: the file in
    which one looks at it."""

    recipient: str
    named: str = field(repr=False)
    root: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back in a case or family.

    `heard` is the file with no other words in its answers than those that count, `sure` its answers that were
    taken back. `unlooked`: the same by other words, and the file in which one looks at them; `asked` who
    holds something for these alone.
    """

    heard: Dossier
    sure: tuple[RecordView, ...]
    unlooked: tuple[tuple[RecordView, str], ...] = ()
    asked: tuple[UnlookedHolder, ...] = ()

    def get(self, grant: str) -> RecordView | None:
        """The answer as far as the words that count say it, where they took it back."""
        return next((one for one in self.sure if one.id == grant), None)

    @classmethod
    def of(cls, dossier: Dossier, vault: Vault) -> TakenBack:
        """Of this case or family."""
        said = taken_back(dossier)
        if not said:
            return cls(dossier, ())
        here = heard = _heard(dossier, dossier, vault)
        for around in vault.read.dossiers(sorted({one.space for one in said} - {dossier.root})):
            heard = _heard(heard, around, vault)
        sure = taken_back(heard)
        found, at_home = ({one.id for one in some} for some in (sure, taken_back(here)))
        unlooked = tuple(
            (one, one.space if one.id in at_home else dossier.root)
            for one in said
            if one.id not in found
        )
        asked = _asked(dossier, unlooked, vault) if unlooked else {}
        for key in _holding(heard, sure, vault) if asked else ():
            asked.pop(key, None)
        return cls(heard, sure, unlooked, tuple(asked.values()))


_Key = tuple[str, str]  # a recipient, and the name that was written for it


def _asked(
    dossier: Dossier, unlooked: Iterable[tuple[RecordView, str]], vault: Vault
) -> dict[_Key, UnlookedHolder]:
    found: dict[_Key, UnlookedHolder] = {}
    for grant, root in unlooked:
        for key in _holding(dossier, [grant], vault):
            found.setdefault(key, UnlookedHolder(*key, root))
    return found


def _holding(dossier: Dossier, grants: Iterable[RecordView], vault: Vault) -> Iterator[_Key]:
    """To whom letters go for these answers."""
    for grant in grants:
        for one in holders(dossier, [grant], vault):
            if one.is_written_to:
                yield one.recipient, one.named


class TakenBackByRoot:
    """The same of many cases and families, each read once: made for one look."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._found: dict[str, TakenBack | None] = {}
        self._looked: dict[
            str, Dossier | None
        ] = {}  # by space, without the words that wait for a look

    def of(self, grant: RecordView) -> TakenBack | None:
        """Of the case that an answer is about, else of the family in which it lies; None
        where neither is here."""
        read, root = self._vault.read, root_of(grant)
        if (
            root != grant.space and read.view(root) is None
        ):  # or each case that is not here reads the family anew
            root = grant.space
        if root not in self._found:
            dossier = read.dossier(root)
            self._found[root] = None if dossier is None else TakenBack.of(dossier, self._vault)
        return self._found[root]

    def is_sure(self, grant: RecordView) -> bool:
        """Whether it was taken back by the words that count; without reading the file where a day says so."""
        roots = {root_of(grant), grant.space}
        for one in grant.fields.get("withdrawn_on", ()):
            opened = not load_of(one.by) and all(
                self._vault.rules.made_by(root, one.device_id) for root in roots
            )
            if one.value and (opened or counts(one, self._vault.trust.believes)):
                return True
        found = self.of(grant)
        return found is not None and found.get(grant.id) is not None

    def tells(self, event: RecordView) -> bool:
        """Whether a row below an answer counts that says who holds something, when they were asked, what they
        said: coordinators wrote it, this device, who wrote the answer down, or somebody looked at it."""
        believes, wrote = self._vault.trust.believes, writers(event, "holders")
        grant = self._vault.read.view(event.parent or "") if event.parent else None
        own = voices(grant) if grant is not None else frozenset()
        if all(word in own or believes(word) for word in wrote):
            return True
        if event.space not in self._looked:
            around = self._vault.read.dossier(event.space)
            without = around.without if around is not None else ()
            self._looked[event.space] = next((one.silent for one in without if one.outside), None)
        silent = self._looked[event.space]
        kept = ops_of(silent.get(event.id)) if silent is not None else frozenset()
        return silent is None or all(one.op in kept for one in event.fields.get("holders", ()))


def root_of(grant: RecordView) -> str:
    """The case that an answer is about, else where it lies."""
    return grant.text("subject") or grant.space


class _Went(NamedTuple):
    """The answers of one writer by which something went."""

    ids: frozenset[str]
    yeses: Yeses


def _heard(dossier: Dossier, around: Dossier, vault: Vault) -> Dossier:
    """The file without the words in its answers that wait for a look in the file around them."""
    outside = next((one.silent for one in around.without if one.outside), None)
    if outside is None:
        return dossier
    went = _went_by(dossier, vault)
    here = {one.id for one in around.of(_ANSWER)}
    records = (
        _as_heard(one, outside.get(one.id), went) if one.kind == _ANSWER and one.id in here else one
        for one in dossier.records
    )
    return replace(dossier, records=tuple(one for one in records if one is not None))


def _as_heard(
    grant: RecordView, silent: RecordView | None, went: Mapping[str, _Went]
) -> RecordView | None:
    """An answer as the words say it that do not wait, and who wrote down the yes by which something went."""
    if is_decided(grant):
        return grant
    kept, by = (
        ops_of(silent),
        {
            device_id
            for device_id, some in went.items()
            if grant.id in some.ids or some.yeses.before(grant)
        },
    )
    fields = {
        name: held
        for name, standing in grant.fields.items()
        if (held := tuple(a for a in standing if a.op in kept or _is_by(a.device_id, a.by, by)))
    }
    return replace(grant, fields=fields) if fields else None


def _is_by(device_id: str, by: str, device_ids: set[str]) -> bool:
    return device_id in device_ids and not load_of(by)


def _went_by(dossier: Dossier, vault: Vault) -> dict[str, _Went]:
    """By who alone wrote it down: each answer by which something went, as sure disclosure rows say."""
    named = {
        id
        for row in dossier.of("disclosure")
        if is_sure(row, vault)
        for said in row.fields.get("consents", ())
        if counts(said, vault.trust.believes) or is_confirmed(row)
        for id in ids_in(said.value)
    }
    found: dict[str, list[RecordView]] = defaultdict(list)
    for one in dossier.of(_ANSWER):
        wrote = writers(one, "result")
        if one.id in named and len(wrote) == 1:
            found[next(iter(wrote))].append(one)
    return {
        device_id: _Went(frozenset(one.id for one in some), Yeses(some))
        for device_id, some in found.items()
    }
