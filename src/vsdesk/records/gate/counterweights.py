"""What may outweigh a coordinator's no or mark: who stands how, who is a child, who speaks. Pure.

The word that closes names it (`records.consent.coordinator_view`), so that what whoever opened the file says
afterwards is after it at every vault. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.coordinators import is_sure
from vsdesk.records.gate.persons.family_speakers import SPEAKS
from vsdesk.records.kinship.firm_kin import READ, of_standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import Dossier

MOST: Final = 1_000  # ops that a word names: more of a file are nobody's family


def weighed(dossier: Dossier) -> Iterator[str]:
    """The ops of a file by which others than coordinators say so, that are here and at which no coordinator
    looked."""
    sure = is_sure(dossier)
    for record in dossier:
        said = [*record.fields.get(SPEAKS.get(record.kind, ""), ())]
        said += of_standing(record) if record.kind in READ else ()
        yield from (one.op for one in said if one.held != "missing" and not sure(one))
