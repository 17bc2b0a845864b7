"""Whether the bytes of a file stay: nobody reads what stands on a scan, so it stays where a
name on it would. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.names.nowhere_named import is_told
from vsdesk.records.gate.names.surnames import holds_words
from vsdesk.records.gate.papers.portraits import may_show_somebody
from vsdesk.records.gate.papers.sorts_of_papers import names_others
from vsdesk.records.gate.record_rules import photo_agreed

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.gate_context import GateContext


# Of the picture of a person what goes with the yes to the photo alone: the file, and that it is one.
PICTURE: Final = frozenset({"type", "blob", "mime", "sha256", "size"})


def is_photo(item: RecordView) -> bool:
    """Whether it is noted as the picture of a person, and as nothing else."""
    return item.every("type") == ("photo_person",)


def why_bytes_stay(scene: GateContext, item: RecordView) -> str | None:
    """Why the file of an item stays though the item may leave, or None.

    Where a name of who is missing stays, each file may bear it, but a portrait; where somebody else stands on
    this paper nowhere or by the given name alone, each that says of itself that it names them.
    """
    photo = is_photo(item)
    if _photo_was_refused(scene, item) and may_show_somebody(scene.dossier, item):
        return "photo"
    if scene.surnames is not None and not photo:
        return "surname"
    if scene.kept_from and not photo:
        return "discreet_only"
    by_first_name = scene.first_name.people if scene.first_name is not None else frozenset()
    marked = bool(scene.nameless | (by_first_name & scene.missing))
    if marked:
        return None if photo else "wish"
    return "scope" if names_others(scene, item) or _names_somebody(scene, item) else None


def _photo_was_refused(scene: GateContext, item: RecordView) -> bool:
    """Whether somebody said no to the photo, or set a bound to it: silence lets out what is no portrait."""
    if scene.no_photo or scene.photo_stays or scene.photo_refused:
        return True
    if scene.to.home:
        return False
    if scene.own_answers.keeps_file(item, portrait=True, voice=False):
        return True
    said = (scene.dossier.get(id) for id in scene.agreed.used)
    asked = any(
        one is not None and any(x is not None for x in one.every("photo_use")) for one in said
    )
    return asked and not photo_agreed(scene)


def _names_somebody(scene: GateContext, item: RecordView) -> bool:
    kind = scene.dictionary.kind(item.kind)
    if kind is None or not (scene.told or scene.first_name or scene.kept_words):
        return False
    return any(_stays(scene, item, one) for one in kind.fields if holds_words(one))


def _stays(scene: GateContext, item: RecordView, spec: FieldSpec) -> bool:
    said = item.every(spec.name)
    told, first = scene.told, scene.first_name
    if (item.id, spec.name) in scene.kept_words:
        return True
    if first is not None and any(first.surnames.out_of(one) != one for one in said):
        return True
    if told is None:
        return False
    if is_told(spec):
        return told.stays(item, spec.name, spec)
    return any(told.stands_in(spec, one) for one in said)
