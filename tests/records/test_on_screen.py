"""What a list printed is known again by a digest that nobody meets by chance or by trying."""

from __future__ import annotations

from vsdesk.records.on_screen import OnScreen


def test_what_a_list_printed_has_no_second_meaning() -> None:
    """Whoever writes both states chooses among ids of their own: 128 bits are out of reach, 64 are not."""
    digests = {OnScreen(frozenset({f"عملية {n}"})).digest for n in range(50)}
    assert len(digests) == 50
    assert {len(one) * 4 for one in digests} == {128}
