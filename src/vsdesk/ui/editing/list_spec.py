"""Which records a list holds, and how its rows are told: as the catalogue declares the kind, or
by its first answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from vsdesk.records.checks.due_dates import is_done
from vsdesk.records.source_ids import SOURCE
from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


@dataclass(frozen=True)
class ListSpec:
    """Which records: their kind, their parent when new, with which values; how a row is told."""

    kind: str
    parent: str
    icon: str = "file"
    start: Mapping[str, Any] | None = None
    wanted: Callable[[RecordView], bool] | None = None
    under: Callable[[RecordView], str] | None = None
    empty: str = ""
    add: bool = True
    fixed: Mapping[str, Any] | None = (
        None  # answers that a new one has, and that tell this list from others
    )
    elsewhere: Collection[str] = ()  # new ones that wait in another part of the page


def kind_list(
    context: Context,
    kind: str,
    parent: str,
    *,
    start: Mapping[str, Any] | None = None,
    wanted: Callable[[RecordView], bool] | None = None,
) -> ListSpec:
    """The list of a kind, its rows told as the catalogue declares it."""
    declared = shown(kind)
    second, empty = declared.second, declared.empty
    today = {declared.today: context.session.desk.context.today()} if declared.today else {}
    return ListSpec(
        kind,
        parent,
        declared.icon,
        {**today, **(start or {})},
        wanted,
        partial(second, context.titles) if second is not None else None,
        context.look.words.say(empty) if empty else "",
    )


def plain_list(context: Context, kind: str, parent: str, *, nested: bool = False) -> ListSpec:
    """A list made from the dictionary alone: rows say the first answers of each record.

    `nested`: only what hangs on `parent`; else everything of this kind in the space of the root.
    """
    titles, space = context.titles, context.dossier.head.space
    opened = context.head_kind == SOURCE  # its lists are there once somebody wrote what for

    def wanted(record: RecordView) -> bool:
        return record.parent == parent if nested else record.space == space

    def under(record: RecordView) -> str:
        facts = titles.facts(record, sealed=opened)
        shown = capital(titles.of(record))
        done = is_done(record)
        first = context.session.labels.field(record.kind, "done") if done else ""
        return context.look.dots(first, *[one for one in facts if one != shown][:3])

    return ListSpec(kind, parent, shown(kind).icon, wanted=wanted, under=under)
