"""A paper answers back: the digest at its foot, typed or read from a photo of the page, finds what left.

The digest of a page is the beginning of that of the exit (reports/page_header.short_digest); several rows may
bear it, one for each copy. Looking is no exit; what is shown is what stands in this vault.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk import photo
from vsdesk.errors import UserError
from vsdesk.load_mark import unmarked
from vsdesk.numerals import in_ascii
from vsdesk.progress import SILENT
from vsdesk.records import exit_rows
from vsdesk.records.consent.whose_word_counts import is_put_aside
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.lone.fair_share import in_turn
from vsdesk.reports import item_letters
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.history.field_rules import Rules
    from vsdesk.progress import Progress
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import RecordView

_PUT_ASIDE: Final = mark("This device was withdrawn, and the line was put aside with it.")
_PAGE: Final = 16  # letters; on the label of an exhibit four more
_CODE: Final = re.compile(rf"[A-Z2-7]{{{_PAGE}}}(?:[A-Z2-7]{{4}})?")
_ITEM: Final = "evidence_item"
_BATCH: Final = 2000
_RECORDS: Final = 500  # are read at once
_ENTRY: Final = 64  # digits of an op's id that say its entry
_ALIKE: Final = str.maketrans("018", "OIB")  # no digit of base32 looks so: they were read wrong


@dataclass(frozen=True, slots=True)
class TracedPaper:
    """One disclosure row that bears the digest, of which root it is, and what changed there since.

    `item` is the exhibit on it whose label was read, "" for the page.
    `changed` are the records (with their kinds) that were on the paper and of which something came
    here after the row did, or that the device of the row wrote after it; `gone` those that were
    removed or are not here. `device_id` is the device that signed the row, whatever it says of itself;
    `by` how that one is known here; `root_kind` is "" where the root is not here.
    """

    row: RecordView
    device_id: str
    by: str = field(repr=False)
    root: str
    root_kind: str
    changed: Mapping[str, str] = field(repr=False)
    gone: tuple[str, ...] = field(repr=False)
    item: str = ""

    @property
    def said_aside(self) -> str:
        """What is said where a withdrawn device alone tells of it, as a marked sentence; else ""."""
        return _PUT_ASIDE if is_put_aside(self.row) else ""

    @property
    def is_as_then(self) -> bool:
        """Whether nothing that stood on the paper was changed or removed since."""
        return not self.changed and not self.gone


class _Row(NamedTuple):
    """The disclosure row, a word of the device that signed it, and the records that it names, each once."""

    view: RecordView
    signed: Alternative | None
    on_it: tuple[str, ...]

    @classmethod
    def of(cls, view: RecordView, rules: Rules) -> _Row:
        return cls(view, _signed(view, rules), tuple(dict.fromkeys(_on_it(view))))


class _Record(NamedTuple):
    """What is to be known of a record on a paper: by device when its newest words came here, and the stamp of
    the last that stands."""

    kind: str
    deleted: bool
    came: Mapping[str, int]
    last: Mapping[str, str]

    def is_later(self, signed: Alternative | None, since: int) -> bool:
        """Whether something in it came here after the row, or, where both came at once, is of the same
        device and after it in what that one wrote."""
        if any(came > since for came in self.came.values()):
            return True
        if signed is None or self.came.get(signed.device_id, since) != since:
            return False
        return signed.device_id in self.last and self.last[signed.device_id] > signed.ts


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
        """What left with this digest, the newest first: what this device or a coordinator let go;
        behind it each other device has its turn, so that none crowds out a row of another.

        Raises UserError E_VALUE for what is no digest; Cancelled.
        """
        code = digest_letters(typed)
        if not code:
            raise UserError("E_VALUE", "digest")
        begins, item = base64.b32decode(code[:_PAGE]).hex(), code[_PAGE:]
        rows = [
            _Row.of(one, self._vault.rules)
            for one in self._rows(progress)
            if one.text("digest").startswith(begins)
        ]
        came = {one.view.id: self._came(one.signed) for one in rows}
        rows.sort(key=lambda one: (came[one.view.id], one.view.created), reverse=True)
        records = self._records(dict.fromkeys(id for one in rows for id in one.on_it), progress)
        return tuple(
            self._traced(one, item, came[one.view.id], records)
            for one in in_turn(rows, self._whose)
        )

    def exhibits(self, papers: Iterable[TracedPaper]) -> dict[str, RecordView]:
        """The exhibits whose label was read, by id."""
        return self._vault.read.views(one.item for one in papers if one.item)

    def _whose(self, row: _Row) -> str:
        """Whose turn a row takes: "" for one that this device or a coordinator signed."""
        if row.signed is None:
            return "-"
        word, trust = row.signed.word, self._vault.trust
        heard = trust.believes(unmarked(word)) and trust.heard(row.view)(word)
        return "" if heard else row.signed.device_id

    def _rows(self, progress: Progress) -> Iterator[RecordView]:
        after, seen = 0, 0
        while page := self._vault.read.numbered("disclosure", _BATCH, after):
            seen += len(page)
            progress.step("looking", seen, 0)
            yield from exit_rows.each(view for _, view in page)
            after = page[-1][0]

    def _records(self, ids: Collection[str], progress: Progress) -> dict[str, _Record]:
        """What is to be known of the records on any of the papers: each is read once,
        however many rows name it how often."""
        found: dict[str, _Record] = {}
        every = [*ids]
        for at in range(0, len(every), _RECORDS):
            progress.step("looking", at, len(every))
            some = every[at : at + _RECORDS]
            newest = self._vault.read.came(some)
            for id, view in self._vault.read.views(some).items():
                found[id] = _Record(view.kind, view.deleted, newest.get(id, {}), _last(view))
        return found

    def _traced(
        self, row: _Row, letters: str, since: int, records: Mapping[str, _Record]
    ) -> TracedPaper:
        here = {id: records[id] for id in row.on_it if id in records}
        stands = {id: one for id, one in here.items() if not one.deleted}
        labelled = (
            id
            for id, one in here.items()
            if letters and one.kind == _ITEM and item_letters(id) == letters
        )
        signed, root = row.signed, row.view.parent or row.view.space
        device = signed.device_id if signed else ""
        by = self._context.device_name(device)
        code = self._vault.trust.author(device, signed.by)[0] if signed else ""
        place = self._vault.read.place(root)
        return TracedPaper(
            row=row.view,
            device_id=device,
            by=" · ".join(filter(None, (by, code))),
            root=root,
            root_kind=place[0] if place else "",
            changed={id: one.kind for id, one in stands.items() if one.is_later(signed, since)},
            gone=tuple(id for id in row.on_it if id not in stands),
            item=next(labelled, ""),
        )

    def _came(self, signed: Alternative | None) -> int:
        """When a row came here, by this vault's own clock (ms): no writer's clock says what came after it."""
        return self._vault.read.arrived([signed.op[:_ENTRY]]) if signed else 0


def _signed(row: RecordView, rules: Rules) -> Alternative | None:
    """A word of the device that made a row: whoever writes into it later made no paper."""
    said = [one for held in row.fields.values() for one in held]
    own = (one for one in said if rules.made_by(row.id, one.device_id))
    return next(own, next(iter(said), None))


def _last(record: RecordView) -> dict[str, str]:
    """By device the stamp of the last of its words that stand in a record."""
    found: dict[str, str] = {}
    for held in record.fields.values():
        for one in held:
            found[one.device_id] = max(found.get(one.device_id, one.ts), one.ts)
    return found


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
