"""Telephones in the words that the form of a body would carry, said where one sees what the body still needs.

A submission with such a number is frozen only with a coordinator's reason; whoever
prepares it hears of it before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.told.asked_words import tells_numbers
from vsdesk.records.gate.told.told_numbers import told_numbers
from vsdesk.reports import load_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.outbound.sheets import SheetService
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.records.readiness import Profile


def told_on_forms(
    sheets: SheetService,
    dossier: Dossier,
    profiles: Sequence[Profile],
    dictionary: Dictionary,
    progress: Progress,
) -> dict[str, tuple[ToldNumber, ...]]:
    """By the key of a profile, as far as it was agreed that something leaves to that body. Cancelled."""
    if not tells_numbers(dossier, dictionary, progress):
        return {}
    found = {}
    for done, one in enumerate(profiles):
        progress.step("looking", done, len(profiles))
        if told := _told(sheets, dossier, one, dictionary):
            found[one.key] = told
    return found


def _told(
    sheets: SheetService, dossier: Dossier, profile: Profile, dictionary: Dictionary
) -> tuple[ToldNumber, ...]:
    for purpose in profile.purposes:  # the first that was agreed to, as a submission has it
        order = SheetOrder(
            dossier.root,
            purpose=purpose,
            recipient=profile.recipient,
            named=profile.named,
            level=profile.level,
        )
        try:
            let = decide(sheets.request(order, dossier), dossier, dictionary)
        except UserError:  # a body of an organisation's own profile that no list has
            return ()
        if let.allowed:
            found = told_numbers(let, dictionary)
            return _on_form(sheets, order, found) if any(not one.plea for one in found) else found
    return ()


def _on_form(
    sheets: SheetService, order: SheetOrder, found: tuple[ToldNumber, ...]
) -> tuple[ToldNumber, ...]:
    """Those that the form says: for a number it may have no place. Where no form can be made, all of them."""
    form = load_form(order.recipient)
    if form is None:
        return found
    try:
        return sheets.sheet(replace(order, kind=order.recipient, langs=form.langs[:2])).told
    except UserError:
        return found
