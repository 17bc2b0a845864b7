"""Files of every version stay readable: a vault, a bundle with its key, trust lists, a dump.

Each folder `v<n>` was made once by `tools/make_golden.py` and never changes. Everybody in it is made
up. When a test here fails, a format changed: it needs a new version and its reader, not new files.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Clock

from tools import make_golden
from vsdesk.crypto.frame import FrameType, parse_frame
from vsdesk.crypto.keys import EncryptionKey, from_age_identity
from vsdesk.desk import BANDS, TEST_COST, CaseFilter, Desk, Edit, Env, Secret
from vsdesk.errors import UserError
from vsdesk.exchange.verify import Verifier
from vsdesk.exchange.volume_opening import open_volume
from vsdesk.history.entry import parse_entry
from vsdesk.history.erasure import parse_erasure
from vsdesk.history.trust import pin
from vsdesk.records.dictionary.dictionary import SCHEMA
from vsdesk.vault import schema

FOLDER = Path(__file__).parent
VERSIONS = sorted(path for path in FOLDER.glob("v*") if path.is_dir())
JUDGED = ("decides", "decides_why")
# Of versions 1 to 3: too easy to guess for a new vault, and it opens these.
FIRST = "سبع كلمات من ذهب للاختبار"
PASSPHRASE = "سبع كلمات جديدة من ذهب للاختبار"  # made up


@pytest.fixture(params=VERSIONS, ids=lambda path: path.name)
def golden(request: pytest.FixtureRequest) -> Path:
    """The folder of one version; never written to."""
    found: Path = request.param
    return found


@pytest.fixture
def expected(golden: Path) -> dict[str, Any]:
    """What must be found in it."""
    found: dict[str, Any] = json.loads((golden / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def env(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Env:
    """A computer that never saw the vault."""
    return Env(clock, rng, tmp_path / "profile", TEST_COST)


@pytest.fixture
def desk(golden: Path, tmp_path: Path, env: Env, expected: dict[str, Any]) -> Iterator[Desk]:
    """The coordinator's vault, opened from a copy."""
    shutil.copytree(golden / "vault", tmp_path / "vault")
    passphrase = Secret.of_text(expected.get("passphrase", FIRST))
    opened = Desk.open(tmp_path / "vault", passphrase, env)
    yield opened
    opened.access.lock()


def test_there_is_a_golden_folder_for_what_this_program_writes() -> None:
    assert FOLDER / f"v{schema.VERSION}" in VERSIONS


def test_the_vault_opens_and_shows_what_it_held(desk: Desk, expected: dict[str, Any]) -> None:
    report = desk.access.check()
    assert report.ok
    rows = expected["kinds"].get("audit", 0) + 1  # that it was opened here
    assert dict(report.counts) == {**expected["kinds"], "audit": rows}
    rows = [
        {"number": row.number, "name": row.name, "other": row.other, "from": row.event_from}
        for row in desk.cases.lists.page(CaseFilter()).rows
    ]
    assert rows == expected["cases"]
    if "holds" in expected:
        outcomes = desk.consent.table(expected["case"]).outcomes
        held = next(one.state for one in outcomes if one.recipient == "iimp")
        assert held == expected["holds"] == "given"
    found = {
        one.field: sorted(str(value.value) for value in one.alternatives)
        for one in desk.cases.differences.open()
    }
    assert found == expected["differences"]
    assert expected["case"] in [hit.root for hit in desk.cases.lists.search("مروان")]
    assert expected["case"] in [hit.root for hit in desk.cases.lists.search("Merwan")]
    assert [one.state for one in desk.sync.handovers()] == expected["handovers"]
    assert desk.cases.drafts.get(f"case:{expected['case']}") == expected["draft"]
    photo = desk.files.photo_data(desk.cases.dossier(expected["case"]))
    assert photo is not None and hashlib.sha256(photo).hexdigest() == expected["photo"]


def test_every_entry_is_there_and_reads_strictly(desk: Desk, expected: dict[str, Any]) -> None:
    ledger = desk.context.vault.ledger
    lines = [row.line for log in ledger.logs() for row in ledger.entries(log.n)]
    hashes = {parse_entry(line).entry_hash for line in lines}
    assert hashes >= {*expected["entries"]}
    assert len(lines) == len(expected["entries"]) + 1  # that it was opened here


def test_what_is_folded_can_be_rebuilt_from_its_log(desk: Desk) -> None:
    shown = desk.context.vault.database.query("SELECT * FROM list ORDER BY n")
    desk.context.vault.trust_changed()
    assert desk.context.vault.database.query("SELECT * FROM list ORDER BY n") == shown


def test_the_recovery_words_open_it(
    golden: Path, tmp_path: Path, env: Env, expected: dict[str, Any]
) -> None:
    shutil.copytree(golden / "vault", tmp_path / "vault")
    new = Secret.of_text("كلمة جديدة للاختبار")
    Desk.recover(tmp_path / "vault", expected["words"], new, env).access.lock()
    Desk.open(tmp_path / "vault", new, env).access.lock()


def test_the_bundle_is_taken_in_once(
    desk: Desk, golden: Path, tmp_path: Path, expected: dict[str, Any]
) -> None:
    copied = shutil.copy(golden / "bundle.age", tmp_path / "x.age")
    [first] = desk.sync.intake.receive([Path(copied)])
    assert (first.status, first.codes) == ("applied", ())
    assert [first.entries, first.records] == expected["bundle"]
    [row, _] = desk.cases.lists.page(CaseFilter(sort="updated")).rows
    assert (row.name, row.number) == ("شيرو خالد الدرويش", "MTH-26-B-0002")
    assert [one.status for one in desk.sync.intake.receive([Path(copied)])] == ["duplicate"]
    assert desk.access.check().ok


def test_the_bundle_opens_with_its_key_and_the_lists_alone(golden: Path) -> None:
    key = bundle_key(golden)
    trust = pin(frames(golden))
    verifier = Verifier(trust, lambda _: None)
    with (golden / "bundle.age").open("rb") as stream:
        opened = open_volume(stream, [key], trust)
        kinds = []
        for row, data in opened.reader.objects(opened.manifest):
            verifier.feed(row, data)
            kinds.append(row.type)
        verifier.finish()
    assert verifier.verdicts == {}
    assert kinds[:2] == ["trust", "trust"]
    assert set(kinds[2:]) == {"checkpoint", "leaves", "entries", "bodies", "blobman", "chunk"}
    assert len(verifier.blobs) == 1 and verifier.entries == sum(
        report.entries for report in verifier.logs.values()
    )


def test_what_was_erased_is_gone_and_what_a_court_has_stands(
    desk: Desk, expected: dict[str, Any]
) -> None:
    told = expected["erasure"]
    [order] = desk.erasure.erasures()
    assert (order.frame, order.state, order.records) == (told["order"], "done", told["records"])
    assert desk.cases.record(told["case"]).erased
    assert told["case"] not in [hit.root for hit in desk.cases.lists.search("ليث")]
    item = desk.cases.record(told["item"])
    assert not item.erased and hashlib.sha256(
        desk.files.attachment(item.id)
    ).hexdigest() == item.value("sha256")
    assert not desk.cases.record(told["row"]).erased
    assert desk.cases.record(told["certificate"]).value("order") == told["order"]
    with pytest.raises(UserError):
        desk.cases.save([Edit("case", {"fate": "alive_reported"}, id=told["case"])])


def test_the_order_to_erase_opens_with_its_key_and_the_lists_alone(
    golden: Path, expected: dict[str, Any]
) -> None:
    trust = pin(frames(golden))
    with (golden / "erasure.age").open("rb") as stream:
        opened = open_volume(stream, [bundle_key(golden, "erasure.key")], trust)
        objects = list(opened.reader.objects(opened.manifest))
    [data] = [data for row, data in objects if row.type == "erasure"]
    assert hashlib.sha256(data).hexdigest() == expected["erasure"]["order"]
    assert list(opened.manifest.erased) == [expected["erasure"]["order"]]
    frame = parse_frame(data, 1024 * 1024)
    assert frame.type == FrameType.ERASURE
    assert frame.valid_signers(trust.keys()) & trust.newest.acting_coordinators()
    order = parse_erasure(frame.payload)
    case, item = expected["erasure"]["case"], expected["erasure"]["item"]
    assert (order.why, order.spaces) == ("withdrawn", (case,))
    assert case not in {space for space, _ in order.records}  # only what is about it elsewhere
    assert (case, item) in order.keep


def bundle_key(golden: Path, name: str = "bundle.key") -> EncryptionKey:
    """The key as stock age reads it."""
    return from_age_identity((golden / name).read_text(encoding="utf-8").strip())


def frames(golden: Path) -> list[bytes]:
    """The trust lists, oldest first."""
    return [path.read_bytes() for path in sorted(golden.glob("trust.*"))]


def test_the_trust_lists_climb(golden: Path, expected: dict[str, Any]) -> None:
    trust = pin(frames(golden))
    assert trust.org == expected["organisation"]
    assert trust.version == len(frames(golden))
    assert {d.letter: d.role for d in trust.newest.devices} == expected["letters"]


def test_the_dump_loads_back_equal(golden: Path, tmp_path: Path, env: Env) -> None:
    desk, _ = Desk.create(
        tmp_path / "other",
        role="coordinator",
        name="ريما",
        organisation="رابطة أخرى (مختلقة)",
        passphrase=Secret.of_text(PASSPHRASE),
        env=env,
    )
    lines = [
        line
        for line in (golden / "dump" / "records.jsonl").read_bytes().splitlines()
        if json.loads(line).get("kind") != "audit"  # rows of the other vault's own audit space
    ]
    loaded = desk.loads.load(lines, files=golden / "dump" / "files")
    told = {(one.rule, one.field) for one in loaded.remarks}
    assert told <= {("judgement", name) for name in JUDGED}  # who decides this decides it here
    assert loaded.records == len(lines) - 1
    desk.loads.dump(tmp_path / "again")
    again = (tmp_path / "again" / "records.jsonl").read_bytes().splitlines()
    head = json.loads(again[0])
    assert head == {**json.loads(lines[0]), "schema": SCHEMA}  # the dictionary of this program
    assert sorted(map(plain, again[1:])) == sorted(map(plain, lines[1:]))
    desk.access.lock()


def plain(line: bytes) -> str:
    """A line of a dump without the chunk list, which is each vault's own, and without what a coordinator
    decided there; in one order of keys."""
    row = json.loads(line)
    for name in ("blob", *JUDGED):
        row.pop(name, None)
    return json.dumps(row, sort_keys=True, ensure_ascii=False)


def test_an_older_vault_is_brought_up_and_has_the_tables_of_a_new_one(
    desk: Desk, tmp_path: Path, env: Env
) -> None:
    new, _ = Desk.create(
        tmp_path / "new",
        role="documenter",
        name="هالة",
        passphrase=Secret.of_text(PASSPHRASE),
        env=env,
    )
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    tables = new.context.vault.database.query(sql)
    new.access.lock()
    assert int(desk.context.vault.database.one("PRAGMA user_version")[0]) == schema.VERSION
    assert tables == desk.context.vault.database.query(sql)


def test_an_older_vault_knows_the_days_on_which_something_is_to_be_done(desk: Desk) -> None:
    yes = [one.id for one in desk.cases.list_kind("consent_grant") if one.text("result") == "given"]
    rows = desk.context.vault.read.coming("consent_grant.review_on", "2028-12-31", 100).rows
    assert yes and sorted(one.id for _, one in rows) == sorted(yes)
    assert {day for day, _ in rows} == {"2028-11-24"}
    read = "SELECT what, day, n FROM coming ORDER BY what, day, n"
    held = desk.context.vault.database.query(read)
    with desk.context.vault.transaction():
        desk.context.vault.folding.rebuild()
    assert desk.context.vault.database.query(read) == held


def test_another_report_about_the_same_person_is_found_in_it(
    desk: Desk, expected: dict[str, Any]
) -> None:
    dossier = desk.cases.dossier(expected["case"])
    [person] = dossier.linked(dossier.head, "person")
    names = ("given_ar", "father_ar", "grandfather_ar", "family_ar", "mother_given_ar")
    again = {name: person.text(name) for name in names if person.text(name)}
    other = desk.cases.new_case({**again, "birth": person.value("birth")}, {}).ids[0]
    desk.matching.suggestions.match_new()
    assert desk.context.vault.match_keys.left() == 0 and desk.context.vault.match_keys.size() == 2
    found = [row for band in BANDS for row in desk.matching.pairs(band).rows]
    assert [{row.a, row.b} for row in found] == [{expected["case"], other}]


def test_the_tool_makes_a_version_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["make_golden.py", str(tmp_path)])
    assert make_golden.main() == 0
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {f"v{schema.VERSION}", "copy-1", "withdrawn-1"}
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert make_golden.main() == 1
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before
