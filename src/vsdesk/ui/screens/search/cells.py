"""The rows of what was found: who, why it was found, what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.table import TableColumn
from vsdesk.ui.people import capital
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Reason, SearchHit
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

HOW: Final = {
    "written": mark("written so"),
    "begins": mark("begins so"),
    "part": mark("a part of it"),
    "sounds": mark("read alike in another spelling"),
    "named": mark("another name of the place"),
    "like": mark("a name that looks alike without its vowels: perhaps another"),
    "number": mark("the same digits"),
}
CLOSED: Final = mark("no list shows these words")


class HitCells:
    """Cells and words of hits."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        self._look, self._labels = look, session.labels

    def columns(self) -> tuple[TableColumn, ...]:
        """Who, why, what."""
        say = self._look.words.say
        return (
            TableColumn("who", say("Who or what"), 260, 3),
            TableColumn("why", say("Why it was found"), 320, 4),
            TableColumn("what", say("Kept as"), 150, 1),
        )

    def cell(self, hit: SearchHit, key: str) -> Cell:
        """What to paint."""
        if key == "who":
            title = hit.title or self._nameless()
            spans = hit.spans if hit.title else ()
            return Cell(title, hit.subtitle, "strong", spans=spans, under=hit.under)
        if key == "why":
            if not hit.why:
                return Cell(self._how(hit), tone="text2")
            text = self._look.dots(*(one.text for one in hit.why))
            if not text:
                return Cell(self._fields(hit), self._how(hit))
            return Cell(text, self._said(hit), spans=_spans(text, hit.why))
        return Cell(self._kind(hit), hit.number)

    def text(self, hit: SearchHit, key: str) -> str:
        """The words of a cell, for tooltips and screen readers."""
        if key == "who":
            return self._look.dots(hit.title or self._nameless(), hit.subtitle)
        if key == "why":
            texts = [one.text for one in hit.why]
            return self._look.dots(*texts, self._said(hit) if hit.why else self._how(hit))
        return self._look.dots(self._kind(hit), hit.number)

    def _nameless(self) -> str:
        return self._look.words.say("Without a name yet")

    def _said(self, hit: SearchHit) -> str:
        return self._look.dots(self._fields(hit), self._how(hit))

    def _fields(self, hit: SearchHit) -> str:
        found = dict.fromkeys(capital(self._labels.field(one.kind, one.field)) for one in hit.why)
        return self._look.listed(found)

    def _how(self, hit: SearchHit) -> str:
        say = self._look.words.say
        if not hit.why:
            return say("Its words stand in several parts")
        hows = dict.fromkeys(one.how for one in hit.why)
        closed = "" if all(one.text for one in hit.why) else say(CLOSED)
        return self._look.dots(self._look.listed(say(HOW[how]) for how in hows), closed)

    def _kind(self, hit: SearchHit) -> str:
        kind = capital(self._labels.kind(hit.root_kind or hit.kind))
        inner = hit.root_kind and hit.kind not in (hit.root_kind, "person")
        return self._look.dots(kind, self._labels.kind(hit.kind)) if inner else kind


def _spans(text: str, why: Sequence[Reason]) -> tuple[tuple[int, int], ...]:
    """The marked letters of several reasons in the one line that they are joined to."""
    found: list[tuple[int, int]] = []
    at = 0
    for one in why:
        if one.text:
            start = text.index(one.text, at)
            found += [(start + a, start + b) for a, b in one.spans]
            at = start + len(one.text)
    return tuple(found)
