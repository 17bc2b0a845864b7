"""Whether the words of a file let it leave: read like told words, on the word of each case behind it.

A picture and a PDF are read by nobody, and stay where a name on them would (records/gate/bytes_of_files.py);
a voice has its own answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.files.file_sorts import TEXT, UNKNOWN, is_office, mime_of, words_in
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients
from vsdesk.records.gate.names.words_of_others import OTHERS_FILE
from vsdesk.records.gate.told.told_numbers import require_why
from vsdesk.records.gate.told.words_in_files import numbers_in_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.disclosure import GateDecision

STAYS: Final = frozenset(
    {"named_in_file", "unread_file", "office_file", OTHERS_FILE}
)  # whatever anybody says


def is_read(data: bytes) -> bool:
    """Whether a file is judged by what it says."""
    return mime_of(data) in (TEXT, UNKNOWN) or is_office(data)


def require_words(
    data: bytes,
    items: Sequence[str],
    decided: Sequence[GateDecision],
    dictionary: Dictionary,
    why: str,
) -> None:
    """`items` hold it, the one asked for first. Raise UserError E_GATE where what a file says stays, or a
    telephone or plea in it, or what nobody reads here, leaves the organisation without a coordinator's
    reason (`why`)."""
    if not is_read(data):
        return
    texts = words_in(data)
    office, beyond = is_office(data), False
    for one in decided:
        outside = not recipients.of(one.request.recipient).inside
        beyond = beyond or outside
        reason = "office_file" if office and outside and one.request.level != "A" else ""
        for words in () if reason else one.words_in_files:
            reason = reason or words.why_stays(texts, items) or ""
        if reason:
            raise UserError("E_GATE", reason, reason=reason)
    if texts is None and beyond and not why.strip():
        raise UserError(
            "E_GATE", "unread_words", reason="unread_words", kind="evidence_item", field="blob"
        )
    for one in decided:
        require_why(numbers_in_file(one, dictionary, items[0], texts or ()), why)
