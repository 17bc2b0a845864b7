"""What one coordinator's device alone said in lists of devices, and a next list without it (bundle.md §9.5).

A list says facts: who belongs, with which keys, who leads, what is good of a withdrawn device, the policy,
the escrow. A fact is a device's alone where every list that holds the fact has it of one that this device
alone signed; whom it admitted so signs for it too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.crypto import escrow
from vsdesk.history.trustlist import Revocation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.trust import SignedList, Trust
    from vsdesk.history.trustlist import TrustList

LoneSort = Literal["device", "key", "good", "leads", "policy", "escrow", "name", "withdrawn"]
_Fact = tuple[LoneSort, str, str]  # what it is, the device or the name, a key or a hash
_Facts = dict[_Fact, "Json"]
_SET: Final = " "  # before the hashes of a set that binds, among the facts of what is good
_K: Final = "k"  # how many sign who leads, among the facts of who leads


@dataclass(frozen=True, slots=True)
class LoneWord:
    """A fact that stands by one device's signature alone: the device or the name that it is `about`, the key
    or the hash, what stood before (`was`, None for nothing), and the list that said it first (`by`)."""

    sort: LoneSort
    about: str
    detail: str = field(repr=False)
    was: Json = field(repr=False)
    by: str

    @property
    def name(self) -> str:
        """What is confirmed or ended at once: all of one sort about one device."""
        return f"{self.sort}:{self.about}" if self.about else self.sort


class _Lists:
    """Lists in the order of their versions, what each follows, and the facts of those that were asked."""

    def __init__(self, held: Iterable[SignedList]) -> None:
        self.every = sorted(held, key=lambda one: one.body.version)
        self.before = followed(self.every)
        self._facts: dict[str, _Facts] = {}

    def facts(self, one: SignedList) -> _Facts:
        """What a list says."""
        found = self._facts.get(one.hash)
        if found is None:
            found = self._facts[one.hash] = dict(_told(one.body))
        return found

    def changed(self, held: SignedList) -> _Facts:
        """The facts in which a list says something else than each list that it follows, and more."""
        said, earlier = self.facts(held), [self.facts(one) for one in self.before[held.hash]]
        facts = {fact for one in (said, *earlier) for fact in one}
        found = {
            fact: said.get(fact)
            for fact in facts
            if all(one.get(fact) != said.get(fact) for one in earlier)
        }
        fresh = {about for sort, about, _ in found if sort == "withdrawn"}
        return {
            fact: value
            for fact, value in found.items()
            if _is_more(fact, value) and not (fact[0] == "good" and fact[1] in fresh)
        }


class _Line:
    """One fact along the lists: what each says of it, what stood without the device, who said it first."""

    def __init__(self, lists: _Lists, fact: _Fact) -> None:
        self._lists, self._fact = lists, fact
        self.said: dict[str, Json] = {}
        self.honest: dict[str, Json] = {}
        self.by: dict[str, str] = {}

    def go_on(self, held: SignedList, *, alone: bool) -> None:
        """One list more: it says something by itself, or what one says that it follows."""
        before = self._lists.before[held.hash]
        for one in before:
            if one.hash not in self.said:  # before the device said anything alone
                self._say(one)
        name, value = held.hash, self._say(held)
        if alone:
            self.honest[name], self.by[name] = self.honest[before[0].hash], name
            return
        same = [one.hash for one in before if self.said[one.hash] == value]
        if same and all(one in self.by for one in same):
            self.honest[name], self.by[name] = self.honest[same[0]], self.by[same[0]]

    def _say(self, held: SignedList) -> Json:
        value = self._lists.facts(held).get(self._fact)
        self.said[held.hash] = self.honest[held.hash] = value
        return value


def lone_words(
    trust: Trust, device_id: str, own: str, since: Callable[[SignedList], bool]
) -> tuple[LoneWord, ...]:
    """What stands in the newest list by lists that `device_id` alone signed, of those that came `since`.

    `own` is this vault's device: it is nobody's admission. Of a device that is listed nothing else is told.
    """
    lists = _Lists(trust.lists)
    alone: dict[str, _Facts] = {}
    signs = {device_id}
    first = len(lists.every)
    for number, held in enumerate(lists.every):
        if not (lists.before[held.hash] and held.signers and held.signers <= signs and since(held)):
            continue
        alone[held.hash] = changed = lists.changed(held)
        signs |= {about for sort, about, _ in changed if sort == "device"} - {own}
        first = min(first, number)
    now, found = dict(_told(trust.newest)), list[LoneWord]()
    newest = [one for one in lists.every if one.hash in trust.hashes]
    for fact in sorted({fact for changed in alone.values() for fact in changed}):
        line = _Line(lists, fact)
        for held in lists.every[first:] if _is_open(trust, fact) else ():
            line.go_on(held, alone=fact in alone.get(held.hash, ()))
        tips = [one.hash for one in newest if lists.facts(one).get(fact) == now.get(fact)]
        if tips and all(name in line.by for name in tips):
            was = line.honest[tips[0]]
            found += [LoneWord(*fact, was, line.by[tips[0]])] if was != now.get(fact) else []
    admitted = {one.about for one in found if one.sort == "device"}
    return tuple(
        one for one in found if one.sort == "device" or one.about not in {*admitted, device_id}
    )


def without(draft: TrustList, words: Iterable[LoneWord]) -> TrustList:
    """The next list without these: as it stood before each. Whom it admitted, and whom it withdrew, is left
    to who signs: an admission ends by a withdrawal, and a withdrawal by nothing."""
    leads, policy, devices = set(draft.coordinators), dict(draft.policy), list(draft.devices)
    rows = {row.device_id: row for row in draft.revoked}
    for word in words:
        if word.sort == "leads" and word.about == _K and isinstance(word.was, int):
            draft = replace(draft, threshold=word.was)
        elif word.sort == "leads":
            leads = leads - {word.about} if word.was is None else leads | {word.about}
        elif word.sort == "policy":
            policy = {key: value for key, value in policy.items() if key != word.about}
            policy |= {} if word.was is None else {word.about: word.was}
        elif word.sort == "name" and isinstance(word.was, str):
            draft = replace(draft, name=word.was)
        elif word.sort == "escrow":
            draft = replace(draft, escrow=_turned(draft, word.was))
        elif word.sort == "key":
            devices = [
                replace(one, encryption=left)
                if one.device_id == word.about
                and (left := tuple(key for key in one.encryption if key.hex() != word.detail))
                else one
                for one in devices
            ]
        elif word.sort == "good" and (row := rows.get(word.about)) is not None:
            rows[word.about] = _less(row, word)
    return replace(
        draft,
        coordinators=tuple(sorted(leads)),
        policy=policy,
        devices=tuple(devices),
        revoked=tuple(rows[device_id] for device_id in sorted(rows)),
    )


def _less(row: Revocation, word: LoneWord) -> Revocation:
    """A revocation of which one checkpoint is good no more, or one set binds again."""
    if not word.detail.startswith(_SET):
        first = tuple(left for names in row.first if (left := _left(names, {word.detail})))
        return replace(
            row,
            good=_left(row.good, {word.detail}),
            taken=tuple(sorted({*row.taken, word.detail})),
            first=first,
        )
    names = _kept(row, word.detail)
    return replace(row, first=tuple(sorted({*row.first, names}))) if names else row


def _kept(row: Revocation, detail: str) -> tuple[str, ...]:
    """What a set names that is good still."""
    return tuple(name for name in detail.split() if name in row.good)


def _left(names: Iterable[str], gone: set[str]) -> tuple[str, ...]:
    return tuple(one for one in names if one not in gone)


def _turned(draft: TrustList, was: Json) -> Mapping[str, Json]:
    """The escrow that was, or none, by a further turn: it outranks the one that stands."""
    turn = escrow.turn_of(draft.escrow) + 1
    known = escrow.read(was if isinstance(was, dict) else None)
    return {"turn": turn, "gone": True} if known is None else known.json(turn)


def followed(held: Iterable[SignedList]) -> dict[str, list[SignedList]]:
    """Of each list, in the order of versions, those that it follows; where none of them is here (versions may
    be skipped), the one before it."""
    found: dict[str, list[SignedList]] = {}
    known: dict[str, SignedList] = {}
    last: list[SignedList] = []
    for one in sorted(held, key=lambda one: one.body.version):
        found[one.hash] = [known[name] for name in one.body.prev if name in known] or last
        known[one.hash], last = one, [one]
    return found


def _is_more(fact: _Fact, value: Json) -> bool:
    """Whether it lets something be that was not: what is good, a key or a device gone lets nothing be, a set
    that binds does."""
    sort, _, detail = fact
    if sort == "good":
        return (value is None) == detail.startswith(_SET)
    return value is not None or sort in ("leads", "policy")


def _told(body: TrustList) -> Iterator[tuple[_Fact, Json]]:
    for device in body.devices:
        yield ("device", device.device_id, ""), True
        for key in device.encryption:
            yield ("key", device.device_id, key.hex()), True
    for device_id in body.coordinators:
        yield ("leads", device_id, ""), True
    yield ("leads", _K, ""), body.threshold
    for row in body.revoked:
        yield ("withdrawn", row.device_id, ""), True
        for name in row.good:
            yield ("good", row.device_id, name), True
        for names in row.first:
            yield ("good", row.device_id, _SET + " ".join(names)), True
    for name, value in body.policy.items():
        yield ("policy", name, ""), value
    if body.escrow is not None:
        yield ("escrow", "", ""), dict(body.escrow)
    yield ("name", "", ""), body.name


def _is_open(trust: Trust, fact: _Fact) -> bool:
    """Whether something of a fact can end: a device that is withdrawn has no key and does not lead, and a set
    binds where something is left of it that no set names."""
    sort, about, detail = fact
    if sort in ("device", "key", "leads") and trust.newest.is_revoked(about):
        return False
    row = trust.newest.revocation(about) or Revocation(about)
    left = _kept(row, detail) if detail.startswith(_SET) else ()
    return not detail.startswith(_SET) or (bool(left) and left not in row.first)
