"""Write docs/generated/dictionary.md from the declarations. A test holds the page up to date.

.venv/bin/python tools/dictionary_page.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from vsdesk.languages import SOURCE, USUAL
from vsdesk.records.dictionary.dictionary import SCHEMA, Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.spec import EVERYONE, WRITERS, FieldSpec, KindSpec

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "generated" / "dictionary.md"
_HEAD: Final = """# The data dictionary

Written by `tools/dictionary_page.py` from the models in `src/vsdesk/records/kinds`; do not edit it by hand.
Schema {schema}: {kinds} kinds, {fields} fields, {lists} lists, {terms} terms.

**Need**: M before review, D for a mechanism's profile, O optional. **Sens**: 0 aggregate, 1 internal, 2
personal, 3 restricted, 4 sealed. **Scope**: what must have been agreed to for the field to leave; *inside*
never leaves the organisation; in brackets where it may be one person, not a body. **Type**: *(yes: no)* of
what is stored as forbidden and asked, labelled and shown as allowed: a stored true is a no. **Set by**: all
writers (documenter, coordinator) unless said. **Right**: who may replace what stands, free unless said
([spec/bundle.md](../spec/bundle.md) §8.10), with the order from the narrowest. Every record may also carry
`deleted`, set by whoever may write it.
"""


def page() -> str:
    """The whole page."""
    dictionary = Dictionary.load()
    english, arabic = (Labels(lang, dictionary.vocabularies) for lang in (SOURCE, USUAL))
    lists = dictionary.vocabularies
    lines = [
        _HEAD.format(
            schema=SCHEMA,
            kinds=len(dictionary.kinds),
            fields=sum(len(kind.fields) for kind in dictionary.kinds),
            lists=len(list(lists)),
            terms=sum(len(lists.keys(name)) for name in lists),
        )
    ]
    for kind in dictionary.kinds:
        lines += _kind(kind, english, arabic)
    lines += ["\n## Lists\n", "| list | terms |", "|---|---|"]
    lines += [f"| {name} | {', '.join(f'`{key}`' for key in lists.keys(name))} |" for name in lists]
    return "\n".join(lines) + "\n"


def _kind(kind: KindSpec, english: Labels, arabic: Labels) -> Iterator[str]:
    where = "the root of its space" if kind.root else f"below {_below(kind)}"
    yield f"\n## {kind.name}: {english.kind(kind.name)} · {arabic.kind(kind.name)}\n"
    yield f"In {', '.join(kind.spaces)}; {where}; written by {_who(kind.writers)}.\n"
    yield "| field | en | ar | type | need | sens | scope | set by | right | listed | searched | maps to |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|"
    for field in kind.fields:
        cells = (
            f"`{field.name}`",
            english.field(kind.name, field),
            arabic.field(kind.name, field),
            _type(field),
            field.requirement,
            str(field.sensitivity),
            _scope(field),
            "" if field.setters == kind.writers else _who(field.setters),
            _right(field),
            field.listed or "",
            "" if field.searched == "none" else field.searched,
            ", ".join(field.maps),
        )
        yield f"| {' | '.join(cells)} |"


def _scope(field: FieldSpec) -> str:
    person = f" ({field.if_person})" if field.if_person else ""
    return "inside" if field.inside else f"{field.scope or ''}{person}"


def _right(field: FieldSpec) -> str:
    order = f" ({', '.join(field.narrow)})" if field.narrow else ""
    return "" if field.right == "free" else f"{field.right}{order}"


def _below(kind: KindSpec) -> str:
    if kind.parents == ("*",):
        return "any record"
    return " or ".join(kind.parents) if kind.parents else "nothing"


def _type(field: FieldSpec) -> str:
    more = field.vocabulary or " or ".join("any" if one == "*" else one for one in field.targets)
    unit = f" ({field.unit})" if field.unit else ""
    if field.within is not None:
        unit += " {}–{}".format(*field.within)
    return f"{field.type} {more}".strip() + unit + " (yes: no)" * field.turned


def _who(roles: frozenset[str]) -> str:
    if roles == EVERYONE:
        return "everyone"
    return "documenters and coordinators" if roles == WRITERS else ", ".join(sorted(roles))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.name)
