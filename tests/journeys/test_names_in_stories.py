"""One walk through every exit with twelve stories in which names are told that must not leave (`named.py`).

The stories are those that tests/keyboard types through the window, as their records were kept. Into every
second of their told words somebody is named besides; one more case has such words in every field of every
kind. The exits are those of walking.py, for each recipient of a mechanism. All people are made up.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import carry
from tests.conftest import Clock
from tests.desk.conftest import House
from tests.journeys.named import (
    APART,
    FREE,
    FROM_FAMILIES,
    NEVER,
    PEOPLE,
    SOURCE,
    in_every_field,
    people_of,
    told_in,
)
from tests.journeys.restricted import Told, ptext
from tests.journeys.walking import (
    EXITS,
    Ground,
    Kept,
    Walk,
    dumped,
    found,
    nothing_leaves,
    walked,
    whose,
)
from tests.people import MARWAN, TAKEN, rid

from vsdesk import photo
from vsdesk.desk import Edit, SheetOrder
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.records.consent import recipients
from vsdesk.records.consent.holding_answer import ALL_SCOPES

if TYPE_CHECKING:
    from tests.journeys.named import Row

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import Level

STORIES: Final = Path(__file__).resolve().parents[1] / "keyboard" / "kept"
OPEN: Final = "names everywhere"  # the case that has them in every field
FIGURES: Final = "E"  # the level of what is computed: test_figures_tell_of_nobody
HERE: Final = "مروان"  # who is missing in the open case
EACH: Final = 11  # of the orders every so manieth, through all cases: each meets every exit
STEP: Final = 19  # and of the tables
MANY: Final = 5  # papers that say something
SHORT: Final = 8  # bytes that are found by chance
HEAD: Final = "vsdesk"  # of the first line of a dump


def agreements(desk: Desk) -> tuple[tuple[str, str], ...]:
    """What each mechanism asks for, with its recipient: all of them that are in the program."""
    found = {
        (purpose, profile.recipient): None
        for profile in desk.submissions.readiness.mechanisms()
        if recipients.of(profile.recipient).widest != FIGURES
        and not recipients.of(profile.recipient).inside
        for purpose in profile.purposes
    }
    return tuple(found)


def rows_of(path: Path) -> list[Row]:
    """The records of a story, its numbers told apart from those of the others."""
    text = path.read_text("utf-8").replace("SND-26-A-", f"SND-26-A-{path.stem}")
    return [row for line in text.splitlines() if HEAD not in (row := json.loads(line))]


def answers(name: str, family: str, who: str, agreed: tuple[tuple[str, str], ...]) -> Iterator[Row]:
    """One relative agrees to everything."""
    for purpose, recipient in (*agreed, ("casework", "own_org"), ("hold_record", "own_org")):
        yield {
            "kind": "consent_grant",
            "id": rid(f"{name} {purpose}/{recipient}"),
            "parent": family,
            "grantor": who,
            "capacity": "parent",
            "given_on": "2026-11-02",
            "how_recorded": "signed",
            "purpose": purpose,
            "recipient": recipient,
            "result": "given",
            "photo_use": True,
            "data_scope": SCOPES,
        }


SCOPES: Final = sorted(ALL_SCOPES - {"source_identity", "contact"})


def begin(root: Path) -> Walk:
    """A coordinator with all of it, and a documenter who was handed the cases."""
    house = House(root, Clock(), random.Random(66).randbytes)
    desk = house.coordinator()
    desk.outbound.sheets.set_contact("ريما", "+90 511 111 11 11", "10–13")
    agreed = agreements(desk)
    grounds = [open_ground(desk, agreed)]
    for path in sorted(STORIES.glob("*.jsonl")):
        grounds += story_grounds(desk, path, agreed)
    other = house.documenter("a documenter", desk)
    device_ids: Json = [other.access.status().device_id]
    for one in grounds:
        desk.cases.save([Edit("case", {"assigned": device_ids}, id=one.case)])
        desk.cases.save([Edit("family", {"assigned": device_ids}, id=one.family)])
    stick = root / "stick"
    carry(desk, stick, other)
    said = [
        view
        for space in desk.context.vault.read.spaces()
        for view in desk.context.vault.read.space(space)
    ]
    sources = frozenset(one.id for one in said if one.kind == "source")
    told = frozenset(NEVER | FROM_FAMILIES)  # whoever works on a file reads the whole stories
    kept = Kept(NEVER, FROM_FAMILIES, told, frozenset(APART.words), told, sources)
    words = {**kept.every, FREE: "what may leave", HERE: "who is missing"}
    return Walk(
        house,
        desk,
        {"documenter": other},
        {},
        Told({}, "", ""),
        said,
        words,
        stick,
        root,
        tuple(grounds),
        kept,
        mechanisms=tuple(one.key for one in desk.submissions.readiness.mechanisms()),
    )


def load(desk: Desk, rows: list[Row]) -> None:
    """Take in records as one file brings them: what a second one brought would wait for a look."""
    desk.loads.load([json.dumps(row, ensure_ascii=False).encode() for row in rows])


def open_ground(desk: Desk, agreed: tuple[tuple[str, str], ...]) -> Ground:
    """One case of which everything is told, with the seven in every field of every kind."""
    ids = {one: rid(f"{OPEN} {one}") for one in ("case", "person", "family", "event", "mother")}
    rows: list[Row] = [
        {"kind": "family", "id": ids["family"], "language": "ar", "display_name": "عائلة متخيَّلة"},
        {"kind": "case", "id": ids["case"], "case_no": "MTH-26-A-0066", "person": ids["person"],
         "family": ids["family"], "case_type": "enforced_disappearance", "search_status": "new",
         "fate": "unknown_presumed_alive", "intake_date": "2026-11-01"},
        {"kind": "person", "id": ids["person"], "parent": ids["case"], **MARWAN, "sex": "male"},
        {"kind": "event", "id": ids["event"], "parent": ids["case"], "type": "arrest", "date": TAKEN,
         "is_disappearance": True, "place_text": "حاجز متخيَّل", "text": ptext("أخذوه"),
         "confidence": "hearsay_named", "told_by": ids["mother"]},
        {"kind": "person", "id": ids["mother"], "parent": ids["family"], "given_ar": "نجاح",
         "family_ar": "الحلبي", "sex": "female", "birth": {"from": "1960", "precision": "year"}},
        {"kind": "family_member", "id": rid(f"{OPEN} focal"), "parent": ids["family"],
         "person": ids["mother"], "focal_point": True, "household": "البيت الأول"},
        {"kind": "kinship", "id": rid(f"{OPEN} kin"), "parent": ids["family"],
         "person": ids["mother"], "relation": "mother", "related_to": ids["person"]},
        *answers(OPEN, ids["family"], ids["mother"], agreed),
        *people_of(OPEN, ids["case"], ids["family"], ids["person"]),
    ]  # fmt: skip  # a record a row
    above = {**ids, "source": rid(f"{OPEN} source")}
    load(desk, [*rows, *in_every_field(OPEN, above, desk.context.dictionary)])
    picture = io.BytesIO(photo.draw_made_up_portrait(7))
    item = desk.files.attach(picture, ids["case"], name=f"{SOURCE.told[0][1]}.jpg").ids[0]
    other = io.BytesIO(
        photo.draw_made_up_portrait(8)
    )  # no field of it names anybody: its scan leaves
    desk.files.attach(other, ids["case"], name="ورقة.jpg")
    taken_back = (rid(f"{OPEN} search/icmp"), "icmp")
    return Ground(
        ids["case"],
        ids["family"],
        ids["mother"],
        agreed,
        item=item,
        roots=(ids["case"],),
        withdrawn=taken_back,
    )


def story_grounds(desk: Desk, path: Path, agreed: tuple[tuple[str, str], ...]) -> list[Ground]:
    """The cases of one story."""
    rows = rows_of(path)
    cases = [row for row in rows if row["kind"] == "case" and row.get("family")]
    family = cases[0]["family"]
    speaker = str(cases[0].get("primary_contact", ""))
    more = people_of(path.stem, cases[0]["id"], family, cases[0]["person"])
    agrees = answers(path.stem, family, speaker, agreed)
    load(desk, [*told_in(rows, desk.context.dictionary), *more, *agrees])
    return [
        Ground(str(one["id"]), family, speaker, agreed, roots=(str(one["id"]),), strict=False)
        for one in cases
    ]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """The vaults."""
    made = begin(tmp_path_factory.mktemp("names"))
    made.each, made.step = EACH, STEP
    yield made
    made.house.close()


def test_the_names_are_told(walk: Walk) -> None:
    """Every one of the words is in the vault, so that a search that finds nothing means
    something; in all stories."""
    told = json.dumps(
        [[one.every(name) for name in one.fields] for one in walk.said], ensure_ascii=False
    )
    assert set(found(told, walk.words)) == set(walk.words)
    assert len(walk.grounds) > 2 * len([*STORIES.glob("*.jsonl")]) - 3


@pytest.mark.parametrize("name", EXITS)
def test_no_name_leaves(walk: Walk, name: str) -> None:
    nothing_leaves(walk, EXITS[name])


@pytest.mark.parametrize("level", ["B", "C"])
def test_what_may_leave_does(walk: Walk, level: Level) -> None:
    """To each recipient of a mechanism: words in which nobody is named, and who is missing."""
    ground = walk.grounds[0]
    asked = {recipient: purpose for purpose, recipient in ground.asked()}
    assert len(asked) > 15
    for recipient, purpose in {**asked, "family": "casework"}.items():
        words = dumped(walk, ExitOrder(purpose, recipient, level, (ground.case,)))
        assert {FREE, HERE} <= set(found(words, walk.words)), (recipient, level)
        assert not set(found(words, walk.words)) & walk.kept.reaching(whose(recipient)), recipient


def test_papers_say_what_may_be_said(walk: Walk) -> None:
    """An empty paper would pass every search."""
    for name in (
        "outbound.sheets.sheet",
        "outbound.sheets.print_sheet",
        "submissions.papers",
        "outbound.tables.spreadsheet",
    ):
        seen = walked(walk, EXITS[name])
        full = [way for way, _, words in seen.left if {FREE, HERE} & words]
        assert len(full) > MANY, name


def test_figures_tell_of_nobody(walk: Walk) -> None:
    for name in ("statistics/donor_aggregate",):
        purpose, recipient = name.split("/")
        text = walk.desk.outbound.tables.spread_look(ExitOrder(purpose, recipient, FIGURES)).text
        assert text and found(text, walk.kept.every) == []


def test_no_device_learns_who_the_sources_are(walk: Walk) -> None:
    """The cases come whole, the words of a source's name in stories too; who the source is does not come."""
    other = walk.others["documenter"]
    assert all(other.context.vault.holds(one.case) for one in walk.grounds)
    assert walk.kept.sources and not any(map(other.context.vault.holds, walk.kept.sources))


def test_no_file_shows_a_name(walk: Walk) -> None:
    """Neither on the stick nor in the vaults."""
    told = [word.encode() for person in PEOPLE for word in person.names.values()]
    for path in walk.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [one for one in told if len(one) > SHORT and one in data], path.name


def test_whoever_is_replaced_is_gone_from_the_copy(walk: Walk) -> None:
    """A role stands in the place of each, in every spelling; the told words stay here, and
    the rest of them leaves."""
    desk, ground = walk.desk, walk.grounds[0]
    order = SheetOrder(ground.case, ("ar",), "case-file", purpose="search", recipient="iimp")
    rows = [
        one
        for one in desk.outbound.sheets.names_in_words(order)
        if one.kind in ("event", "evidence_item")
    ]
    for one in rows:
        desk.cases.told_names.choose(one.record, one.of, one.who, "replace", shown=one.shown)
    words = dumped(walk, ExitOrder("search", "iimp", "B", (ground.case,)))
    assert not set(found(words, walk.words)) & walk.kept.reaching("body")
    assert len(rows) > 20 and "كان معه" in words and "بقيت وحدها" in words
    assert "وزرياب كان معه" in json.dumps(
        [one.every("description") for one in desk.cases.dossier(ground.case)], ensure_ascii=False
    )
