"""What terms of the shipped lists tell, in whichever field they stand: that somebody died; that there
is a spouse or a child."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DEATH: Final = "*"
# The terms of the shipped lists that tell of a death, in whichever field they stand.
DEATH_TERMS: Final[Mapping[str, tuple[str, ...]]] = {
    "case_type": ("death_in_custody", "extrajudicial_killing"),
    "civil_doc_problem": ("false_death_entry",),
    "civil_status": ("widowed",),
    "claim_made": ("body_photo", "body_return", "death_certificate", "grave_location"),
    "closed_reason": ("remains_returned",),
    "document_type": ("death_certificate", "death_judgment", "death_statement", "inheritance_list"),
    "event_type": (
        "burial_reported", "death_notification", "execution_reported", "exhumation",
        "identification", "killing_reported", "name_in_list_photo", "photo_viewing", "registry_entry",
        "return_of_remains",
    ),
    "evidence_class": ("caesar_photo", "death_paper", "dossier_photo"),
    "fate": (
        "dead_document", "dead_identified", "dead_judicial", "dead_list", "dead_photo_recognised",
        "dead_registry", "dead_reported",
    ),
    "hlp_violation": ("inheritance_blocked",),
    "heirs_issue": ("inheritance_blocked", "no_death_paper"),
    "place_kind": ("cemetery", "mass_grave_alleged"),
    "search_status": ("death_claimed", "death_established_no_remains", "remains_identified"),
    "state_seen": ("died_before_witness", "said_dead"),
    "vital_status": ("deceased",),
    "whereabouts": ("burial_alleged",),
}  # fmt: skip  # a table, read by rows

_OF_A_COUPLE: Final = ("marriage_contract", "marriage_statement")
_OF_A_FAMILY: Final = ("family_book", "family_record")
# Of whom nobody may know, no number of people tells; nor do these tell of a wife or a child.
COUNTING_TERMS: Final[Mapping[str, tuple[str, ...]]] = {
    "claim_made": ("child_location",),
    "civil_doc_problem": ("unregistered_child", "unregistered_marriage"),
    "document_type": (*_OF_A_COUPLE, *_OF_A_FAMILY, "guardianship"),
    "heirs_issue": ("name_not_on_deed", "womens_share"),
    "hlp_violation": ("women_excluded",),
    "judgment_reason": ("childrens_papers", "remarriage"),
    "threat": ("loss_of_custody",),
}
