"""What is frozen of a submission, and whether it may still leave as it was frozen."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from vsdesk.desk.outbound.leaving_review import require_looked
from vsdesk.desk.outbound.paper_names import kept_name
from vsdesk.errors import UserError
from vsdesk.records.consent.approval import is_frozen_by
from vsdesk.records.consent.whose_word_counts import as_believed, is_confirmed, writers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.desk.outbound.paper_names import OutgoingPaper
    from vsdesk.desk.outbound.sheet_result import PrintedSheet
    from vsdesk.records.consent.whose_word_counts import Believes
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import GateDecision, Withheld
    from vsdesk.vault.sync.trust_store import TrustStore

# To whom a submission goes, under which name, whose pages, and what is asked of the gate for them.
STEERING: Final = frozenset({"mechanism", "mechanism_name", "cases", "profile_version"})
# What the body calls it: said when it was sent, and read of earlier submissions only.
COMES_BACK: Final = frozenset({"external_ref"})
# What is said of a submission because it goes on: it holds no words of anybody, and stands on no page.
_GOES_ON: Final[Mapping[str, frozenset[str]]] = {
    "submission": frozenset(
        {"status", "snapshot", "digest", "consents", "profile_version", "language", "level", "stage",
         "approved", "approved_digest", "approved_by", "prepared_by", "sent_on", "sent_how", "sent_by",
         "next_due", "told_state_body", "told_death_penalty"}
    ),
    "submission_event": frozenset({"answer_due", "family_informed_on", "family_answered_on"}),
}  # fmt: skip  # a table, read by rows
_NOTHING: Final = frozenset[str]()
# What stands on a page beside records; older programs froze nothing of the kind.
_BESIDE: Final = ("published", "presumed_alive", "number")
_PDF: Final = b"%PDF-"


@dataclass(frozen=True, slots=True)
class PreparedSubmission:
    """A frozen submission: its id, the digest of what would leave, the items that hold it."""

    id: str
    digest: str
    items: tuple[str, ...]
    consents: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    small_cells: tuple[str, ...]
    unset: tuple[str, ...] = ()  # characters of its pages for which no font has a letter
    unrecorded: tuple[str, ...] = field(default=(), repr=False)  # named on them, with no record

    @classmethod
    def of(
        cls,
        made: tuple[str, str, tuple[str, ...], tuple[str, ...]],
        forms: Sequence[PrintedSheet],
        annexes: Sequence[PrintedSheet],
    ) -> Self:
        """With what is said of its pages; of an annex nothing is withheld that its form does not say."""
        every = [*forms, *annexes]
        return cls(
            *made,
            tuple(dict.fromkeys(one for form in forms for one in form.left_out)),
            tuple(one for form in forms for one in form.small_cells),
            tuple(sorted({one for sheet in every for one in sheet.unset})),
            tuple(dict.fromkeys(one for sheet in every for one in sheet.unrecorded)),
        )


@dataclass(frozen=True, slots=True)
class SnapshotView:
    """What was frozen, as it is looked at inside: a PDF for each case, the sealed annexes, and what stayed
    with its reasons. `digest` names just this: what is looked at is approved and taken out by it."""

    pages: tuple[OutgoingPaper, ...]
    withheld: tuple[Withheld, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class FrozenPapers:
    """What was frozen, read again: the payload of each case by its id; name and SHA-256
    of each paper, in order.

    Whoever approves its digest approves all of it.
    """

    cases: Mapping[str, Mapping[str, Json]]
    papers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, data: bytes) -> FrozenPapers:
        """Read it. Another device may have written it: raises UserError E_STALE for any other form, and where
        it names no papers."""
        try:
            whole = json.loads(data)
            cases = {str(one["root"]): one for one in whole["cases"] if isinstance(one, dict)}
            papers = tuple((str(one["name"]), str(one["sha256"])) for one in whole["papers"])
        except (ValueError, RecursionError, KeyError, TypeError):
            raise UserError("E_STALE") from None
        if not papers:
            raise UserError("E_STALE")
        return cls(cases, papers)

    def withheld(self) -> Iterable[Sequence[str]]:
        """Kind, field and reason of what stayed."""
        for one in self.cases.values():
            rows = one.get("withheld")
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, list) and len(row) == 3:
                    yield [str(part or "") for part in row]

    def pages(
        self, files: Iterable[bytes], names: Iterable[str] | None
    ) -> tuple[tuple[str, bytes], ...]:
        """The papers in their order under their names: of `files` just those, each a PDF, each under a name
        that we make today; `names` None: what has left keeps the name under which it did. Raises UserError
        E_STALE where it is anything else.
        """
        held = {digest_of_file(one): one for one in files}
        if held.keys() != {digest for _, digest in self.papers}:
            raise UserError("E_STALE")
        if not all(held[at].startswith(_PDF) for _, at in self.papers):
            raise UserError("E_STALE")
        if names is None:
            return tuple((kept_name(name), held[at]) for name, at in self.papers)
        ours = set(names)
        if any(name not in ours for name, _ in self.papers):
            raise UserError("E_STALE")
        return tuple((name, held[at]) for name, at in self.papers)


def digest_of_file(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def digest_of_exit(disclosed: GateDecision) -> str:
    """SHA-256 in hex of what leaves, in canonical form, however deep an odd value that was received may
    be."""
    text = json.dumps(
        disclosed.payload(), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return digest_of_file(text.encode())


def payload_of(decided: Iterable[GateDecision], papers: Iterable[tuple[str, bytes]]) -> bytes:
    """What is frozen, in canonical form, and name and SHA-256 of each paper, in the order in which they
    leave.

    Its own SHA-256 is the digest of the submission.
    """
    whole = {
        "v": 2,
        "cases": [one.payload() for one in decided],
        "papers": [{"name": name, "sha256": digest_of_file(pdf)} for name, pdf in papers],
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _is_for(frozen: Mapping[str, Json] | None, now: GateDecision) -> bool:
    """Whether what was frozen, and so approved, was for the same body, name, purpose and level as today."""
    request = frozen.get("request") if frozen else None
    if not isinstance(request, dict):
        return False
    today = now.request
    asked = (today.purpose, today.recipient, today.named_recipient, today.level)
    return tuple(request.get(one) for one in ("purpose", "recipient", "named", "level")) == asked


def require_still(frozen: Mapping[str, Json] | None, now: GateDecision) -> None:
    """Raise UserError E_STALE when something that was frozen may not leave, or not as it was.

    All that a page is made of is compared, but what is said of submissions because they go on.
    """
    records = frozen.get("records") if frozen else None
    if not frozen or not isinstance(records, list) or not _is_for(frozen, now):
        raise UserError("E_STALE")
    today = now.payload()
    if any(name in frozen and frozen[name] != today[name] for name in _BESIDE):
        raise UserError("E_STALE")
    if now.published is False and "published" not in frozen:
        raise UserError("E_STALE")  # nobody knows any more what was said there
    for one in records:
        if not isinstance(one, dict):
            raise UserError("E_STALE")
        held, values = now.get(str(one.get("id"))), one.get("values")
        if held is None or not isinstance(values, dict):
            raise UserError("E_STALE")
        as_it_was = values.keys() - _GOES_ON.get(held.kind, _NOTHING)
        if not as_it_was <= held.values.keys() or any(
            list(held.values[name]) != values[name] for name in as_it_was
        ):
            raise UserError("E_STALE")


def require_unsteered(
    view: RecordView, trust: TrustStore, names: Collection[str] = STEERING
) -> None:
    """Raise UserError E_STEERED, with the field, while it is undecided what a submission says in one of
    these: to whom it goes, of which cases, what stands on its form. Several things are said of it, or one by
    a device alone that neither made the draft nor coordinates."""
    heard = as_believed(view, trust.believes, trust.believed(view))
    for name in sorted(names):
        said = _said(view, name)
        if len(said) > 1 or said != _said(heard, name):
            raise UserError("E_STEERED", kind=view.kind, field=name)


def _said(view: RecordView, name: str) -> set[str]:
    """What stands in a field; of a profile its key, whichever version of it."""
    said = {json.dumps(one, sort_keys=True) for one in view.every(name)}
    return {one.partition(" ")[0].strip('"') for one in said} if name == "profile_version" else said


def require_set_here(submission: RecordView, looked: str, believes: Believes) -> None:
    """Raise UserError E_SET_ELSEWHERE where another device froze it: its bytes may hold
    what no eye sees in them.

    E_CHANGED where what is frozen is not what was looked at (`looked`, its digest; "" where nobody says).
    """
    if not is_frozen_by(submission, believes):
        raise UserError("E_SET_ELSEWHERE")
    require_looked(looked, submission.text("digest"), submission.kind)


def is_row_of(row: RecordView, digest: str, now: GateDecision, device_id: str) -> bool:
    """Whether an exit has its row already, by the device that made it (`device_id`):
    anybody may write one."""
    own = writers(row, "digest") == {device_id}
    return (
        (own or is_confirmed(row))
        and row.every("exit") == ("submission",)
        and row.every("digest") == (digest,)
        and row.every("recipient") == (now.request.recipient,)
        and row.text("recipient_name") == now.request.named_recipient
    )
