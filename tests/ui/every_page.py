"""A vault in which every page of the window has something to show, and the places of all of them. Made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.ui import made_alike, made_up, made_up_consent, made_up_leaving, made_up_lost

from vsdesk.desk import Edit, SubmissionOrder
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room

    from vsdesk.desk import Desk

CASE_PARTS = (
    "person",
    "disappearance",
    "timeline",
    "family",
    "contact",
    "claims",
    "documents",
    "antemortem",
    "submissions",
    "due",
    "consent",
    "search",
    "references",
    "case",
    "history",
)
FAMILY_PARTS = (
    "members",
    "cases",
    "consent",
    "contact",
    "log",
    "needs",
    "housing",
    "family",
    "history",
)
PARTS_OF_PAPER = ("missing", "form", "papers")
LISTS = ("incident", "source_list")


@dataclass(frozen=True)
class Vault:
    """The ids that the pages are about."""

    case: str
    warned: str
    family: str
    source: str
    draft: str
    told: made_alike.Told
    vigil: str
    laptops: made_up_lost.Laptops


def fill(desk: Desk, folder: Path) -> Vault:
    """People who answered, money asked for, pairs, a list, a draft of a submission, two laptops, whose vaults
    lie in `folder`."""
    case, warned, third, fourth = made_up.fill(desk, 4)
    made_up_leaving.agree(desk, case, [("casework", "own_org"), ("search", "iimp")])
    draft = desk.submissions.new(SubmissionOrder(case, "iimp")).ids[0]
    made_up_leaving.danger(desk, warned)
    who = made_up_consent.answers(desk, case)
    made_up_consent.refused(desk)
    made_up_consent.attempt(desk, warned)
    made_up_consent.identified(desk, fourth)
    source = made_up_consent.told(desk, third)
    told = made_alike.told_twice(desk)
    vigil = desk.cases.save([Edit("activity", {"title": "وقفة مختلقة", "type": "vigil"})]).ids[0]
    laptops = made_up_lost.lost(desk, folder)
    return Vault(case, warned, who.family, source, draft, told, vigil, laptops)


def begun(room: Room) -> tuple[Desk, Vault]:
    """The vault of a room filled so: made once in a process."""
    assert room.once is not None
    profile, others = room.path / "profile", room.once.folder / "every-page-laptops"
    return made_up.kept(
        room.vault, profile, room.once, "every-page", lambda desk: fill(desk, others)
    )


def places(made: Vault) -> list[Route]:
    """Every page but that of one file that waits."""
    case, pair = made.case, made.told.pair
    return [
        Route("today"),
        Route("cases"),
        *(Route("case", case, part) for part in CASE_PARTS),
        Route("case", made.warned),
        Route("families"),
        *(Route("family", made.family, part) for part in FAMILY_PARTS),
        *(Route("lists", field=kind) for kind in LISTS),
        Route("activities"),
        Route("activities", part="calendar"),
        Route("activity_file"),
        Route("signing", made.vigil),
        Route("period"),
        Route("record", made.source),
        Route("search", field="الخطيب"),
        Route("handover"),
        Route("handover", part="receive"),
        Route("differences"),
        Route("waits"),
        Route("same"),
        Route("same", part="decided"),
        Route("same", part="groups"),
        Route("pair", pair[0], field=pair[1]),
        Route("one", made.told.one),
        Route("match_file"),
        Route("hits", made.told.source),
        Route("preview", case),
        Route("ready", case, "iimp"),
        Route("ready", made.warned, "wgeid"),
        Route("several"),
        Route("traced"),
        Route("exits"),
        Route("exits", part="incident"),
        *(Route("submission", case, part, record=made.draft) for part in PARTS_OF_PAPER),
        Route("consent", case),
        Route("erasing", case, "withdrawn"),
        Route("erasures", part="retention"),
        Route("settings"),
        Route("device", made.laptops.kept),
        Route("device", made.laptops.lost),
        Route("shared"),
        Route("journal"),
        Route("table"),
    ]
