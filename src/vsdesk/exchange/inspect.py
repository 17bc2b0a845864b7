"""Looking into a file without taking it in: who sent what, when (`bundle inspect`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.errors import Refused, UserError
from vsdesk.exchange import media
from vsdesk.exchange.verify import Verifier
from vsdesk.exchange.volume_opening import open_volume
from vsdesk.progress import SILENT

if TYPE_CHECKING:
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a volume says of itself and whether all of it verifies. `code` is "" when it does.

    `objects` counts the objects by type, `aside` the logs that would be set aside by code.
    """

    path: Path
    size: int
    code: str = ""
    kind: str = ""
    sender: str = ""
    letter: str = ""
    role: str = ""
    bundle: str = ""
    vol: int = 0
    vols: int = 0
    ts: str = ""
    app: str = ""
    trust: int = 0
    recipients: int = 0
    receipts: int = 0
    entries: int = 0
    logs: int = 0
    known: bool = False
    objects: Mapping[str, int] = field(default_factory=dict)
    aside: Mapping[str, int] = field(default_factory=dict)


def inspect(vault: Vault, path: Path, progress: Progress = SILENT) -> Inspection:
    """Open and verify; nothing is stored.

    Raises UserError E_NOT_ENROLLED, EnvironmentFault (E_IO). What is wrong with the file is told in
    `code`.
    """
    trust = vault.trust.trust
    if trust is None:
        raise UserError("E_NOT_ENROLLED")
    size = 0
    try:
        with media.open_plain(path) as stream, diskio.disk_guard():
            size = stream.seek(0, 2)
            stream.seek(0)
            opened = open_volume(stream, vault.keys(), trust)
            manifest = opened.manifest
            verifier = Verifier(opened.trust, lambda _: None, many=True)
            for number, (row, data) in enumerate(opened.reader.objects(manifest)):
                progress.step("verifying", number, len(manifest.objects))
                verifier.feed(row, data)
            verifier.finish()
    except Refused as refused:
        return Inspection(path, size, refused.name)
    device = opened.trust.newest.device(manifest.sender)
    arrived = vault.postings.arrived(manifest.sender, manifest.bundle, manifest.vol)
    return Inspection(
        path=path,
        size=size,
        kind=manifest.kind,
        sender=manifest.sender,
        letter="" if device is None else device.letter,
        role="" if device is None else device.role,
        bundle=manifest.bundle,
        vol=manifest.vol,
        vols=manifest.vols,
        ts=manifest.ts,
        app=manifest.app,
        trust=manifest.trust,
        recipients=len(manifest.to),
        receipts=len(manifest.acks),
        entries=verifier.entries,
        logs=len(verifier.logs),
        known=any(seen == opened.manifest_hash for seen, _ in arrived),
        objects=dict(Counter(row.type for row in manifest.objects)),
        aside=dict(Counter(verifier.verdicts.values())),
    )
