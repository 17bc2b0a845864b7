"""The limits that docs/spec/bundle.md §2 states are those of the program, each in its row and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from vsdesk.crypto import age, chunks
from vsdesk.exchange import enrolment, manifest, verify
from vsdesk.history import checkpoint, entry, shape, trustlist

PAGE = (Path(__file__).parent.parent.parent / "docs/spec/bundle.md").read_text("utf-8")
TABLE = PAGE.split("| checked before anything is allocated |")[1].split("\n\nMore is `E_LIMIT`")[0]
_SIZES: Final = {"": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}

# Row → its limits in their order.
HELD: Final = {
    "manifest frame · trust frame · any other frame": (
        manifest.MANIFEST_LIMIT,
        trustlist.TRUST_LIMIT,
        verify.FRAME_LIMIT,
    ),
    "objects in a volume · sum of their lengths": (
        manifest.MAX_OBJECTS,
        2 * manifest.VOLUME_LIMIT,
    ),
    "object `leaves`, `entries`, `bodies`, `blobman`, of an unknown type": (
        manifest.UNKNOWN_LIMIT,
    ),
    "object `heads`": (manifest.LIMITS["heads"],),
    "entry line · ops in it · fields of an op": (
        entry.ENTRY_LIMIT,
        shape.MAX_OPS,
        entry.MAX_FIELDS,
    ),
    "line of `leaves`": (checkpoint.LEAVES_LINE_LIMIT,),
    "body line · one text in it": (entry.BODY_LIMIT, entry.TEXT_LIMIT),
    "chunk of an attachment · attachment": (chunks.CHUNK, chunks.MAX_FILE),
    "trust lists in a volume · devices in a list · recipients": (
        trustlist.MAX_LISTS,
        trustlist.MAX_DEVICES,
        age.MAX_STANZAS,
    ),
    "bodies in a volume whose entry is not in it": (manifest.MAX_WANT,),
    "objects of unknown types in a volume, together": (manifest.UNKNOWN_TOTAL,),
    "entries in a volume, before a person is asked": (verify.ENTRIES_LIMIT,),
    "answer to an enrolment (§9.3), the file": (enrolment.ANSWER_LIMIT,),
}


def _stated(cell: str) -> tuple[int, ...]:
    found = re.findall(r"([\d,]+) ?(KiB|MiB|GiB|)", cell)
    return tuple(int(number.replace(",", "")) * _SIZES[size] for number, size in found)


def test_the_page_states_the_limits_of_the_program() -> None:
    said = {row: _stated(most) for row, most in re.findall(r"^\| (.+) \| (.+) \|$", TABLE, re.M)}
    assert said == HELD


def test_the_objects_of_one_row_have_one_limit() -> None:
    named = ("leaves", "entries", "bodies", "blobman")
    assert {manifest.LIMITS[one] for one in named} == {manifest.UNKNOWN_LIMIT}
