"""What was asked about one person is written down: papers obey at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.errors import UserError
from vsdesk.records.gate.persons.hidden_people import MARK, WORDS_REJECTED
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json


class MarkService:
    """Whoever heard it writes it down; only coordinators take it out again."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases

    def mark(self, person: str, said: Mapping[str, Json]) -> Change:
        """Write down what was asked about a person: the fields of a `person_mark`.

        The Change takes it back where this device may. Raises UserError E_NOT_FOUND, E_VALUE: of a type that
        the dictionary does not have, or of rejected words without a word.
        """
        asked = str(said.get("type") or "")
        if not self._dictionary.vocabularies.has("person_mark_type", asked):
            raise UserError("E_VALUE", kind=MARK, field="type")
        if asked == WORDS_REJECTED and not said.get("words"):
            raise UserError("E_VALUE", kind=MARK, field="words")
        if self._cases.record(person).kind != "person":
            raise UserError("E_NOT_FOUND")
        return self._cases.saved_with_back(
            [Edit(MARK, said, id=self._context.new_id(), parent=person)]
        )
