"""Which answers the file of an item is, or was, the signed form of. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.about import bytes_of, ever_in, ever_named
from vsdesk.records.consent.whose_word_counts import writers
from vsdesk.records.kinship.firm_kin import is_firm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import Dossier, RecordView


def signed_answers(dossier: Dossier) -> dict[str, list[RecordView]]:
    """The answers by the items that are or were their signed forms, or hold the same file."""
    items = ever_in(dossier, "evidence_item")
    signed: dict[str, list[RecordView]] = {}
    for answer in ever_in(dossier, "consent_grant"):
        for scan in ever_named(answer, "scan"):
            signed.setdefault(scan, []).append(answer)
    by_file: dict[str, dict[str, RecordView]] = {}
    for item in items:
        for data in bytes_of(item) if item.id in signed else ():
            by_file.setdefault(data, {}).update((one.id, one) for one in signed[item.id])
    found = dict(signed)
    for item in items:
        if alike := [by_file[data] for data in bytes_of(item) if data in by_file]:
            found[item.id] = [*{id: one for said in alike for id, one in said.items()}.values()]
    return found


def is_form(dossier: Dossier, item: RecordView, signed: Iterable[RecordView]) -> bool:
    """Whether one of these answers names an item as its form, by more than the word of those alone who opened
    the file, unless they brought the item too."""
    counts = is_firm(dossier)
    brought = writers(item, "blob")
    return any(
        counts(one) or brought <= {one.word}
        for answer in signed
        for one in answer.fields.get("scan", ())
        if one.value == item.id
    )
