"""A coordinator looks at a link that was filled: nothing else of that record is confirmed that was not shown.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative, said, words
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import hala, written

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("opened", [False, True])
def test_what_a_look_makes_sure_was_shown(made: Town, opened: bool) -> None:
    """The answer to a stop stands on the page beside the filled person, and holds only where it was looked
    at too."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given")
    carry(made.hala, made.stick, made.rima)
    asked: dict[str, Json] = {"type": "stop", "text": words("توقفوا جميعاً")}
    stop = written(made, "family_request", asked, made.family)
    device = hala(made)
    device.change(stop, "family_request", {"answered": "2026-11-23"})
    device.change(stop, "family_request", {"person": mother})
    device.hand_over(made.rima)
    assert made.gate("ced", "un_complaint").state == "asked_to_stop"
    looks = made.rima.access.lone_words
    page = looks.lone_page(made.family)
    assert page is not None
    [one] = [one for one in page.records if one.record.id == stop]
    assert {*one.said} == {"answered", "person"}
    held = page.shown(page.records)
    linked = {a.op for a in one.said["person"]}
    looks.look_holds(made.family, held if opened else held & linked)
    state = made.gate("ced", "un_complaint").state
    assert state == ("given" if opened else "asked_to_stop")


@pytest.mark.parametrize("change", ["answer", "due"])
def test_what_another_device_wrote_beside_it(made: Town, change: str) -> None:
    """So it is where something of an assigned device waits in that record."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    carry(made.hala, made.stick, made.rima)
    stop = written(made, "family_request", {"type": "stop"}, made.family)
    assign(made)
    device = hala(made)
    device.change(stop, "family_request", {"answered": "2026-11-23"})
    device.hand_over(made.rima)
    values: dict[str, Json] = {"answer": words("نعم"), "due": "2026-12-01"}
    made.enemy.change(stop, "family_request", {change: values[change]})
    made.enemy.hand_over(made.rima)
    looks = made.rima.access.lone_words
    page = looks.lone_page(made.family)
    assert page is not None
    [one] = [one for one in page.records if one.record.id == stop]
    assert {*one.said} == {"answered", change}
    looks.look_holds(made.family, {a.op for a in one.said[change]})
    assert made.gate("ced", "un_complaint").state == "asked_to_stop"
