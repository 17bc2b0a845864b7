"""Planted words, passphrases, recovery words and keys stay where they belong.

Looked through: vaults, sticks, temporary folders, HOME, output, errors, logs, reprs, the arguments
and the environment of a process.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case
from tests.faults.conftest import reopen
from tests.faults.planted import ARABIC, LATIN, lines
from tests.faults.test_kill import folder
from tests.forking import ROOT

from vsdesk import photo
from vsdesk.crypto.keys import age_identity
from vsdesk.crypto.slots import database_key
from vsdesk.desk import CaseFilter, Desk, Edit, Secret, SheetOrder
from vsdesk.errors import UserError, VsdeskError
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.vault.read.summary import searchable_of, summary_of

WORDS = [ARABIC, LATIN]


def forms(secrets: Iterable[str | bytes]) -> list[bytes]:
    """Every way in which a word or key could lie on a disk."""
    found: list[bytes] = []
    for secret in secrets:
        if isinstance(secret, str):
            found += [secret.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
            found += [json.dumps(secret)[1:-1].encode()]
        else:
            text = secret.hex()
            found += [secret, text.encode(), text.upper().encode(), base64.b64encode(secret)]
            found += [base64.urlsafe_b64encode(secret), text.encode("utf-16-le")]
    return [one.rstrip(b"=") for one in found]


def leaks(folders: Iterable[Path], secrets: Iterable[str | bytes]) -> list[str]:
    """The files that hold one of them, in their bytes or their names."""
    wanted, found = forms(secrets), []
    for root in folders:
        for path in root.rglob("*"):
            data = os.fsencode(path.relative_to(root))
            if path.is_file() and not path.is_symlink():
                data += path.read_bytes()
            if any(one in data for one in wanted):
                found.append(str(path.relative_to(root)))
    return found


def keys_of(desk: Desk) -> list[str | bytes]:
    """The secret keys of an open vault."""
    vault = desk.context.vault
    identity = age_identity(vault.keys()[0])
    return [
        vault._vmk.reveal(),
        database_key(vault._vmk, vault._slots.vault),
        database_key(vault._vmk, vault._slots.vault)[:64],
        vault.identity.signing.secret_bytes,
        vault.identity.signing.secret_bytes[:32],
        vault.keys()[0].secret_bytes,
        identity,
        identity.lower(),
    ]


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Folders for temporary files and for HOME that nothing else uses."""
    made = {name: folder_in(tmp_path, name) for name in ("temporary", "home", "stick")}
    monkeypatch.setattr(tempfile, "tempdir", str(made["temporary"]))
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(made["temporary"]))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(made["home"]))
    return made


def folder_in(root: Path, name: str) -> Path:
    """A new folder."""
    made = root / name
    made.mkdir()
    return made


def load(desk: Desk) -> None:
    """One record of each kind that this role may write, planted words in it."""
    for row in lines(desk.context.dictionary):
        row.pop("of_kind", None)
        try:
            desk.loads.load([json.dumps(row).encode()])
        except UserError as refused:
            assert refused.name in ("E_ROLE", "E_LINK")
            silent([refused])


def silent(things: Iterable[object]) -> None:
    """None of these shows a planted word, neither as text nor as its repr."""
    for one in things:
        shown = f"{one!r} {one!s}"
        assert not any(word in shown for word in (*WORDS, PASSPHRASE)), type(one)


def chain(problem: BaseException | None) -> Iterator[BaseException]:
    """An exception and all it was raised from or beside."""
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__


def test_nothing_planted_lies_in_plain_text(
    house: House, watched: dict[str, Path], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    rima, hala = house.coordinator(), house.documenter("hala")
    asked = hala.sync.devices.request()
    approved = rima.sync.devices.approve(asked.data, said=None)
    hala.sync.devices.accept(approved.data, said=None)
    for desk in (rima, hala):
        load(desk)
        case = desk.cases.list_kind("case")[0].id
        desk.cases.drafts.put("case:new", {"given_ar": f"{ARABIC} {LATIN}"})
        picture = io.BytesIO(photo.draw_made_up_portrait(1))
        desk.files.attach(picture, case, kind="document", name=f"{ARABIC}.jpg")
        desk.files.attach(
            io.BytesIO(f"{ARABIC} {LATIN} ".encode() * 100_000), case, kind="document"
        )
        assert desk.cases.lists.search(ARABIC) or desk.cases.lists.search(LATIN)
    hala.sync.hand_over(watched["stick"])
    rima.sync.intake.receive([watched["stick"]])
    rima.sync.hand_over(watched["stick"], [row.device_id for row in rima.sync.destinations()])
    hala.sync.intake.receive([watched["stick"]])
    secrets = [*WORDS, PASSPHRASE, "ريما", "رابطة مثال", *keys_of(rima), *keys_of(hala)]
    # While the vaults are open, and when they are closed.
    assert leaks([house.root], secrets) == []
    for desk in (rima, hala):
        desk.context.vault.database.checkpoint()
        desk.access.lock()
    assert leaks([house.root], secrets) == []
    assert list(watched["temporary"].iterdir()) == [] and list(watched["home"].iterdir()) == []
    assert not any(word in caplog.text for word in (*WORDS, PASSPHRASE))


def test_no_repr_and_no_error_shows_a_value(house: House, tmp_path: Path) -> None:
    rima, hala = house.coordinator(), house.documenter("hala")
    asked = hala.sync.devices.request()
    rima.sync.devices.approve(asked.data, said=None)
    load(rima)
    rima.outbound.sheets.set_contact(ARABIC, LATIN, ARABIC)
    case = rima.cases.list_kind("case")[0].id
    person = rima.cases.list_kind("person")[0]
    number = f"{ARABIC} {LATIN}"
    edit = Edit("person", {"given_ar": number}, id=person.id, why=number)
    dossier = rima.cases.dossier(case)
    disclosed = decide(
        Request("hold_record", "own_copy", "A", "2026-11-24", named_recipient=number),
        dossier,
        rima.context.dictionary,
    )
    page = rima.cases.lists.page(CaseFilter(text=ARABIC))
    date = {"from": "2013", "precision": "year", "as_told": number}
    seen: list[object] = [
        rima, rima.context.vault, rima.context.vault.identity, rima.context.vault.env, edit, rima.cases.save([edit]), dossier,
        dossier.head, *dossier, *disclosed, disclosed, disclosed.request, page, *page.rows,
        rima.cases.lists.families(CaseFilter()), *rima.cases.lists.search(ARABIC), *rima.cases.history(person.id),
        rima.access.status(), rima.outbound.sheets.contact(), CaseFilter(text=number), Secret.of_text(number),
        SheetOrder(case, named=number, password=number), PartialDate.of(date),
        summary_of(dossier.head, list(dossier), lambda _: None, rima.context.dictionary, rima.context.today()),
        searchable_of(person, rima.context.dictionary), rima.context.vault.trust.trust, rima.context.vault.keys(),
        rima.context.vault._slots, rima.context.vault.drafts, *rima.context.vault.ledger.logs(),
        *(row for log in rima.context.vault.ledger.logs() for row in rima.context.vault.ledger.entries(log.n)),
        *(op for n in range(1, 40) for op in rima.context.vault.ledger.ops(n)),
        *(rima.context.vault.folding.state(n) for n in range(1, 40)), asked, rima.sync.devices.listed(),
    ]  # fmt: skip  # a table, read by rows
    silent(seen)
    assert not any(key in repr(seen) for key in keys_of(rima) if isinstance(key, str))


def bad_deeds(desk: Desk, root: Path) -> Iterator[Callable[[], object]]:
    """Things that a person does wrong, each with a planted word in it."""
    word = f"{ARABIC} {LATIN}"
    case = desk.cases.list_kind("case")[0].id
    person = desk.cases.list_kind("person")[0].id
    fake = root / "photo.jpg"
    fake.write_bytes(word.encode())
    yield lambda: desk.cases.save([Edit("person", {"birth": word}, id=person)])
    yield lambda: desk.cases.save([Edit("person", {"birth": {"from": word}}, id=person)])
    yield lambda: desk.cases.save([Edit("person", {"sex": word}, id=person)])
    yield lambda: desk.cases.save([Edit("person", {"given_ar": [word]}, id=person)])
    yield lambda: desk.cases.save([Edit("person", {"given_ar": word + "\ud800"}, id=person)])
    yield lambda: desk.cases.save([Edit("case", {"person": word}, id=case)])
    yield lambda: desk.cases.save([Edit("case", {word: word}, id=case)])
    yield lambda: desk.cases.save([Edit("case", {"assigned": [word]}, id=case)])
    yield lambda: desk.loads.load([json.dumps({"kind": "person", "given_ar": word}).encode()])
    yield lambda: desk.loads.load([json.dumps({"kind": "case", "fate": word}).encode()])
    yield lambda: desk.loads.load([word.encode()])
    yield lambda: desk.files.attach(fake, case)
    yield lambda: desk.cases.lists.find_id(word)
    yield lambda: desk.outbound.sheets.sheet(SheetOrder(case, recipient=word))
    yield lambda: desk.access.ways.change_passphrase(Secret.of_text(word), Secret.of_text(word))
    yield lambda: desk.sync.devices.review(word.encode())
    yield lambda: desk.cases.drafts.put("x", {word: word})
    yield lambda: Desk.open(desk.access.folder, Secret.of_text(word), desk.context.env)


def test_errors_carry_no_value(house: House) -> None:
    hala = house.documenter("hala")
    whole_case(hala)
    deeds = 0
    for deed in bad_deeds(hala, house.root):
        with pytest.raises(VsdeskError) as caught:
            deed()
        silent(chain(caught.value))
        deeds += 1
    assert deeds == 18


class Commands:
    """The program in a process of its own, with HOME and the temporary folder watched."""

    def __init__(self, home: Path, temporary: Path, given: Path) -> None:
        self.given = given
        self.errors = (given / "stderr").open("wb")
        environment = {"HOME": str(home), "TMPDIR": str(temporary), "PATH": os.environ["PATH"]}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.commander"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
        )

    def run(self, vault: Path, *arguments: object) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        common = ["--vault", vault, "--password-file", self.given / "passphrase", "--json", "--yes"]
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps([str(one) for one in (*arguments, *common)]) + "\n")
        self.process.stdin.flush()
        code, out, err = json.loads(self.process.stdout.readline())
        return code, out, err

    def ok(self, vault: Path, *arguments: object) -> Any:
        """The document of a command that ends with 0."""
        code, out, err = self.run(vault, *arguments)
        assert code == 0, (arguments[:2], code, err[-300:])
        return json.loads(out)

    def seen_outside(self) -> bytes:
        """What other programs of this machine can see of the process."""
        place = Path(f"/proc/{self.process.pid}")
        if not place.is_dir():
            return b""
        return (place / "cmdline").read_bytes() + (place / "environ").read_bytes()

    def close(self) -> None:
        """End it."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
        self.errors.close()


@pytest.fixture
def commands(watched: dict[str, Path], tmp_path: Path) -> Iterator[Commands]:
    """The other process; `given` holds what a person typed or put there."""
    made = Commands(watched["home"], watched["temporary"], folder_in(tmp_path, "given"))
    (made.given / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    yield made
    made.close()


def test_the_journey_by_command_leaves_no_word_behind(
    commands: Commands, watched: dict[str, Path], tmp_path: Path
) -> None:
    run, ok, given = commands.run, commands.ok, commands.given
    field, office = tmp_path / "field", tmp_path / "office"
    created = ok(field, "vault", "create", "--role", "documenter", "--name", "هالة زمردة")
    ok(
        office,
        "vault",
        "create",
        "--role",
        "coordinator",
        "--name",
        "ريما",
        "--organisation",
        "رابطة زمردة",
        "--code",
        "MTH",
    )
    asked = ok(field, "device", "request", given / "request")
    joined = ok(
        office,
        "device",
        "approve",
        given / "request",
        "--out",
        given / "trust",
        "--letter",
        "B",
        "--role",
        "documenter",
        "--words",
        " ".join(asked["words"]),
    )
    ok(field, "device", "accept", given / "trust", "--words", " ".join(joined["words"]))
    rows = [
        json.dumps(row)
        for row in lines(Dictionary.load())
        if row["kind"] in ("case", "person", "family", "event", "contact_channel", "evidence_item")
    ]
    (given / "records.jsonl").write_text("\n".join(rows), encoding="utf-8")
    ok(field, "records", "load", given / "records.jsonl")
    case = str(json.loads(rows[0])["id"])
    (given / "scan.bin").write_bytes(f"{ARABIC} {LATIN}".encode() * 50_000)
    ok(field, "attach", given / "scan.bin", "--to", case, "--kind", "document")
    ok(field, "search", ARABIC)
    ok(field, "bundle", "export", "--to", watched["stick"])
    ok(office, "bundle", "import", watched["stick"])
    ok(office, "records", "show", case)
    assert (
        leaks(
            [field, office, watched["stick"], watched["temporary"], watched["home"]],
            [*WORDS, PASSPHRASE, " ".join(created["recovery_words"]), "رابطة"],
        )
        == []
    )
    assert list(watched["temporary"].iterdir()) == []
    # What goes wrong names the line, the field, the file: never what was typed there.
    (given / "bad.jsonl").write_text(
        json.dumps({"kind": "case", "fate": f"{ARABIC} {LATIN}"}), encoding="utf-8"
    )
    (given / "none.jsonl").write_text(f"{ARABIC} {LATIN}", encoding="utf-8")
    (given / "photo.jpg").write_bytes(f"{ARABIC} {LATIN}".encode())
    (given / "wrong").write_text("not this one at all\n", encoding="utf-8")
    for arguments in (
        ("records", "load", given / "bad.jsonl"),
        ("records", "load", given / "none.jsonl"),
        ("attach", given / "photo.jpg", "--to", case, "--kind", "photo"),
        ("device", "approve", given / "photo.jpg", "--out", given / "no", "--words", "a b"),
        ("bundle", "import", given / "photo.jpg"),
        ("report", "family-sheet", "--case", case, "-o", given / "sheet.pdf"),
        ("vault", "passphrase", "--new-password-file", given / "nothing"),
        ("records", "set", case, "fate=nothing"),
    ):
        code, out, err = run(field, *arguments)
        assert code in (1, 3, 4), arguments
        assert not any(word in out + err for word in (*WORDS, PASSPHRASE)), arguments
    outside = commands.seen_outside()
    assert not any(one in outside for one in forms([*WORDS, PASSPHRASE]))
    assert (given / "stderr").read_bytes() == b""


def test_after_a_kill_nothing_lies_in_plain_text(house: House, tmp_path: Path) -> None:
    """The journal that a killed program leaves is encrypted too."""
    hala = house.documenter("hala")
    load(hala)
    hala.cases.drafts.put("case:new", {"given_ar": f"{ARABIC} {LATIN}"})
    whole_case(hala, ARABIC)
    left = folder(house, "left")
    for path in hala.access.folder.iterdir():
        if path.is_file():
            (left / path.name).write_bytes(path.read_bytes())
    assert (left / "db.1-wal").stat().st_size > 0
    assert leaks([left], [*WORDS, PASSPHRASE, *keys_of(hala)]) == []
    hala.access.lock()
    assert reopen(house, "hala").access.check().ok
