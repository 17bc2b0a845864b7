"""The walk through every exit: what leaves by each, as text, for whom, and on which way.

`EXITS` is the list; `found` looks for planted words in what left. The same walk goes over a clean vault
(tests/journeys/test_exits.py) and over one into which an enrolled device wrote all it could to widen
what leaves (tests/journeys/test_exits_widened.py). All people are made up.
"""

from __future__ import annotations

import html
import io
import json
import logging
import random
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeVar, get_args

import pytest
from tests.attacks.kit import carry
from tests.conftest import Clock
from tests.desk.conftest import House, frozen_now
from tests.journeys.restricted import (
    AGREED,
    CASE,
    FACILITY_DAY,
    FAMILY,
    FOR_BODIES_ONLY,
    INCIDENT,
    MOTHER,
    NARROWED,
    RESTRICTED,
    SOURCE,
    Told,
    tell,
    tell_field,
)
from tests.journeys.world import digits
from tests.people import rid
from tests.reports.paper import text_of

from vsdesk.desk import (
    SHEETS,
    CaseFilter,
    Desk,
    Edit,
    ExportedTable,
    FileOrder,
    LetterOrder,
    PeriodOrder,
    SheetOrder,
    SubmissionOrder,
    usual_request,
)
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.spec import FieldSpec, Role
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.disclosure import Level
from vsdesk.reports import root_columns
from vsdesk.reports.case_columns import COLUMNS
from vsdesk.words import LANGS, Lang, Words

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
OUTSIDE: Final[tuple[Level, ...]] = LEVELS[1:]  # level A is the court's, through counsel
WITHDRAWN: Final = "icmp"  # whose consent is taken back on the way
LEAST: Final = 8  # kinds of sheets that must truly have been printed


@dataclass(frozen=True)
class Ground:
    """One case that the walk goes over, and what its family agreed to. `strict`: all of that must leave.

    `narrowed`: what was answered with no, with less, or taken back; `withdrawn`: an answer that is taken back
    on the way, and whose it is.
    """

    case: str
    family: str
    speaker: str
    agreed: Sequence[tuple[str, str]]
    item: str = ""
    roots: tuple[str, ...] = ()  # whose files may leave
    narrowed: Sequence[tuple[str, str]] = ()
    withdrawn: tuple[str, str] = ("", "")
    strict: bool = True

    @property
    def recipient(self) -> str:
        """Whose yes is taken back."""
        return self.withdrawn[1]

    def asked(self, *more: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """What it was agreed to and stays so, behind `more`."""
        yield from more
        yield from (one for one in self.agreed if one[1] != self.recipient)


@dataclass
class Walk:
    """The vaults of one walk, and what was seen on it."""

    house: House
    desk: Desk
    others: dict[str, Desk]  # a vault of each role, after a bundle of the case
    enemies: dict[str, Desk]  # enrolled devices that were handed the case too, and say nothing yet
    told: Told
    said: Sequence[RecordView]  # all that was told
    words: dict[str, str]  # all that is looked for in what leaves, and why it stands here
    stick: Path
    folder: Path
    grounds: tuple[Ground, ...]
    kept: Kept
    step: int = 1  # of the tables every so manieth: workbook, look and clipboard in turn
    langs: tuple[Lang, ...] = ("ar", "en")
    mechanisms: tuple[str, ...] = ("iimp", "children_committee")  # for which something is frozen
    each: int = 1  # of all other orders every so manieth, through all cases and languages
    seen: dict[Exit, Seen] = field(default_factory=dict)


def begin(root: Path) -> Walk:
    """A coordinator with the restricted case, and a vault of each role that was handed it."""
    house = House(root, Clock(), random.Random(55).randbytes)
    desk = house.coordinator()
    desk.outbound.sheets.set_contact("ريما", "+90 511 111 11 11", "10–13")
    others = {role: house.documenter(f"a {role}", desk, role) for role in get_args(Role)}
    turned: tuple[Role, ...] = ("documenter", "reviewer")
    enemies: dict[str, Desk] = {
        role: house.documenter(f"a turned {role}", desk, role) for role in turned
    }
    everybody = (*others.values(), *enemies.values())
    tell(desk)
    device_ids: Json = [*sorted(one.access.status().device_id for one in everybody)]
    for kind, id in (("case", CASE), ("family", FAMILY), ("incident", INCIDENT)):
        desk.cases.save([Edit(kind, {"assigned": device_ids}, id=id)])
    stick = root / "stick"
    carry(desk, stick, *everybody)
    told = tell_field(others["documenter"])
    carry(others["documenter"], stick, desk)
    for kind, id in (("case", told.risky), ("family", told.risky_family)):
        desk.cases.save([Edit(kind, {"assigned": device_ids}, id=id)])
    carry(desk, stick, *everybody)
    said = [
        view
        for space in desk.context.vault.read.spaces()
        for view in desk.context.vault.read.space(space)
    ]
    return Walk(
        house,
        desk,
        others,
        enemies,
        told,
        said,
        words_of(said) | WHY,
        stick,
        root,
        (RESTRICTED_GROUND,),
        KEPT,
    )


RESTRICTED_GROUND: Final = Ground(
    CASE,
    FAMILY,
    MOTHER,
    AGREED,
    item=rid("restricted picture"),
    roots=(CASE, SOURCE),
    narrowed=NARROWED,
    withdrawn=(rid(f"restricted search/{WITHDRAWN}"), WITHDRAWN),
)
T = TypeVar("T")


def thinned(walk: Walk, orders: Iterable[T]) -> Iterator[T]:
    """Those that this walk goes through."""
    return islice(orders, 0, None, walk.each)


def words_of(every: Sequence[RecordView]) -> dict[str, str]:
    """Whatever people said in words: each text that is no code of a list."""
    texts = {
        text
        for view in every
        for name in view.fields
        for text in texts_in([*view.every(name)])
        if len(text) > 3 and not text.isascii()
    }
    return dict.fromkeys(sorted(texts), "what somebody said")


def texts_in(value: Json) -> Iterator[str]:
    """Each text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)


# --- the exits: each yields what left, as text, and for whom ----------------------------------

Whose = Literal["body", "family", "public", "office", "screen", "told"]


class Leaf(NamedTuple):
    """Something that left: its text, whom it reaches, and on which way."""

    text: str
    whose: Whose
    way: str = ""


Left = Iterator[Leaf]
# What may stand on papers that stay in the organisation, such as its own case file.
OURS: Final = {"ألماسة", "بلورة", "صدفة", "عسجدة", "غصنة", "نرجسة"}
Exit = Callable[[Walk], Left]


def sheets(walk: Walk) -> Left:
    """Every kind of sheet, in two languages, for whom it is usually made."""
    printed = set()
    every = product(walk.grounds, SHEETS, walk.langs)
    for ground, kind, lang in thinned(walk, every):
        order = SheetOrder(ground.case, (lang,), kind, discreet=False, item=ground.item)
        person = ground.speaker if kind in ("consent-form", "our-file") else None
        try:
            page = walk.desk.outbound.sheets.print_sheet(replace(order, person=person))
        except UserError as refused:
            assert refused.name in ("E_GATE", "E_NOT_FOUND", "E_USAGE"), (kind, refused.name)
            continue
        printed.add(kind)
        yield Leaf(text_of(page.pdf), whose(usual_request(kind)[1]), f"{kind} {lang}")
    assert len(printed) >= LEAST, printed


def previews(walk: Walk) -> Left:
    """The finished sheet on the screen, before anything leaves, for whomever it is tried."""
    for ground, (purpose, recipient) in thinned(walk, asked(walk, ("casework", "family"))):
        order = SheetOrder(
            ground.case, ("ar",), purpose=purpose, recipient=recipient, discreet=False
        )
        named: tuple[Level, ...] = ("B", "C")
        for level in named:
            try:
                page = walk.desk.outbound.sheets.sheet(replace(order, level=level))
            except UserError as no:
                assert no.name == "E_GATE" and not ground.strict, (order, no.params)
                continue
            yield Leaf(text_of(page.pdf), whose(recipient), f"{recipient} {level}")
        for level in LEVELS[3:]:
            with pytest.raises(UserError) as refused:
                walk.desk.outbound.sheets.sheet(replace(order, level=level))
            assert refused.value.params["reason"] == "computed" or not ground.strict
    for case, purpose, recipient in closed(walk):
        order = SheetOrder(case, ("ar",), purpose=purpose, recipient=recipient, discreet=False)
        try:
            page = walk.desk.outbound.sheets.sheet(order)
        except UserError as no:
            assert no.name == "E_GATE", no.name
            continue
        yield Leaf(text_of(page.pdf), whose(recipient), f"{case} {recipient}")


def asked(walk: Walk, *more: tuple[str, str]) -> Iterator[tuple[Ground, tuple[str, str]]]:
    """Each case with what was agreed to."""
    return ((ground, one) for ground in walk.grounds for one in ground.asked(*more))


def closed(walk: Walk) -> Iterator[tuple[str, str, str]]:
    """What somebody may ask for although the family said no, less, or nothing, or the risk is red."""
    for ground in walk.grounds:
        for question in ground.narrowed:
            yield ground.case, *question
    if walk.told.risky:
        for question in (*AGREED, ("casework", "family")):
            yield walk.told.risky, *question


def dump_orders(walk: Walk) -> Iterator[ExitOrder]:
    """Dumps of the case for each recipient, at each level at which records leave."""
    for case, purpose, recipient in closed(walk):
        yield ExitOrder(purpose, recipient, "B", (case,))
    home = ("casework", "family"), ("casework", "own_org")
    for ground, (purpose, recipient) in thinned(walk, asked(walk, *home)):
        whole = recipient == "own_org"  # may hold level A
        for level in LEVELS[:3]:
            if not (whole and level == "A"):
                yield ExitOrder(purpose, recipient, level, (ground.case,))


def dumped(walk: Walk, order: ExitOrder) -> str:
    """The lines of a dump for others, and the files beside them."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "dump"
        found = walk.desk.outbound.files.dump_for(out, order)
        parts = [out / "records.jsonl", *sorted((out / "files").iterdir())]
        assert len(parts) == 1 + found.files
        return repr(found) + "".join(one.read_bytes().decode(errors="replace") for one in parts)


def dumps_for_others(walk: Walk) -> Left:
    """The folder that another body gets, for each recipient and level."""
    left = 0
    for order in dump_orders(walk):
        try:
            text = dumped(walk, order)
        except UserError as refused:
            assert refused.name == "E_GATE", refused.name
            continue
        left += 1
        yield Leaf(text, whose(order.recipient), way(order))
    assert left > 2 * max(len(one.agreed) for one in walk.grounds)


def files(walk: Walk) -> Left:
    """Every file of the case and of its source, for each recipient; one of the dead, asked for by name."""
    desk, left = walk.desk, 0
    roots = {one.case: one.roots for one in walk.grounds}
    items = {
        case: [
            one.id
            for root in every
            for one in desk.context.vault.read.space(root)
            if one.kind == "evidence_item" and one.value("blob") and not one.deleted
        ]
        for case, every in roots.items()
    }
    first = walk.grounds[0].case
    grounds = tuple(one for one in walk.grounds if items[one.case])
    for order in dump_orders(replace(walk, each=1, grounds=grounds)):
        for item in items.get(order.cases[0], items[first]):
            ordered = FileOrder(item, order.purpose, order.recipient, order.level)
            try:
                found = desk.outbound.files.copy_file(
                    replace(ordered, of_the_dead=True, reason="للتجربة")
                )
            except UserError as refused:
                assert refused.name in ("E_GATE", "E_VALUE"), refused.name
                continue
            left += 1
            text = repr(found) + found.data.decode(errors="replace")
            yield Leaf(text, whose(order.recipient), way(order))
    assert left > len(walk.grounds[0].agreed)


def submissions(walk: Walk) -> Left:
    """What is frozen for a mechanism, and the pages that are taken out."""
    desk = walk.desk
    every = product(walk.grounds, walk.mechanisms)
    for ground, mechanism in thinned(walk, every):
        id = desk.submissions.new(SubmissionOrder(ground.case, mechanism)).ids[0]
        try:
            prepared = desk.submissions.prepare(id, because="للتجربة")
        except UserError as no:
            assert not ground.strict and no.name.startswith("E_"), (mechanism, no.name)
            continue
        for item in prepared.items:
            data = desk.files.attachment(item)
            text = text_of(data) if data.startswith(b"%PDF") else data.decode()
            yield Leaf(text, "body", mechanism)
        for page in desk.submissions.papers(id, frozen_now(desk, id)):
            yield Leaf(f"{page.name} {text_of(page.pdf)}", "body", mechanism)


def letters(walk: Walk) -> Left:
    """Letters after a withdrawal, to whoever holds something."""
    desk = walk.desk
    for ground in walk.grounds:
        grant, body = ground.withdrawn
        if not grant:
            continue
        if not desk.cases.record(grant).value("withdrawn_on"):
            order = SheetOrder(ground.case, ("en",), "case-file", purpose="search", recipient=body)
            desk.outbound.sheets.print_sheet(order)
        written = desk.consent.withdraw([grant]).letters
        assert written
        yield from (Leaf(text_of(one.pdf), "body") for one in written)
        for root in (ground.case, ground.family):
            assert body in {one.recipient for one in desk.consent.letters.holders(root)}
            for lang in LANGS:
                letter = LetterOrder(root, body, langs=(lang,))
                yield Leaf(text_of(desk.consent.letters.look(letter).pdf), "body")
                yield Leaf(text_of(desk.consent.letters.write(letter).pdf), "body")


def searches(walk: Walk) -> Left:
    """What a search shows for every restricted word, at each role; never a sealed name or a number.

    The real one, of window and command: with its reasons, to the last page.
    """
    for role, desk in (("own", walk.desk), *walk.others.items()):
        for word in walk.kept.searched:
            run = desk.cases.searches.run(word)
            while not run.done:
                for hit in run.more(3):
                    assert not walk.kept.sources & {hit.id, hit.root}
                    texts = [one.text for one in hit.why]
                    head = " ".join((hit.title, hit.subtitle, hit.number))
                    yield Leaf(head, "screen", f"{role} {word}")
                    yield Leaf(" ".join(texts), "told", f"{role} {word}")


def lists(walk: Walk) -> Left:
    """The rows of the lists, of what is due, and what each mechanism still needs."""
    for role, desk in (("own", walk.desk), *walk.others.items()):
        for page in (
            desk.cases.lists.page(CaseFilter()),
            desk.cases.lists.families(CaseFilter()),
            desk.cases.lists.page(CaseFilter(kind="incident")),
        ):
            for row in page.rows:
                yield Leaf(repr([getattr(row, "name", ""), row]), "screen", role)
        yield from (Leaf(repr(one), "screen", role) for one in desk.due.due())
        for ground in thinned(walk, walk.grounds):
            for ready in desk.submissions.readiness.ready_for(ground.case):
                said = [one.sentence(Words(lang)) for one in ready.findings for lang in LANGS]
                yield Leaf(repr(said), "screen", role)
            offers = repr(
                [
                    one.reason(Words("ar"))
                    for one in desk.submissions.readiness.routing(ground.case).offers
                ]
            )
            yield Leaf(offers, "screen", role)


def rows_of_exits(walk: Walk) -> Left:
    """What the program writes down of each exit, and its journal."""
    order = SheetOrder(walk.grounds[0].case, ("ar",), discreet=False)
    walk.desk.outbound.sheets.print_sheet(order)  # whichever walk came before
    for kind in ("disclosure", "audit"):
        for row in walk.desk.cases.list_kind(kind):
            values = {name: row.every(name) for name in row.fields if name != "why"}
            yield Leaf(json.dumps(values, ensure_ascii=False), "body", kind)


def orders(walk: Walk) -> Iterator[ExitOrder]:
    """Tables with every column that can be asked for, for each recipient at each level."""
    columns = COLUMNS + tuple(
        f"{kind}.{field.name}"
        for kind, of in (("case", "case"), ("person", "person"), ("taken", "event"))
        for field in kind_fields(walk.desk, of)
    )
    for purpose, recipient in walk.grounds[0].narrowed:
        yield ExitOrder(purpose, recipient, "B", columns=columns)
    for purpose, recipient in walk.grounds[0].asked():
        for level in OUTSIDE:
            yield ExitOrder(purpose, recipient, level, columns=columns if level < "D" else ())


def root_orders(walk: Walk) -> Iterator[ExitOrder]:
    """Tables of families and of incidents, every column, for each recipient; within the organisation too."""
    held = (one for one in root_columns.KINDS if walk.desk.context.vault.read.roots(one))
    for kind in held:
        columns = root_columns.columns(kind, walk.desk.context.dictionary)
        ground = walk.grounds[0]
        for purpose, recipient in (*ground.asked(("casework", "own_org")), *ground.narrowed):
            for level in LEVELS[1:3]:
                yield ExitOrder(purpose, recipient, level, columns=columns, kind=kind)


def every_order(walk: Walk) -> Iterator[ExitOrder]:
    """Tables of whatever leaves as one."""
    yield from orders(walk)
    yield from root_orders(walk)


def spreadsheets(walk: Walk) -> Left:
    """A workbook, every part of it; and a text file where most is let out."""
    for order, left in tables(walk, walk.desk.outbound.tables.spreadsheet):
        yield Leaf(repr(left), whose(order.recipient), way(order))
        with zipfile.ZipFile(io.BytesIO(left.data)) as book:
            for name in book.namelist():
                part = html.unescape(book.read(name).decode(errors="replace"))
                yield Leaf(part, whose(order.recipient), way(order))
        if order.level == "B":
            text = walk.desk.outbound.tables.spreadsheet(order, "csv").data.decode("utf-8-sig")
            yield Leaf(text, whose(order.recipient), way(order))


def clips(walk: Walk) -> Left:
    """What is put on the clipboard, where most is let out and where figures are."""
    for order, left in tables(walk, walk.desk.outbound.tables.clipboard, "BE", first=2):
        yield Leaf(left.text, whose(order.recipient), way(order))


def looks(walk: Walk) -> Left:
    """The table on the screen, before it leaves."""
    for order, left in tables(walk, walk.desk.outbound.tables.spread_look, first=1):
        yield Leaf(left.text, whose(order.recipient), way(order))


def tables(
    walk: Walk,
    take: Callable[[ExitOrder], ExportedTable],
    levels: str = "BCDE",
    every: Callable[[Walk], Iterator[ExitOrder]] = every_order,
    first: int = 0,
) -> Iterator[tuple[ExitOrder, ExportedTable]]:
    """Each table that can be taken out; all that was agreed to can. `first`: where a thin walk begins."""
    for order in islice(every(walk), first % walk.step, None, walk.step):
        if order.level not in levels:
            continue
        try:
            yield order, take(order)
        except UserError as no:
            assert no.name == "E_GATE", no.name
            asked_for = (order.purpose, order.recipient)
            strict = all(one.strict for one in walk.grounds)
            assert asked_for in walk.grounds[0].narrowed or not strict, order


def way(order: ExitOrder) -> str:
    """An order in short."""
    return " ".join((order.kind, *order.cases, order.purpose, order.recipient, order.level))


def kind_fields(desk: Desk, kind: str) -> tuple[FieldSpec, ...]:
    """The fields of a kind."""
    spec = desk.context.dictionary.kind(kind)
    assert spec is not None
    return spec.fields


def whose(recipient: str) -> Whose:
    """Whom a paper for this recipient reaches; what is published reaches the family too."""
    if recipient in ("family", "public"):
        return "public" if recipient == "public" else "family"
    return "office" if recipient in ("own_org", "coordinator") else "body"


def reports(walk: Walk) -> Left:
    """Reports as pages, as tables and as they stand before: ours, the public's, a donor's."""
    for recipient, lang, year in product(
        ("own_org", "public", "donor_aggregate"), walk.langs, (2013, 2017)
    ):
        order = PeriodOrder(date(year, 1, 1), date(year + 9, 12, 31), recipient, lang)
        desk, whom = walk.desk.reporting, whose(recipient)
        yield Leaf(text_of(desk.report(order).pdf), whom, f"report {recipient}")
        yield Leaf(
            repr(desk.periods.paper(order, desk.activities()).paper), whom, f"paper {recipient}"
        )
        with zipfile.ZipFile(io.BytesIO(desk.periods.table(order))) as book:
            for name in book.namelist():
                yield Leaf(book.read(name).decode(errors="replace"), whom, f"figures {recipient}")


def bound(walk: Walk) -> Left:
    """Each kind of sheet of every case of the walk, as one file."""
    for kind in thinned(walk, SHEETS):
        order = SheetOrder("", ("ar",), kind, discreet=False)
        try:
            pdf, _ = walk.desk.outbound.runs.print_bound(
                order, list(dict.fromkeys(one.case for one in walk.grounds))
            )
        except UserError as refused:
            assert refused.name in ("E_GATE", "E_NOT_FOUND", "E_USAGE"), (kind, refused.name)
            continue
        if pdf:  # else all of them stay
            yield Leaf(text_of(pdf), whose(usual_request(kind)[1]), f"bound {kind}")


EXITS: Final[dict[str, Exit]] = {
    "outbound.sheets.print_sheet": sheets,
    "outbound.sheets.sheet": previews,
    "outbound.runs.print_bound": bound,
    "outbound.files.dump_for": dumps_for_others,
    "outbound.files.copy_file": files,
    "submissions.prepare": submissions,
    "submissions.papers": submissions,
    "consent.withdraw": letters,
    "consent.letters.letters": letters,
    "consent.letters.look": letters,
    "consent.letters.write": letters,
    "outbound.tables.spreadsheet": spreadsheets,
    "outbound.tables.clipboard": clips,
    "outbound.tables.spread_look": looks,
    "reporting.report": reports,
    "reporting.periods.pdf": reports,
    "reporting.periods.paper": reports,
    "reporting.periods.table": reports,
    "cases.lists.search": searches,
    "cases.searches.run": searches,
    "cases.lists.page": lists,
    "cases.lists.families": lists,
    "due.due": lists,
    "submissions.readiness.ready_for": lists,
    "submissions.readiness.routing": lists,
    "log": rows_of_exits,
}


def found(text: str, words: Mapping[str, str]) -> list[str]:
    """The planted words that a text holds, however voweled or stretched; numbers by their digits, in whatever
    writing."""
    flat, row = bare(text), digits(text)
    return [
        word
        for word in words
        if bare(word) in flat or (word.startswith("+") and digits(word) in row)
    ]


@cache
def bare(text: str) -> str:
    """A text without signs over and under letters, without strokes that stretch them, in small letters."""
    letters = unicodedata.normalize("NFKD", text).translate(_unwritten())
    return " ".join(letters.casefold().split())


@cache
def _unwritten() -> dict[int, None]:
    """The stroke that stretches, and all signs over, under and between letters: as a table, since a
    workbook has a million letters."""
    signs = (one for one in range(sys.maxunicode + 1) if unicodedata.category(chr(one)) in _SIGNS)
    return dict.fromkeys((0x640, *signs))


_SIGNS: Final = ("Mn", "Cf")


@dataclass(frozen=True)
class Kept:
    """What may be found in nothing that leaves: `never`, and on no paper of a family; but for
    `ours` in the house, and for `at_home` elsewhere; `read` are told words that whoever works on
    the file reads on the screen."""

    never: Mapping[str, str]
    from_families: Mapping[str, str]
    ours: frozenset[str] = frozenset()
    at_home: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()  # who are found by nobody

    @property
    def every(self) -> Mapping[str, str]:
        """All of them, and why."""
        return {**self.never, **self.from_families}

    @property
    def searched(self) -> tuple[str, ...]:
        """What somebody types who seeks it."""
        return tuple(self.every)

    def reaching(self, reached: Whose) -> frozenset[str]:
        """What may not be found by those whom a paper reaches."""
        kept = frozenset(self.never)
        if reached == "office":
            return kept - self.ours
        if reached == "body":
            return kept
        kept |= frozenset(self.from_families)
        if reached == "told":
            return kept - self.read
        return kept if reached == "family" else kept - self.at_home


_MONTH: Final = {FACILITY_DAY[:7]: "the month of the small cell"}
WHY: Final = RESTRICTED | FOR_BODIES_ONLY | _MONTH
KEPT: Final = Kept(
    RESTRICTED | _MONTH,
    FOR_BODIES_ONLY,
    frozenset(OURS | _MONTH.keys()),
    sources=frozenset({SOURCE}),
)


@dataclass
class Seen:
    """What one exit let out: the words on each way, for whom, and the rows that it left."""

    left: list[tuple[str, Whose, frozenset[str]]] = field(default_factory=list)
    rows: list[RecordView] = field(default_factory=list)
    log: str = ""

    def by_way(self) -> dict[str, frozenset[str]]:
        """The words that left on each way."""
        found: dict[str, frozenset[str]] = {}
        for way, _, words in self.left:
            found[way] = found.get(way, frozenset()) | words
        return found


# These ask for the answer too that `letters` takes back: whichever test comes first, they have it.
BEFORE_LETTERS: Final[tuple[Exit, ...]] = (sheets, bound, submissions)


def walked(walk: Walk, exit: Exit) -> Seen:
    """Go through one exit, once: which words left by it."""
    for earlier in BEFORE_LETTERS if exit is letters else ():
        walked(walk, earlier)
    if exit not in walk.seen:
        before = {*rows_left(walk.desk)}
        seen = Seen()
        with logged() as log:
            for text, reached, way in exit(walk):
                seen.left.append((way, reached, frozenset(found(text, walk.words))))
        seen.log = log.getvalue()
        seen.rows = [
            walk.desk.cases.record(one) for one in rows_left(walk.desk) if one not in before
        ]
        walk.seen[exit] = seen
    return walk.seen[exit]


def rows_left(desk: Desk) -> list[str]:
    """The ids of what the journal says of exits, in the order in which it was said; read are the
    few that are asked for, not thousands."""
    sql = "SELECT id FROM record WHERE kind = 'disclosure' AND hidden = 0 ORDER BY n"
    return [id.hex() for (id,) in desk.context.vault.database.query(sql)]


def nothing_leaves(walk: Walk, exit: Exit) -> None:
    """Assert that nothing restricted left by an exit, nor stood in the log meanwhile."""
    seen = walked(walk, exit)
    assert seen.left
    for way, reached, words in seen.left:
        leaked = {one: walk.kept.every[one] for one in words & walk.kept.reaching(reached)}
        assert not leaked, (way, reached, leaked)
    assert found(seen.log, walk.kept.every) == []


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Every line of the log meanwhile, of any level."""
    text, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield text
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
