"""What a coordinator decides between answers: the save names what was on the screen.

A decision binds only what its writer had seen (docs/spec/bundle.md §8.8), whichever page or command it was
written by.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.vault.saving import Edit
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"
# What a decision between answers rests on: what they are, and who gave them.
_WEIGHED: Final = (_ANSWER, "person", "kinship", "family_member", "representation")


def weighing(vault: Vault, edit: Edit) -> Edit:
    """The same edit; where it decides for an answer, with what it weighs: the answers beside it,
    and who gave them. So these are no longer the word of one device alone (bundle.md §8.12)."""
    if edit.kind != _ANSWER or edit.set.get("decides") is not True or edit.weighs or not edit.id:
        return edit
    held = vault.read.view(edit.id)
    roots = () if held is None else (held.text("subject"), held.space)
    near = [found for one in roots if one and (found := vault.read.dossier(one)) is not None]
    cases = {case.id for dossier in near for case in dossier.of("case")}
    around = [*near, *(found for one in cases if (found := vault.read.dossier(one)) is not None)]
    beside = [one.id for dossier in around for kind in _WEIGHED for one in dossier.of(kind)]
    return replace(edit, weighs=[*dict.fromkeys((edit.id, *beside))])
