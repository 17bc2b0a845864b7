"""Over the pages of consent and of what is ready: what of another file holds here too, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.editing.former_banner import FormerBanner
from vsdesk.ui.editing.joined_banner import JoinedBanner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


def closing_banner(
    look: UiContext,
    session: VaultSession,
    dossier: Dossier,
    shown: OnScreen,
    stops: Sequence[RecordView],
    *,
    go: Callable[[Route], object],
    again: Callable[[], object],
) -> FormerBanner | JoinedBanner | None:
    """What `stops` the case (`closing_records`), else that another entry is of the same person; None where neither is.

    `go` is given a place to look at; `again` reads the page anew once the case was tied to another family.
    """
    found: FormerBanner | JoinedBanner | None = None
    if stops:
        found = former = FormerBanner(look, session, dossier, shown, stops)
        former.tied.connect(again)
    elif dossier.joined:
        found = JoinedBanner(look, dossier)
    if found is not None:
        found.asked.connect(go)
    return found
