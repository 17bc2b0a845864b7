"""What the pages of erasure read, on the writer thread: an order is weighed on the connection that carries it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk import Desk, ErasureRow, Listing, Proposal, ToErase, Waiting


@dataclass(frozen=True)
class Planned:
    """One listing; `beside` are (id, kind, title) of what may go along: the families of a case, a family's cases."""

    listing: Listing
    devices: Mapping[str, str]  # kid -> letter
    beside: tuple[tuple[str, str, str], ...] = field(repr=False)


def plan(desk: Desk, root: str, along: tuple[str, ...]) -> Planned:
    """What erasing `root` and what goes along would take. Changes nothing. Raises UserError E_ROLE, E_ERASED."""
    listing = desk.erasure(root, *along)
    beside = tuple(
        (one.id, one.kind, f"{one.title} {one.number}".strip()) for one in desk.erasure_beside(root)
    )
    return Planned(listing, _letters(desk), beside)


@dataclass(frozen=True)
class Due:
    """All that must go, and what went. `certificates`: the order's frame -> the record of its certificate."""

    offered: tuple[ToErase, ...]
    waiting: tuple[Waiting, ...]
    proposals: tuple[Proposal, ...]
    done: tuple[ErasureRow, ...]
    certificates: Mapping[str, str]
    today: str


def look_at(desk: Desk) -> Due:
    """Ask the desk."""
    certificates = {one.text("order"): one.id for one in desk.list_kind("deletion_certificate")}
    return Due(
        offered=tuple(desk.to_erase()),
        waiting=tuple(desk.erasures_waiting()),
        proposals=tuple(desk.retention()),
        done=tuple(one for one in desk.erasures() if one.state != "waiting"),
        certificates=certificates,
        today=desk.today(),
    )


def _letters(desk: Desk) -> dict[str, str]:
    return {row.kid: row.letter for row in desk.devices()}
