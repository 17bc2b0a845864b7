"""The picture of a person on a paper: its record as the gate let it out, and the bytes that it names.

The same bytes may lie below another name, in this file or in another one: they are printed as all items of
the vault may leave that name them, as a file is copied (docs/spec/bundle.md §8.13).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk import photo
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.records import not_whole, put_aside
from vsdesk.records.consent import recipients
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.names_refused import PHOTO
from vsdesk.records.gate.papers import posters
from vsdesk.vault.read.missing_anywhere import missing_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.outbound.cases_behind import CasesBehind
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision

_FILE: Final = "blob"


class PrintedPictures:
    """Which pictures a paper may bear, and the one that it bears."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        files: AttachmentService,
        behind: CasesBehind,
    ) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._cases = cases
        self._files = files
        self._behind = behind

    def narrowed(self, disclosed: GateDecision, dossier: Dossier, *, poster: bool) -> GateDecision:
        """What the gate let out, without the pictures that stay where the same bytes lie otherwise."""
        stay: dict[str, str] = {}
        for one in _pictures(disclosed):
            if _FILE in one.values:
                why = self._why_twins_stay(one, disclosed, dossier, poster=poster)
                stay |= {one.id: why} if why else {}
        return disclosed.without_files(stay) if stay else disclosed

    def picture(
        self, disclosed: GateDecision, dossier: Dossier, box: tuple[int, int] | None
    ) -> bytes | None:
        """The picture, turned, shrunk, without metadata: only where link, record and file were let out."""
        left: Mapping[str, DisclosedRecord] = {one.id: one for one in _pictures(disclosed)}
        found = (one for one in map(dossier.get, left) if one is not None)
        data = self._files.picture_of(found, self._files.named_photos(dossier), left)
        return None if data is None or box is None else photo.for_paper(data, box)

    def _why_twins_stay(
        self, item: DisclosedRecord, disclosed: GateDecision, dossier: Dossier, *, poster: bool
    ) -> str:
        """Why the same bytes stay where they lie otherwise, or ""."""
        if self._files.put_aside(item):
            return put_aside.REASON
        inside = recipients.of(disclosed.request.recipient).inside
        if not inside and missing_of(self._vault, not_whole.OF_BYTES):
            return not_whole.ELSEWHERE
        for twin in self._files.twins(item):
            for let, of in self._asked(twin, disclosed, dossier, poster=poster):
                if why := _why_it_stays(twin, let, of, poster=poster):
                    return why
        return ""

    def _asked(
        self, twin: RecordView, disclosed: GateDecision, dossier: Dossier, *, poster: bool
    ) -> Iterator[tuple[GateDecision, Dossier]]:
        """What the gate says of each file behind an item; of this one as of the paper."""
        said = disclosed.request
        if dossier.get(twin.id) is not None:
            picture = posters.request_for(said, PHOTO)
            yield (
                decide(picture, dossier, self._dictionary) if poster else disclosed,
                dossier,
            )
            return
        order = ExitOrder(
            PHOTO if poster else said.purpose,
            said.recipient,
            said.level,
            named=said.named_recipient,
        )
        for let in self._behind.answering(order, twin):
            yield let, self._cases.dossier(let.root)


def _pictures(disclosed: GateDecision) -> tuple[DisclosedRecord, ...]:
    """The photos of the people of whom a paper is, as far as link and record were let out."""
    head = disclosed.get(disclosed.root)
    people = disclosed.linked(head, "person") if head is not None else ()
    return tuple(one for person in people for one in disclosed.linked(person, "photo"))


def _why_it_stays(twin: RecordView, let: GateDecision, of: Dossier, *, poster: bool) -> str:
    """Why the file of an item stays by what the gate says of a case, or ""."""
    request = let.request
    if poster and (why := posters.why_unseen(of, let.state, request.today, seen=let.published)):
        return why
    if not let.allowed:
        return let.reason
    if recipients.of(request.recipient).sort == "family" and not request.person:
        return "own_rights"
    left = let.get(twin.id)
    if left is not None and _FILE in left.values:
        return ""
    held = (one for one in let.withheld if one.kind == twin.kind and one.field in (None, _FILE))
    return next((one.reason for one in held), "level")
