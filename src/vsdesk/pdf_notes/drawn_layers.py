"""Layers of a page (ISO 32000-1, 8.11): which are shown, not what they are called.

What a layer shows to a printer, in a file or close by alone goes: whoever looked at the page saw all of it.
"""

from __future__ import annotations

from typing import Final

import pikepdf

from vsdesk.pdf_notes.drawing_words import UnsureError
from vsdesk.pdf_notes.drawn_values import (
    Copy,
    Held,
    kept,
    listed,
    one_of,
    one_or_more,
    pairs,
)

_SWITCHED: Final = one_of("ON", "OFF")
_LOOK: Final = "View"
_POLICIES: Final = one_of("AllOn", "AnyOn", "AnyOff", "AllOff")
_WORDS: Final = frozenset(("/And", "/Or", "/Not"))
_DEEPEST: Final = 16


def _pairs_of(**table: Copy) -> Copy:
    return lambda value: pikepdf.Dictionary(kept(pairs(value), table))


_USES: Final[dict[str, Copy]] = {
    _LOOK: _pairs_of(ViewState=_SWITCHED),
}


class Layers:
    """The layers of one document that something lies on, anew in another one."""

    def __init__(self, made: pikepdf.Pdf) -> None:
        self._made = made
        self._known: dict[tuple[int, int], Held] = {}

    def layer(self, value: Held) -> Held:
        """A layer, or when one of several is shown. Raises UnsureError."""
        held = pairs(value)
        if held.get("/Type") == "/OCMD":
            return self._several(held)
        if held.get("/Type") != "/OCG" or not held.is_indirect:
            raise UnsureError
        known = self._known.get(held.objgen)
        if known is None:
            made = pikepdf.Dictionary(
                Type=pikepdf.Name.OCG, Name=pikepdf.String(str(len(self._known) + 1))
            )
            if (used := held.get("/Usage")) is not None:
                made.Usage = pikepdf.Dictionary(kept(pairs(used), _USES))
            known = self._known[held.objgen] = self._made.make_indirect(made)
        return known

    def _several(self, held: Held) -> Held:
        made: dict[str, Held] = {"/Type": pikepdf.Name.OCMD, **kept(held, {"P": _POLICIES})}
        layers = one_or_more(held.get("/OCGs"))
        if layers:
            made["/OCGs"] = pikepdf.Array([self.layer(one) for one in layers])
        if (said := held.get("/VE")) is not None:
            made["/VE"] = self._when(said, 0)
        return self._made.make_indirect(pikepdf.Dictionary(made))

    def _when(self, value: Held, deep: int) -> Held:
        parts = listed(value)
        if deep > _DEEPEST or not parts or str(parts[0]) not in _WORDS:
            raise UnsureError
        inside = [
            self._when(one, deep + 1) if isinstance(one, pikepdf.Array) else self.layer(one)
            for one in parts[1:]
        ]
        return pikepdf.Array([pikepdf.Name(str(parts[0])), *inside])

    def shown(self, properties: Held) -> Held:
        """Which of them are shown, from what the catalogue says (/OCProperties); None without layers."""
        if not self._known:
            return None
        said = pairs(pairs(properties).get("/D", pikepdf.Dictionary()))
        table: dict[str, Copy] = {
            "BaseState": one_of("ON", "OFF", "Unchanged"),
            "ON": self._those,
            "OFF": self._those,
            "AS": self._by_use,
        }
        return pikepdf.Dictionary(
            OCGs=pikepdf.Array([*self._known.values()]), D=pikepdf.Dictionary(kept(said, table))
        )

    def _those(self, value: Held) -> Held:
        known = [
            self._known.get(one.objgen) for one in listed(value) if isinstance(one, pikepdf.Object)
        ]
        return pikepdf.Array([one for one in known if one is not None])

    def _by_use(self, value: Held) -> Held:
        table: dict[str, Copy] = {
            "Event": one_of(_LOOK),
            "OCGs": self._those,
            "Category": _categories,
        }
        looks = [one for one in map(pairs, listed(value)) if one.get("/Event") == f"/{_LOOK}"]
        return pikepdf.Array([pikepdf.Dictionary(kept(one, table)) for one in looks])


def _categories(value: Held) -> Held:
    known = [one for one in listed(value) if str(one)[1:] in _USES]
    return pikepdf.Array([pikepdf.Name(str(one)) for one in known])
