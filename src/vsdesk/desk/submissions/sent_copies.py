"""A submission as it left: the kept copy is found by the digest that was approved, whoever
names other items since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.outbound.submission_snapshot import FrozenPapers
from vsdesk.errors import UserError
from vsdesk.records.alternative import Alternative
from vsdesk.records.consent.approval import as_it_left, has_left
from vsdesk.records.dossier import RecordView, ids_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.vault import Vault

_ITEM: Final = "evidence_item"


def has_been_sent(vault: Vault, submission: RecordView) -> bool:
    """Whether it was sent, by the word of whom the program believes."""
    return has_left(submission, vault.trust.heard(submission), vault.trust.believed(submission))


def sent(vault: Vault, submission: RecordView) -> RecordView:
    """One that has left with what left, and with the words of whom the program believes; else as it
    stands."""
    return as_it_left(submission, vault.trust.heard(submission), vault.trust.believed(submission))


def with_copy(vault: Vault, submission: RecordView) -> RecordView:
    """The same; its `snapshot` names the items that hold what left."""
    if not has_been_sent(vault, submission):
        return submission
    view = sent(vault, submission)
    if not view.every("digest"):
        return view
    items: list[Json] = [*dict.fromkeys(_items(vault, view))]
    fields = {name: held for name, held in view.fields.items() if name != "snapshot"}
    if items:
        fields["snapshot"] = tuple(
            Alternative(one.op, items, one.device_id, one.by, one.ts)
            for one in view.fields["digest"][:1]
        )
    return replace(view, fields=fields)


def _items(vault: Vault, view: RecordView) -> Iterator[str]:
    """The items of its case whose files have the digest, and those that are named in that file."""
    held = _Files(vault, view.space)
    for digest in view.every("digest"):
        found = held.of(str(digest))
        papers = [*held.papers(found, str(digest))]
        yield from (*found, *(id for paper in papers for id in held.of(paper)))
        if not papers:  # not here yet: what is said of it
            yield from ids_in(view.value("snapshot"))


def blobs_of(item: RecordView) -> list[str]:
    """The files that an item names: another device may name one beside ours."""
    return [one for one in item.every("blob") if isinstance(one, str)]


class _Files:
    """The items of one space by what their files are."""

    def __init__(self, vault: Vault, space: str) -> None:
        self._vault = vault
        self._items = {one.id: one for one in vault.read.within({space}, _ITEM)}
        self._said = {
            id: [vault.shown.digest(blob) for blob in blobs_of(one)]
            for id, one in self._items.items()
        }

    def of(self, digest: str) -> list[str]:
        """Whose file has this digest; where none is here yet, of which it is said."""
        here = [id for id, held in self._said.items() if digest in held]
        return here or [
            id
            for id, one in self._items.items()
            if one.text("sha256") == digest and not any(self._said[id])
        ]

    def papers(self, items: Iterable[str], digest: str) -> Iterator[str]:
        """The digests of the papers that the frozen file of this digest names, where it is here."""
        blobs = (blob for one in items for blob in blobs_of(self._items[one]))
        frozen = next((blob for blob in blobs if self._vault.shown.digest(blob) == digest), None)
        if frozen is None:
            return
        try:
            kept = FrozenPapers.of(self._vault.shown.read(frozen))
        except UserError:
            return  # of an older program: it names no papers
        yield from (paper for _, paper in kept.papers)


class KeptCopy:
    """What is frozen of one submission (`sent`, where it has left): the files of the
    items of its snapshot."""

    def __init__(self, vault: Vault, submission: RecordView) -> None:
        self._files = vault.shown
        self._digest = submission.text("digest")
        named = dict.fromkeys(ids_in(submission.value("snapshot")))
        found = vault.read.views(named)
        self._items = [found[id] for id in named if id in found]

    def read(self) -> FrozenPapers:
        """Its digest checked. Raises UserError E_STALE, E_NOT_FOUND while its file is not here yet."""
        for item in self._items:
            if (blob := self._of(item, {self._digest})) is not None:
                return FrozenPapers.of(self._files.read(blob))
        for item in self._items:
            if item.text("mime") == "application/json" and not self._files.complete(_named(item)):
                raise UserError("E_NOT_FOUND", kind=_ITEM)
        raise UserError("E_STALE")

    def files(self, kept: FrozenPapers) -> list[bytes]:
        """Those that it names, and each further PDF among the items. Raises UserError E_NOT_FOUND."""
        wanted, found = {digest for _, digest in kept.papers}, []
        for item in self._items:
            blob = self._of(item, wanted)
            if blob is not None or item.text("mime") == "application/pdf":
                found.append(self._files.read(blob or _named(item)))
        return found

    def _of(self, item: RecordView, wanted: Collection[str]) -> str | None:
        """The file of an item that is one of these, whatever another device names beside it."""
        return next((one for one in blobs_of(item) if self._files.digest(one) in wanted), None)


def _named(item: RecordView) -> str:
    return item.text("blob")
