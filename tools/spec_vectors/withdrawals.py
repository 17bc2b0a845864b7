"""docs/spec/withdrawals.json: one device withdrawn by two beside each other, vouched for, and withdrawn anew.

Salma, Zin and Nur lead, each of them signs alone; Amal's laptop is withdrawn. Everybody is made up. Of three
logs of Amal's, four entries each, checkpoints (of which the hash alone is told) open so many.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from tools.spec_vectors.lists import LedPeople, told_lists

from vsdesk.crypto.canonical import Json
from vsdesk.errors import Refused
from vsdesk.history.trust import Revocation, Trust, climb, found_organisation, next_version

ENTRIES: Final = 4  # of each log
# Of each checkpoint and log: how many entries, from the first on, its leaf opens; 0: none of it is good.
_OPENED: Final[dict[str, dict[str, int]]] = {
    "salma": {"one": 1, "two": 0},
    "zin": {"one": 4, "two": 3, "three": 2},
    "nur": {"two": 2},
    "older": {"one": 3, "two": 1},
    "anew": {"one": 1, "two": 1, "three": 0},
    "later": {"three": 1},
}
_ORDERS: Final = {
    "salma first": ("first", "salma", "not good", "zin", "nur", "anew", "later"),
    "zin first": ("first", "zin", "salma", "nur", "anew", "later"),
    "an older program's beside": ("first", "older", "salma", "zin"),
    "an older program's alone": ("first", "older"),
}


def _hash(name: str) -> str:
    return hashlib.sha256(f"{name} (made up)".encode()).hexdigest()


def withdrawals() -> Json:
    """The lists, what the checkpoints open, and what stands after each list, in several orders."""
    people = LedPeople()
    kid = people.keys["amal"].device_id
    leads = people.named("salma", "zin", "nur")
    first = replace(people.first(), coordinators=leads, threshold=1)
    frames = {"first": people.sign(first, "salma")}
    common = found_organisation(frames["first"])

    def says(trust: Trust, by: str, said: Revocation) -> Trust:
        name = "older" if said.good == (_hash("older"),) else _named(said, trust)
        frames[name] = people.sign(replace(next_version(trust), revoked=(said,)), by)
        return climb(trust, frames[name])[0]

    def withdrawn(name: str) -> Revocation:
        return Revocation(kid, (_hash(name),), first=((_hash(name),),))

    def more(trust: Trust, name: str) -> Revocation:
        held = trust.newest.revocation(kid) or Revocation(kid)
        return replace(held, good=tuple(sorted({*held.good, _hash(name)})))

    says(common, "nur", Revocation(kid, (_hash("older"),)))
    ours = says(common, "salma", withdrawn("salma"))
    wrong = replace(
        withdrawn("salma"), first=((_hash("zin"),),)
    )  # a set that is not among what is good
    body = replace(next_version(ours), revoked=(wrong,))
    frames["not good"] = people.sign(body, "salma")
    says(common, "zin", withdrawn("zin"))
    both = climb(ours, frames["zin"])[0]
    vouched = says(both, "nur", more(both, "nur"))
    anew = withdrawn("anew")
    taken = replace(anew, taken=tuple(sorted(map(_hash, ("salma", "zin", "nur")))))
    says(says(vouched, "salma", taken), "zin", more(climb(vouched, frames["anew"])[0], "later"))
    leaves: dict[str, Json] = {_hash(name): {**said} for name, said in _OPENED.items()}
    return {
        "org": common.org,
        "kid": kid,
        "entries": ENTRIES,
        "leaves": leaves,
        **told_lists(people, frames),
        "orders": {
            name: [*_steps(frames, order, kid, _opened())] for name, order in _ORDERS.items()
        },
    }


def _named(said: Revocation, trust: Trust) -> str:
    """Which checkpoint a revocation names that no list held does."""
    held = trust.newest.revocation(said.device_id)
    known = set() if held is None else {*held.good}
    [fresh] = [name for name in _OPENED if _hash(name) in {*said.good} - known]
    return fresh


def _opened() -> dict[str, dict[str, int]]:
    return {_hash(name): said for name, said in _OPENED.items()}


def _steps(
    frames: Mapping[str, bytes],
    order: Iterable[str],
    kid: str,
    opened: Mapping[str, Mapping[str, int]],
) -> Iterable[Json]:
    trust: Trust | None = None
    for name in order:
        mark: str = ""
        try:
            if trust is None:
                trust = found_organisation(frames[name])
            else:
                trust, mark = climb(trust, frames[name])
        except Refused as refused:
            mark = refused.name
        assert trust is not None
        yield {"list": [*frames].index(name), "code": mark, **counted(trust, kid, opened)}


def counted(trust: Trust, kid: str, opened: Mapping[str, Mapping[str, int]]) -> dict[str, Json]:
    """What the lists say of a device, and how many entries of each log count, from the first on, where all
    leaves are here."""
    said = trust.newest.revocation(kid)
    counts: dict[str, Json] = {}
    for log in ("one", "two", "three"):
        here = {ck: of[log] for ck, of in opened.items() if log in of}
        good = set() if said is None else {*said.good} & {*here}
        sets = () if said is None else said.judged_by(good)
        best = [max((here[ck] for ck in names & good), default=0) for names in sets]
        counts[log] = min(best) if good else ENTRIES
    row = Revocation(kid) if said is None else said
    sets_told: list[Json] = [[*names] for names in sorted(row.first)]
    return {"good": [*row.good], "taken": [*row.taken], "first": sets_told, "counts": counts}
