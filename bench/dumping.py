"""The own copy of the whole vault, through the gate, beside the same records written without it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.readying import fill
from bench.stage import ms, seconds
from vsdesk.desk import Desk
from vsdesk.desk.saving import dump_rows
from vsdesk.progress import unhurried
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from bench.stage import Row, Stage

_SOME: Final = 200


def rows(stage: Stage) -> list[Row]:
    """A dump of the bundle's number of cases, and what the gate adds to it."""
    count = stage.bundle or 10_000
    vault = stage.vault("dump", role="coordinator")
    fill(vault, count)
    desk = Desk(vault)
    with tempfile.TemporaryDirectory(dir=stage.root) as folder:
        bare = seconds(lambda: _bare(desk, Path(folder) / "bare.jsonl"))
        gated = seconds(lambda: desk.loads.dump(Path(folder) / "dump"))
    partner = _for_others(desk, count)
    vault.lock()
    return [
        (f"dump of {count:,} cases", ms(gated), ms(bare), gated / bare, "ratio <= 1.2"),
        ("the gate for a mechanism, of these", ms(partner), "", None, ""),
    ]


def _bare(desk: Desk, path: Path) -> None:
    """The same dump without a gate: every row as it stands, nobody asked. These cases have no files."""
    gone = desk.context.vault.read.hidden_ids()
    with unhurried(), path.open("wb") as out:
        for space in desk.context.vault.read.spaces():
            for view in desk.context.vault.read.space(space):
                if not view.deleted:
                    values = ((name, view.every(name)) for name in sorted(view.fields))
                    told = ((name, found) for name, found in values if found)
                    out.write(dump_rows.line(dump_rows.row_of(view, told, gone)))


def _for_others(desk: Desk, count: int) -> float:
    """What leaves for the working group: some cases, taken for all."""
    roots = desk.context.vault.read.roots("case")[:_SOME]
    dossiers = [desk.cases.dossier(root) for root in roots]
    request = Request("un_complaint", "wgeid", "B", desk.context.today())
    taken = seconds(lambda: [decide(request, one, desk.context.dictionary) for one in dossiers])
    return taken / max(1, len(dossiers)) * count
