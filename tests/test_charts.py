"""Where the bars of a chart stand; mirrored for Arabic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vsdesk.charts import Bar, Chart, columns, ladder

BARS = st.lists(
    st.builds(
        Bar,
        st.sampled_from(["دمشق", "حلب", "Qamişlo"]),
        st.none() | st.integers(0, 10_000),
        st.just("9"),
        st.none() | st.integers(1, 900),
    ),
    max_size=40,
)


def inside(chart: Chart) -> bool:
    edges = [(one.x, one.x + one.width, one.y) for one in chart.blocks]
    edges += [(one.x, one.x + one.width, one.y) for one in chart.captions]
    low = all(one.y + one.height <= chart.height + 0.001 for one in chart.blocks)
    return low and all(
        left >= -0.001 and right <= chart.width + 0.001 and top >= -0.001
        for left, right, top in edges
    )


@given(BARS, st.booleans())
def test_all_of_it_stands_inside(bars: list[Bar], rtl: bool) -> None:
    assert inside(ladder(bars, 500, 15, rtl=rtl))
    assert inside(columns(bars, 500, 120, 15, rtl=rtl))


def test_lengths_are_in_proportion_and_what_is_not_told_is_hollow() -> None:
    chart = ladder([Bar("أ", 10, "10"), Bar("ب", 5, "5"), Bar("ج", None, "<5")], 100, 10)
    long, half, few = chart.blocks
    assert long.width == 2 * half.width and few.tone == "few" and 0 < few.width < half.width
    assert chart.words == "أ: 10; ب: 5; ج: <5"


def test_from_right_to_left_it_is_mirrored() -> None:
    bars = [Bar("أ", 10, "10"), Bar("ب", 5, "5", goal=20)]
    there, here = ladder(bars, 100, 10), ladder(bars, 100, 10, rtl=True)
    assert [100 - one.x - one.width for one in there.blocks] == [one.x for one in here.blocks]


def test_many_months_bear_some_labels_only() -> None:
    chart = columns([Bar(str(n), n, str(n)) for n in range(1, 37)], 360, 100, 10)
    assert len(chart.captions) == 12 and all(one.is_label for one in chart.captions)
