"""docs/spec/vault.md names every table, column and fact of a vault, as they are."""

from __future__ import annotations

import hashlib
import hmac
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from tests.conftest import Clock
from tools.make_golden import PASSPHRASE

from vsdesk.crypto import canonical, slots
from vsdesk.desk import TEST_COST, Desk, Env, ListFilter, Secret
from vsdesk.records.checks import due_dates
from vsdesk.records.dates import no_calls
from vsdesk.vault import schema

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs/spec/vault.md").read_text("utf-8")
_ROW = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.M)
_SHADOW = re.compile(r"(?:w|g)_(?:data|idx|content|docsize|config)|sqlite_.*")


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Iterator[Desk]:
    """The newest golden vault: handed over, erased, attached, with a draft. Everybody is made up."""
    shutil.copytree(ROOT / "tests/golden" / f"v{schema.VERSION}" / "vault", tmp_path / "vault")
    env = Env(clock, rng, tmp_path / "profile", TEST_COST)
    opened = Desk.open(tmp_path / "vault", Secret.of_text(PASSPHRASE), env)
    yield opened
    opened.access.lock()


def section(title: str) -> str:
    """The text of one section of the page."""
    return PAGE.split(f". {title}\n")[1].split("\n## ")[0]


def test_the_page_says_its_version_wherever_it_says_one() -> None:
    assert PAGE.split("\n\n")[1].startswith(f"Version {schema.VERSION}.")
    assert f"`user_version` is the version of this page, {schema.VERSION};" in PAGE
    assert f"| `rules` | text, `{schema.RULES}`: " in PAGE


def test_the_page_names_every_column(desk: Desk) -> None:
    said = dict(_ROW.findall(section("Columns")))
    database = desk.context.vault.database
    tables = [row[0] for row in database.query("SELECT name FROM sqlite_master WHERE type='table'")]
    real = {name for name in tables if not _SHADOW.fullmatch(name)}
    assert said.keys() == real
    for table in real:
        columns = [
            row[0]
            for row in database.query(
                "SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,)
            )
        ]
        named = re.findall(r"`(\w+)`", said[table].split("; `g`")[0])
        assert [name for name in named if name in columns] == columns, table


def test_the_page_names_every_fact_and_how_it_is_written(desk: Desk) -> None:
    said = {
        key: how
        for keys, how in re.findall(r"^\| (`.*?) \| (.*) \|$", section("The facts in `meta`"), re.M)
        for key in re.findall(r"`([^`]+)`", keys)
    }
    held = dict(desk.context.vault.database.query("SELECT key, value FROM meta"))
    assert {"vault", "sign", "keys", "inc", "commits"} <= held.keys()
    for key, value in held.items():
        named = next((how for name, how in said.items() if _fits(name, key)), None)
        assert named is not None, key
        if named.startswith("raw bytes"):
            size = re.match(r"raw bytes, (\d+)", named)
            assert size is None or len(value) == int(size[1])
        else:
            canonical.decode(value)


def _fits(name: str, key: str) -> bool:
    pattern = re.escape(name).replace("<year>", r"\d{4}").replace("<hash>", r"[0-9a-f]+")
    return re.fullmatch(pattern, key) is not None


def test_the_page_names_everything_that_is_to_be_done_on_a_day() -> None:
    [row] = re.findall(r"^\| `coming` \| (.*) \|$", section("Tables"), re.M)
    days = {f"{kind}.{name}" for kind, names in due_dates.FIELDS.items() for name in names}
    said = {*re.findall(r"`([a-z_]+\.[a-z_]+)`", row)} - {"kind.field"}
    assert said == days | {
        due_dates.NOT_KEPT,
        due_dates.TAKEN_BACK,
        due_dates.SAID_NO,
        due_dates.REPLY,
        due_dates.DELETION,
        due_dates.VOID,
        due_dates.OVERRULED,
    }
    assert f"`contact_channel.{no_calls.FIELD}.N`" in row
    assert all(f"`{kind}`" in row for kind in due_dates.WORDS)


def test_what_the_code_writes_into_meta_is_on_the_page() -> None:
    text = section("The facts in `meta`")
    written = {
        found
        for path in (ROOT / "src").rglob("*.py")
        for found in re.findall(r"meta\.(?:put|put_raw)\(\"(\w+)\"", path.read_text("utf-8"))
    }
    assert "inc" in written
    assert [key for key in sorted(written) if f"`{key}`" not in text] == []


def test_a_vault_that_was_closed_in_good_order_has_no_wal(desk: Desk, tmp_path: Path) -> None:
    desk.cases.searches.keep("made up", ListFilter())
    assert list((tmp_path / "vault").glob("db.*-wal"))
    desk.access.lock()
    assert list((tmp_path / "vault").glob("db.*-*")) == []


def _key(folder: Path, use: str) -> bytes:
    """keys.md §1, from the passphrase."""
    file = slots.parse((folder / "slots.a").read_bytes())
    vmk = file.open_passphrase(Secret.of_text(PASSPHRASE))
    return HKDF(SHA256(), 32, bytes.fromhex(file.vault), f"vsdesk/{use}/v1".encode()).derive(
        vmk.reveal()
    )


def test_the_mark_is_written_as_the_page_says(desk: Desk, tmp_path: Path) -> None:
    [mark] = (tmp_path / "profile/vaults").glob("*.mark")
    data = mark.read_bytes()
    assert len(data) == 16 + 8 + 8 + 32
    made = hmac.digest(_key(tmp_path / "vault", "mark"), b"vsdesk/mark/v1\0" + data[:32], "sha256")
    assert made == data[32:]
    [commits] = desk.context.vault.database.one("SELECT value FROM meta WHERE key = 'commits'")
    assert int.from_bytes(data[16:24], "big") == canonical.decode(commits)
    said = int.from_bytes(data[24:32], "big")
    assert said + 1 == canonical.decode(commits)  # then it was opened


def test_a_frame_in_erasures_is_sealed_as_the_page_says(desk: Desk, tmp_path: Path) -> None:
    key = AESGCM(_key(tmp_path / "vault", "erasures"))
    found = list((tmp_path / "vault/erasures").iterdir())
    assert found
    for path in found:
        data = path.read_bytes()
        frame = key.decrypt(data[:12], data[12:], b"erasure" + bytes.fromhex(path.name))
        assert frame[:4] == b"VSS1" and hashlib.sha256(frame).hexdigest() == path.name
