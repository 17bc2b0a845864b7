"""Write docs/generated/mechanisms.md from the profiles in resources/mechanisms. A test
holds the page up to date.

.venv/bin/python tools/mechanisms_page.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic.fields import FieldInfo

from vsdesk.languages import SOURCE, USUAL
from vsdesk.records.readiness import Profile, Profiles, Rule
from vsdesk.records.readiness.predicates.predicate_form import Predicate
from vsdesk.records.readiness.predicates.predicate_table import PREDICATES

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "generated" / "mechanisms.md"
_HEAD: Final = """# Mechanisms: what each of them needs

Written by `tools/mechanisms_page.py` from `resources/mechanisms/*.toml`; do not edit it by hand.
{profiles} profiles, {rules} rules, {routes} routes.

A profile is data: a rule names one check of a closed table
(`src/vsdesk/records/readiness/predicates/predicate_table.py`) with its parameters. The rule speaks when its
check does not hold. **block**: not ready; **warn**: look at it; **hint**: would help. The percentage counts
what is filled and never hides a block. Under *Where it fits*, **closed** is told with its reason, **hidden**
is not spoken of, **note** goes with the offer, **first** moves it to the top.

**[working]** marks a profile for which no public form was found: it is to be confirmed with the body's own
people before anybody relies on it. "(recalled)" in a source and *(from memory)* at a rule (`seen = false`)
mark what was not seen in print; the program says so with the rule. An organisation
may add profiles, or replace one by its key, from a folder of its own; a check that this version does not
know, or wrong parameters, block and say so in a sentence. A profile may build on another one (`extends`),
replace rules by their id, and leave some out (`without`).

States parties, the State of each body, and short forms of institutions are tables beside them
(`resources/mechanisms/tables`). Of the table of States: {seen} rows were seen in the depositary's list,
{recalled} are recalled and to be confirmed there ({recalled_names}).
"""

_OWN: Final = """
## A profile of one's own

A TOML file in the folder `mechanisms` of the computer's profile. Its name is the key: a new one adds a
profile, a known one replaces it. Tables of one's own lie in `mechanisms/tables`. Short forms of institutions
(`[short]`) are lists of whole words, at most 1,000 of at most 100 letters; no pattern is ever read from a
file, because one could take hours over one name. What is left out is named under Settings, and what was
shipped holds in its place.

```toml
extends = "search"            # optional: rules of another profile come first; `without = ["S11"]` omits some
version = "1"                 # goes into each submission
kind = "mechanism"            # mechanism, court, referral, gate
recipient = "partner_ngo"     # a key of the list `recipient`
named = "Hevdestî"            # whom of the partners, when the recipient is one
purposes = ["search"]         # keys of the list `consent_purpose`; the first is the gate's
procedure = "report"
level = "B"                   # A to E
working = true                # labelled so
rank = 42                     # the place in the list

[name]
en = "Hevdestî"
ar = "تآزر"

[[rule]]
id = "H1"
severity = "block"            # block, warn, hint
test = "filled"
args = { fields = ["person.birth"] }
# optional; `not = true` turns a check round
when = [{ test = "value_in", args = { field = "person.sex", values = ["female"] } }]
jump_to = "person.birth"
seen = false                  # optional: recalled, not seen in print; the program says so
msg_en = "The year of birth is needed."
msg_ar = "سنة الولادة مطلوبة."
ask_en = "Do you remember the year?"

[[route]]                     # optional: which case it fits
id = "HR1"
then = "hidden"               # closed, hidden, note, first
test = "value_in"
args = { field = "case.case_type", values = ["abduction_isis"] }
msg_en = "For families of persons abducted by ISIS."
msg_ar = "لعائلات المختطفين لدى تنظيم داعش."

[[complete]]                  # optional: what the percentage counts
test = "filled"
args = { fields = ["person.birth"] }
jump_to = "person.birth"
```

A path is `kind.field`. Of persons the missing ones are meant, of events the disappearance, of submissions the
one being prepared. `any_record` looks at all records of a kind. A parameter with ? may be left out.

### Checks
"""


def page() -> str:
    """The whole page."""
    profiles = list(Profiles.load())
    parties = list(profiles[0].tables.parties["ced"].values())
    recalled = sorted(one.key for one in parties if not one.seen)
    lines = [
        _HEAD.format(
            profiles=len(profiles),
            rules=sum(len(one.rules) for one in profiles),
            routes=sum(len(one.routes) for one in profiles),
            seen=len(parties) - len(recalled),
            recalled=len(recalled),
            recalled_names=", ".join(recalled),
        )
    ]
    for profile in profiles:
        lines += _profile(profile)
    lines += _checks()
    return "\n".join(lines) + "\n"


def _checks() -> Iterator[str]:
    yield _OWN
    yield "| check | parameters | holds when |"
    yield "|---|---|---|"
    for name, made in sorted(PREDICATES.items()):
        given = [_parameter(key, field) for key, field in made.model_fields.items()]
        yield f"| `{name}` | {', '.join(given)} | {_told(made)} |"
    for name in ("any_of", "all_of"):
        which = "one" if name == "any_of" else "each"
        yield f"| `{name}` | `checks` | {which} of the checks (rows of `test`, `args`, `not`) holds |"


def _parameter(name: str, field: FieldInfo) -> str:
    return f"`{name}`" if field.is_required() else f"`{name}`?"


def _told(made: type[Predicate]) -> str:
    return " ".join((made.__doc__ or "").split()).replace("|", "\\|")


def _profile(profile: Profile) -> Iterator[str]:
    mark = " **[working]**" if profile.working else ""
    yield f"\n## {profile.names[SOURCE]} · {profile.names[USUAL]}{mark}\n"
    yield (
        f"`{profile.key}`, version {profile.version}, {profile.kind}; recipient `{profile.recipient}`"
        f"{f' ({profile.named})' if profile.named else ''}; consent for {_codes(profile.purposes)}; "
        f"level {profile.level}{f'; procedure `{profile.procedure}`' if profile.procedure else ''}. "
        f"Sources: {'; '.join(profile.sources)}.\n"
    )
    yield "| rule | | check | English | Arabic | leads to | source |"
    yield "|---|---|---|---|---|---|---|"
    for rule in profile.rules:
        weight = f"{rule.severity}{', red' if rule.red else ''}"
        yield _row(rule, weight, f"`{rule.jump}`", rule.source)
    if profile.routes:
        yield "\nWhere it fits:\n"
        yield "| rule | | check | English | Arabic |"
        yield "|---|---|---|---|---|"
        yield from (_row(rule, rule.then) for rule in profile.routes)


def _row(rule: Rule, weight: str, *more: str) -> str:
    cells = (
        rule.id,
        weight,
        f"`{rule.test}`",
        *(_said(rule, lang) for lang in (SOURCE, USUAL)),
        *more,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _said(rule: Rule, lang: str) -> str:
    sentence = next(text for key, text in rule.sentences.items() if key == lang)
    question = next((text for key, text in rule.questions.items() if key == lang), "")
    recalled = "" if rule.seen or lang != SOURCE else " *(from memory)*"
    return f"{sentence}{recalled} *{question}*" if question else f"{sentence}{recalled}"


def _codes(keys: tuple[str, ...]) -> str:
    return ", ".join(f"`{key}`" for key in keys)


def main() -> None:
    """Write the page and say how many profiles it holds."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name}: {len(Profiles.load())} profiles")


if __name__ == "__main__":
    main()
