"""Words in the place of a number are erased like all words: the certificate, which stays, does not say them.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.case_numbers import short_form, source_code

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

NAME = "MARWAN-ALDARWISH"


@pytest.mark.parametrize(
    ("kind", "field"), [("case", "case_no"), ("family", "family_code"), ("source", "code")]
)
def test_a_name_of_capital_letters_is_no_number(made: Town, kind: str, field: str) -> None:
    enemy, rima = made.enemy, made.rima
    root = enemy.desk.context.new_id()
    values: dict[str, Json] = {field: NAME}
    enemy.sign(root, NewOp(root, kind, values))
    enemy.hand_over(rima)
    listed = rima.erasure.erasure(root).digest
    done = rima.erasure.erase(root, why="withdrawn", because="طلبت ذلك", listed=listed)
    certificate = rima.cases.record(done.certificate)
    said = [one.value for standing in certificate.fields.values() for one in standing]
    assert NAME not in repr(said)
    assert certificate.text("codes") == (
        source_code(root) if kind == "source" else short_form(root)
    )
    assert rima.erasure.certificates.certificate(done.certificate).pdf.startswith(b"%PDF-")


def test_a_number_of_ours_stays(made: Town) -> None:
    rima = made.rima
    listed = rima.erasure.erasure(made.case).digest
    done = rima.erasure.erase(made.case, why="withdrawn", because="طلبت ذلك", listed=listed)
    assert rima.cases.record(done.certificate).text("codes").startswith("MTH-26-")
