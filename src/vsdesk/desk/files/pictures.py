"""Pictures among attachments: whose photo one is, what it was made from, the digest of its bytes."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.desk.cases.rests_on import repeatable
from vsdesk.records.dossier import ids_in
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.vault import Vault


PICTURES: Final = frozenset({"photo_person", "photo_place"})


_PART: Final = 1 << 20  # bytes read at once


COVERS: Final = "redacted_version_of"  # the picture that one with covered parts was made from


def photos_in(dossier: Dossier) -> Iterator[RecordView]:
    people = dossier.linked(dossier.head, "person")
    return (one for person in people for one in dossier.linked(person, "photo"))


def source_name(source: Path | BinaryIO) -> str:
    """The name of a file that a person named; a stream has none."""
    return diskio.name_of(source) if isinstance(source, PurePath) else ""


def digest_of(stream: BinaryIO) -> str:
    """The SHA-256 of a stream that can be read again; it is left at its beginning."""
    digest = hashlib.sha256()
    with diskio.disk_guard():
        while part := stream.read(_PART):
            digest.update(part)
        stream.seek(0)
    return digest.hexdigest()


def photos_of(vault: Vault, person: RecordView) -> frozenset[str]:
    """The pictures that are a person's by a word that the program may repeat."""
    said = repeatable(vault, person, "photo")
    return frozenset(id for one in said for id in ids_in(one.value))


def pictured_too(vault: Vault, person: RecordView, item: str) -> Edit:
    """The edit by which `item` is one more photo of a person; what another device named stays beside it."""
    photos: list[Json] = [*sorted({*photos_of(vault, person), item})]
    seen = {"photo": [one.op for one in repeatable(vault, person, "photo")]}
    return Edit("person", {"photo": photos}, id=person.id, seen=seen)


def pictured_before(vault: Vault, person: RecordView) -> Edit:
    """The edit that takes such an edit back: the photos that are the person's now."""
    photos: list[Json] = [*sorted(photos_of(vault, person))]
    return Edit("person", {"photo": photos or None}, id=person.id)
