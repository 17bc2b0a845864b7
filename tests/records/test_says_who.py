"""What says who somebody is says so in the dictionary, so that a given name alone is found there."""

from __future__ import annotations

from vsdesk.records.dictionary.dictionary import Dictionary

PARTS = ("who", "whom", "by", "taken", "witness", "title", "owner", "owners", "interpreter", "name")
# These are called so, and say a body, a place, a list; who works here; or are read as somebody's own name.
OF_SOMETHING_ELSE = {
    *(("submission", name) for name in ("follow_up_owner", "prepared_by", "approved_by")),
    *((kind, "by") for kind in ("contact_log", "duty", "need_assessment")),
    *(("consent_text", "approved_by"), ("translation", "checked_by")),
    *(("search_action", "body_name"), ("external_ref", "body_name"), ("source_list", "name")),
    *(("submission", "mechanism_name"), ("consent_grant", "recipient_name")),
    *(
        (kind, f"name_{lang}")
        for kind in ("perpetrator", "place", "organisation", "project")
        for lang in ("ar", "ku", "en")
    ),
    *(("organisation", "short_name"), ("source", "true_name")),
}


def test_what_is_called_so_says_who_or_is_on_the_list(dictionary: Dictionary) -> None:
    called = {
        (kind.name, one.name)
        for kind in dictionary.kinds
        if not kind.inside
        for one in kind.fields
        if one.type == "text"
        and not (one.who or one.inside or one.derived)
        and any(part in one.name.split("_") for part in PARTS)
    }
    assert called == OF_SOMETHING_ELSE
