"""What is asked of a submission."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.values import Json
    from vsdesk.words import Lang


@dataclass(frozen=True, slots=True)
class SubmissionOrder:
    """What is prepared: which case, for which mechanism, with what the mechanism asks beside it.

    `cases` are further cases on one submission (a complaint only). `langs` () are those of the form.
    `values` are further fields of the submission, by name.
    """

    case: str
    mechanism: str
    cases: tuple[str, ...] = ()
    langs: tuple[Lang, ...] = ()
    procedure: str = ""
    named: str = field(default="", repr=False)
    owner: str = ""
    state_concerned: str = ""
    confidential: tuple[str, ...] = ()
    values: Mapping[str, Json] = field(default_factory=dict, repr=False)
