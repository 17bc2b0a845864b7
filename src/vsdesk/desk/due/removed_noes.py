"""Pages that were removed and on which somebody said no: it holds on in a case that stands, so a coordinator
is told where it lies (docs/spec/bundle.md §8.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.due.due_row import Due
from vsdesk.records.consent.answers import says_no
from vsdesk.records.dictionary.display_names import both_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"


def rows(vault: Vault, most: int) -> Iterator[Due]:
    """A row for each such page, for at most so many of each device that made them."""
    held = {one.id: one for one in vault.read.whole.removed_pages() if _has_a_no(vault, one)}
    shown = vault.read.fair([*held], most)
    more = len(held) - len(shown)
    for id in shown:
        yield _row(vault, held[id], more)
        more = 0


def _has_a_no(vault: Vault, page: RecordView) -> bool:
    """Whether a no in it guards on."""
    file = vault.read.dossier(page.id)
    whole = file.unremoved if file is not None else None
    answers = whole.of(_ANSWER) if whole is not None else ()
    return any(one.space == page.space and says_no(one) for one in answers)


def _row(vault: Vault, page: RecordView, more: int) -> Due:
    names = [page.text("display_name"), ""]
    person = vault.read.view(page.text("person"))
    if page.kind == "case" and person is not None:
        names = [*both_names(person)]
    number = page.text("case_no") or page.text("family_code")
    title = names[0] or names[1]
    return Due("removed", "", 0, page.id, "", page.id, page.kind, title, number, more=more)
