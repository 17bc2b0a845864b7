"""The table of the rules of saving: what each says to a person, to a file, and when an action is taken back.

A person who saves is refused by every rule. A file of lines that somebody wrote is typed as well. A dump of
this program or a newer one is a copy of what stood somewhere: what is merely impossible or not known is kept
as it came and shown as a remark; what its reader could not have typed is left out, and told
(docs/spec/dump.md, "What a load believes").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.desk.saving import (
    consent_days,
    impossible_years,
    kinship,
    no_over_a_yes,
    numbers,
    pair_rules,
    samples,
    scopes,
    source_handover,
    submissions,
    testimonies,
    written_once,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vsdesk.desk.saving.save_state import SaveContext, SaveFinding

Verdict = Literal["keep", "aside"]  # of a dump: kept as it came · left out, and both are told


@dataclass(frozen=True, slots=True)
class SaveRule:
    """One rule. `dump`: what becomes of a finding in a dump; `back`: whether it is asked on taking back."""

    name: str
    find: Callable[[SaveContext], Iterator[SaveFinding]]
    dump: Verdict
    back: bool


# Taking back brings what stood before, and that is never refused: only rights are asked again.
RULES: Final = (
    SaveRule("once", written_once.written_once, "aside", back=True),
    SaveRule("sent", submissions.sent_already, "aside", back=False),
    SaveRule("submission_days", submissions.impossible_days, "keep", back=False),
    SaveRule("numbers", numbers.outside, "keep", back=False),
    SaveRule("lived", impossible_years.ahead, "keep", back=False),
    SaveRule("kinship", kinship.circles, "keep", back=False),
    SaveRule("pair", pair_rules.of_one, "keep", back=False),
    SaveRule("consent_days", consent_days.out_of_order, "keep", back=False),
    SaveRule("scopes", scopes.none_left, "keep", back=False),
    SaveRule("over_a_no", no_over_a_yes.over_a_no, "keep", back=False),
    SaveRule("linked", testimonies.linked_without_reason, "aside", back=False),
    SaveRule("samples", samples.without_a_court, "keep", back=False),
    SaveRule("given", source_handover.without_reason, "keep", back=False),
    SaveRule("role", written_once.role, "aside", back=True),
)
