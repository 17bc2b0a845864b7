"""What somebody had said yes to before: found by who said it to what, however many
answers there are. Pure."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent import body_names
from vsdesk.records.consent.answers import YES, keeps_here

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

_ANY: Final = object()  # whatever the case, the purpose, the body or its name
_MOST: Final = 64  # ways to read one answer that are kept apart; one with more is asked as a whole
_Key = tuple[object, ...]
_PARTS: Final = ("grantor", "subject", "purpose", "recipient", "name")


class Yeses:
    """The yeses among some answers, made once for all the noes that are asked about."""

    def __init__(self, answers: Iterable[RecordView]) -> None:
        self._said: dict[
            _Key, tuple[str, ...]
        ] = {}  # two ids are enough: one of them is another than the no
        self._all: list[tuple[str, Mapping[str, Collection[object]]]] = []
        self._many: list[tuple[str, Mapping[str, Collection[object]]]] = []
        for one in answers:
            if not one.deleted and not YES.isdisjoint(map(str, one.every("result"))):
                self._add(one)

    def before(self, no: RecordView) -> bool:
        """Whether who refuses now had said yes to the same: what left for it is asked back.

        A no to a sort of body is one to each by its name; a no to keeping the file is one to everything.
        """
        asked = _parts(no)
        kept = keeps_here(no)
        wanted = {
            "grantor": asked["grantor"],
            "subject": _either(asked["subject"], None),
            "purpose": (_ANY,) if kept else asked["purpose"],
            "recipient": (_ANY,) if kept else asked["recipient"],
            "name": (_ANY,) if kept else _either(asked["name"], ""),
        }
        narrow = prod(map(len, wanted.values())) <= _MOST
        if narrow and any(id != no.id for key in _keys(wanted) for id in self._said.get(key, ())):
            return True
        rest = self._many if narrow else self._all
        return any(id != no.id and _meet(parts, wanted) for id, parts in rest)

    def _add(self, yes: RecordView) -> None:
        parts = {name: {*held, _ANY} for name, held in _parts(yes).items()}
        parts["grantor"].discard(_ANY)
        self._all.append((yes.id, parts))
        if prod(map(len, parts.values())) > _MOST:
            self._many.append((yes.id, parts))
            return
        for key in _keys(parts):
            known = self._said.get(key, ())
            if len(known) < 2 and yes.id not in known:
                self._said[key] = (*known, yes.id)


def of(dossier: Dossier) -> Yeses:
    """Those of a case or family, made once."""
    return dossier.once(_made)


def _made(dossier: Dossier) -> Yeses:
    return Yeses(dossier.of("consent_grant"))


def _parts(grant: RecordView) -> dict[str, set[object]]:
    names: Iterable[Json] = grant.every("recipient_name") or (None,)
    return {
        "grantor": {_plain(one) for one in grant.every("grantor") if one is not None},
        "subject": {_plain(one) for one in grant.every("subject") or (None,)},
        "purpose": {_plain(one) for one in grant.every("purpose")},
        "recipient": {_plain(one) for one in grant.every("recipient")},
        "name": {body_names.key(name) for name in names},
    }


def _plain(value: Json) -> object:
    """A value that can stand in a set; an odd one is none of ours and meets only its like."""
    return value if value is None or isinstance(value, str | int) else repr(value)


def _either(said: set[object], every: object) -> Collection[object]:
    """What of a yes answers this: everything where it is said of all; else the same, or what is said of
    all."""
    return (_ANY,) if every in said else {*said, every}


def _keys(parts: Mapping[str, Collection[object]]) -> Iterator[_Key]:
    return product(*(parts[name] for name in _PARTS))


def _meet(
    parts: Mapping[str, Collection[object]], wanted: Mapping[str, Collection[object]]
) -> bool:
    return all(any(one in parts[name] for one in wanted[name]) for name in _PARTS)
