"""Recipients: what each key of the list `recipient` means for what may leave. The one table of it.

It stands in code and not beside the labels in resources/vocabularies: an organisation lays files of its
own over those, and no file may widen what leaves. A term of its own is therefore somebody outside, as
`Recipient` says by its defaults. Sources: data-dictionary §3.28, §5.1–25.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from vsdesk.words import Lang

Level = Literal["A", "B", "C", "D", "E"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
Sort = Literal["ours", "family", "body", "court", "partner", "public"]
OWN_COPY: Final = "own_copy"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient. The defaults are those of a key that is not in the table: somebody outside.

    `inside`: what goes there stays in the organisation. `home`: the file is theirs or kept by them (inside,
    and the family): no standing is weighed, and no letter asks them to delete. `whole`: nothing is taken
    out, so it is a dump or a file, never a paper or a table. `carried`: their paper goes in the hand of the
    family. `needs_counsel`: level A only while somebody's counsel is written down. `widest`: no wider level
    holds. `care`: what somebody needs, gets and asked for may
    stand there. `quiet`: their paper may come before the family, or those who speak with it daily, so it is
    silent about news of a death that nobody told. `by_name`: one of many, so the name is asked too.
    `asked`: a consent form offers it. `letters`: the language in which they are written to.
    `passes_to`: the bodies to which it is known to pass files on; whether it passes them to others too
    nobody here knows. `asks_earlier`: its form asks which bodies know of the case. `prosecutes`: it tries
    somebody, or gathers for those who do.
    """

    key: str
    sort: Sort = "body"
    inside: bool = False
    home: bool = False
    whole: bool = False
    carried: bool = False
    care: bool = False
    needs_counsel: bool = False
    widest: Level = "B"
    quiet: bool = True
    by_name: bool = False
    asked: bool = True
    letters: Lang = "en"
    passes_to: tuple[str, ...] = ()
    asks_earlier: bool = False
    prosecutes: bool = False

    @property
    def of_the_state(self) -> bool:
        """Whether the Government of Syria is known to hold what this one gets."""
        return reaches(self.key, _STATE) is True

    @property
    def passes_on(self) -> bool:
        """Whether it is known to pass files on to somebody else."""
        return any(one != self.key for one in self.passes_to)


def _table(*rows: Recipient) -> Mapping[str, Recipient]:
    return {one.key: one for one in rows}


def _each(like: Recipient, *keys: str) -> tuple[Recipient, ...]:
    return tuple(replace(like, key=key) for key in keys)


# Bodies ask what a form asks; one may have to know of a death before the family does.
_BODY: Final = Recipient("", quiet=False)
_STATE: Final = "government_sy"
UNKNOWN: Final = "unknown"
# What a body of the State holds, the Government of Syria holds.
_SYRIAN: Final = replace(_BODY, letters="ar", passes_to=(_STATE,))
_COURT: Final = replace(
    _BODY, sort="court", widest="A", needs_counsel=True, asks_earlier=True, prosecutes=True
)
_OURS: Final = Recipient("", "ours", inside=True, home=True, widest="A", quiet=False)
_PARTNER: Final = Recipient("", "partner")

KNOWN: Final[Mapping[str, Recipient]] = _table(
    replace(_OURS, key="own_org", care=True),
    replace(_OURS, key="coordinator"),
    replace(_OURS, key=OWN_COPY, whole=True, care=True, asked=False),
    Recipient("family", "family", home=True, carried=True, asked=False),
    *_each(replace(_BODY, asks_earlier=True), "iimp", "icmp"),
    *_each(replace(_BODY, prosecutes=True), "coi", "iiim"),
    *_each(_BODY, "ohchr", "special_envoy", "unhcr"),
    # They transmit a case to the Government concerned: that is how they work.
    *_each(replace(_BODY, passes_to=(_STATE,), asks_earlier=True), "wgeid", "wgad", "ced"),
    replace(_BODY, key="special_rapporteur", by_name=True, passes_to=(_STATE,)),
    replace(_BODY, key="embassy", by_name=True),
    *_each(replace(_SYRIAN, asks_earlier=True), "ncmp", "ntjc", "children_committee"),
    Recipient("icrc", carried=True),
    Recipient("sarc", carried=True, letters="ar"),
    *_each(_COURT, "prosecutor_de", "prosecutor_fr"),
    replace(_COURT, key="prosecutor_other", by_name=True),
    replace(_COURT, key="prosecutor_sy", letters="ar", passes_to=(_STATE,)),
    replace(_SYRIAN, key=_STATE, asked=False),
    Recipient("government_tr"),
    # Whoever holds an area on the ground: an armed group, its offices. Never more than a partner gets.
    Recipient("local_authorities", by_name=True, widest="C", letters="ar"),
    *_each(replace(_PARTNER, letters="ar"), "scm", "afomas"),
    replace(_PARTNER, key="partner_ngo", by_name=True),
    replace(_PARTNER, key="service_provider", by_name=True, widest="C"),
    Recipient("donor_aggregate", "public", widest="E", quiet=False),
    Recipient("public", "public", widest="C"),
    *_each(Recipient("", by_name=True), "other", UNKNOWN),
)
HOME: Final = frozenset(one.key for one in KNOWN.values() if one.home)
COURTS: Final = tuple(one.key for one in KNOWN.values() if one.sort == "court")


def of(key: str) -> Recipient:
    """What a key means; one that is not in the table is somebody outside."""
    return KNOWN.get(key) or Recipient(key)


def reaches(key: str, body: str) -> bool | None:
    """Whether what one recipient gets is known to reach a body; None where nobody knows."""
    to = of(key)
    if key == body or body in to.passes_to or to.sort == "public":
        return True
    return False if to.home else None


def key_of(text: str) -> str:
    """The key of a recipient as a person or a file wrote it: "own copy" is own_copy. Used where it comes
    in."""
    return text.strip().replace(" ", "_")
