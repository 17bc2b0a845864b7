"""What a renewed answer says again of the one that it follows.

A coordinator's program writes it under her name, so it takes over no more than stood by the word of who wrote
the answer down and of coordinators, and of several values all: the scopes that each allows, every limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.consent.answers import names_scopes, scopes_of
from vsdesk.records.dictionary.narrowness import may_widen
from vsdesk.records.dictionary.values import together

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

# What another answer of the same person does not take over.
_OF_ONE_ANSWER: Final = frozenset(
    {
        *("withdrawn_on", "decides", "decides_why", "follows", "follow_up", "deleted", "sens"),
        *("words", "reported", "reported_by"),
    }
)
# Is about an answer, not said in it.
_BESIDE: Final = frozenset({"follows", "decides", "decides_why"})
_SCOPES: Final = "data_scope"


def said_in(grant: RecordView) -> dict[str, Json]:
    """What an answer says; not which one it came after, and not what a coordinator decided about it."""
    return {
        name: value
        for name in grant.fields
        if name not in _BESIDE and (value := grant.value(name)) is not None
    }


def said_anew(
    answer: RecordView, believed: Collection[str], dictionary: Dictionary
) -> dict[str, Json]:
    """The values of the new answer, from what stands in the old one.

    Raises UserError E_VALUE where it is not settled who answered what, for whom, for what.
    """
    found: dict[str, Json] = {}
    for name in answer.fields:
        if name in _OF_ONE_ANSWER:
            continue
        spec = dictionary.field(answer.kind, name)
        if spec is not None and spec.said_once and answer.differs(name):
            raise UserError("E_VALUE", kind=answer.kind, field=name)
        own = [one.value for one in answer.standing(name) if one.word in believed]
        if name == _SCOPES:
            found[name] = _scopes(answer, own)
        elif spec is not None and spec.type == "ptext":
            found[name] = together(answer.every(name))
        elif spec is not None and spec.narrow:
            if own or not may_widen(spec, answer.every(name)):
                found[name] = answer.value(name)
        elif len({repr(one) for one in own}) == 1:
            found[name] = own[0]  # of several nobody knows which
    return found


def _scopes(answer: RecordView, own: Collection[Json]) -> Json:
    """What all of several lists allow; where that is nothing, what those allow who wrote the answer down.

    Raises UserError E_VALUE where that is nothing too: a list without members would read as the usual one.
    """
    lists = [{str(code) for code in one} for one in own if isinstance(one, list)]
    if not names_scopes(answer):
        return None
    allowed = scopes_of(answer) or (set.intersection(*lists) if lists else set())
    if not allowed:
        raise UserError("E_VALUE", kind=answer.kind, field=_SCOPES)
    return [*sorted(allowed)]
