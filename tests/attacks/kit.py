"""An enrolled device whose program was changed: it signs whatever its owner, or who holds it, wants.

Its key, its chain of entries and its hand-over are the real ones; only the checks before a save are
gone. What it writes reaches the coordinator as a bundle on a stick, like everything else. Everybody is
made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial, update_wrapper
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import pytest
from tests.desk.conftest import House, whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.desk.saving.decisions import weighing
from vsdesk.errors import UserError
from vsdesk.history.clock import format_ts
from vsdesk.history.entry import NewOp, log_id, write_entry
from vsdesk.history.merge import observed_now
from vsdesk.history.shape import ZERO_HASH
from vsdesk.history.state import RecordState
from vsdesk.load_mark import marked
from vsdesk.records.dictionary.spec import Role
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request
from vsdesk.records.on_screen import OnScreen, seen
from vsdesk.vault.vault import Vault

LONG_AGO: Final = 946_684_800_000  # 1 January 2000: what a device that dates back says
TODAY: Final = "2026-11-24"
STICK: Final = "stick"
LOAD: Final = "e" * 16  # the id of a load that there never was
T = TypeVar("T")
P = ParamSpec("P")


@dataclass
class Device:
    """One enrolled device under the hand of an attacker."""

    desk: Desk
    stick: Path
    loads: Iterator[str] | None = None  # where its entries name loads: each another

    @property
    def device_id(self) -> str:
        """Its signing key's id."""
        return self.desk.context.vault.identity.device_id

    @property
    def by(self) -> str:
        """What it writes as its own code: behind it the mark of any load, where it names such."""
        load = "" if self.loads is None else next(self.loads)
        return marked(self.desk.context.vault.by, load)

    def state(self, rec: str, kind: str) -> RecordState:
        """What this device has of a record."""
        vault = self.desk.context.vault
        sql = "SELECT n FROM record WHERE id = ? AND kind = ?"
        found = vault.folding.state(vault.database.one(sql, (bytes.fromhex(rec), kind))[0])
        assert found is not None
        return found

    def replacing(self, rec: str, kind: str, names: Sequence[str]) -> dict[str, Sequence[str]]:
        """A `sup` that names everything that stands in these fields."""
        fields = self.state(rec, kind).fields
        return {name: [op.id for op in fields[name]] for name in names if name in fields}

    def sign(self, space: str, *ops: NewOp, ts: int | None = None, by: str | None = None) -> None:
        """Write one entry of its own into its own log, without a question."""
        vault = self.desk.context.vault
        log = log_id(self.device_id, vault.identity.incarnation, space)
        with vault.transaction():
            held = vault.ledger.log(log)
            entry, bodies = write_entry(
                log,
                space,
                1 if held is None else held.seq + 1,
                ZERO_HASH if held is None or held.head is None else held.head,
                vault.now_ts() if ts is None else format_ts(ts),
                1,
                vault.trust.version,
                self.by if by is None else by,
                ops,
                vault.random,
            )
            number = vault.ledger.open_log(log, self.device_id, vault.identity.incarnation, space)
            touched = vault.ledger.append(
                number, entry, {b.index: b for b in bodies}, vault.clock()
            )
            vault.folding.refold(touched)

    @contextmanager
    def many(self) -> Iterator[None]:
        """Many entries inside are written as always, and folded here once, when all are there: what others
        take in is the same."""
        vault = self.desk.context.vault
        with vault.transaction(), vault.folding.once():
            yield

    def change(
        self,
        rec: str,
        kind: str,
        values: Mapping[str, Json],
        *,
        replace: bool = True,
        ts: int | None = None,
        parent: str | None = None,
        observed: bool = False,
    ) -> None:
        """Say something else in a record of others: by replacing what stands, or beside it."""
        state = self.state(rec, kind)
        self.sign(
            state.space,
            NewOp(
                rec,
                kind,
                values,
                supersedes=self.replacing(rec, kind, [*values]) if replace else {},
                parent=parent,
                observed=dict(observed_now([state])) if observed else None,
            ),
            ts=ts,
        )

    def hand_over(self, *others: Desk) -> None:
        """Carry all of it to the others."""
        carry(self.desk, self.stick, *others)


@dataclass
class Town:
    """A coordinator, the documenter who recorded a family, and an enrolled device that turned hostile."""

    rima: Desk
    hala: Desk
    enemy: Device
    case: str
    person: str
    family: str
    mother: str
    stick: Path
    grants: dict[str, str] = field(default_factory=dict)  # by recipient
    house: House | None = field(default=None, repr=False)
    again: Callable[[House], Town] | None = field(
        default=None, repr=False
    )  # the same in an empty house

    def view(self, rec: str) -> RecordView:
        """A record as the coordinator has it."""
        return self.rima.cases.record(rec)

    def gate(
        self, recipient: str = "iimp", purpose: str = "search", level: str = "B"
    ) -> GateDecision:
        """What the coordinator's gate lets out."""
        request = Request(purpose, recipient, level, TODAY)  # type: ignore[arg-type]  # a level by name
        return decide(request, self.rima.cases.dossier(self.case), self.rima.context.dictionary)

    def holds(self, recipient: str, purpose: str = "search") -> str:
        """What holds at the coordinator's for a recipient."""
        rows = self.rima.consent.table(self.case).outcomes
        return next(o.state for o in rows if (o.purpose, o.recipient) == (purpose, recipient))


def as_shown(desk: Desk, kind: str, values: Mapping[str, Json], id: str) -> Edit:
    """What somebody writes on a page that shows all that stands in these fields now."""
    return Edit(kind, values, id=id, seen=seen(desk.cases.record(id), values))


def carry(source: Desk, stick: Path, *others: Desk) -> None:
    """Hand over to those who are there, and take it in; to everybody where none of them is known."""
    stick.mkdir(exist_ok=True)
    for path in stick.iterdir():
        path.unlink()
    known = [row.device_id for row in source.sync.destinations()]
    here = {other.context.vault.identity.device_id for other in others}
    source.sync.hand_over(stick, [one for one in known if one in here] or known)
    for other in others:
        other.sync.intake.receive([stick])


@dataclass(frozen=True)
class _Recorded:
    """What `_record` wrote, by id."""

    case: str
    person: str
    family: str
    mother: str
    grants: Mapping[str, str]


def town(house: House, role: Role = "documenter") -> Town:
    """Hala records مروان and what his mother said; the coordinator has it, and lent it to the enemy.

    The mother said no to the institution, yes to the Working Group. Coordinators get sources by the policy of
    the house, so that what lies in them can be attacked everywhere (that they stay:
    tests/exchange/test_sealed_sources.py).
    """
    told = house.begin(f"town-{role}", lambda empty: _record(empty, role))
    return _town(house, told, lambda empty: town(empty, role))


def begun(
    house: House, key: str, more: Callable[[Town], T], role: Role = "documenter"
) -> tuple[Town, T]:
    """The same town after `more`, and what that tells (ids, no desks): for what many tests of a
    module begin with, made once in a process and copied."""

    def make(empty: House) -> tuple[_Recorded, T]:
        made = town(empty, role)
        told = more(made)
        return _recorded(made), told

    recorded, told = house.begin(f"{key}-{role}", make, goes_on=True)
    return _town(house, recorded, lambda empty: begun(empty, key, more, role)[0]), told


def told_once(tell: Callable[Concatenate[Town, P], T]) -> Callable[Concatenate[Town, P], T]:
    """What many tests tell first, asked for in plain words, that tells back plain words (ids, no desks).

    What is asked a second time of the same town, in which nothing else was done, is told once in a process
    and copied.
    """

    def told(made: Town, /, *args: P.args, **named: P.kwargs) -> T:
        house, again = made.house, made.again
        plain = _is_plain([*args]) and _is_plain(named) and made.enemy.loads is None
        if not plain or house is None or again is None or not house.is_untouched:
            return tell(made, *args, **named)
        before = _recorded(made)  # a test may have turned to another case of the town
        asked = f"{tell.__module__}.{tell.__qualname__} {args!r} {named!r} {before!r}"
        if not house.heard(asked):
            return tell(made, *args, **named)

        def make(empty: House) -> tuple[_Recorded, T]:
            there = again(empty)
            _turn_to(there, before)
            found = tell(there, *args, **named)
            return _recorded(there), found

        recorded, found = house.go_on(asked, make)
        _turn_to(made, recorded)
        made.again = partial(_told_again, again, before, told, args, named)
        return deepcopy(found)

    update_wrapper(told, tell)
    return told


def _is_plain(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_plain, (*value, *value.values())))
    return value is None or isinstance(value, str | int)


def _told_again(
    again: Callable[[House], Town],
    before: _Recorded,
    told: Callable[..., object],
    args: Any,
    named: Any,
    empty: House,
) -> Town:
    made = again(empty)
    _turn_to(made, before)
    told(made, *args, **named)
    return made


def _turn_to(made: Town, recorded: _Recorded) -> None:
    made.case, made.person, made.family = recorded.case, recorded.person, recorded.family
    made.mother, made.grants = recorded.mother, {**recorded.grants}


def _recorded(made: Town) -> _Recorded:
    return _Recorded(made.case, made.person, made.family, made.mother, {**made.grants})


def _town(house: House, told: _Recorded, again: Callable[[House], Town]) -> Town:
    rima, hala, enemy = house.desks[-3:]
    stick = house.root / STICK
    return Town(
        rima,
        hala,
        Device(enemy, stick),
        told.case,
        told.person,
        told.family,
        told.mother,
        stick,
        {**told.grants},
        house,
        again,
    )


def _record(house: House, role: Role) -> _Recorded:
    rima = house.coordinator()
    rima.sync.set_sources_go(go=True)
    hala = house.documenter("hala", rima)
    enemy = house.documenter("enemy", rima, role)
    stick = house.root / STICK
    case, person, family = whole_case(hala)
    mother = mother_of(hala, family)
    grants: dict[str, str] = {}
    for recipient, purpose, result in (
        ("iimp", "search", "refused"),
        ("wgeid", "un_complaint", "given"),
    ):
        made = hala.consent.grant(
            case,
            mother,
            purpose,
            recipient,
            result,
            How(),
            scopes=["identity", "circumstances"],
            shown=hala.cases.shown(case),
        )
        grants[recipient] = made.ids[0]
    carry(hala, stick, rima)
    for root, kind in ((case, "case"), (family, "family")):
        rima.cases.save(
            [Edit(kind, {"assigned": [enemy.context.vault.identity.device_id]}, id=root)]
        )
    carry(rima, stick, enemy, hala)
    return _Recorded(case, person, family, mother, grants)


@told_once
def swap(made: Town) -> None:
    """The coordinator hands what she has to the enemy and to Hala."""
    carry(made.rima, made.stick, made.enemy.desk, made.hala)


def marks_as_a_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every device that is no coordinator's writes the mark of a load behind its code, as whoever
    holds one may."""
    plain = Vault.by

    def by(vault: Vault) -> str:
        said = str(plain.__get__(vault))
        return said if vault.role == "coordinator" else marked(said, LOAD)

    monkeypatch.setattr(Vault, "by", property(by))


def decided_before(desk: Desk, grant: str, why: str, shown: OnScreen | None = None) -> None:
    """A coordinator's decision as programs before 039 wrote it, over a no too: such stand in vaults."""
    with pytest.raises(UserError, match="E_NO_HOLDS"):
        desk.consent.steps.decide(grant, why, shown=desk.consent.steps.shown(grant))
    vault, seen_then = desk.context.vault, shown or desk.consent.steps.shown(grant)
    values: dict[str, Json] = {"decides": True, "decides_why": why}
    edit = Edit("consent_grant", values, id=grant, why=why, shown=seen_then)
    vault.save([weighing(vault, edit)])
