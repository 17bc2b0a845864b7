"""What the pages of erasure read, on the writer thread: an order is weighed on the
connection that carries it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.desk import Desk, ErasureListing, ErasureProposal, ErasureRow, ToErase, WaitingOrder


@dataclass(frozen=True)
class PlannedErasure:
    """One listing; `beside` are (id, kind, title) of what may go along: the families of a case, a family's
    cases, items elsewhere with the same file."""

    listing: ErasureListing
    devices: Mapping[str, str]  # device id -> letter
    beside: tuple[tuple[str, str, str], ...] = field(repr=False)
    proposal: ErasureProposal | None = (
        None  # what is kept beyond its time goes as it was proposed, nothing along
    )


def plan(desk: Desk, root: str, along: tuple[str, ...]) -> PlannedErasure:
    """What erasing `root` and what goes along would take. Changes nothing. Raises
    UserError E_ROLE, E_ERASED."""
    listing = desk.erasure.erasure(root, *along)
    beside = tuple(
        (one.id, one.kind, f"{one.title} {one.number}".strip())
        for one in desk.erasure.erasure_beside(root)
    )
    return PlannedErasure(listing, _letters(desk), (*beside, *_twins(listing, desk, along)))


def _twins(
    listing: ErasureListing, desk: Desk, along: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    """The items elsewhere that have a file of what goes, and those of them that were ticked already."""
    for one in listing.twins:
        yield one.id, "evidence_item", f"{one.root.title} {one.root.number}".strip()
    for id in along:
        view = desk.cases.record(id)
        if view.kind == "evidence_item":
            root = desk.cases.record(view.space)
            yield id, view.kind, root.text("case_no") or root.text("family_code")


def plan_over(desk: Desk, root: str, data_class: str) -> PlannedErasure:
    """What a proposal of data kept beyond its time would take. Raises UserError E_ROLE, E_NOT_FOUND."""
    wanted = (root, data_class)
    found = next(
        (one for one in desk.erasure.retention.found() if (one.root, one.data_class) == wanted),
        None,
    )
    if found is None:  # decided meanwhile, or somebody said yes
        raise UserError("E_NOT_FOUND", kind="retention_decision")
    return PlannedErasure(desk.erasure.retention.plan(found), _letters(desk), (), found)


@dataclass(frozen=True)
class ErasureOverview:
    """All that must go, and what went. `certificates`: the order's frame -> the record of its certificate."""

    offered: tuple[ToErase, ...]
    waiting: tuple[WaitingOrder, ...]
    proposals: tuple[ErasureProposal, ...]
    done: tuple[ErasureRow, ...]
    certificates: Mapping[str, str]
    today: str


def look_at(desk: Desk) -> ErasureOverview:
    """Ask the desk."""
    certificates = {
        one.text("order"): one.id for one in desk.cases.list_kind("deletion_certificate")
    }
    return ErasureOverview(
        offered=tuple(desk.erasure.to_erase()),
        waiting=tuple(desk.erasure.erasures_waiting()),
        proposals=tuple(desk.erasure.retention.found()),
        done=tuple(one for one in desk.erasure.erasures() if one.state != "waiting"),
        certificates=certificates,
        today=desk.context.today(),
    )


def _letters(desk: Desk) -> dict[str, str]:
    return {row.device_id: row.letter for row in desk.sync.devices.listed()}
