"""The form that every predicate has: its parameters, checked, and one question to a scene."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Final, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from vsdesk.records.dossier import RecordView
from vsdesk.records.kinds import MODELS
from vsdesk.records.readiness.readiness_subject import ReadinessSubject

_FIELDS: Final = {model.about.name: frozenset(model.model_fields) for model in MODELS}


def _known_kind(kind: str) -> str:
    if kind not in _FIELDS:
        raise ValueError("no such kind")
    return kind


class Path(NamedTuple):
    """A field of a kind."""

    kind: str
    name: str


def path_of(written: object) -> Path:
    """The field that is written as "person.given_lat". Raises ValueError when there is none."""
    if isinstance(written, Path):
        return written
    kind, _, name = str(written).partition(".")
    if name not in _FIELDS.get(kind, ()) and not (kind in _FIELDS and name.startswith("x_")):
        raise ValueError("no such field")
    return Path(kind, name)


def require_fields(kind: str, names: Iterable[str]) -> None:
    """Refuse (ValueError) names that are no fields of this kind."""
    for name in names:
        path_of(f"{kind}.{name}")


Kind = Annotated[str, AfterValidator(_known_kind)]
FieldPath = Annotated[Path, BeforeValidator(path_of)]


class Lack(NamedTuple):
    """A field that lacks an answer; `record` None where there is no such record yet. A tuple, as `Outcome`: a
    look at every case makes thousands."""

    kind: str
    field: str
    record: str | None = None


class Outcome(NamedTuple):
    """Whether a predicate holds; else which records it is about, what they lack, and a reason.

    `why` is a sentence of the catalogue that says more, or "".
    """

    ok: bool
    records: tuple[str, ...] = ()
    lacking: tuple[Lack, ...] = ()
    why: str = ""


@cache
def lacking_all(kind: str, name: str) -> Outcome:
    """That nothing of a kind is there in which a field could stand."""
    return Outcome(False, (), (Lack(kind, name),))


YES: Final = Outcome(True)
NO: Final = Outcome(False)


def about(ok: bool, *records: RecordView) -> Outcome:
    """The outcome with the records that it is about."""
    return Outcome(ok, tuple([one.id for one in records]), (), "")


class Predicate(BaseModel, ABC):
    """One named test of the closed table. Its fields are the parameters that a profile gives."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, strict=False)

    @abstractmethod
    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether it holds in this scene."""
