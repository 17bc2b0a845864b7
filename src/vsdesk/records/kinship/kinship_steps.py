"""What a word of kinship says: the steps from one person to the other, and the lineage that follows.

A path goes up to a parent, down to a child, aside to a spouse; each step names the sex of whom it
reaches ("m", "f", "" where the word leaves it open). A full brother is reached by two paths, over
the father and over the mother; one of whom nobody said so, over a parent. Lineage depends on the sex of
the missing person and is computed from the path (data-dictionary-2 §1.8), never read from a list:

paternal (Y): both are men and all links run through men;
maternal (mt): the two share a line of mothers; only the last link may be a man.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Sex = Literal["m", "f", ""]
Way = Literal["up", "down", "aside"]


class Step(NamedTuple):
    """One step: to a parent, a child or a spouse, and that person's sex."""

    way: Way
    sex: Sex


Path = tuple[Step, ...]

_FATHER, _MOTHER, _PARENT = Step("up", "m"), Step("up", "f"), Step("up", "")
_SON, _DAUGHTER, _CHILD = Step("down", "m"), Step("down", "f"), Step("down", "")
_HUSBAND, _WIFE, _SPOUSE = Step("aside", "m"), Step("aside", "f"), Step("aside", "")
_PARENTS: Final = (_FATHER, _MOTHER)


def _of_both(before: Path, *after: Step) -> tuple[Path, ...]:
    """Two paths: over the father and over the mother of whoever `before` reaches."""
    return tuple((*before, parent, *after) for parent in _PARENTS)


# From `related_to` to `person`, for each key of the list kinship.
PATHS: Final[Mapping[str, tuple[Path, ...]]] = {
    "mother": ((_MOTHER,),),
    "father": ((_FATHER,),),
    "wife": ((_WIFE,),),
    "husband": ((_HUSBAND,),),
    "former_wife": ((_WIFE,),),
    "co_wife": ((_HUSBAND, _WIFE),),
    "son": ((_SON,),),
    "daughter": ((_DAUGHTER,),),
    "brother": ((_PARENT, _SON),),
    "sister": ((_PARENT, _DAUGHTER),),
    "brother_full": _of_both((), _SON),
    "sister_full": _of_both((), _DAUGHTER),
    "half_sib_pat": ((_FATHER, _CHILD),),
    "half_sib_mat": ((_MOTHER, _CHILD),),
    "grandfather_pat": ((_FATHER, _FATHER),),
    "grandmother_pat": ((_FATHER, _MOTHER),),
    "grandfather_mat": ((_MOTHER, _FATHER),),
    "grandmother_mat": ((_MOTHER, _MOTHER),),
    "uncle_pat": _of_both((_FATHER,), _SON),
    "aunt_pat": _of_both((_FATHER,), _DAUGHTER),
    "uncle_mat": _of_both((_MOTHER,), _SON),
    "aunt_mat": _of_both((_MOTHER,), _DAUGHTER),
    "cousin_pat_m": _of_both((_FATHER,), _SON, _SON),
    "cousin_pat_f": _of_both((_FATHER,), _SON, _DAUGHTER),
    "cousin_ammeh": _of_both((_FATHER,), _DAUGHTER, _CHILD),
    "cousin_khal": _of_both((_MOTHER,), _SON, _CHILD),
    "cousin_khaleh": _of_both((_MOTHER,), _DAUGHTER, _CHILD),
    "nephew_niece_bro": _of_both((), _SON, _CHILD),
    "nephew_niece_sis": _of_both((), _DAUGHTER, _CHILD),
    "grandchild_son": ((_SON, _CHILD),),
    "grandchild_daughter": ((_DAUGHTER, _CHILD),),
    "grandchild": ((_CHILD, _CHILD),),
    "father_in_law": ((_SPOUSE, _FATHER),),
    "mother_in_law": ((_SPOUSE, _MOTHER),),
    "brother_of_husband": ((_HUSBAND, _FATHER, _SON),),
    "wife_of_brother": ((_FATHER, _SON, _WIFE),),
    "husband_of_sister": ((_FATHER, _DAUGHTER, _HUSBAND),),
    "husband_of_daughter": ((_DAUGHTER, _HUSBAND),),
    "wife_of_son": ((_SON, _WIFE),),
    "stepmother": ((_FATHER, _WIFE),),
    "stepfather": ((_MOTHER, _HUSBAND),),
}


def is_child(relation: str) -> bool:
    """Whether the word of a kinship is that of a child."""
    return PATHS.get(relation) in (((_SON,),), ((_DAUGHTER,),))


def sex_said(relation: str) -> str:
    """The sex of whom a word of kinship names, as the list of sexes has it; "" where it says none."""
    said = {path[-1].sex for path in PATHS.get(relation, ())}
    return {"m": "male", "f": "female"}.get(said.pop(), "") if len(said) == 1 else ""


SPOUSES: Final = frozenset({"wife", "husband"})


def sexed(path: Path, last: Sex) -> Path:
    """The path with the sex of the person whom it reaches, where the word left it open."""
    if not path or path[-1].sex or not last:
        return path
    return (*path[:-1], path[-1]._replace(sex=last))


def inverse(path: Path, start: Sex) -> Path:
    """The way back. `start` is the sex of the person from whom the path begins."""
    turned: Mapping[Way, Way] = {"up": "down", "down": "up", "aside": "aside"}
    sexes = (start, *(step.sex for step in path))
    return tuple(Step(turned[path[n].way], sexes[n]) for n in range(len(path) - 1, -1, -1))


def is_blood(path: Path) -> bool:
    """Up to a common forebear and down again, never over a marriage."""
    ways = [step.way for step in path]
    down = ways.index("down") if "down" in ways else len(ways)
    return bool(path) and "aside" not in ways and "up" not in ways[down:]


def generation(path: Path) -> int:
    """How many generations above (positive) or below the start the path ends."""
    return sum({"up": 1, "down": -1, "aside": 0}[step.way] for step in path)


def is_paternal(path: Path, start: Sex) -> bool:
    """Whether the two are of one line of men."""
    return is_blood(path) and start == "m" and all(step.sex == "m" for step in path)


def is_maternal(path: Path, start: Sex) -> bool:
    """Whether the two share a line of mothers. `start` matters when the path only goes down."""
    if not is_blood(path):
        return False
    goes_up = path[0].way == "up"
    links = [step.sex for step in path if step.way == "up"]
    links += [step.sex for step in path if step.way == "down"][:-1]
    return all(sex == "f" for sex in links) and (goes_up or start == "f")
