"""What the wizard of tables reads of a file, on the reader thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vsdesk.desk import Desk, TableMapping, TablePreview, TableTarget
    from vsdesk.progress import Progress


def look_at(
    desk: Desk,
    file: Path,
    mapping: TableMapping | None,
    sheet: str | None,
    order: str | None,
    progress: Progress,
    encoding: str | None = None,
) -> tuple[TablePreview, Sequence[TableTarget]]:
    """The table as it would be loaded, and everything that a column may become."""
    seen = desk.loads.tables.open(file, sheet=sheet, mapping=mapping, date_order=order, encoding=encoding, progress=progress)  # fmt: skip
    if mapping is not None or sheet is not None:
        seen = replace(seen, mapping=replace(seen.mapping, sheet=seen.sheet or None))
    return seen, desk.loads.tables.targets()
