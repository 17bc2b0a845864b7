"""What of a value is of its field's form: the rest is words that nobody reads as words,
so it leaves with nothing.

The merge keeps whatever was signed, in any form. A gate that looks for names reads what is declared to hold
words; so a name in a choice, a link, a number, or as the key of a text would pass unread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from vsdesk.records.dictionary.bounds import is_within
from vsdesk.records.dictionary.spec import FieldSpec, FieldType
from vsdesk.records.dictionary.values import SPOKEN, Json, as_said, is_answer, normalise
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Readable

Known = Callable[[str, str], bool]  # whether a list has a term
Here = Callable[[str], object]  # the record of an id in the file, or None

ONE_OF: Final[dict[FieldType, FieldType]] = {"choices": "choice", "links": "link", "kids": "kid"}
_TEXTS: Final = frozenset({*LANGS, SPOKEN})


def fitting(spec: FieldSpec, value: Json, known: Known, here: Here) -> Json:
    """The value without what is not of its field's form; None where nothing of it is.

    Of a text the languages that this program has, of a date that cannot be read its words, of several codes
    those that are terms here, of links those that point to something. `json` has no form of its own. A text
    in several languages that does not say in which of them it was told, or beside which an answer stands, is
    no told text: pages show one of them, and papers say another (docs/spec/bundle.md §8.5).
    """
    if value is None or spec.type == "json" or is_answer(value):
        return value
    if spec.type == "text":
        return value if isinstance(value, str) else None
    if spec.type == "ptext":
        return _texts(value)
    if spec.type == "pdate":
        return value if _is(spec.type, value) else _words(value)
    if one := ONE_OF.get(spec.type):
        held = value if isinstance(value, list) else []
        return [each for each in held if _fits(spec, one, each, known, here)] or None
    return value if _fits(spec, spec.type, value, known, here) else None


def term_of(dictionary: Dictionary, record: Readable | None, name: str) -> str:
    """The term of its list that stands in a field; "" (not known) for anything else. Whatever counts, divides
    or names by a choice asks it: the merge keeps words there that are no term."""
    spec = dictionary.field(record.kind, name) if record is not None else None
    value = record.value(name) if record is not None else None
    if spec is None or spec.type != "choice" or not isinstance(value, str):
        return ""
    return value if fitting(spec, value, dictionary.vocabularies.has, lambda _: None) else ""


def _fits(spec: FieldSpec, type: FieldType, value: Json, known: Known, here: Here) -> bool:
    if type == "link" and isinstance(value, str) and here(value) is not None:
        return True
    if not _is(type, value):
        return False
    if not is_within(spec, value):
        return False
    return not spec.vocabulary or type != "choice" or known(spec.vocabulary, str(value))


def _is(type: FieldType, value: Json) -> bool:
    try:
        normalise(type, value)
    except PydanticCustomError:
        return False
    return True


def _texts(value: Json) -> Json:
    if not isinstance(value, dict):
        return value if isinstance(value, str) else None
    left = {key: one for key, one in value.items() if _is_text(key, one)}
    said = left.keys() - {SPOKEN}
    if not said or "answer" in value or (len(said) > 1 and not as_said(value)):
        return None
    return value if len(left) == len(value) else {**left}


def _is_text(key: str, one: Json) -> bool:
    """Whether this is the text of a language, or which language was spoken."""
    return key in _TEXTS and isinstance(one, str) and (key != SPOKEN or one in LANGS)


def _words(value: Json) -> Json:
    told = value.get("as_told") if isinstance(value, dict) else None
    return {"as_told": told} if isinstance(told, str) else None
