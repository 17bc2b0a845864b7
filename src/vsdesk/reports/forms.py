"""The forms of the mechanisms (resources/forms/*.toml): their blocks in order, and what fills each.

A form is data. A new mechanism needs a file, no code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vsdesk import paths
from vsdesk.languages import said_in
from vsdesk.records.consent import recipients
from vsdesk.resource_tables import read
from vsdesk.words import PAPER_LANG_OF, PAPER_LANGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.words import Lang

# Recipients whose file goes to a prosecutor share one form.
_SHARED: Final = dict.fromkeys(recipients.COURTS, "complaint")


@dataclass(frozen=True, slots=True)
class Block:
    """One numbered element of a form. `star`: the mechanism cannot do without it; `need`: nor without these
    of its rows."""

    number: str
    star: bool
    titles: Mapping[str, str]
    rows: tuple[str, ...]
    need: tuple[str, ...] = ()
    photo: bool = False  # the picture of who is missing stands beside it

    def title(self, lang: Lang) -> str:
        """Its heading."""
        return said_in(self.titles, lang)


@dataclass(frozen=True, slots=True)
class MechanismForm:
    """One mechanism's form. `working`: no public form was found. `carried`: the relative takes it.

    `urgent`: in the first three months the body has an urgent procedure. `reads` are the only languages of
    the body, where it says so; `seen` is False where the blocks
    are recalled, not seen in print.
    """

    key: str
    langs: tuple[Lang, ...]
    titles: Mapping[str, str]
    blocks: tuple[Block, ...]
    working: bool
    carried: bool
    urgent: bool
    reads: frozenset[str] = frozenset()
    seen: bool = True

    @property
    def pictured(self) -> int | None:
        """The place of the block beside which the picture stands; None where there is none."""
        return next((place for place, one in enumerate(self.blocks) if one.photo), None)

    def title(self, lang: Lang) -> str:
        """Its heading."""
        return said_in(self.titles, lang)


def form_keys() -> tuple[str, ...]:
    """The recipients for whom there is a form."""
    files = sorted(path.stem for path in (paths.resources() / "forms").glob("*.toml"))
    return (*(one for one in files if one != "complaint"), *_SHARED)


def load_form(key: str) -> MechanismForm | None:
    """The form of this recipient, or None."""
    if key not in form_keys():
        return None
    path = paths.resources() / "forms" / f"{_SHARED.get(key, key)}.toml"
    return _form(key, read(path))


def _form(key: str, found: Mapping[str, Any]) -> MechanismForm:
    return MechanismForm(
        key=key,
        langs=tuple(PAPER_LANG_OF[one] for one in found["langs"]),
        titles=found["title"],
        blocks=tuple(
            Block(
                number=str(one["no"]),
                star=bool(one.get("star")),
                titles={lang: str(one[lang]) for lang in PAPER_LANGS if lang in one},
                rows=tuple(one["rows"]),
                need=tuple(one.get("need", ())),
                photo=bool(one.get("photo")),
            )
            for one in found["block"]
        ),
        working=bool(found.get("working")),
        carried=recipients.of(key).carried,
        urgent=bool(found.get("urgent")),
        reads=frozenset(map(str, found.get("reads", ()))),
        seen=found.get("seen") is not False,
    )
