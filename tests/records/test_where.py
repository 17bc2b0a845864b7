"""What says where somebody is says so in the dictionary, so that it stays for whom nobody
may know where they are."""

from __future__ import annotations

from vsdesk.records.dictionary.dictionary import Dictionary

PARTS = ("place", "where", "address", "area", "location", "country", "office", "cell", "town")
# These are called so, and tell of no person where they are: where papers lie, of which country a body is.
OF_SOMETHING_ELSE = {
    ("activity", "country"),
    ("am_dental", "chart_where"),
    ("am_dental", "xray_where"),
    ("am_medical", "xray_where"),
    ("am_profile", "fingerprints_where"),
    ("am_profile", "papers_where"),
    ("evidence_item", "found_where"),
    ("organisation", "country"),
    ("submission", "court_country"),
}


def test_every_link_to_a_place_says_where(dictionary: Dictionary) -> None:
    links = [one for kind in dictionary.kinds for one in kind.fields if "place" in one.targets]
    assert len(links) > 15
    assert all(one.where for one in links)


def test_what_is_called_a_place_says_where_or_is_on_the_list(dictionary: Dictionary) -> None:
    called = {
        (kind.name, one.name)
        for kind in dictionary.kinds
        if not kind.inside
        for one in kind.fields
        if not one.where and any(part in one.name.split("_") for part in PARTS)
    }
    assert called == OF_SOMETHING_ELSE


def test_the_words_beside_a_link_to_a_place_say_where(dictionary: Dictionary) -> None:
    for kind in dictionary.kinds:
        for one in kind.fields:
            if "place" in one.targets and not kind.inside:
                stem = one.name.removesuffix("_place")
                for name in (f"{one.name}_text", f"{stem}_text"):
                    beside = kind.field(name)
                    assert beside is None or beside.where, (kind.name, name)
