"""The own copy of the whole vault, through the gate, beside the same records written without it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench.readying import fill
from bench.stage import ms, seconds
from vsdesk.desk import Desk
from vsdesk.records.disclosure import Request, decide

if TYPE_CHECKING:
    from bench.stage import Row, Stage
    from vsdesk.records.dossier import RecordView

_SOME: Final = 200


def rows(stage: Stage) -> list[Row]:
    """A dump of the bundle's number of cases, and what the gate adds to it."""
    count = stage.bundle or 10_000
    vault = stage.vault("dump", role="coordinator")
    fill(vault, count)
    desk = Desk(vault)
    with tempfile.TemporaryDirectory(dir=stage.root) as folder:
        bare = seconds(lambda: _bare(desk, Path(folder) / "bare.jsonl"))
        gated = seconds(lambda: desk.dump(Path(folder) / "dump"))
    partner = _for_others(desk, count)
    vault.lock()
    return [
        (f"dump of {count:,} cases", ms(gated), ms(bare), gated / bare, "ratio <= 1.2"),
        ("the gate for a mechanism, of these", ms(partner), "", None, ""),
    ]


def _bare(desk: Desk, path: Path) -> None:
    """The same rows without asking anybody."""
    with path.open("wb") as out:
        for space in desk.vault.read.spaces():
            for view in desk.vault.read.space(space):
                if not view.deleted:
                    line = json.dumps(_row(view), ensure_ascii=False, separators=(",", ":"))
                    out.write(line.encode() + b"\n")


def _row(view: RecordView) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": view.kind, "id": view.id, "parent": view.parent}
    return row | {name: view.value(name) for name in sorted(view.fields)}


def _for_others(desk: Desk, count: int) -> float:
    """What leaves for the working group: some cases, taken for all."""
    roots = desk.vault.read.roots("case")[:_SOME]
    dossiers = [desk.dossier(root) for root in roots]
    request = Request("un_complaint", "wgeid", "B", desk.today())
    taken = seconds(lambda: [decide(request, one, desk.dictionary) for one in dossiers])
    return taken / max(1, len(dossiers)) * count
