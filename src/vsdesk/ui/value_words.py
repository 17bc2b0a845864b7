"""A stored value as words, by the type of its field: for differences and lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from vsdesk.records.checks.told_sides import FactDisplay
from vsdesk.records.dates.date_words import date_in_words, date_or_told, told
from vsdesk.records.dictionary.value_form import ONE_OF
from vsdesk.records.dictionary.values import SPOKEN, is_answer, together
from vsdesk.ui.people_names import capital, story
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.ui.catalogue.titles import Titles
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


def value_words(
    look: UiContext,
    session: VaultSession,
    titles: Titles | None,
    field: FieldSpec | None,
    value: Any,
) -> str:
    """`value` in words; what this version does not know is shown as it is stored."""
    labels = session.labels
    if value is None:
        return look.words.say("Empty")
    if is_answer(value):
        return capital(labels.answer(value))
    kind = field.type if field is not None else "json"
    if kind == "pdate":
        said, as_told = date_or_told(value, look.words), told(value)
        return look.dots(said, f"«{as_told}»" if as_told and as_told not in said else "")
    if kind == "day":
        return date_in_words({"from": value, "to": value, "precision": "day"}, look.words) or str(
            value
        )
    if kind == "ptext":
        return story(value, look.lang) if isinstance(value, str | dict) else str(value)
    if field is not None and kind == "bool":
        return capital(labels.word(field.yes_or_no(bool(value))))
    if field is not None and field.vocabulary:
        codes = value if isinstance(value, list) else [value]
        return look.listed(capital(labels.term(field.vocabulary, str(code))) for code in codes)
    if kind in ("link", "links") and titles is not None:
        ids = value if isinstance(value, list) else [value]
        return look.listed(titles.by_id(str(id)) for id in ids)
    return str(value)


def showing(look: UiContext, session: VaultSession, titles: Titles) -> FactDisplay:
    """How a value of a file is said in the window."""
    return FactDisplay(
        look.words, session.labels, partial(value_words, look, session, titles), look.dots
    )


def value_in_full(
    look: UiContext,
    session: VaultSession,
    titles: Titles | None,
    field: FieldSpec | None,
    value: Any,
) -> str:
    """The same for whoever decides about the value: of a text every language and whatever else it holds,
    a line each."""
    words = value_words(look, session, titles, field, value)
    if field is None or field.type != "ptext" or not isinstance(value, dict) or is_answer(value):
        return words
    others = (_of_text(session, key, one) for key, one in sorted(value.items()))
    return "\n".join(dict.fromkeys(filter(None, (words, *others))))


def _of_text(session: VaultSession, key: str, one: Any) -> str:
    """A part of a told text in words: of a language what was said in it, of an answer which one it is, of all
    else its name too; "" for the language that was spoken."""
    if key == "answer" and is_answer({key: one}):
        return capital(session.labels.answer({key: one}))
    if key == SPOKEN and (one is None or one in LANGS):
        return ""
    return str(one) if key in LANGS else f"{key}: {one}"


def joined(field: FieldSpec | None, values: list[Any]) -> Any:
    """One value that holds both, or None when that would be a guess: lists are united, texts follow each
    other in each of their languages."""
    kind = field.type if field is not None else ""
    if kind in ONE_OF and all(isinstance(one, list) for one in values):
        codes = {code for one in values for code in one}
        return sorted(codes, key=str.encode) if all(isinstance(one, str) for one in codes) else None
    if (
        kind == "text"
        and field is not None
        and field.multiline
        and all(isinstance(one, str) for one in values)
    ):
        return "\n".join(values)
    if kind == "ptext" and all(isinstance(one, dict) and "src_lang" in one for one in values):
        return together(values)
    return None
