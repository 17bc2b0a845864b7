"""An import does not make Python look through all that is held: that would stop the window's thread."""

from __future__ import annotations

import gc
import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SELDOM, USUAL

from vsdesk.progress import unhurried

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    """Python searches as often as in the program."""
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*SELDOM)


def _whole_collections(count: int) -> int:
    """How many searches through everything Python makes while `count` records are built and kept."""
    seen: Counter[int] = Counter()

    def note(phase: str, info: dict[str, int]) -> None:
        seen[info["generation"]] += phase == "start"

    gc.callbacks.append(note)
    try:
        kept = [
            json.loads(f'{{"name": {{"ar": "اسم {n}"}}, "parts": [[{n}]]}}') for n in range(count)
        ]
    finally:
        gc.callbacks.remove(note)
    assert len(kept) == count
    return seen[2]


def test_what_is_kept_is_not_searched_through_while_it_grows() -> None:
    gc.collect()
    assert _whole_collections(200_000) > 0  # else this test could not fail
    with unhurried():
        assert _whole_collections(200_000) == 0


def test_afterwards_all_is_as_before_also_when_the_work_broke_off() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), unhurried():
        with unhurried():
            pass
        assert gc.get_threshold()[2] > before[2]  # the inner one does not end the outer one
        raise KeyError
    assert gc.get_threshold() == before
