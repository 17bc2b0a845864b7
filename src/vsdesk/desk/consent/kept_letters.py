"""The letters of ours that are kept: one asked for again leaves byte for byte, by no gate, without a row.

So one is ours only where coordinators or this device kept it, file and all, and a row of theirs says that a
letter went to that body on that day. What another device calls so is a file like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk.consent.withdrawal import LETTER
from vsdesk.desk.outbound.missing_glyphs import PlainPaper
from vsdesk.errors import UserError
from vsdesk.records.consent.whose_word_counts import as_believed
from vsdesk.records.statuses import OUR_LETTER

if TYPE_CHECKING:
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.vault import Vault

_ITEM: Final = "evidence_item"


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """One letter: the item as which it is kept, to whom it went, when it was written (a
    stamp of the log), its file."""

    item: str
    recipient: str
    written: str
    blob: str


class KeptLetters:
    """Which items of a file are letters of ours, and what they say."""

    def __init__(self, vault: Vault, cases: CaseService) -> None:
        self._vault = vault
        self._cases = cases

    def of(self, dossier: Dossier) -> tuple[KeptLetter, ...]:
        """Those of a case or family, the newest first."""
        found = [kept for one in dossier.of(_ITEM) if (kept := self._kept(one)) is not None]
        return tuple(sorted(found, key=lambda one: (one.written, one.item), reverse=True))

    def paper(self, item: str) -> PlainPaper:
        """One of them, as it was written. Raises UserError E_NOT_FOUND for any other item, and
        while its file is not here yet."""
        kept = self._kept(self._cases.record(item))
        if kept is None:
            raise UserError("E_NOT_FOUND", kind=_ITEM)
        return PlainPaper(self._vault.shown.read(kept.blob))

    def _kept(self, item: RecordView) -> KeptLetter | None:
        if item.kind != _ITEM or item.deleted or not item.parent:
            return None
        said = as_believed(item, self._vault.trust.believes)
        types, files = said.standing("type"), said.every("blob")
        if said.every("type") != (OUR_LETTER,) or len(files) != 1:
            return None
        recipient, _, day = said.text("title").partition("-")
        if not self._went(item.parent, recipient, day):
            return None
        return KeptLetter(item.id, recipient, types[0].ts, str(files[0]))

    def _went(self, root: str, recipient: str, day: str) -> bool:
        """Whether coordinators or this device say that a letter went there that day."""
        believes = self._vault.trust.believes
        rows = (as_believed(one, believes) for one in self._cases.dossier(root).of("disclosure"))
        asked = (LETTER, recipient, day)
        return any(
            (one.text("exit"), one.text("recipient"), one.text("on")) == asked for one in rows
        )
