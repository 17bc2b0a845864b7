"""Whether the words of a file let it leave: read like told words, on the word of each case behind it.

A picture and a PDF are read by nobody, and stay where a name on them would (records/gate/bytes_of_files.py);
a voice has its own answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.files.file_sorts import UNKNOWN, is_office, mime_of
from vsdesk.desk.files.file_texts import texts_of
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients
from vsdesk.records.gate.told_numbers import require_why
from vsdesk.records.gate.words_in_files import numbers_in_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.disclosure import Disclosed

_TEXT: Final = "text/plain"
STAYS: Final = frozenset({"named_in_file", "unread_file", "office_file"})  # whatever anybody says


def is_read(begins: bytes) -> bool:
    """Whether a file that begins so is judged by what it says."""
    sort = mime_of(begins)
    return sort in (_TEXT, UNKNOWN) or is_office(sort)


def has_words(begins: bytes) -> bool:
    """Whether what it says can be read: of any other its beginning is enough to judge it."""
    return mime_of(begins) == _TEXT


def require_words(
    data: bytes, item: str, decided: Sequence[Disclosed], dictionary: Dictionary, why: str
) -> None:
    """Raise UserError E_GATE where what a file says stays, or a telephone or plea in it leaves without a
    coordinator's reason (`why`)."""
    if not is_read(data):
        return
    sort = mime_of(data)
    texts = texts_of(data) if has_words(data) else None
    for one in decided:
        outside = not recipients.of(one.request.recipient).inside
        reason = "office_file" if is_office(sort) and outside and one.request.level != "A" else ""
        for words in () if reason else one.words_in_files:
            reason = reason or words.why_stays(texts) or ""
        if reason:
            raise UserError("E_GATE", reason, reason=reason)
    for one in decided:
        require_why(numbers_in_file(one, dictionary, item, texts or ()), why)
