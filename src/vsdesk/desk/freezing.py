"""What is frozen of a submission, and whether it may still leave as it was frozen."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.records.disclosure import Disclosed
    from vsdesk.records.values import Json

_GOES_ON: Final = frozenset({"submission", "submission_event"})


def digest_of_file(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def payload_of(decided: Iterable[Disclosed], papers: Iterable[bytes]) -> bytes:
    """What is frozen, in canonical form, and the SHA-256 of each paper: its own is the digest of the submission."""
    whole = {
        "v": 1,
        "cases": [one.payload() for one in decided],
        "papers": [digest_of_file(one) for one in papers],
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def require_still(frozen: Mapping[str, Json] | None, now: Disclosed) -> None:
    """Raise UserError E_STALE when something that was frozen may not leave, or not as it was.

    The submissions themselves go on after the freezing: of them only the fields are compared.
    """
    records = frozen.get("records") if frozen else None
    if not isinstance(records, list):
        raise UserError("E_STALE")
    for one in records:
        assert isinstance(one, dict)
        held, values = now.get(str(one["id"])), one["values"]
        if held is None or not isinstance(values, dict) or not values.keys() <= held.values.keys():
            raise UserError("E_STALE")
        if held.kind not in _GOES_ON and any(
            list(held.values[name]) != value for name, value in values.items()
        ):
            raise UserError("E_STALE")
