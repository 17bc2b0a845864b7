"""Search: the first 50 hits at a tenth of the cases and at all of them; the page of the
window, with reasons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from bench import people
from bench.stage import at, ms, seconds
from vsdesk.vault.read.vault_reads import ListFilter

if TYPE_CHECKING:
    from bench.stage import Row, Stage
    from vsdesk.vault.vault import Vault

QUERIES: Final = {
    "rare name": people.RARE,
    "common name": "محمد",
    "prefix": "مح",
    "Latin spelling": "Mohamad",
    "Kurmanji spelling": "Muhemed Derwîş",
    "Kurmanji spelling, nobody": "Evdilrehman Mihemed",
    "part of a name": "درويش",
    "part of a number": "00042",
    "two words": "مروان الحلبي",
    "words of two records": "محمد MAS",  # a person's, and a case's number
    "words, one of them nowhere": "محمد الحافلة القيامة",
    "a place by another name": "Hims",
    "Turkish without its marks": "Seyhmus Basir",
    "article apart": "Muhammad Abd al-Rahman",
    "nothing": "قططقط",
}
NOBODY: Final = ("Kurmanji spelling, nobody", "words, one of them nowhere", "nothing")
ASKED: Final = {
    "common name, with the reasons": ("محمد", None),
    "Kurmanji spelling, with the reasons": ("Muhemed Derwîş", None),
    "common name in one governorate": ("محمد", ListFilter(kind="", governorate="SY08")),
}


def rows(stage: Stage) -> list[Row]:
    """The table: each query at both sizes."""
    small = stage.cases // 10
    before = _measure(stage.big(small)) | _pages(stage.big(small))
    after = _measure(stage.big()) | _pages(stage.big())
    return [
        (
            f"search, first 50, {what}: {stage.cases:,} against {small:,} cases",
            ms(after[what]),
            ms(before[what]),
            after[what] / before[what],
            # who is not here is looked for everywhere
            "<= 50 ms" if what in NOBODY else "ratio <= 3, <= 50 ms",
        )
        for what in (*QUERIES, *ASKED)
    ]


def _measure(vault: Vault) -> dict[str, float]:
    found = {}
    for what, text in QUERIES.items():
        ask = partial(vault.read.find, text, 50)
        ask()
        found[what] = at([seconds(ask) for _ in range(7)], 0.5)
    return found


def _pages(vault: Vault) -> dict[str, float]:
    """The first page of the search window."""
    found = {}
    for what, (text, where) in ASKED.items():

        def ask(text: str = text, where: ListFilter | None = where) -> None:
            vault.read.search_run(text, where).more(50)

        ask()
        found[what] = at([seconds(ask) for _ in range(7)], 0.5)
    return found
