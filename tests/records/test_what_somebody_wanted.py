"""Each field in which somebody says what may be, is wanted or was refused is asked by the gate, a
paper or a rule before one.

Such a field is known by its order from the narrowest (docs/spec/bundle.md §8.10). One that nothing
asks promises what nobody keeps; those that are about something else than papers stand below, each
with why (docs/decisions/027).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec

ROOT: Final = Path(__file__).parents[2]
RECORDS: Final = ROOT / "src" / "vsdesk" / "records"
# Where it is decided what leaves, and what papers say.
ROOMS: Final = (
    *(RECORDS / one for one in ("gate", "consent", "checks", "readiness")),
    *(ROOT / "src" / "vsdesk" / one for one in ("reports", "desk/outbound")),
)
ASKED_BY_RULES: Final = (ROOT / "resources" / "mechanisms", ROOT / "resources" / "forms")
NOT_OF_PAPERS: Final = {
    ("activity", "photo_consent"): "asked by the report of a period (desk/reporting/periods.py)",
    ("contact_channel", "do_not_leave_message"): "who calls reads it; it never leaves itself",
    (
        "dna_reference",
        "explained",
    ): "how it was asked; whether the sample goes its donor's answer says",
    ("family_member", "participates"): "whether somebody takes part in the association",
    ("referral", "outcome"): "what came of it; needs and services stand on no page but our own",
    ("risk_assessment", "no_home_visits"): "who visits reads it on the page of the risk",
    (
        "source_list",
        "may_be_shown",
    ): "lists stay inside; whoever ties a line to a case is asked there",
}


def said(spec: FieldSpec) -> bool:
    return bool(spec.narrow) and spec.type in ("bool", "choice", "choices") and spec.name != "sens"


def fields() -> Iterator[FieldSpec]:
    return (one for kind in Dictionary.load().kinds for one in kind.fields if said(one))


@cache
def words() -> frozenset[str]:
    """All texts that stand by themselves in these rooms: a field is asked by its name."""
    found = set[str]()
    for room in ROOMS:
        for path in room.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return frozenset(found)


@cache
def rules() -> str:
    return "".join(
        path.read_text(encoding="utf-8") for room in ASKED_BY_RULES for path in room.rglob("*.toml")
    )


def is_asked(spec: FieldSpec) -> bool:
    return bool(spec.stops) or spec.name in words() or f"{spec.kind}.{spec.name}" in rules()


@pytest.mark.parametrize("spec", [*fields()], ids=lambda one: f"{one.kind}.{one.name}")
def test_it_is_asked_or_says_why_not(spec: FieldSpec) -> None:
    assert is_asked(spec) != ((spec.kind, spec.name) in NOT_OF_PAPERS), spec


def test_what_nobody_asks_is_found() -> None:
    assert {(one.kind, one.name) for one in fields()} >= NOT_OF_PAPERS.keys()
    assert len([*fields()]) > 30
    unheard = FieldSpec(
        "work",
        "never_to_the_neighbours",
        "bool",
        "work",
        None,
        (),
        "O",
        1,
        None,
        frozenset(),
        None,
        "none",
        narrow=("no",),
    )
    assert said(unheard) and not is_asked(unheard)
