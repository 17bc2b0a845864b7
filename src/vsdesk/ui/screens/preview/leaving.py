"""A paper on its way out of the preview: its bytes with its row, written to a file or painted for the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.errors import CODES
from vsdesk.progress import SILENT
from vsdesk.ui.parts import own_papers
from vsdesk.ui.parts.own_papers import OwnPaper
from vsdesk.ui.parts.pages import all_pictures
from vsdesk.ui.parts.printing import PRINT_DOTS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from vsdesk.desk import Desk, SheetOrder
    from vsdesk.ui.kit.banner import Banner
    from vsdesk.ui.kit.context import UiContext


def by_submission(desk: Desk, order: SheetOrder, banner: Banner, look: UiContext) -> bool:
    """Whether a sheet leaves here only as a submission that a coordinator approved; the banner says so."""
    shut = desk.outbound.tables.leaves_by_submission(order.recipient, order.kind)
    if shut:
        banner.say(look.words.say(CODES["E_BY_SUBMISSION"].sentence))
        banner.show()
    return shut


def _leave(desk: Desk, order: SheetOrder | OwnPaper) -> bytes:
    """The paper that leaves, with its row."""
    if isinstance(order, OwnPaper):
        return own_papers.leave(desk, order, SILENT)
    return desk.outbound.sheets.print_sheet(order).pdf


def save(desk: Desk, order: SheetOrder | OwnPaper, path: Path) -> None:
    """Written where the person said."""
    diskio.save_file(path, _leave(desk, order))


def pictures(desk: Desk, order: SheetOrder | OwnPaper) -> list[QImage]:
    """As pictures for the printer."""
    return all_pictures(_leave(desk, order), PRINT_DOTS)
