"""Answers that are waited for: the family's to a Government's reply, a holder's to a withdrawal.

Read from the index of days, whatever their number. What ends a wait is said by a coordinator, by this device,
or by the device that began it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.desk.consent.taken_back import TakenBackByRoot, root_of
from vsdesk.desk.consent.withdrawal import can_be_asked, holders, is_taken_back, sent_to
from vsdesk.records.case_parts import FAMILIES
from vsdesk.records.checks.due_dates import DELETION, NOT_KEPT, REPLY, SAID_NO, TAKEN_BACK
from vsdesk.records.consent.answers import KEPT_HERE, keeps_here, taken_back_on, voices, written_on
from vsdesk.records.consent.earlier_yeses import Yeses
from vsdesk.records.consent.whose_word_counts import Believes, as_believed, writers
from vsdesk.records.dates.days import day_of, days_later
from vsdesk.records.dossier import ids_in
from vsdesk.records.readiness import waiting_replies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

ANSWER_DAYS: Final = 30  # that a holder is given
_REQUESTS: Final = 4_000  # with a day, of each device that wrote them down, that are looked at
_REQUEST: Final = "submission_event.answer_due"
_OVER: Final = frozenset({"closed", "clarified"})
# A record, how late it is (negative: it comes), its day, what is said with it.
Row = tuple["RecordView", int, str, "Json"]


def body_of(submission: RecordView) -> str:
    """The key of the body, and after a space the name that was written for it."""
    return f"{submission.text('mechanism')} {submission.text('mechanism_name')}".strip()


class _Asked(NamedTuple):
    """A holder who is to delete: the row of the withdrawal, and the day of the letter or ""."""

    event: RecordView
    recipient: str
    sent: str


@dataclass(frozen=True, slots=True)
class _Word:
    """What the devices say of one holder: who says that an answer came, and when a letter went."""

    answers: frozenset[str]
    letters: Mapping[str, str]

    @classmethod
    def of(cls, events: Iterable[RecordView]) -> _Word:
        """From all rows about an answer and a holder."""
        answers: set[str] = set()
        letters: dict[str, str] = {}
        for event in events:
            answers |= {one.word for one in event.fields.get("answer", ()) if one.value}
            for one in event.fields.get("request_sent_on", ()):
                if isinstance(one.value, str):
                    letters[one.word] = max(one.value, letters.get(one.word, ""))
        return cls(frozenset(answers), letters)

    @property
    def words(self) -> frozenset[str]:
        """Who says anything of it."""
        return self.answers | self.letters.keys()

    def answered(self, by: frozenset[str]) -> bool:
        """Whether one of these says that an answer came."""
        return not self.answers.isdisjoint(by)

    def sent(self, by: frozenset[str]) -> str:
        """The last day on which a letter went, by these; "" for none."""
        return max((day for word, day in self.letters.items() if word in by), default="")


class _Heard(NamedTuple):
    """What some devices say of a submission: its status, whether it has a day to keep, when
    something last went out."""

    status: str
    has_day: bool
    last_out: date


class _Submission:
    """A submission and the rows below it: read once for each writer of requests, however many requests
    wait."""

    def __init__(
        self, record: RecordView, events: Sequence[RecordView], believes: Believes
    ) -> None:
        self._record = record
        self._events = events
        self._believes = believes
        self._heard: dict[frozenset[str], _Heard] = {}
        self.body = body_of(record)

    def heard(self, request: RecordView) -> _Heard:
        """By those whose word ends the wait for our answer to a request: coordinators, this device, and the
        one device that wrote the request down."""
        also = _began(request)
        if also not in self._heard:
            self._heard[also] = self._as_said(also)
        return self._heard[also]

    def came(self, request: RecordView) -> date | None:
        """On which day it came, by the same devices: of several the last."""
        said = as_believed(request, self._believes, _began(request))
        return max((on for day in said.every("date") if (on := day_of(day))), default=None)

    def _as_said(self, also: frozenset[str]) -> _Heard:
        said = as_believed(self._record, self._believes, also)
        rows = (as_believed(one, self._believes, also) for one in self._events)
        out = (day_of(one.text("date")) for one in rows if one.text("direction") == "out")
        last = max((on for on in out if on is not None), default=date.min)
        return _Heard(said.text("status"), day_of(said.text("next_due")) is not None, last)


def _began(request: RecordView) -> frozenset[str]:
    """The one device that wrote a request down; of several nobody knows whose it is."""
    wrote = writers(request, "type")
    return wrote if len(wrote) == 1 else frozenset()


class WaitingService:
    """What others owe an answer to."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault
        self._context = context

    def replies(self) -> Iterator[Row]:
        """Replies that wait for the family for 60 days or more; the day is the end of six months."""
        today = date.fromisoformat(self._context.today())
        spaces = {one.space for one in self._vault.read.undated(REPLY)}
        for dossier in self._vault.read.dossiers(sorted(spaces)):
            for wait in waiting_replies(dossier, self._context.today(), self._vault.trust.believes):
                event = dossier.get(wait.reply)
                if event is not None and (wait.step or wait.red):
                    late = (today - date.fromisoformat(wait.due)).days
                    yield event, late, wait.due, wait.mechanism

    def requests(self, soon: int) -> Iterator[Row]:
        """What a body asked, and nothing went out to it since; said with whose request it is.

        Without a day nobody knows until when: it is waited for, and never late. Where the submission has a
        day to keep, that day says it.
        """
        today = date.fromisoformat(self._context.today())
        read, last = self._vault.read, days_later(today, soon).isoformat()
        asked = [one for _, one in read.coming(_REQUEST, last, _REQUESTS).rows]
        asked += read.undated(_REQUEST)
        below: dict[str, list[RecordView]] = {}
        for one in read.within({one.space for one in asked}, "submission_event"):
            below.setdefault(one.parent or "", []).append(one)
        told: dict[str, _Submission | None] = {}
        for one in asked:
            parent = one.parent or ""
            if parent not in told:
                told[parent] = self._heard_of(parent, below.get(parent, ()))
            submission, until = told[parent], day_of(one.text("answer_due"))
            if submission is None:
                continue
            heard = submission.heard(one)
            if heard.status in _OVER or (until is None and heard.has_day):
                continue
            came = submission.came(one) or until or written_on(one.created) or today
            if heard.last_out < came:
                late = (today - until).days if until else 0
                yield one, late, until.isoformat() if until else "", submission.body

    def _heard_of(self, id: str, events: Iterable[RecordView]) -> _Submission | None:
        record = self._vault.read.view(id)
        if record is None or record.deleted:
            return None
        return _Submission(record, tuple(events), self._vault.trust.believes)

    def holders(self, soon: int) -> Iterator[Row]:
        """Holders who were asked to delete and have not answered; the day is when they should.

        Whoever was sent no letter was not asked yet: `letters` has them.
        """
        today = date.fromisoformat(self._context.today())
        for one in self._asked_to_delete(TakenBackByRoot(self._vault)):
            if (since := day_of(one.sent)) is None:
                continue
            due = days_later(since, ANSWER_DAYS)
            if (late := (today - due).days) >= -soon:
                yield one.event, late, due.isoformat(), one.recipient

    def letters(self) -> Iterator[Row]:
        """Holders to whom no letter went yet; the day is that of the withdrawal: it is due at once.

        Where another device alone says that something was taken back, `taken_back_unlooked` asks.
        """
        today = date.fromisoformat(self._context.today())
        listed, backs = set[tuple[str, str]](), TakenBackByRoot(self._vault)
        for one in self._asked_to_delete(backs):
            if day_of(one.sent) is None:
                listed.add((one.event.space, one.recipient))
                on = one.event.text("on")
                late = (today - (day_of(on) or today)).days
                yield one.event, max(late, 0), on, one.recipient
        for grant, left in self._held_unknown():
            back = backs.of(grant)
            sure = back.get(grant.id) if back is not None else None
            if back is None or sure is None:
                continue
            held = holders(back.heard, [sure], self._vault)
            for recipient in (each.recipient for each in held if each.is_written_to):
                if recipient in left and (grant.space, recipient) not in listed:
                    listed.add((grant.space, recipient))
                    on = taken_back_on(sure)
                    late = (today - (day_of(on) or today)).days
                    yield grant, max(late, 0), on, recipient

    def taken_back_unlooked(self) -> Iterator[Row]:
        """The file in which one looks first, and the holder to whom a letter would be due then
        (this organisation, where the file itself would go): another device alone says that an
        answer was taken back."""
        backs, read = TakenBackByRoot(self._vault), self._vault.read
        told = (read.view(id) for one in read.undated(DELETION) if (id := one.parent))
        grants = [one for one in told if one is not None and not backs.is_sure(one)]
        grants += [one for one, _ in self._held_unknown()]
        grants += filter(keeps_here, read.undated(NOT_KEPT))
        asked: dict[tuple[str, str], None] = {}
        for back in filter(None, map(backs.of, grants)):
            asked |= {(one.root, one.recipient): None for one in back.asked}
            asked |= {(root, KEPT_HERE[1]): None for one, root in back.unlooked if keeps_here(one)}
        for root, recipient in asked:
            if (head := read.view(root)) is not None:
                yield head, 0, "", recipient

    def _held_unknown(self) -> Iterator[tuple[RecordView, set[str]]]:
        """Answers by which something was taken back, and who may hold something for them of whom whoever
        wrote that down did not know: the sheet was printed on another device."""
        found = self._held_by_exits()
        before = self._yeses_before(one for one, _ in found)
        for grant, left in found:
            if is_taken_back(grant, before):
                yield grant, left

    def _yeses_before(self, noes: Iterable[RecordView]) -> Yeses:
        """What the persons who say no had said before, in their files and families."""
        read = self._vault.read
        roots = {space for one in noes for space in (one.space, root_of(one))}
        cases = filter(None, map(read.view, roots))
        families = {str(id) for one in cases for tie in FAMILIES for id in one.every(tie)}
        return Yeses(read.within(roots | families, "consent_grant"))

    def _held_by_exits(self) -> list[tuple[RecordView, set[str]]]:
        """Answers that say no, with the bodies outside that got something of these files and of whom nobody
        that counts knew yet."""
        read = self._vault.read
        grants = read.with_exits(TAKEN_BACK, SAID_NO)
        told = self._told_of({one.id: root_of(one) for one, _ in grants})
        given: dict[str, set[str]] = {}
        spaces = {space for _, some in grants for space in some}
        for row in sent_to(read.within(spaces, "disclosure")):
            given.setdefault(row.space, set()).add(row.text("recipient"))
        found: list[tuple[RecordView, set[str]]] = []
        for grant, around in grants:
            root, wrote = root_of(grant), voices(grant)
            to = {recipient for one in around for recipient in given.get(one, ())}
            left = to if keeps_here(grant) else to & set(map(str, grant.every("recipient")))
            left -= {
                recipient
                for recipient, by in told.get(root, ())
                if all(word in wrote or self._vault.trust.believes(word) for word in by)
            }
            if left:
                found.append((grant, left))
        return found

    def _told_of(self, roots: Mapping[str, str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
        """By case: the holders that rows about an answer name already, and who wrote them there."""
        found: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for event in self._vault.read.undated(DELETION):
            if (root := roots.get(event.parent or "")) is not None:
                by = writers(event, "holders")
                said = found.setdefault(root, [])
                said += [(recipient, by) for recipient in ids_in(event.value("holders"))]
        return found

    def _asked_to_delete(self, backs: TakenBackByRoot) -> Iterator[_Asked]:
        """For each answer that was taken back, by words that count, and each holder of it
        that has not answered."""
        rows: dict[tuple[str, str], list[RecordView]] = {}
        for one in self._vault.read.undated(DELETION):
            for recipient in filter(can_be_asked, ids_in(one.value("holders"))):
                rows.setdefault((one.parent or "", recipient), []).append(one)
        sure = {id: self._was_taken_back(id, backs) for id in {id for id, _ in rows}}
        for (grant, recipient), events in rows.items():
            if not sure[grant]:
                continue
            word = _Word.of(events)
            waits = [
                _Asked(one, recipient, word.sent(wrote))
                for one in events
                if backs.tells(one) and not word.answered(wrote := self._counting(one, word.words))
            ]
            if waits:  # before all one of which nothing was sent
                yield next((one for one in waits if not one.sent), waits[-1])

    def _was_taken_back(self, id: str, backs: TakenBackByRoot) -> bool:
        grant = self._vault.read.view(id) if id else None
        return grant is not None and backs.is_sure(grant)

    def _counting(self, event: RecordView, words: Iterable[str]) -> frozenset[str]:
        """Whose word ends the wait that one row began: its writer's, coordinators', this device's."""
        wrote = writers(event, "holders")
        return frozenset(one for one in words if one in wrote or self._vault.trust.believes(one))
