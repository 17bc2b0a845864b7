"""What hangs on a case or a family: its families, its cases, and those of its kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_KIN: Final = ("family_member", "kinship")


def hanging(vault: Vault, root: RecordView) -> Iterator[str]:
    """The cases of a family; the families of a case.

    A second family is named by the case, or speaks of the missing person as its kin (a wife's own).
    """
    if root.kind == "family":
        yield from (case.id for case in vault.read.linking(root.id, "case"))
        return
    yield from (id for name in FAMILIES for id in root.every(name) if isinstance(id, str))
    for person in (id for id in root.every("person") if isinstance(id, str)):
        for kind in _KIN:
            spaces = (one.space for one in vault.read.linking(person, kind) if not one.deleted)
            yield from (space for space in spaces if space != root.space)
