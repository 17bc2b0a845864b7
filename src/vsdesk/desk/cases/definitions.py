"""Terms and questions of an organisation's own, beside the shipped ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json

_UNKNOWN_SENSITIVITY = 2  # of a question about which nobody said how sensitive it is


class DefinitionService:
    """Forms follow when the vault is opened the next time."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._context = context
        self._cases = cases

    def new_term(self, vocabulary: str, label: Json) -> Change:
        """One more term of a list."""
        return self.set_term(vocabulary, f"own_{self._context.new_id()[:8]}", {"label": label})

    def set_term(
        self, vocabulary: str, key: str, values: Mapping[str, Json], held: str | None = None
    ) -> Change:
        """Say something of a term, a shipped one too; in the record `held`, where there is one."""
        fresh = {} if held is not None else {"vocabulary": vocabulary, "key": key}
        return self._cases.save([Edit("term_def", {**fresh, **values}, id=held)])

    def new_question(
        self, kind: str, type: str, values: Mapping[str, Json], *, vocabulary: str | None = ""
    ) -> Change:
        """A question in the forms of a kind. `vocabulary` is the list of a choice; None: a list of its
        own."""
        number = self._context.new_id()[:8]
        fixed: dict[str, Json] = {
            "key": f"x_{number}",
            "of_kind": kind,
            "type": type,
            "sensitivity": _UNKNOWN_SENSITIVITY,
        }
        if type in ("choice", "choices"):
            fixed["vocabulary"] = f"x_list_{number}" if vocabulary is None else vocabulary
        return self._cases.save([Edit("field_def", {**fixed, **values})])
