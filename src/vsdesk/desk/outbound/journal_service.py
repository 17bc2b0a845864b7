"""The journal: who opened the vault, looked at what is closed, let something out, changed an answer or a way
in, and when. On the page with what it is about; on paper by numbers alone.

Of a documenter's own device it tells all; of others what their files say. The rows of the devices' own
journals reach coordinators alone, unless the organisation's policy leaves them where they are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.desk.local_days import begin_of, stamped
from vsdesk.desk.outbound.own_lists import list_paper
from vsdesk.history.clock import ts_ms
from vsdesk.progress import SILENT
from vsdesk.records.gate.lone.fair_share import in_turn
from vsdesk.records.journal import AUDIT, EXIT, GROUPS, PAPERS, WHATS, What, what
from vsdesk.vault.read.journal_ops import JournalCursor, JournalSpan
from vsdesk.vault.ways_in import person_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.missing_glyphs import PlainPaper
    from vsdesk.history.state import StoredOp
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.reports.own_list import OwnList
    from vsdesk.vault.read.list_pages import ListRow
    from vsdesk.words import Lang, Words

MOST_PRINTED: Final = 1000
_BATCH: Final = 200
_SEALED: Final = "source"  # called by the code alone


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What is asked for: groups of rows (all where none is named), a device, a person of a device by the
    number in the code, the first and the last day (ISO, as this computer counts days); None for all."""

    whats: frozenset[What] = frozenset()
    device_id: str | None = None
    person: int | None = None
    first: str | None = None
    last: str | None = None

    def span(self) -> JournalSpan:
        """The same as the log is asked. Raises UserError E_DATE."""
        return JournalSpan(
            None if self.first is None else begin_of(self.first, "from"),
            None if self.last is None else begin_of(self.last, "to", after=1),
            self.device_id,
        )

    def written(self) -> str:
        """The same as one word, for a place in the window; `read` reads it."""
        said = [sorted(self.whats), self.device_id, self.person, self.first, self.last]
        return json.dumps(said)

    @classmethod
    def read(cls, written: str) -> JournalFilter:
        """What `written` wrote."""
        whats, *others = json.loads(written)
        return cls(frozenset(whats), *others)

    def takes(self, op: StoredOp, code: str) -> bool:
        """Whether a row by whom this code names is meant; one of which the words are not here is none."""
        if op.kind in (AUDIT, EXIT) and op.body != "here":
            return False
        if self.person is not None and person_in(code) != self.person:
            return False
        group = what(op.kind, op.values.get("action"))
        return group is not None and (not self.whats or group in self.whats)


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One act. `at`: when, by the clock of the device that wrote it (ms). `by`: the code of whose device it
    was, whatever that calls itself. `list` and `term`: its words in the lists; `kind`: of the record in
    which it stands. `root`: the file that it is about, "" for none; `number` and `name`: how that is called.
    `reason`: in the words of whoever did it; `recipient`: to whom something left."""

    at: int
    device_id: str
    by: str
    person: str = field(repr=False)
    what: What
    list: str
    term: str
    kind: str
    root: str
    root_kind: str
    number: str = field(repr=False)
    name: str = field(repr=False)
    reason: str = field(repr=False)
    recipient: str

    def said(self, words: Words, labels: Labels) -> str:
        """What was done, in words: none but those of lists, as any device writes such rows."""

        def term(of: str, key: str) -> str:
            return labels.listed(of, key) or words.say("Something that this version does not know")

        told = term(self.list, self.term)
        if self.kind not in (AUDIT, EXIT):
            return f"{told}: {labels.kind(self.kind)}"
        if self.recipient:
            return f"{told}: {term('recipient', self.recipient)}"
        if self.term == "print" and self.reason in PAPERS:
            return f"{told}: {words.say(PAPERS[self.reason])}"
        return told

    @property
    def why(self) -> str:
        """The reason that somebody wrote, without what the program keeps in its place."""
        return "" if self.reason in PAPERS or self.reason.isdigit() else self.reason


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Rows, the newest first; `more`: behind which there are others."""

    rows: tuple[JournalRow, ...]
    more: JournalCursor | None = None


class JournalService:
    """Reads the journal, and prints it."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._read = context.vault.read

    def page(
        self, asked: JournalFilter, after: JournalCursor | None = None, limit: int = _BATCH
    ) -> JournalPage:
        """So many rows. Raises UserError E_DATE."""
        ops = list(islice(self._ops(asked, after), limit + 1))
        rows = tuple(self._rows([op for _, op in ops[:limit]]))
        return JournalPage(rows, ops[limit - 1][0] if len(ops) > limit else None)

    def paper(self, asked: JournalFilter, lang: Lang, progress: Progress = SILENT) -> PlainPaper:
        """The rows on paper, MOST_PRINTED at most: who by letter and code, files by number, no name and no
        reason. Raises UserError E_DATE, E_GATE on a journey."""
        from vsdesk.reports.own_list import OwnList  # it brings reportlab

        self._context.vault.standing.require_home()
        found = self._newest(asked)

        def made(words: Words, labels: Labels) -> tuple[OwnList, ...]:
            say = words.say
            said = [say("By numbers and letters alone: no name stands here, and no reason.")]
            if found.more is not None:
                said.append(say("Of each device the newest rows, {n} together.", n=len(found.rows)))
            lines = (
                (stamped(words, one.at), one.by, one.said(words, labels), one.number)
                for one in found.rows
            )
            heads = (say("When"), say("Device"), say("What"), say("File"))
            none = say("Nothing of that kind is written down.")
            title = say("The journal")
            return (OwnList(title, tuple(said), heads, tuple(lines), (2.8, 1.0, 4.6, 3.2), none),)

        return list_paper(self._context, made, lang, progress)

    def note_paper(self, paper: str) -> None:
        """Write into the journal that a list of ours (a key of PAPERS) was printed or saved."""
        self._context.audit("print", reason=paper)

    def _newest(self, asked: JournalFilter) -> JournalPage:
        """The newest rows, MOST_PRINTED; where there are more, of each device by turns: what one writes, with
        whatever clock, pushes back its own alone."""
        found = self.page(asked, limit=MOST_PRINTED)
        if found.more is None or asked.device_id is not None:
            return found
        each = [
            one
            for device_id in self._read.journal.devices()
            for one in islice(self._ops(replace(asked, device_id=device_id), None), MOST_PRINTED)
        ]
        taken = in_turn(each, lambda one: one[1].device_id)[:MOST_PRINTED]
        taken.sort(key=lambda one: (one[0].ts, one[0].number), reverse=True)
        return replace(found, rows=tuple(self._rows(op for _, op in taken)))

    def _ops(
        self, asked: JournalFilter, after: JournalCursor | None
    ) -> Iterator[tuple[JournalCursor, StoredOp]]:
        kinds = frozenset[str]().union(*(GROUPS[one].kinds for one in asked.whats or WHATS))
        span = asked.span()
        while True:
            batch = self._read.journal.page(kinds, span, after, _BATCH)
            yield from (one for one in batch if asked.takes(one[1], self._code(one[1])))
            if len(batch) < _BATCH:
                return
            after = batch[-1][0]

    def _rows(self, ops: Iterable[StoredOp]) -> Iterator[JournalRow]:
        ops = [*ops]
        subjects = self._read.views(
            {str(op.values["subject"]) for op in ops if op.kind == AUDIT and "subject" in op.values}
        )
        for op in ops:
            subject = subjects.get(str(op.values.get("subject", "")))
            space = op.space if op.kind != AUDIT else subject.space if subject is not None else ""
            yield self._row(op, self._read.row(space) if space else None)

    def _row(self, op: StoredOp, root: ListRow | None) -> JournalRow:
        group = what(op.kind, op.values.get("action")) or "ways"
        said = {AUDIT: ("audit_action", "action"), EXIT: ("exit", "exit")}.get(op.kind)
        term = str(op.values.get(said[1], "")) if said is not None else "consent_change"
        return JournalRow(
            at=ts_ms(op.ts),
            device_id=op.device_id,
            by=self._code(op),
            person=self._called(op),
            what=group,
            list=said[0] if said is not None else "audit_action",
            term=term,
            kind=op.kind,
            root="" if root is None else root.id,
            root_kind="" if root is None else root.kind,
            number="" if root is None else root.number,
            name="" if root is None or root.kind == _SEALED else root.name or root.other,
            reason=str(op.values.get("reason", "")) if op.kind == AUDIT else "",
            recipient=str(op.values.get("recipient", "")) if op.kind == EXIT else "",
        )

    def _code(self, op: StoredOp) -> str:
        return self._context.vault.trust.author(op.device_id, op.by)[0]

    def _called(self, op: StoredOp) -> str:
        """Who it was: of several people on this device whose code it is, else whom coordinators named."""
        own = self._context.person_name(op.device_id, op.by)
        return own or self._context.device_name(op.device_id)


def person_of(code: str) -> int | None:
    """The number of a person in a code that somebody typed (A2, or 2); None where none stands there."""
    number = int(code) if code.isascii() and code.isdigit() else person_in(code.upper())
    return number or None
