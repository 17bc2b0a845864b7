"""A no to the use of a recording holds for voice and film, however they are noted. Everybody is made up."""

from __future__ import annotations

import io

import pytest
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit, How

AGREED = ["identity", "circumstances", "documents"]


def leaves(made: Town, noted: str, name: str, use: bool | None) -> bool:
    item = made.hala.files.attach(io.BytesIO(b"made up"), made.case, kind=noted, name=name).ids[0]
    grant = made.hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "ced",
        "given",
        How(),
        scopes=AGREED,
        photo=False,
        shown=made.hala.cases.shown(made.case),
    ).ids[0]
    if use is not None:
        made.hala.cases.save([Edit("consent_grant", {"audio_use": use}, id=grant)])
    carry(made.hala, made.stick, made.rima)
    left = made.gate("ced", "un_complaint")
    assert left.allowed, left.state
    one = left.get(item)
    return one is not None and "blob" in one.values


@pytest.mark.parametrize(
    ("noted", "name"),
    [
        ("audio", "a.m4a"),
        ("video", "v.mp4"),
        ("other", "a.ogg"),
        ("chat_log", "v.mp4"),
        ("audio", "a"),
    ],
)
@pytest.mark.parametrize("use", [False, None, True])
def test_a_voice(made: Town, noted: str, name: str, *, use: bool | None) -> None:
    assert leaves(made, noted, name, use) is not (use is False)


def test_a_paper_leaves_all_the_same(made: Town) -> None:
    """Control: a no to the recording is none to a paper."""
    assert leaves(made, "other", "paper.pdf", False)
