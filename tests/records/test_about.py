"""Of whom a record speaks: every link to a person is in the table, or tells who said or did something."""

from __future__ import annotations

from vsdesk.records.about import ABOUT, BYTES_OF
from vsdesk.records.dictionary.dictionary import Dictionary

# Links that are taken out of a record that stays: who told it, was asked, filed or signed it.
SAID_BY = {
    ("event", "told_by"),
    ("kinship", "told_by"),
    ("search_action", "actor_person"),
    ("submission", "complainants"),
    ("am_profile", "informant"),
    ("am_mark", "informant"),
    ("am_medical", "informant"),
    ("am_dental", "informant"),
    ("belonging", "informant"),
    ("case", "primary_contact"),
    ("claim", "source"),
}
# Links with a rule of their own: the missing person, answers (holding_answer.py), files, who stands
# behind a source.
OWN_RULE = {
    ("case", "person"),
    *(("evidence_item", name) for name in BYTES_OF),
    ("consent_grant", "grantor"),
    ("consent_grant", "reported_by"),
    ("consent_grant", "subject"),
    ("consent_condition", "person"),
    ("source", "person"),
    ("translation", "record"),
}


def test_every_link_to_a_person_has_its_place(dictionary: Dictionary) -> None:
    links = {
        (kind.name, field.name)
        for kind in dictionary.kinds
        if not kind.inside
        for field in kind.fields
        if field.type in ("link", "links") and {"person", "*"} & {*field.targets}
    }
    about = {(kind, name) for kind, names in ABOUT.items() for name in names}
    assert links == about | SAID_BY | OWN_RULE


PEOPLE = frozenset({"person", "source"})


def test_nobody_else_takes_away_who_is_linked() -> None:
    """Who is drawn in by a link is hidden where told words name them: without the link
    nobody would look for them."""
    dictionary = Dictionary.load()
    free = {
        (spec.kind, spec.name)
        for kind in dictionary.kinds
        for spec in kind.fields
        if PEOPLE.intersection(spec.targets)
        and spec.right not in ("once", "first", "narrower", "kept")
    }
    assert free == {("duplicate_link", "first"), ("duplicate_link", "second")}  # of coordinators
