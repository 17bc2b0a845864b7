"""Device frames: how a device introduces its keys, and what people read aloud (docs/spec/bundle.md §9.3).

Such a frame is signed by the key that it introduces. It names no person and proves nothing yet:
the coordinator signs only after both sides compared the words of `sas_device`, and the device
pins the organisation only after those of `sas_org`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from vsdesk.crypto import canonical
from vsdesk.crypto.frame import FrameType, parse_frame, sign_frame
from vsdesk.crypto.keys import (
    ENC_PUBLIC,
    SIGN_PUBLIC,
    SigningKey,
    device_id_of,
    is_encryption_public,
    recipient_fingerprint_of,
)
from vsdesk.crypto.labelled_hash import H
from vsdesk.errors import Refused
from vsdesk.history import shape
from vsdesk.history.entry import check_version

FRAME_LIMIT: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Introduction:
    """The payload of a frame of type `device`: a signing key, an encryption key, a nonce."""

    device_id: str
    sign: bytes = field(repr=False)
    encryption: bytes = field(repr=False)
    recipient_fingerprint: str
    nonce: str

    def payload(self) -> bytes:
        """Its canonical JSON."""
        return canonical.encode(
            {
                "v": 1,
                "kid": self.device_id,
                "sign": self.sign.hex(),
                "encryption": self.encryption.hex(),
                "efp": self.recipient_fingerprint,
                "nonce": self.nonce,
            }
        )


def introduce(key: SigningKey, encryption: bytes, rng: Callable[[int], bytes]) -> bytes:
    """The frame in which the device `key` introduces its encryption key (first or next)."""
    made = Introduction(
        key.device_id, key.public, encryption, recipient_fingerprint_of(encryption), rng(16).hex()
    )
    return sign_frame(FrameType.DEVICE, made.payload(), [key])


def parse_introduction(frame: bytes) -> Introduction:
    """Read a device frame and verify that the key that it introduces signed it.

    Raises Refused E_FRAME, E_CANON, E_VERSION (form), E_SIG, E_SIGNER (signature).
    """
    parsed = parse_frame(frame, FRAME_LIMIT)
    if parsed.type != FrameType.DEVICE:
        raise Refused("E_FRAME", "type")
    read = shape.mapping(canonical.decode(parsed.payload), "device")
    check_version(read)
    found = Introduction(
        device_id=shape.hash64(shape.take(read, "kid"), "kid"),
        sign=shape.hexbytes(shape.take(read, "sign"), "sign", SIGN_PUBLIC),
        encryption=shape.hexbytes(shape.take(read, "encryption"), "encryption", ENC_PUBLIC),
        recipient_fingerprint=shape.hash64(shape.take(read, "efp"), "efp"),
        nonce=shape.id32(shape.take(read, "nonce"), "nonce"),
    )
    if (
        device_id_of(found.sign) != found.device_id
        or recipient_fingerprint_of(found.encryption) != found.recipient_fingerprint
    ):
        raise shape.wrong("kid")
    if not is_encryption_public(found.encryption):
        raise shape.wrong("encryption")  # else no bundle could be written to it, nor to all with it
    if parsed.valid_signers({found.device_id: found.sign}) != {found.device_id}:
        raise Refused("E_SIGNER", "device")
    return found


def sas_device(device_id: str, recipient_fingerprint: str, nonce: str) -> bytes:
    """The digest whose first 88 bits both sides read at `approve`."""
    return H(
        "sas-device",
        bytes.fromhex(device_id),
        bytes.fromhex(recipient_fingerprint),
        bytes.fromhex(nonce),
    )


def sas_org(org: str, device_id: str, nonce: str) -> bytes:
    """The digest whose first 88 bits both sides read at `accept`."""
    return H("sas-org", bytes.fromhex(org), bytes.fromhex(device_id), bytes.fromhex(nonce))
