"""A locked vault keeps nothing that was worked out of the names in it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import _lru_cache_wrapper
from typing import TYPE_CHECKING, Final

from tests.desk.conftest import whole_case

import vsdesk
from vsdesk import memo
from vsdesk.desk import SheetOrder
from vsdesk.names.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from tests.desk.conftest import House

# Kept for good by what the program itself is made of: tables, fonts, languages, keys, fields, letters,
# groups of commands.
OURS: Final = frozenset(
    [
        "_additions",
        "_begin",
        "_characters",
        "_key",
        "_letter",
        "_ours",
        "catalogue",
        "read_as",
        "_places",
        "_shipped",
        "_whole",
        "is_low_order",
        "known_places",
        "lacking_all",
        "load_public",
        "outline",
        "share_words",
        "spec_of",
        "surely_typed",
        "told_places",
        "word_list",
    ]
)


def held() -> int:
    """How many results are kept now."""
    return sum(one.cache_info().currsize for one in memo._KEPT)


def test_what_was_worked_out_of_names_is_forgotten_with_the_lock(house: House) -> None:
    desk = house.coordinator()
    memo.forget()
    for given in ("مروان", "زكريّا"):
        case, _, _ = whole_case(desk, given)
    desk.outbound.sheets.sheet(SheetOrder(case, ("ar",)))
    assert held() > 5
    desk.access.lock()
    assert held() == 0


def test_what_was_worked_out_of_names_is_forgotten_with_an_erasure(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk, "زنبقة")
    listed = desk.erasure.erasure(case, family).digest
    memo.forget()
    desk.cases.lists.search("زنبقة")
    assert held() > 0
    desk.erasure.erase(case, family, why="withdrawn", because="طلب العائلة", listed=listed)
    fold_memo = next(one for one in memo._KEPT if one.__name__ == "_folded")
    before = fold_memo.cache_info().misses
    fold("زنبقة")
    assert fold_memo.cache_info().misses == before + 1


def test_what_is_asked_with_words_of_records_is_kept_by_memo_alone() -> None:
    names = [one.name for one in pkgutil.walk_packages(vsdesk.__path__, "vsdesk.")]
    rooms = [importlib.import_module(one) for one in names if "__main__" not in one]
    every = [one for room in rooms for one in _defined(room)]
    mine = [one for one in every if isinstance(one, _lru_cache_wrapper)]
    asked = {one.__name__ for one in mine if inspect.signature(one.__wrapped__).parameters}
    kept = {one.__name__ for one in memo._KEPT}
    assert len(kept) > 8 and asked - kept == OURS


def _defined(room: ModuleType) -> Iterator[object]:
    """What a module holds, and what its classes do."""
    for one in [*vars(room).values()]:
        yield one
        if isinstance(one, type) and one.__module__ == room.__name__:
            yield from (getattr(part, "__func__", part) for part in [*vars(one).values()])
