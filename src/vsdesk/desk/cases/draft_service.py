"""What was typed and not saved: kept in the vault, so that lock, crash and power cut lose nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json

PAGE: Final = "draft:"  # how the key of what was typed on the page of a root begins
INTERVIEW: Final = "interview:"  # and of an interview that was begun


@dataclass(frozen=True, slots=True)
class UnsavedDraft:
    """Words that are in no record yet: of which root, what it is and is called; an interview
    that was begun, or its page."""

    root: str
    kind: str
    is_interview: bool
    number: str = ""
    name: str = field(default="", repr=False)


class DraftService:
    """Drafts by their key."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault

    def get(self, key: str) -> Json:
        """What was typed and not saved, or None."""
        return self._vault.drafts.get(key)

    def put(self, key: str, value: Json) -> None:
        """Keep what was typed; survives lock, crash and power cut."""
        self._vault.drafts.put(key, value)

    def drop(self, key: str) -> None:
        """Forget a draft."""
        self._vault.drafts.drop(key)

    def held(self) -> list[str]:
        """The keys of all drafts, newest first."""
        return self._vault.drafts.keys()

    def unsaved(self) -> tuple[UnsavedDraft, ...]:
        """All in which somebody wrote a word, the newest first: none of them is in a hand-over."""
        return tuple(self._unsaved())

    def _unsaved(self) -> Iterator[UnsavedDraft]:
        for key in self.held():
            begin = next((one for one in (PAGE, INTERVIEW) if key.startswith(one)), "")
            draft = self.get(key)
            if not begin or not waits(draft):
                continue
            root = key.removeprefix(begin)
            row = self._vault.read.row(root)
            talk = draft.get("talk") if isinstance(draft, dict) else None
            title = str(talk.get("title", "")) if isinstance(talk, dict) else ""
            yield UnsavedDraft(
                root,
                row.kind if row is not None else "case" if begin == INTERVIEW else "",
                begin == INTERVIEW,
                row.number if row is not None else "",
                (row.name or row.other if row is not None else "") or title,
            )


def waits(draft: object) -> bool:
    """Whether a draft holds a word; one in which all was taken back, or where an
    interview only stands, does not.

    What this program does not know counts as a word.
    """
    if draft is None:
        return False
    rows = draft.get("records") if isinstance(draft, dict) else None
    if not isinstance(draft, dict) or not isinstance(rows, dict):
        return True
    talk = draft.get("talk", {})
    if not {*draft} <= {"records", "talk"} or not isinstance(talk, dict):
        return True
    said = any(row.get("new") or row.get("set") for row in rows.values())
    return bool(said or talk.get("aside") or talk.get("asked") or _says_whose(talk.get("whose")))


def _says_whose(rows: object) -> bool:
    """Whether somebody said whose name a plea is about; who only went to look has said nothing yet."""
    if not isinstance(rows, list):
        return bool(rows)
    return any(not (isinstance(one, list) and one and isinstance(one[-1], list)) for one in rows)
