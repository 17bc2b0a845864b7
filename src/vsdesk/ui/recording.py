"""Saves that the window composes out of several records; called on the writer thread."""

from __future__ import annotations

from typing import Any


def new_case(desk: Any) -> Any:
    """A case with its person and the event of the disappearance, all still empty. ids = (case, person, event)."""
    from vsdesk.desk import Edit

    case, person, event = desk.new_id(), desk.new_id(), desk.new_id()
    return desk.save(
        [
            Edit("case", {"person": person, "intake_date": desk.today()}, id=case),
            Edit("person", {}, id=person, parent=case),
            Edit("event", {"is_disappearance": True}, id=event, parent=case),
        ]
    )


def new_root(desk: Any, kind: str) -> Any:
    """A root of any other kind, empty but for who writes it. ids[0] is its id."""
    from vsdesk.desk import Edit

    spec = desk.dictionary.kind(kind)
    written = spec is not None and spec.field("documenter") is not None
    return desk.save([Edit(kind, {"documenter": desk.vault.by} if written else {})])


def new_family(desk: Any, case: str | None) -> Any:
    """A family, and the link of a case to it when one is given. ids[0] is the family."""
    from vsdesk.desk import Edit

    family = desk.new_id()
    edits = [Edit("family", {}, id=family)]
    if case is not None:
        edits.append(Edit("case", {"family": family}, id=case))
    return desk.save(edits)


def link_family(desk: Any, case: str, family: str) -> Any:
    """Link a case to a family that is there."""
    from vsdesk.desk import Edit

    return desk.save([Edit("case", {"family": family}, id=case)])


def new_source(desk: Any, event: str, code: str, witnesses: tuple[str, ...]) -> Any:
    """A source in a space of its own, named by its code as a witness of an event. ids[0] is the source."""
    from vsdesk.desk import Edit

    source = desk.new_id()
    named = sorted({*witnesses, source})
    return desk.save(
        [Edit("source", {"code": code}, id=source), Edit("event", {"witnesses": named}, id=event)]
    )


def relate(desk: Any, kinship: str, person: str) -> Any:
    """Say to whom a relation is that was recorded without."""
    from vsdesk.desk import Edit

    return desk.save([Edit("kinship", {"related_to": person}, id=kinship)])


def new_member(
    desk: Any,
    family: str,
    missing: str | None,
    values: dict[str, Any],
    relation: str | None,
    known: str | None = None,
) -> Any:
    """A person of the family (or one who is `known` already), the membership, and the kinship."""
    from vsdesk.desk import Edit

    person = known or desk.new_id()
    edits = [] if known else [Edit("person", values, id=person, parent=family)]
    edits.append(Edit("family_member", {"person": person}, parent=family))
    if relation:  # "mother" is kept also while no missing person is linked to the family
        kin = {"person": person, "relation": relation}
        edits.append(
            Edit("kinship", kin | ({"related_to": missing} if missing else {}), parent=family)
        )
    return desk.save(edits)
