"""Which ops may stand in the organisation's own spaces (sync.md §3): `reference`, `office`, audit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vsdesk.history.entry import audit_space, space_id
from vsdesk.history.state import Role

REFERENCE: Final = space_id("reference")
OFFICE: Final = space_id("office")


class Scopes:
    """The spaces that not everyone may write to; `kids` are all devices that any list names."""

    def __init__(self, kids: Iterable[str]) -> None:
        self._audit = {audit_space(kid): kid for kid in kids}

    def allows(self, space: str, kid: str, role: Role | None) -> bool:
        """Whether ops of this device count in this space; others are evidence (`L_SCOPE`)."""
        if space in (REFERENCE, OFFICE):
            return role == "coordinator"
        owner = kid if audit_space(kid) == space else self._audit.get(space, kid)
        return owner == kid
