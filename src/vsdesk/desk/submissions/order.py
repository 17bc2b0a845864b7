"""What is asked of a submission, and by which profile its draft was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.readiness.profile import Profile
    from vsdesk.records.readiness.profiles import Profiles
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


def profile_for(view: RecordView, profiles: Profiles) -> Profile:
    """The profile that a draft was made for, else the first one of its recipient. Raises
    UserError E_NOT_FOUND."""
    found = profiles.get(view.text("profile_version").partition(" ")[0])
    if found is not None and found.recipient == view.text("mechanism"):
        return found
    for one in profiles:
        if one.recipient == view.text("mechanism"):
            return one
    raise UserError("E_NOT_FOUND", "no such mechanism")
