"""Write docs/spec/fields.json from the declarations. A test holds it up to date.

.venv/bin/python tools/fields_data.py

What a reader of bundles needs of the dictionary, as data: of each kind where it lies and who writes it, of
each field its type, the kinds that a link may point to, whether it joins files, who may set it where not
all writers of the kind may, and its right where it is not free, with the order from the narrowest, and what
a role may choose where that is not everything (docs/spec/bundle.md §8.10). Labels, lists, sensitivity and
consent are in docs/generated/dictionary.md. It is not written where a kind or a field came while the number
stayed: `SCHEMA` of the dictionary rises first.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from vsdesk.records.dictionary.dictionary import SCHEMA, Dictionary
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "spec" / "fields.json"


def data() -> str:
    """The whole file: one line for each field."""
    kinds = [_kind(kind) for kind in Dictionary.load().kinds]
    return f'{{"schema": {SCHEMA}, "kinds": {{\n' + ",\n".join(kinds) + "\n}}\n"


def _kind(kind: KindSpec) -> str:
    about = {
        "spaces": sorted(kind.spaces),
        "root": kind.root,
        "parents": sorted(kind.parents),
        "writers": sorted(kind.writers),
        "once": kind.once,
        "kept": kind.kept,
    }
    fields = ",\n".join(
        f"  {_json(field.name)}: {_json(_field(kind, field))}" for field in kind.fields
    )
    return f'{_json(kind.name)}: {{"about": {_json(about)}, "fields": {{\n{fields}\n }}}}'


def _field(kind: KindSpec, field: FieldSpec) -> dict[str, Any]:
    said: dict[str, Any] = {"type": field.type}
    if field.setters != kind.writers:
        said["setters"] = sorted(field.setters)
    if field.targets:
        said["targets"] = sorted(field.targets)
    if field.derived:
        said["derived"] = True
    if field.right != "free":
        said["right"] = field.right
    if field.narrow:
        said["narrow"] = [*field.narrow]
    if field.chosen:
        said["chosen"] = {role: [*terms] for role, terms in field.chosen}
    said |= {name: True for name in ("judges", "exit", "joins") if getattr(field, name)}
    if field.binds:
        said["binds"] = [*field.binds]
    return said


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def came_unsaid(before: str, now: str) -> list[str]:
    """The kinds and fields that came while the number of the schema stayed."""
    old, new = json.loads(before), json.loads(now)
    if new["schema"] > old["schema"]:
        return []
    return sorted(_names(new) - _names(old))


def _names(page: dict[str, Any]) -> set[str]:
    return {
        ".".join(name)
        for kind, one in page["kinds"].items()
        for name in ((kind,), *((kind, field) for field in one["fields"]))
    }


def main() -> int:
    """Write the page; 1 where the number of the schema has to rise first."""
    if came := came_unsaid(PAGE.read_text(encoding="utf-8"), data()):
        print(f"SCHEMA of the dictionary rises with {', '.join(came)}; docs/spec/versions.md too")
        return 1
    PAGE.write_text(data(), encoding="utf-8")
    print(PAGE.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
