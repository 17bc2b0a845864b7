"""The steps of the demo. Each does its part with real vaults and real bundles, and proves it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from vsdesk import photo
from vsdesk.cli.demo_people import (
    AGAIN,
    AGAIN_TAKEN,
    DemoHousehold,
    DemoStory,
    household,
    planted,
    stories,
)
from vsdesk.cli.demo_search import found_in
from vsdesk.desk import BANDS, Desk, Edit, Env, Secret, SheetOrder
from vsdesk.errors import Bug, UserError
from vsdesk.languages import SOURCE, USUAL
from vsdesk.words import LANGS, Lang, mark

if TYPE_CHECKING:
    from types import TracebackType

    from vsdesk.desk import ReceivedFile
    from vsdesk.progress import Progress

OPENED_BY: Final = "these people are made up, every one of them"
_ORGANISATION: Final = "Families in the demo (made up)"
_SHEETS: Final[tuple[tuple[Lang, ...], ...]] = (
    *((one,) for one in LANGS),
    (USUAL, SOURCE),
)

Step = Callable[[], Sequence[Path]]


def hold(held: bool, what: str) -> None:
    """Raise a Bug that names the step's promise when it did not hold."""
    if not held:
        raise Bug(f"the demo: {what}")


class Journey:
    """Three vaults and a stick in one folder. Use it as a context; it locks the vaults at the end."""

    def __init__(self, folder: Path, cases: int, env: Env, progress: Progress) -> None:
        self._folder = folder
        self._cases = cases
        self._env = env
        self._progress = progress
        self._stick = folder / "stick"
        self._desks: dict[str, Desk] = {}
        self._told: list[DemoStory] = []
        self._homes: dict[str, list[DemoHousehold]] = {"A": [], "B": []}
        self._open = ExitStack()
        self._rounds = 0
        self._bundle = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def steps(self) -> tuple[tuple[str, Step], ...]:
        """What happens, in order."""
        return (
            (mark("A coordinator founds an organisation; two field vaults are made"), self._vaults),
            (
                mark("Both are enrolled by file; the words on the two sides are the same"),
                self._enrol,
            ),
            (mark("Each records families and cases in Arabic, Kurmanji and Latin"), self._record),
            (mark("A photo and a scanned paper are attached"), self._pictures),
            (
                mark("A first stick goes round; one case is handed to the second device"),
                self._first,
            ),
            (mark("Both devices change one answer without seeing each other"), self._both_change),
            (mark("Two sticks arrive; the difference is shown, nothing is lost"), self._arrive),
            (mark("The coordinator decides, with a reason"), self._decide),
            (
                mark("The receipts go back; what was handed over counts as delivered"),
                self._receipts,
            ),
            (
                mark("A second report of one person is found, spelled otherwise; both stay"),
                self._told_twice,
            ),
            (mark("Damaged copies are refused, and the vault is as before"), self._damaged),
            (mark("The same stick again changes nothing"), self._again),
            (mark("A name is found in every script"), self._search),
            (mark("Family sheets in Arabic, Kurmanji and English"), self._sheets),
            (mark("A wrong passphrase does not open a vault"), self._wrong_passphrase),
            (
                mark("No name is found in plain text on the stick or in the vaults"),
                self._plain_text,
            ),
        )

    # --- devices ---------------------------------------------------------------------------

    def _vaults(self) -> list[Path]:
        self._stick.mkdir()
        made = []
        for key, role in (("C", "coordinator"), ("A", "documenter"), ("B", "documenter")):
            path = self._folder / f"vault-{key.lower()}"
            desk, words = Desk.create(
                path,
                role="coordinator" if role == "coordinator" else "documenter",
                name=f"Device {key}",
                organisation=_ORGANISATION if role == "coordinator" else None,
                code="DEMO" if role == "coordinator" else None,
                passphrase=Secret.of_text(OPENED_BY),
                env=self._env,
            )
            hold(len(words) == 24, "24 recovery words")
            self._open.callback(desk.access.lock)
            self._desks[key] = desk
            made.append(path)
        return made

    def _enrol(self) -> list[Path]:
        made: list[Path] = []
        office = self._desks["C"]
        for key, letter in (("A", "B"), ("B", "C")):
            desk = self._desks[key]
            asked = desk.sync.devices.request()
            request = self._stick / f"request-{key.lower()}"
            request.write_bytes(asked.data)
            seen = office.sync.devices.review(request.read_bytes())
            hold(asked.spoken == seen.spoken, "the words of both sides are the same")
            approved = office.sync.devices.approve(
                asked.data, said=" ".join(asked.spoken.words_in(USUAL)), letter=letter
            )
            answer = self._stick / f"answer-{key.lower()}"
            answer.write_bytes(approved.data)
            here = desk.sync.devices.accept_review(answer.read_bytes())
            hold(here.spoken == approved.spoken, "the organisation's words too")
            desk.sync.devices.accept(approved.data, said=" ".join(approved.spoken.words_in(USUAL)))
            hold(
                desk.access.status().enrolled and desk.access.status().letter == letter, "enrolled"
            )
            made += [request, answer]
        return made

    # --- recording -------------------------------------------------------------------------

    def _record(self) -> list[Path]:
        for turn, key in enumerate(("A", "B")):
            desk = self._desks[key]
            for story in stories(self._cases, turn * self._cases):
                home = household(story, desk.context.new_id, desk.context.today())
                desk.cases.save(home.edits)
                self._homes[key].append(home)
                self._told.append(story)
            hold(desk.access.status().cases == self._cases, "every case is there")
        return []

    def _pictures(self) -> list[Path]:
        for seed, (key, homes) in enumerate(self._homes.items()):
            desk = self._desks[key]
            portrait = photo.draw_made_up_portrait(seed)
            desk.files.attach(
                io.BytesIO(portrait), homes[0].case, kind="photo", name="portrait.jpg"
            )
            scan = photo.draw_made_up_scan(seed, lines=("Made up for the demo",))
            item = desk.files.attach(
                io.BytesIO(scan), homes[0].case, kind="document", name="scan.jpg"
            )
            hold(desk.files.attachment(item.ids[0]) == scan, "the scan comes back byte for byte")
            hold(desk.files.photo(homes[0].case) is not None, "the photo is there")
        return []

    # --- handing over ----------------------------------------------------------------------

    def _give(self, key: str, to: str) -> list[Path]:
        """Hand over to one device, into a folder of the stick; the files."""
        self._rounds += 1
        folder = self._stick / f"{self._rounds}-{key.lower()}-to-{to.lower()}"
        folder.mkdir()
        recipients = [self._desks[to].access.status().device_id]
        handed = self._desks[key].sync.hand_over(folder, recipients, self._progress)
        return [path for one in handed for path in one.files]

    def _take(self, key: str, files: Sequence[Path]) -> list[ReceivedFile]:
        results = self._desks[key].sync.intake.receive(files, self._progress)
        applied = all(one.status in ("applied", "duplicate") for one in results)
        hold(applied, f"{key} takes the bundle in: {[one.code for one in results]}")
        return results

    def _first(self) -> list[Path]:
        given = self._give("A", "C")
        self._take("C", given)
        office, case = self._desks["C"], self._homes["A"][0].case
        hold(office.cases.record(case).kind == "case", "the coordinator has the case")
        device_id = self._desks["B"].access.status().device_id
        office.cases.save(
            [Edit("case", {"assigned": [device_id]}, id=case)], "both know the family"
        )
        back = self._give("C", "B")
        self._take("B", back)
        hold(self._desks["B"].cases.record(case).kind == "case", "the second device has the case")
        return [*given, *back]

    def _both_change(self) -> list[Path]:
        home = self._homes["A"][0]
        for key, place in (("A", "حاجز القطيفة الشمالي"), ("B", "كراج القطيفة")):
            self._desks[key].cases.save([Edit("event", {"place_text": place}, id=home.event)])
        self._desks["B"].cases.save([Edit("person", {"age_told": "27"}, id=home.missing)])
        return []

    def _arrive(self) -> list[Path]:
        given = [*self._give("A", "C"), *self._give("B", "C")]
        self._bundle = given[0]
        self._take("C", given)
        office, home = self._desks["C"], self._homes["A"][0]
        [found] = office.cases.differences.open()
        hold((found.record, found.field) == (home.event, "place_text"), "the difference is shown")
        hold(len(found.alternatives) == 2, "both versions stand")
        hold(
            office.cases.record(home.missing).text("age_told") == "27", "the other change came too"
        )
        hold(office.access.status().cases == 2 * self._cases, "every case of both devices arrived")
        return given

    def _decide(self) -> list[Path]:
        office, home = self._desks["C"], self._homes["A"][0]
        [found] = office.cases.differences.open()
        chosen = found.alternatives[0]
        office.cases.differences.resolve(
            found.record,
            found.field,
            keep=chosen.op,
            why="the mother was asked again",
            seen=found.seen,
        )
        hold(not office.cases.differences.open(), "the difference is decided")
        hold(office.cases.record(home.event).value("place_text") == chosen.value, "as chosen")
        return []

    def _receipts(self) -> list[Path]:
        made = []
        home = self._homes["A"][0]
        decided = self._desks["C"].cases.record(home.event).value("place_text")
        for key in ("A", "B"):
            back = self._give("C", key)
            made += back
            self._take(key, back)
            desk = self._desks[key]
            hold(
                desk.cases.record(home.event).value("place_text") == decided,
                f"{key} shows the decision",
            )
            states = {one.state for one in desk.sync.handovers()}
            hold(states == {"delivered"}, f"what {key} handed over is delivered: {states}")
        return made

    def _told_twice(self) -> list[Path]:
        desk, office, first = self._desks["B"], self._desks["C"], self._homes["A"][0].case
        second = desk.cases.new_case(AGAIN).ids[0]
        desk.cases.save([Edit("event", AGAIN_TAKEN, parent=second)])
        given = self._give("B", "C")
        self._take("C", given)
        office.matching.suggestions.match_new(self._progress)
        rows = [row for band in BANDS for row in office.matching.pairs(band).rows]
        found = next((row for row in rows if {row.a, row.b} == {first, second}), None)
        hold(found is not None, "possible same persons are listed")
        hold(
            bool(office.matching.pair(first, second).evidence),
            "what speaks for it and against it is shown",
        )
        shown = office.matching.pair_shown(first, second)
        why = "the aunt and the mother were asked"
        office.matching.decide_pair(first, second, "same", why, shown=shown)
        hold(
            office.matching.groups.linked(first) == (second,),
            "both reports are read as one person's",
        )
        hold(office.cases.record(second).kind == "case", "nothing is merged or deleted")
        return given

    # --- what must not happen --------------------------------------------------------------

    def _damaged(self) -> list[Path]:
        copies = self._folder / "damaged"
        copies.mkdir()
        whole = self._bundle.read_bytes()
        made = [_write(copies / "cut.age", whole[: len(whole) * 2 // 3])]
        for at in (0.0, 0.01, 0.5, 0.999):
            changed = bytearray(whole)
            changed[int(len(whole) * at)] ^= 1
            made.append(_write(copies / f"flipped-{at}.age", bytes(changed)))
        office = self._desks["C"]
        before = office.access.status()
        results = office.sync.intake.receive(made, self._progress)
        hold(len(results) == len(made), "an answer for each")
        for result in results:
            hold(result.status == "refused", f"refused: {result.status}")
            hold(result.code.startswith("E_"), "with its code")
        hold(office.access.status() == before, "the vault is as before")
        hold(office.access.check(self._progress).ok, "the vault is sound")
        return made

    def _again(self) -> list[Path]:
        office = self._desks["C"]
        before = office.access.status()
        [result] = office.sync.intake.receive([self._bundle], self._progress)
        hold(result.status == "duplicate", f"known: {result.status} {result.code}")
        hold(office.access.status() == before, "the vault is as before")
        return []

    def _search(self) -> list[Path]:
        office = self._desks["C"]
        for word in ("مروان", "Marwan", "Merwan", "نجاح"):
            hits = office.cases.lists.search(word, 2000)
            roots = {self._homes["A"][0].case, self._homes["A"][0].family}
            hold(any(hit.root in roots for hit in hits), f"found in script {word.isascii()}")
        return []

    def _sheets(self) -> list[Path]:
        folder = self._folder / "sheets"
        folder.mkdir()
        office, case = self._desks["C"], self._homes["A"][0].case
        office.outbound.sheets.set_contact("ليلى", "+90 555 111 11 11", "10–16")
        orders = {"+".join(langs): SheetOrder(case, langs) for langs in _SHEETS}
        orders[f"{USUAL}.discreet"] = SheetOrder(case, (USUAL,), discreet=True)
        made = []
        for name, order in orders.items():
            printed = office.outbound.sheets.print_sheet(order, self._progress)
            hold(printed.pdf.startswith(b"%PDF-"), "a PDF")
            made.append(_write(folder / f"family-sheet.{name}.pdf", printed.pdf))
        return made

    def _wrong_passphrase(self) -> list[Path]:
        self._open.close()
        try:
            Desk.open(self._folder / "vault-a", Secret.of_text("not this one"), self._env)
        except UserError as problem:
            hold(problem.name == "E_UNLOCK", "the answer is plain")
            return []
        raise Bug("the demo: a wrong passphrase opened a vault")

    def _plain_text(self) -> list[Path]:
        words = set().union(*(planted(story) for story in self._told))
        words |= {str(AGAIN[name]) for name in ("family_ku", "mother_ku")}
        places = [self._stick, *(self._folder / f"vault-{key}" for key in "cab")]
        found = found_in(places, words)
        hold(not found, f"a name in plain text in {len(found)} files")
        return []


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
