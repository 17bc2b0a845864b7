"""Files in which nobody said more than yes are counted without weighing answers. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY
from tests.reports.made_up import dictionary, marwan

from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.consent.plain_yes import is_all_yes
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.exit_state import counted_by
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier

STATISTICS = ("hold_record", "statistics")


def state(dossier: Dossier) -> str:
    return agreement(dossier, "statistics", "public", "", TODAY).state


@pytest.mark.parametrize(
    ("more", "plain", "counted"),
    [
        ({}, True, True),
        ({"photo_use": True, "data_scope": ["identity"]}, True, True),
        ({"result": "refused"}, False, False),
        ({"withdrawn_on": "2026-11-20"}, False, False),
        ({"result": "given_if"}, False, False),
        ({"limits": {"ar": "إذا وافقت أختي", "src_lang": "ar"}}, False, False),
        ({"child_assent": False}, False, False),
        ({"review_on": "2026-11-01"}, False, True),
        ({"decides": True}, False, True),
    ],
)
@pytest.mark.parametrize("purpose", STATISTICS)
def test_only_what_could_close_is_weighed(
    purpose: str, more: dict[str, Json], plain: bool, counted: bool
) -> None:
    recipient = "own_org" if purpose == "hold_record" else "public"
    counted = counted or (recipient == "own_org" and "child_assent" in more)  # not asked at home
    book = marwan()
    book.answer("asked", purpose, recipient, **({"given_on": "2026-11-10"} | more))
    dossier = book.dossier()
    assert is_all_yes(dossier, *STATISTICS) == plain
    request = Request("statistics", "public", "E", TODAY, decided=True)
    assert (counted_by(request, dossier) is not None) == counted
    assert decide(request, dossier, dictionary()).allowed == counted


def test_what_lies_below_an_answer_is_weighed() -> None:
    below: dict[str, dict[str, Json]] = {
        "consent_condition": {"words": {"ar": "بعد سنة", "src_lang": "ar"}, "type": "other"},
        "consent_event": {"type": "withdrawn", "on": "2026-11-20"},
    }
    for kind, values in below.items():
        book = marwan()
        book.answer("asked", "hold_record", "own_org", given_on="2026-11-10")
        book.add("below", kind, "asked", **values)
        dossier = book.dossier()
        assert not is_all_yes(dossier, *STATISTICS)
        assert state(dossier) in ("withdrawn", "yes_if")
    assert is_all_yes(marwan().dossier(), "statistics")
