"""Values as lines on a terminal: the words of a term, a date with the words as told, a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vsdesk.load_mark import told_load
from vsdesk.records.dates.days import moment_of
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.values import SPOKEN
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.cli.session import CommandRun
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView


def when(ts: str) -> str:
    """A log timestamp (`%012x-%04x`, milliseconds) as UTC to the second."""
    return moment_of(ts).strftime("%Y-%m-%d %H:%M:%S")


def author(session: CommandRun, desk: Desk, device_id: str, by: str) -> str:
    """Who wrote: the code of the device that signed, and beside it what it calls itself
    where that is another."""
    code, claimed = desk.cases.author(device_id, by)
    who = code or session.words.say("a device that no list names")
    who = " · ".join(filter(None, (desk.context.device_name(device_id), who)))
    if claimed:
        who = session.words.say("{who} (calls itself {name})", who=who, name=claimed)
    return session.words.say("{who}, from a file", who=who) if told_load(by, claimed) else who


def written_by(desk: Desk, device_id: str, by: str) -> dict[str, str]:
    """The same for `--json`."""
    code, claimed = desk.cases.author(device_id, by)
    more = {"calls_itself": claimed, "load": told_load(by, claimed)}
    if said := desk.context.device_name(device_id):
        more["name"] = said
    return {
        "by": code,
        "device": device_id,
        **{name: value for name, value in more.items() if value},
    }


def record_lines(record: RecordView, dictionary: Dictionary, labels: Labels) -> list[str]:
    """A record: its kind and id, then each field in the dictionary's order, all values that stand.

    Whether it was removed is a line only where it was.
    """
    lines = [f"{labels.kind(record.kind)}  {record.id}"]
    kind = dictionary.kind(record.kind)
    order = {field.name: at for at, field in enumerate(kind.fields)} if kind else {}
    told = [name for name in record.fields if name != "deleted" or record.deleted]
    for name in sorted(told, key=lambda one: (order.get(one, len(order)), one)):
        spec = dictionary.field(record.kind, name)
        label = labels.field(record.kind, spec or name)
        values = [one.value for one in record.alternatives(name) if one.value is not None]
        lines += [f"  {label}: {shown(spec, value, labels)}" for value in values]
    return lines


def shown(spec: FieldSpec | None, value: Json, labels: Labels) -> str:
    """One value in the words of the labels' language."""
    answer = labels.answer(value) if isinstance(value, dict) else ""
    if answer:
        return answer
    if spec is not None and spec.vocabulary:
        codes = value if isinstance(value, list) else [value]
        return ", ".join(labels.term(spec.vocabulary, str(code)) for code in codes)
    if isinstance(value, bool):  # of what has no declaration ("deleted") a true is a yes
        return labels.word(spec.yes_or_no(value) if spec else "yes" if value else "no")
    return _dict(value) if isinstance(value, dict) else _plain(value)


def _plain(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _dict(value: dict[str, Json]) -> str:
    if value.get(SPOKEN) in LANGS and value.keys() <= {*LANGS, SPOKEN}:
        return " / ".join(str(text) for lang, text in value.items() if lang != SPOKEN)
    try:
        date = PartialDate.of(value)
    except ImpossibleDate:
        return _plain(value)
    return f"{date.typed} ({date.as_told})" if date.as_told else date.typed
