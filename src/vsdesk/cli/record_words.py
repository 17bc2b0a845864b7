"""A record as a JSON document, as lines, and as one line of a list; what is closed says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.cli.terminal_values import record_lines, shown
from vsdesk.records.gate.sealed_fields import SENTENCES, Why
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.cli.session import CommandRun
    from vsdesk.desk import OpenView
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView


def view_document(view: RecordView) -> dict[str, object]:
    """A record as a JSON document; a field that differs holds all its values."""
    fields: dict[str, object] = {}
    differs = []
    for name in sorted(view.fields):
        values = [one.value for one in view.alternatives(name)]
        if len(values) > 1:
            differs.append(name)
            fields[name] = values
        elif values and values[0] is not None:
            fields[name] = values[0]
    return {
        "id": view.id,
        "kind": view.kind,
        "space": view.space,
        "parent": view.parent,
        "updated": view.updated,
        "deleted": view.deleted,
        "fields": fields,
        "differs": differs,
    }


def look_document(look: OpenView) -> dict[str, object]:
    """The same of what stands open, with the names of the closed fields and why."""
    return view_document(look.view) | {"closed": dict(look.closed)}


def look_lines(look: OpenView, dictionary: Dictionary, session: CommandRun) -> list[str]:
    """A record as lines; a closed field says that it is, and why."""
    labels, kind = session.labels, look.view.kind
    lines = record_lines(look.view, dictionary, labels)
    return lines + [
        f"  {labels.field(kind, dictionary.field(kind, name) or name)}: {closed_words(session, why)}"
        for name, why in look.closed.items()
    ]


def closed_words(session: CommandRun, why: Why) -> str:
    """What stands in the place of a closed value."""
    say = session.words.say
    return plain(say("(closed: {why})", why=plain(say(SENTENCES[why]))))


def row_words(look: OpenView, dictionary: Dictionary, session: CommandRun) -> str:
    """A record in one line: its first short texts, and why something is closed."""
    shown_ = _first_texts(look.view, dictionary, session.labels)
    whys = [closed_words(session, why) for why in dict.fromkeys(look.closed.values())]
    return " · ".join(one for one in (shown_, *whys) if one)


def _first_texts(view: RecordView, dictionary: Dictionary, labels: Labels) -> str:
    texts = [
        shown(dictionary.field(view.kind, name), value, labels)
        for name, value in _fields(view).items()
        if isinstance(value, str) and len(value) < 60
    ]
    return " · ".join(texts[:3])


def _fields(record: RecordView) -> Mapping[str, Json]:
    fields = view_document(record)["fields"]
    assert isinstance(fields, dict)
    return fields
