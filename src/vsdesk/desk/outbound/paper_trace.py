"""A paper answers back: the digest at its foot, typed or read from a photo of the page, finds what left.

The digest of a page is the beginning of that of the exit (reports/page_header.short_digest); several rows may
bear it, one for each copy. Looking is no exit; what is shown is what stands in this vault.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk import photo
from vsdesk.errors import UserError
from vsdesk.history.entry import made_by
from vsdesk.numerals import in_ascii
from vsdesk.progress import SILENT
from vsdesk.records.dossier import ids_in
from vsdesk.reports import item_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.desk.context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import RecordView

_PAGE: Final = 16  # letters; on the label of an exhibit four more
_CODE: Final = re.compile(rf"[A-Z2-7]{{{_PAGE}}}(?:[A-Z2-7]{{4}})?")
_ITEM: Final = "evidence_item"
_BATCH: Final = 2000
_ENTRY: Final = 64  # digits of an op's id that say its entry
_ALIKE: Final = str.maketrans("018", "OIB")  # no digit of base32 looks so: they were read wrong


@dataclass(frozen=True, slots=True)
class TracedPaper:
    """One row of an exit that bears the digest, of which root it is, and what changed there since.

    `item` is the exhibit on it whose label was read, "" for the page.
    `changed` are the records that were on the paper and of which something came here after the row did, or
    that the device of the row wrote after it; `gone` those that were removed or are not here. `device_id` is
    the device that signed the row, whatever it says of itself; `by` how that one is known here.
    """

    row: RecordView
    device_id: str
    by: str = field(repr=False)
    root: str
    changed: tuple[str, ...] = field(repr=False)
    gone: tuple[str, ...] = field(repr=False)
    item: str = ""

    @property
    def is_as_then(self) -> bool:
        """Whether nothing that stood on the paper was changed or removed since."""
        return not self.changed and not self.gone


class PaperTraceService:
    """Finds the exit of a page."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._vault = context.vault

    def code_in(self, picture: bytes) -> str:
        """The digest in the photo of a page. Raises UserError E_NOT_FOUND where there is none; as `photo`."""
        found = [code for text in photo.codes(picture) if (code := digest_letters(text))]
        code = min(found, key=len, default="")  # that of the page, where a label stands on it too
        if not code:
            raise UserError("E_NOT_FOUND", "code")
        return code

    def find(self, typed: str, progress: Progress = SILENT) -> tuple[TracedPaper, ...]:
        """What left with this digest, the newest first.

        Raises UserError E_VALUE for what is no digest; Cancelled.
        """
        code = digest_letters(typed)
        if not code:
            raise UserError("E_VALUE", "digest")
        begins, item = base64.b32decode(code[:_PAGE]).hex(), code[_PAGE:]
        rows = [one for one in self._rows(progress) if one.text("digest").startswith(begins)]
        came = {one.id: self._came(_signed(one)) for one in rows}
        rows.sort(key=lambda one: (came[one.id], one.created), reverse=True)
        return tuple(self._traced(one, item) for one in rows)

    def _rows(self, progress: Progress) -> Iterator[RecordView]:
        after, seen = 0, 0
        while page := self._vault.read.numbered("disclosure", _BATCH, after):
            seen += len(page)
            progress.step("looking", seen, 0)
            yield from (view for _, view in page)
            after = page[-1][0]

    def _traced(self, row: RecordView, letters: str) -> TracedPaper:
        signed = _signed(row)
        since, on_it = self._came(signed), [*_on_it(row)]
        newest = self._vault.read.came(on_it)
        changed, gone, item = [], [], ""
        for id in on_it:
            record = self._vault.read.view(id)
            if letters and record and record.kind == _ITEM and item_letters(id) == letters:
                item = id
            if record is None or record.deleted:
                gone.append(id)
            elif _is_later(record, newest.get(id, {}), signed, since):
                changed.append(id)
        device = signed.device_id if signed else ""
        by = self._context.device_name(device)
        code = self._vault.trust.author(device, signed.by)[0] if signed else ""
        return TracedPaper(
            *(row, device, " · ".join(filter(None, (by, code))), row.parent or row.space),
            *(tuple(changed), tuple(gone), item),
        )

    def _came(self, signed: Alternative | None) -> int:
        """When a row came here, by this vault's own clock (ms): no writer's clock says what came after it."""
        return self._vault.read.arrived([signed.op[:_ENTRY]]) if signed else 0


def _signed(row: RecordView) -> Alternative | None:
    """A word of the device that made a row: whoever writes into it later made no paper."""
    said = [one for held in row.fields.values() for one in held]
    return next((one for one in said if made_by(row.id, one.device_id)), next(iter(said), None))


def _is_later(
    record: RecordView, newest: Mapping[str, int], signed: Alternative | None, since: int
) -> bool:
    """Whether something in a record came here after the row, or, where both came at once, is of the same
    device and after it in what that one wrote. `newest`: when the last of each device came."""
    if any(came > since for came in newest.values()):
        return True
    return signed is not None and any(
        one.device_id == signed.device_id and one.ts > signed.ts
        for held in record.fields.values()
        for one in held
        if newest.get(one.device_id, since) == since
    )


def _on_it(row: RecordView) -> Iterator[str]:
    """The records that were on the paper: rows of an id and its fields."""
    held = row.value("records")
    for one in held if isinstance(held, list) else ():
        if isinstance(one, list) and one:
            yield from ids_in(one[0])


def digest_letters(typed: str) -> str:
    """The letters of a digest, however they are parted or written; "" for anything else."""
    letters = re.sub(r"[\s\u200e\u200f\u2066-\u2069–—-]+", "", in_ascii(typed)).upper()
    letters = letters.translate(_ALIKE)
    if not _CODE.fullmatch(letters):
        return ""
    try:
        base64.b32decode(letters[:_PAGE])
    except binascii.Error:
        return ""
    return letters
