"""What a coordinator's device alone signed in lists of devices, as a page and a command tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk.local_days import day_here
from vsdesk.exchange import lone_lists
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.desk.sync.devices import DeviceRow
    from vsdesk.history.signed_alone import LoneSort, LoneWord
    from vsdesk.vault.vault import Vault
    from vsdesk.words import Words

WHAT_ENDS: Final = mark(
    "Its signature alone stands for this. All of it ends with the withdrawal, in the same list, but what you say stays: say so only of what you know."
)
WHAT_WAITS: Final = mark(
    "Its signature alone stands for this, since its laptop may have been in other hands. End it, but what you know to be right."
)
STAYS: Final = mark("I know of this: it stays")
_TOLD: Final[dict[str, str]] = {
    "device": mark("It admitted this device to the organisation: {device}"),
    "key": mark("It named another key, by which what goes to this device is opened: {device}"),
    "good": mark("It let count what was put aside of this device: {device}"),
    "leads": mark("It let this device lead: {device}"),
    "no_lead": mark("It took this device out of those who lead: {device}"),
    "together": mark("It said how many coordinators sign who leads."),
    "sources": mark("It decided whether coordinators get the sources."),
    "journal": mark("It decided whether the journals stay where they are."),
    "policy": mark("It decided something for the organisation that this program does not know."),
    "escrow": mark("It said which key papers open the vaults of the organisation."),
    "name": mark("It gave the organisation another name."),
    "withdrawn": mark(
        "It withdrew this device: {device}. A withdrawal is not undone; what was put aside of it is looked at on its page."
    ),
}
_BY_ALL: Final = mark("One signature does not end this: several sign who leads.")


@dataclass(frozen=True, slots=True)
class LoneRow:
    """One thing that stands by one device's signature alone. `name` is how a list names it, `sort` what is
    told of it, `device` whom it is about, `day` when it came here ("" where nobody noted it); `ends`: one
    signature ends it."""

    name: str
    sort: str
    device: DeviceRow | None
    day: str
    ends: bool

    @property
    def handle(self) -> str:
        """How a command names it: by the letter of the device, where it has one."""
        if self.device is None or not self.device.letter:
            return self.name
        return f"{self.name.partition(':')[0]}:{self.device.letter}"


def lone_rows(
    vault: Vault, said: Iterable[LoneWord], devices: Iterable[DeviceRow]
) -> tuple[LoneRow, ...]:
    """What was signed alone, each thing once: devices first."""
    known = {one.device_id: one for one in devices}
    came = vault.trust.came()
    found: dict[str, LoneRow] = {}
    for one in said:
        at = came.get(one.by)
        row = LoneRow(
            one.name,
            _sort(one),
            known.get(one.about),
            "" if at is None else day_here(at),
            lone_lists.may_end(vault, one),
        )
        found.setdefault(one.name, row)
    return tuple(sorted(found.values(), key=lambda row: (_ORDER.index(row.sort), row.handle)))


_ORDER: Final = (*_TOLD,)
_POLICIES: Final = ("sources", "journal")


def _sort(one: LoneWord) -> str:
    sort: LoneSort = one.sort
    if sort == "policy":
        return one.about if one.about in _POLICIES else sort
    if sort == "leads":
        return "together" if isinstance(one.was, int) and one.was is not True else _led(one)
    return sort


def _led(one: LoneWord) -> str:
    return "leads" if one.was is None else "no_lead"


def lone_lines(one: LoneRow, words: Words, called: Callable[[DeviceRow], str]) -> list[str]:
    """What is told of one: what it is, and why it does not end by one signature."""
    device = called(one.device) if one.device is not None else ""
    told = [words.say(_TOLD[one.sort], device=device)]
    if not one.ends and one.sort != "withdrawn":
        told.append(words.say(_BY_ALL))
    return told
