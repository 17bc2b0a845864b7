"""Which guard hangs on which link: every link of the dictionary has its place here, and what closes by one
asks what was ever named there (`about.ever_named`), not what stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from vsdesk import records
from vsdesk.records.about import ABOUT, BYTES_OF
from vsdesk.records.dictionary.dictionary import Dictionary

# By link who closes something by it. Whom records of `ABOUT` speak of is asked by all that hides somebody.
GUARDS: dict[tuple[str, str], str] = {
    **{(kind, name): "about" for kind, names in ABOUT.items() for name in names},
    **{("evidence_item", name): "about" for name in BYTES_OF},
    ("search_action", "actor_person"): "about, tellers",
    # the files of somebody, by what speaks of them
    ("person", "photo"): "about, portraits",
    ("person_identifier", "image"): "about",
    ("representation", "paper"): "about, proceedings",
    ("representation", "submissions"): "proceedings",
    ("submission", "snapshot"): "proceedings",
    ("submission_event", "attachment"): "proceedings",
    ("extortion_attempt", "proof_offered"): "taken_back",
    ("extortion_attempt", "receipt"): "taken_back",
    ("testimony_row", "linked_case"): "witness_limits: in the file of the source",
    # what a source does not let a family be told
    ("involvement", "sources"): "tellers, witness_limits",
    **{
        (kind, "informant"): "tellers, witness_limits"
        for kind in ("am_profile", "am_mark", "am_medical", "am_dental", "belonging")
    },
    ("hlp_asset", "documents"): "about",
    ("consent_grant", "grantor"): "about, consent",
    ("consent_grant", "scan"): "about, record_rules",
    ("work", "item"): "about, taken_back",
    ("work", "guardian_consent"): "taken_back",
    ("referral", "consent"): "taken_back",
    ("dna_reference", "consent"): "taken_back",
    # who told it, and where it was
    ("event", "told_by"): "small_cells, tellers, own_rights, told_people, witness_limits",
    ("event", "witnesses"): "small_cells, tellers, told_people",
    ("event", "facility"): "small_cells",
    ("claim", "source"): "tellers, own_rights, told_people",
    ("kinship", "told_by"): "tellers",
    # what closes a case, or a record below
    ("case", "person"): "marks, consent",
    ("service", "need"): "record_rules",
    ("referral", "need"): "record_rules",
    ("statement", "verbatim"): "record_rules",
    # who is one person: now, or until a coordinator took it out
    ("family_member", "also"): "vault/read/relative_entries, by Dossier.ever",
    # by the reading of the file as it was ever tied, or by all that was ever said there
    ("case", "family"): "Dossier.ever",
    ("case", "second_family"): "Dossier.ever",
    ("case", "incident"): "Dossier.ever",
    ("involvement", "perpetrator"): "suspects, by Dossier.ever",
    ("incident", "perpetrators"): "suspects, by Dossier.ever",
    ("submission", "suspects"): "suspects, by Dossier.ever",
    ("submission", "consents"): "own_file_rows.concerns",
    ("submission", "complainants"): "own_file_rows._is_of_hidden",
    ("source", "person"): "told_people: all that was ever said",
}
# Said once, by who made the record: nobody takes it away.
ONCE = {
    *(("person_mark", name) for name in ("towards", "asked_by")),
    *(("consent_grant", name) for name in ("subject", "reported_by", "follows", "consent_text")),
    ("consent_condition", "person"),
    ("condition_met", "said_by"),
    ("consent_event", "said_by"),
    ("disclosure", "consents"),
    ("audit", "subject"),
    ("translation", "record"),
    *(("name_choice", name) for name in ("record", "who")),
    ("teller_limits", "who"),
    ("proposal", "of"),
}
# Where something is, or was: hidden by the field itself, and looked for as it stood
# (gate/told/told_whereabouts.py).
WHERE = {
    *(("person", name) for name in ("birth_place", "usual_address", "last_address")),
    *(("family", name) for name in ("home_place", "current_place")),
    *(("event", "place"), ("search_action", "place"), ("case", "whereabouts_place")),
    *(("hlp_asset", "place"), ("civil_doc_issue", "office_place"), ("risk_assessment", "area")),
    *(
        ("incident", "place"),
        *(("activity", name) for name in ("place", "places")),
        ("place", "part_of"),
    ),
    ("testimony_row", "origin"),
}
# Nothing is closed by it: it names a body, a project, a file or a record that has its own guards.
NOTHING = {
    ("case", "primary_contact"),
    ("case", "sources"),  # who told it and what it says stand beside what they told
    *(("claim", name) for name in ("list_entry", "document")),
    ("search_action", "evidence"),
    ("submission", "cases"),
    ("representation", "organisation"),
    ("evidence_item", "redacted_version_of"),
    ("document_test", "compared_with"),
    *(("am_mark", "photo"), ("belonging", "photo")),
    *(("service", "provider"), ("service", "project"), ("referral", "to_org")),
    *(("follow_up", "subject"), ("note", "subject"), ("retention_decision", "subject")),
    ("hlp_asset", "extortion"),
    ("extortion_attempt", "sold_assets"),
    *(("perpetrator", "part_of"), ("place_operator", "perpetrator")),
    *(("membership", name) for name in ("member", "of")),
    *(("project", name) for name in ("organisation", "donor")),
    ("target", "project"),
    *(("activity", name) for name in ("project", "donor", "partners", "groups", "signatories")),
    ("source_list", "file"),
    *(("duplicate_link", name) for name in ("first", "second")),
    ("proposal", "accepted_as"),
}
# Who in gate/ reads a link by what stands, and why it may.
BY_WHAT_STANDS = {
    # it closes, by what was ever written there in another way
    ("told_people", "sources"),  # `Beyond.ever_said`
    ("told_people", "_relatives"),  # who is no source's: opens
    (
        "of_others",
        "has_answered",
    ),  # who is of this file by their own answer: opens, and is written once
    # said once
    *(("hidden_people", name) for name in ("is_kept_from", "_holds", "is_marked")),
    *(("hard_news", "_above"), ("shared_references", "_above"), ("record_filter", "_above")),
    *(("record_filter", "_spec"), ("redaction", "_of_translation"), ("sealed_fields", "_tells")),
    *(("death_news", "__call__"), ("standing_choices", "hiding")),
    *(("standing_choices", name) for name in ("_not_by_name", "about", "chosen_in")),
    *(("answered_pleas", name) for name in ("answers_in", "_is_chosen_of_all")),
    ("teller_limits", "_whom"),
    *(
        ("chosen_places", name)
        for name in ("by_hearsay", "places_for", "_places_of", "_is_replaced")
    ),
    ("found_beyond", "_in_other_files"),  # whose answer it is: written once
    *(("source_codes", "_along"), ("names_along", "names_along")),
    *(("record_rules", "_of_consent"), ("record_rules", "_only_grantor")),
    ("names_left", "kept_words"),
    # who is called what on a paper, whose sheet it is, in which country they live now: nothing is closed
    *(("household_papers", "_whose"), ("household_papers", "without_household")),
    *(
        ("without_name", "_all"),
        ("without_name", "relations_to_missing"),
        ("told_numbers", "_members"),
    ),
    *(("abode", "lives_in"), ("aggregation", "_governorate")),
    # a list of hits, and a question about a told name, on the own screen
    *(("previews", "__init__"), ("ambiguous_names", "_child")),
    # what opens to somebody on their own paper: written once, or every case names them alone, or as it was
    # filled by who may, beside what was ever named
    *(("own_file_rows", name) for name in ("concerns", "_is_of_case", "_is_of_hidden")),
    ("record_rules", "_is_nobodys"),
    # its family is home; at one to which it belonged before, an answer narrows as anywhere beside it
    ("found_beyond", "_narrower"),
    # of what the gate let out already the part that a poster has: nothing is opened
    ("posters", "on_poster"),
    # what threatens, what somebody needs: no links
    ("record_rules", "_of_violence"),
}
_ASKING = frozenset({"every", "value", "text", "standing", "linked", "ids_of"})
_MORE = ("consent/donors.py", "consent/tellers.py", "consent/own_rights.py", "about.py")
_IN_MORE = {
    ("about", "ever_named"),
    ("about", "names_nobody"),  # of nobody is of the whole family: it closes
    ("own_rights", "_thought_responsible"),  # of what is hers
    # beside what was ever named, what opens goes by who may fill it
    *(("own_rights", name) for name in ("_is_hers", "_joins")),
}


def test_every_link_has_its_place(dictionary: Dictionary) -> None:
    links = {
        (kind.name, field.name)
        for kind in dictionary.kinds
        for field in kind.fields
        if field.type in ("link", "links")
    }
    places = [set(GUARDS), ONCE, WHERE, NOTHING]
    assert links == set().union(*places)
    assert sum(map(len, places)) == len(links)


def test_what_is_said_once_nobody_takes_away(dictionary: Dictionary) -> None:
    rights = {spec.right for kind, name in ONCE if (spec := dictionary.field(kind, name))}
    assert rights == {"once", "first"}


def test_what_closes_by_a_link_asks_what_was_ever_named(dictionary: Dictionary) -> None:
    links = {
        field.name
        for kind in dictionary.kinds
        for field in kind.fields
        if field.type in ("link", "links")
    }
    home = Path(records.__path__[0])
    gate = {one for path in sorted((home / "gate").rglob("*.py")) for one in _reading(path, links)}
    assert gate == BY_WHAT_STANDS
    assert {one for path in _MORE for one in _reading(home / path, links)} == _IN_MORE


def _reading(path: Path, links: set[str]) -> Iterator[tuple[str, str]]:
    """The functions of a module that read one of these fields by what stands."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            calls = (one for one in ast.walk(function) if isinstance(one, ast.Call))
            asking = (one for call in calls if _name(call) in _ASKING for one in call.args)
            if any(_is_link(one, links) for one in asking):
                yield path.stem, function.name


def _name(call: ast.Call) -> str:
    asked = call.func
    return asked.attr if isinstance(asked, ast.Attribute) else getattr(asked, "id", "")


def _is_link(argument: ast.expr, links: set[str]) -> bool:
    if isinstance(argument, ast.Starred):
        return True
    return isinstance(argument, ast.Constant) and argument.value in links
