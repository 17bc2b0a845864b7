"""What another device says of a family makes no way over a no: neither a nearer relative, nor that somebody
is back. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, assign, below, family_of, frees, relative, said, state

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

WHY: Final = "الأخت أقرب"


def asked(made: Town) -> tuple[str, str]:
    """A sister's yes and a brother's no: the yes, and who refused."""
    family_of(made)
    sister, brother = relative(made, "sister", "ريم"), relative(made, "brother", "عمر")
    yes = said(made, sister, "given")
    said(made, brother, "refused")
    assign(made)
    return yes, brother


def decides(made: Town, yes: str) -> None:
    steps = made.rima.consent.steps
    steps.decide(yes, WHY, shown=steps.shown(yes))


def shown(made: Town, yes: str) -> bool:
    """Whether the page offers to decide for it."""
    return any(yes in one.may_hold for one in made.rima.consent.table(made.case).outcomes)


def wife(made: Town, **more: Json) -> None:
    """An invented wife, who answered this."""
    who = below(made.enemy, made.family, "person", {"given_ar": "سعاد"})
    below(made.enemy, made.family, "family_member", {"person": who})
    tie: dict[str, Json] = {"person": who, "related_to": made.person, "relation": "wife"}
    below(made.enemy, made.family, "kinship", tie)
    below(made.enemy, made.family, "consent_grant", a_yes(made, who, **more))


@pytest.mark.parametrize("way", ["her yes", "not asked", "a release"])
def test_nobody_decides_over_the_no_by_it(made: Town, way: str) -> None:
    yes, _ = asked(made)
    if way == "a release":
        frees(made.enemy, made)
    else:
        wife(made, **({} if way == "her yes" else {"result": "not_asked"}))
    made.enemy.hand_over(made.rima)
    assert not shown(made, yes)
    with pytest.raises(UserError, match="E_NO_HOLDS"):
        decides(made, yes)
    for one in made.rima.cases.dossier(made.case).of("event"):
        if one.text("type") == "release":  # she takes it out, and the no stands as it stood
            made.rima.cases.delete(one.id, shown=made.rima.cases.shown(one.id))
    assert not state(made).allowed


def test_among_yeses_of_different_limits_she_decides(made: Town) -> None:
    """The same beside no no at all: the way to it is open."""
    family_of(made)
    sister, brother = relative(made, "sister", "ريم"), relative(made, "brother", "عمر")
    yes = said(made, sister, "given")
    said(made, brother, "given", data_scope=["identity"])
    assign(made)
    assert shown(made, yes)
    decides(made, yes)
    assert state(made).allowed
