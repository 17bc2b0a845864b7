"""A stick of an old Windows: names of files and folders in windows-1256, which are no UTF-8, on every way.

The streams are those of a terminal: they take UTF-8 and nothing else.
"""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING, Any

from tests.cheap import cheap_env
from tests.journeys.conftest import Machine, enrol
from tests.journeys.test_commands import CASE, RECORDS, jsonl

from vsdesk import cli
from vsdesk.cli.session import Outside
from vsdesk.desk import Desk, Secret
from vsdesk.file_names import legible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def old(name: str) -> str:
    """A name as that Windows wrote it."""
    return os.fsdecode(name.encode("cp1256"))


def ran(machine: Machine, *arguments: object, lines: bool = False) -> Any:
    """Run a command on streams of bytes; its document, or with `lines` its lines."""
    out, err = io.BytesIO(), io.BytesIO()
    outside = Outside(
        cheap_env(machine.clock, machine.random, machine.folder / "profile"),
        io.StringIO(),
        io.TextIOWrapper(out, encoding="utf-8", write_through=True),
        io.TextIOWrapper(err, encoding="utf-8", write_through=True),
    )
    common = ("--vault", machine.vault, "--password-file", machine.key_file, "--yes")
    as_json = () if lines else ("--json",)
    code = cli.main([str(one) for one in (*arguments, *common, *as_json)], outside)
    assert code == 0, (arguments[:2], code, err.getvalue().decode())
    said = out.getvalue().decode()
    return said if lines else json.loads(said)


def test_names_that_are_no_utf8_stop_nothing(
    coordinator: Machine, documenter: Machine, tmp_path: Path
) -> None:
    stick = tmp_path / old("فلاشة")
    stick.mkdir()
    records = jsonl(stick / old("ملف.jsonl"), RECORDS)
    ran(documenter, "records", "load", records)
    enrol(coordinator, documenter, "B")  # before that a file keeps its ids
    assert "ملف.jsonl" in ran(documenter, "records", "loads", lines=True)
    scan = stick / old("قيد.pdf")
    scan.write_bytes(b"%PDF-1.4 made up")
    for lines in (False, True):
        scan.write_bytes(scan.read_bytes() + b"\n")
        ran(documenter, "attach", scan, "--to", CASE, lines=lines)
        assert "فلاشة" in str(
            ran(documenter, "records", "dump", "--out", stick / old(f"نسخة {lines}"), lines=lines)
        )
    assert "فلاشة" in ran(documenter, "bundle", "export", "--to", stick)["files"][0]
    (stick / old("مله.age")).write_bytes(b"no bundle")

    taken = ran(coordinator, "bundle", "import", stick, lines=True)
    assert "مله.age" in taken
    assert ran(coordinator, "records", "show", CASE)["kind"] == "case"
    looked = coordinator.do("bundle", "inspect", stick / old("مله.age"))
    assert looked.json["file"].endswith("/فلاشة/مله.age")


def test_a_vault_lies_in_such_a_folder(machine: Callable[[str], Machine]) -> None:
    made = machine(old("خزنتنا"))
    ran(made, "vault", "create", "--role", "documenter", "--name", "Field")
    ran(made, "records", "load", jsonl(made.folder / "r.jsonl", RECORDS))
    env = cheap_env(made.clock, made.random, made.folder / "profile")
    desk = Desk.open(made.vault, Secret.of_text(made.passphrase), env)
    desk.context.vault.rewrite()  # as after an erasure
    desk.access.lock()
    ran(made, "vault", "check")
    assert ran(made, "records", "show", CASE)["kind"] == "case"


def test_each_name_of_a_path_is_read_for_itself() -> None:
    assert legible(f"/أهلنا/{old('ورقة')}/ملف.pdf") == "/أهلنا/ورقة/ملف.pdf"
    assert legible("half \ud800 a letter") == "half ? a letter"
    assert legible("عائلة") == "عائلة"
