"""The laws of partial dates: round trip, order, overlap."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from vsdesk.records.dates.partial_date import PartialDate

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any partial date."""
    first = draw(days)
    last = first + timedelta(draw(st.integers(0, 900)))
    typed = draw(
        st.sampled_from(
            [
                *[f"{first}", f"{first:%Y-%m}", f"{first:%Y}", f"{first}..{last}"],
                *[f"..{last}", f"{first}..", "?"],
            ]
        )
    )
    return PartialDate.read(typed, draw(st.none() | st.text(min_size=1, max_size=40)))


@given(partial_dates())
def test_stored_and_typed_forms_come_back_equal(one: PartialDate) -> None:
    assert PartialDate.of(one.json()) == one
    again = PartialDate.read(one.typed, one.as_told)
    assert (again.first, again.last, again.precision) == (one.first, one.last, one.precision)
    assert PartialDate.of(PartialDate.of(one.json()).json()).json() == one.json()


@given(partial_dates(), partial_dates(), partial_dates())
def test_the_order_is_total(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    assert (a.order <= b.order) or (b.order <= a.order)
    if a.order <= b.order and b.order <= c.order:
        assert a.order <= c.order
    if a.precision != "unknown" and b.precision == "unknown":
        assert a.order < b.order


@given(partial_dates(), partial_dates())
def test_overlap_is_mutual_and_excludes_surely_before(a: PartialDate, b: PartialDate) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(a)
    assert not (a.surely_before(b) and b.surely_before(a))
    assert a.overlaps(b) != (a.surely_before(b) or b.surely_before(a))
    if a.surely_before(b) and a.first:
        assert a.order < b.order


@given(partial_dates(), days)
def test_overlap_with_a_day_is_membership(one: PartialDate, day: date) -> None:
    assume(one.precision != "unknown")
    inside = (one.first is None or one.first <= day) and (one.last is None or day <= one.last)
    assert one.overlaps(PartialDate.day(day)) == inside
