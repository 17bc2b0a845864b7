"""Every kind of record × every thing that another device may not turn round in it.

One documenter records one of each kind, with every field filled. Another enrolled device then writes over
all of it, with its real key, at its own time or dated back to the year 2000. What stands is what stood,
or narrower, and the gate lets nothing more out. Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import LONG_AGO, Device, Town, as_shown, carry, told_once, town
from tests.faults.planted import every_kind

from vsdesk.desk import Edit
from vsdesk.history.entry import MAX_OPS, NewOp
from vsdesk.history.merge import observed_now
from vsdesk.records.dictionary.narrowness import rank
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec, Role

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

TIMES = pytest.mark.parametrize("ts", [None, LONG_AGO], ids=["now", "dated back"])
WAYS = pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
HOMES: Final = (
    "case",
    "family",
    "incident",
    "activity",
    "source",
    "list",
)  # lent to the other device
ROOTS: Final = {
    "incident": "incident",
    "activity": "activity",
    "source": "source",
    "list": "source_list",
}
PAPERS: Final = (("wgeid", "un_complaint"), ("iimp", "search"), ("family", "hold_record"))


def settable(kind: KindSpec) -> Iterable[FieldSpec]:
    """The fields that a documenter sets."""
    return (one for one in kind.fields if "documenter" in one.setters and not one.derived)


def _parent(
    kind: KindSpec, home: str, roots: Mapping[str, str], ids: Mapping[str, tuple[str, str]]
) -> str | None:
    if not kind.parents or "*" in kind.parents or home in kind.parents:
        return roots[home]
    made = {name: rec for rec, (name, space) in ids.items() if space == roots[home]}
    return next((made[one] for one in kind.parents if one in made), None)


@told_once
def filled(made: Town, silent: bool) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The roots, by where they lie; and of each record its kind and space, by id."""
    dictionary = made.rima.context.dictionary
    roots = {"case": made.case, "family": made.family}
    ids: dict[str, tuple[str, str]] = {}
    roots |= {home: made.hala.context.new_id() for home in ROOTS}
    by_space: dict[str, list[NewOp]] = {}
    for kind, _, _ in every_kind(dictionary):
        home = next((one for one in HOMES if one in kind.spaces), None)
        if home is None or "documenter" not in kind.writers:
            continue
        parent = None if kind.root else _parent(kind, home, roots, ids)
        if parent is None and not kind.root:
            continue
        space = roots[home]
        rec = space if kind.root else made.hala.context.new_id()
        ids[rec] = (kind.name, space)
        if home not in ROOTS and kind.root:
            continue  # the town's own case and family say what they say
        said = [one for one in settable(kind) if not (silent and one.narrow)]
        values = {one.name: _careful(dictionary, one, space) for one in said}
        by_space.setdefault(space, []).append(NewOp(rec, kind.name, values, parent=parent))
    hala = Device(made.hala, made.stick)
    for space, ops in by_space.items():
        assert len(ops) <= MAX_OPS
        hala.sign(space, *ops)
    carry(made.hala, made.stick, made.rima)
    for own, kind_name in ROOTS.items():
        lent = Edit(kind_name, {"assigned": [made.enemy.device_id]}, id=roots[own])
        made.rima.cases.save([lent])
    carry(made.rima, made.stick, made.enemy.desk)
    return roots, ids


class Everything:
    """A town in which one record of each kind that a documenter writes was made by Hala, roots among them.

    `silent`: she said nothing in the fields whose values have an order.
    """

    def __init__(self, house: House, *, silent: bool = False, role: Role = "documenter") -> None:
        self.town: Town = town(house, role)
        self.roots, ids = filled(self.town, silent)
        self.dictionary = self.town.rima.context.dictionary
        self.ids = {
            rec: (kind, space)
            for rec, (name, space) in ids.items()
            if (kind := self.dictionary.kind(name)) is not None
        }
        self.before = self.views()
        self.left = self.leaves()

    def views(self) -> dict[str, RecordView]:
        """Each record as the coordinator has it."""
        return {rec: self.town.view(rec) for rec in self.ids}

    def leaves(self) -> dict[tuple[str, str], set[tuple[str, str]]]:
        """What leaves for whom: (record, field)."""
        found = {}
        for recipient, purpose in PAPERS:
            records = self.town.gate(recipient, purpose, "A").records
            found[recipient, purpose] = {(one.id, name) for one in records for name in one.values}
        return found

    def arrive(self) -> tuple[dict[str, RecordView], dict[tuple[str, str], set[tuple[str, str]]]]:
        """After the other device handed over."""
        self.town.enemy.hand_over(self.town.rima)
        assert self.town.rima.context.vault.check() == []
        return self.views(), self.leaves()


@pytest.fixture
def made(house: House) -> Everything:
    """The town, full."""
    return Everything(house)


def careful(made: Everything, spec: FieldSpec, space: str) -> Json:
    """A value as somebody careful gives it: of several the narrowest."""
    return _careful(made.dictionary, spec, space)


def _careful(dictionary: Dictionary, spec: FieldSpec, space: str) -> Json:
    told = "قيل لنا كذا (مختلق)"
    terms = [*dictionary.vocabularies.keys(spec.vocabulary)] if spec.vocabulary else ["x"]
    first = next((one for one in spec.narrow if one in terms), terms[0])
    values: dict[str, Callable[[], Json]] = {
        "text": lambda: told,
        "ptext": lambda: {"ar": told, "src_lang": "ar"},
        "pdate": lambda: {"from": "2013-08-09", "to": "2013-08-09", "precision": "day"},
        "day": lambda: "2026-10-01",
        "choice": lambda: first,
        "choices": lambda: [terms[0]],
        "bool": lambda: spec.narrow != ("no",),
        "number": lambda: 3,
        "amount": lambda: "12.50",
        "link": lambda: space,
        "links": lambda: [space],
        "kid": lambda: "ab" * 32,
        "kids": lambda: ["ab" * 32],
        "hash": lambda: "ab" * 32,
        "json": list,
    }
    return values[spec.type]()


def wider(made: Everything, spec: FieldSpec, space: str) -> Json:
    """Another value: of those that are ordered the one that lets out most."""
    terms = [*made.dictionary.vocabularies.keys(spec.vocabulary)] if spec.vocabulary else ["y"]
    last = next((one for one in reversed(spec.narrow) if one in terms), terms[-1])
    values: dict[str, Callable[[], Json]] = {
        "text": lambda: "كذب",
        "ptext": lambda: {"ar": "كذب", "src_lang": "ar"},
        "pdate": lambda: {"from": "1999-01-01", "to": "1999-01-01", "precision": "day"},
        "day": lambda: None if spec.narrow else "2030-01-01",
        "choice": lambda: last,
        "choices": lambda: [*sorted(set(terms))],
        "bool": lambda: spec.narrow == ("no",),
        "number": lambda: 0,
        "amount": lambda: "99.00",
        "link": lambda: made.town.person,
        "links": lambda: [made.town.person],
        "kid": lambda: made.town.enemy.device_id,
        "kids": lambda: [made.town.enemy.device_id],
        "hash": lambda: "cd" * 32,
        "json": lambda: [["x", ["y"]]],
    }
    return values[spec.type]()


def write_over(
    made: Everything,
    chosen: Callable[[FieldSpec], bool],
    *,
    replace: bool,
    ts: int | None,
    value: Callable[[Everything, FieldSpec, str], Json] = wider,
) -> set[str]:
    """The other device says something else in these fields of every record; the records it wrote to."""
    by_space: dict[str, list[NewOp]] = {}
    for rec, (kind, space) in made.ids.items():
        names = [one for one in settable(kind) if chosen(one)]
        if not names:
            continue
        values: Mapping[str, Json] = {one.name: value(made, one, space) for one in names}
        supersedes = made.town.enemy.replacing(rec, kind.name, [*values]) if replace else {}
        by_space.setdefault(space, []).append(NewOp(rec, kind.name, values, supersedes=supersedes))
    for space, ops in by_space.items():
        made.town.enemy.sign(space, *ops, ts=ts)
    return {op.rec for ops in by_space.values() for op in ops}


def holds(spec: FieldSpec, view: RecordView) -> tuple[float, str]:
    """How narrow a field is, as it stands; silence is an answer."""
    return min(rank(spec, one) for one in view.every(spec.name) or (None,))


@TIMES
@WAYS
def test_what_is_written_once_stays(made: Everything, replace: bool, ts: int | None) -> None:
    touched = write_over(made, lambda one: one.right in ("once", "first"), replace=replace, ts=ts)
    assert len(touched) > 4
    after, left = made.arrive()
    for rec, (kind, _) in made.ids.items():
        for one in settable(kind):
            if one.right in ("once", "first"):
                assert after[rec].every(one.name) == made.before[rec].every(one.name), one
    assert left == made.left


@TIMES
@WAYS
def test_what_is_held_is_never_replaced(made: Everything, replace: bool, ts: int | None) -> None:
    assert write_over(made, lambda one: one.right == "held", replace=replace, ts=ts)
    after, _ = made.arrive()
    for rec, (kind, _) in made.ids.items():
        for one in settable(kind):
            if one.right == "held":
                assert set(map(str, made.before[rec].every(one.name))) <= set(
                    map(str, after[rec].every(one.name))
                )


@TIMES
@WAYS
def test_the_narrower_holds_in_every_field_that_has_an_order(
    made: Everything, replace: bool, ts: int | None
) -> None:
    """Results, scopes, limits, seals, marks, days of withdrawal: of every kind."""
    touched = write_over(made, lambda one: bool(one.narrow), replace=replace, ts=ts)
    assert touched == set(made.ids), "each record has a seal"
    after, left = made.arrive()
    for rec, (kind, _) in made.ids.items():
        for one in settable(kind):
            if one.narrow:
                assert holds(one, after[rec]) <= holds(one, made.before[rec]), one
    assert all(left[paper] <= made.left[paper] for paper in left)


@TIMES
@WAYS
def test_nobody_else_is_the_first_to_say_what_lets_out_more(
    house: House, replace: bool, ts: int | None
) -> None:
    """Where she said nothing, her silence stands beside what another device says for her."""
    made = Everything(house, silent=True)
    write_over(made, lambda one: bool(one.narrow), replace=replace, ts=ts)
    after, left = made.arrive()
    beside = 0
    for rec, (kind, _) in made.ids.items():
        for one in settable(kind):
            if made.before[rec].every(one.name):
                continue  # the town's own case and family say something there
            if one.narrow and one.type in ("bool", "choice", "choices"):
                assert None in after[rec].every(one.name), one
                assert after[rec].differs(one.name)
                beside += 1
    assert beside > 15
    said = {
        (rec, one.name) for rec, (kind, _) in made.ids.items() for one in kind.fields if one.narrow
    }
    assert all(left[paper] - said <= made.left[paper] for paper in left)


@TIMES
def test_clearing_narrows_nothing_away(made: Everything, ts: int | None) -> None:
    """Null in every field that has an order, of every kind."""
    write_over(made, lambda one: bool(one.narrow), replace=True, ts=ts, value=lambda *_: None)
    after, left = made.arrive()
    for rec, (kind, _) in made.ids.items():
        for one in settable(kind):
            if one.narrow:
                assert holds(one, after[rec]) <= holds(one, made.before[rec]), one
    assert all(left[paper] <= made.left[paper] for paper in left)


@TIMES
def test_no_record_is_moved_or_made_another_kind(made: Everything, ts: int | None) -> None:
    enemy = made.town.enemy
    for rec, (kind, space) in made.ids.items():
        others = [one for one, (_, home) in made.ids.items() if home == space and one != rec]
        others.append(made.town.person)
        name = next(iter(settable(kind))).name
        moved = NewOp(rec, kind.name, {f"x_{name}": "كذب"}, parent=others[0])
        enemy.sign(space, moved, ts=ts)
        enemy.sign(space, NewOp(rec, "note", {"text": {"ar": "كذب"}}, parent=space), ts=ts)
        elsewhere = made.roots["case" if space != made.roots["case"] else "family"]
        enemy.sign(elsewhere, NewOp(rec, kind.name, {name: None}, parent=elsewhere), ts=ts)
    after, left = made.arrive()
    for rec, view in after.items():
        old = made.before[rec]
        assert (view.kind, view.space, view.parent) == (old.kind, old.space, old.parent)
        assert view.parents == ()
    known = {name for pairs in made.left.values() for name in pairs}
    assert all(pair in known or pair[1].startswith("x_") for one in left.values() for pair in one)


@TIMES
def test_nothing_of_others_is_taken_out(made: Everything, ts: int | None) -> None:
    enemy = made.town.enemy
    for rec, (kind, space) in made.ids.items():
        state = enemy.state(rec, kind.name)
        op = NewOp(rec, kind.name, {"deleted": True}, observed=dict(observed_now([state])))
        enemy.sign(space, op, ts=ts)
    after, left = made.arrive()
    assert not any(view.deleted for view in after.values())
    assert all(left[paper] <= made.left[paper] for paper in left)


@TIMES
@WAYS
def test_a_reviewers_device_changes_no_field_that_is_not_a_reviewers(
    house: House, replace: bool, ts: int | None
) -> None:
    """Of every right, the free ones too."""
    made = Everything(house, role="reviewer")
    others = [
        one
        for kind, _ in made.ids.values()
        for one in settable(kind)
        if "reviewer" not in one.setters
    ]
    touched = write_over(made, lambda one: one in others, replace=replace, ts=ts)
    assert len(touched) > 50
    after, left = made.arrive()
    for rec, (kind, _) in made.ids.items():
        assert not after[rec].deleted
        for one in settable(kind):
            if one in others:
                assert after[rec].every(one.name) == made.before[rec].every(one.name), one
    assert left == made.left


def test_a_coordinator_may_do_what_is_a_coordinators(made: Everything) -> None:
    """The same writing by her device counts: a seal is lowered, a limit widened."""
    rima, lowered = made.town.rima, 0
    for rec, (kind, _) in made.ids.items():
        if kind.once:
            continue
        rima.cases.save([as_shown(rima, kind.name, {"sens": 0}, rec)])
        assert made.town.view(rec).every("sens") == (0,)
        lowered += 1
    assert lowered > 20
