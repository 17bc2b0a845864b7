"""A family name behind a title or a kunya, in each writing. Made up."""

from __future__ import annotations

import pytest

from vsdesk.names.address import addressed_from, opens_kunya


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("رآه أبو محمد الخطيب", 1),
        ("وأبو محمد الخطيب", 0),
        ("مع أبو عبد الرحمن الخطيب", 1),
        ("قال أبومحمد الخطيب", 1),
        ("أمّ محمد الخطيب", 0),
        ("أبو محمد ال خطيب", 0),
        ("عند الدكتور الخطيب", 2),
        ("للدكتورة الخطيب", 1),
        ("وللرائد الخطيب", 1),
        ("والحاجّ الخطيب", 1),
        ("العماد الخطيب", 1),
        ("الحاج أبو محمد الخطيب", 1),
        ("Dr. Khatib", 1),
        ("Abu Mihemed Xetîb", 0),
        ("Şêx Xetîb", 1),
        ("رآه خالد الخطيب", None),
        ("عماد الخطيب", None),
        ("سيد الخطيب", None),
        ("أمير الخطيب", None),
        ("بيت الخطيب", None),
        ("أبو محمد خالد الخطيب", None),
        ("الدكتور محمد الخطيب", None),
        ("الخطيب", None),
    ],
)
def test_where_somebody_is_named_from(text: str, first: int | None) -> None:
    tokens = text.split()
    assert addressed_from(tokens, len(tokens) - 1) == first


def test_what_opens_a_kunya() -> None:
    assert opens_kunya("وأبو") and opens_kunya("Umm") and not opens_kunya("محمد")
