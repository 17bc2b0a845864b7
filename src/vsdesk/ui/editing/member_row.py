"""A member of a family as a row: the name, how they are related, and whether they speak for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.row_button import RowButton

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


def member_row(context: Context, member: RecordView, *more: str) -> RowButton:
    """The row of one member; `more` stands behind the rest."""
    titles = context.titles
    parts = titles.told_kinships(member.text("person"))
    if member.value("focal_point") is True:
        parts.append(context.look.words.say("speaks for the family"))
    others = context.dossier.beyond.other_entries().get(member.text("person"))
    if others:
        parts.append(context.look.words.say("has another entry"))
    line = context.look.dots(*parts, *more)
    return RowButton(context.look, "person", titles.of(member), line, f"member-{member.id[:8]}")
