"""What of a record stays closed on one's own screen until somebody asks for it with a reason, and why.

One table for the window and the commands. Of a source the code, what kind of source it is and how
reliable stand open; the name, and all else that lies in its space, is sealed. Of a way of contact the
rules stand open, the number does not. News of a death that nobody was told opens for its messenger
alone. Sources: data-dictionary §2.8, §5.16, §5.21, §5.25.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.dictionary.spec import SEALED, WRITERS
from vsdesk.records.gate import death_news
from vsdesk.records.source_ids import SOURCE, sources_elsewhere
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dossier import Dossier, RecordView

Why = Literal["sealed", "contact", "news"]
SENTENCES: Final[Mapping[Why, str]] = {
    "sealed": mark("sealed; it opens with a reason, and that is written down"),
    "contact": mark("read the rules first; it opens with a reason, and that is written down"),
    "news": mark("told in person by the named messenger, and opens there alone"),
}
# The code of the audit row for each; the list is audit_action.
ACTIONS: Final[Mapping[Why, str]] = {
    "sealed": "view_sealed",
    "contact": "view_contact",
    "news": "view_sealed",
}
_CHANNEL: Final = "contact_channel"
_NUMBER: Final = "value"
_MESSENGER: Final = "news_messenger"  # that there is one says that there is news


def closed(
    record: RecordView, dossier: Dossier | None, dictionary: Dictionary, today: str
) -> Mapping[str, Why]:
    """The fields of a record that are closed, with why. `dossier` is the one around its space.

    None where the record lies in no case, family, incident or source: nothing there is news or sealed.
    """
    if _is_of_source(record, dossier, dictionary):
        return sealed(record, dictionary)
    if has_rules(record):
        return _said(record, (_NUMBER,), "contact")
    if dossier is None:
        return {}
    if _tells(record, dossier, today):
        return _said(record, _telling(record, dossier, today), "news")
    if record.kind == "case" and record.id in death_news.waiting(dossier, today):
        return _said(record, (*death_news.telling_of("case"), "news_told_on"), "news")
    if record.kind in death_news.TOLD_OF and record.id in death_news.dead_of(dossier, today):
        return _said(record, death_news.telling_of(record.kind), "news")
    return {}


def sealed(record: RecordView, dictionary: Dictionary) -> Mapping[str, Why]:
    """What is sealed of a record in the space of a source: of the source itself not its code."""
    if record.kind != SOURCE:
        return _said(record, record.fields, "sealed")
    spec = dictionary.kind(SOURCE)
    plain = {one.name for one in (spec.fields if spec else ()) if one.sensitivity < SEALED}
    return _said(record, [name for name in record.fields if name not in plain], "sealed")


def has_rules(record: RecordView) -> bool:
    """Whether a record has a number, whose rules are read before it shows."""
    return record.kind == _CHANNEL


def is_sealed(dossier: Dossier, dictionary: Dictionary) -> bool:
    """Whether the page of a source holds anything that is sealed."""
    space = dossier.head.space
    return dossier.head.kind == SOURCE and any(
        sealed(one, dictionary) for one in dossier if one.space == space and not one.deleted
    )


def tells_of_news(record: RecordView, found: Mapping[str, Why]) -> frozenset[str]:
    """Of a record with closed news the fields of which nobody else even learns that they are closed."""
    if "news" not in found.values():
        return frozenset()
    return frozenset({*found, _MESSENGER}) if record.kind == "case" else frozenset(found)


def without(record: RecordView, names: Collection[str]) -> RecordView:
    """The record without these fields."""
    kept = {name: held for name, held in record.fields.items() if name not in names}
    return replace(record, fields=kept)


def absent_sources(dossier: Dossier) -> tuple[str, ...]:
    """The codes of the sources that the records around a root name, and that are not on this device."""
    return tuple(sorted(map(source_code, dossier.once(sources_elsewhere))))


def may_open_sealed(lent: Collection[str], role: Role, device_id: str) -> bool:
    """Whether this device may open what lies behind a code: its documenters, coordinators, and those to
    which the source is `lent`, with and without what was put aside."""
    return role in WRITERS or device_id in lent


def _is_of_source(record: RecordView, dossier: Dossier | None, dictionary: Dictionary) -> bool:
    """Whether a record lies in the space of a source, also where the source itself is not here."""
    if dossier is not None:
        return dossier.head.kind == SOURCE
    spec = dictionary.kind(record.kind)
    return spec is not None and spec.spaces == (SOURCE,)


def _tells(record: RecordView, dossier: Dossier, today: str) -> bool:
    """Whether a record, or the one that it translates, is news that waits."""
    waits = death_news.untold(dossier, today)
    return record.id in waits or (record.kind == "translation" and record.text("record") in waits)


def _telling(record: RecordView, dossier: Dossier, today: str) -> Collection[str]:
    """The fields that are closed of a record that tells it: all, but those in which nobody but its openers
    spoke where only others call it news."""
    recorded = death_news.as_recorded(dossier, today)
    plain = recorded.get(record.id)
    if plain is None or _tells(record, recorded, today):
        return record.fields
    return [name for name, held in record.fields.items() if held != plain.fields.get(name)]


def _said(record: RecordView, names: Collection[str], why: Why) -> dict[str, Why]:
    """Those of the fields that say something, or may."""
    return {
        name: why
        for name in names
        if name != "deleted" and any(one is not None for one in record.every(name))
    }
