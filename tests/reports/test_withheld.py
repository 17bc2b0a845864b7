"""What stayed is named on our own copy alone: no page that leaves says that there is something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.reports.made_up import dictionary, voice
from tests.reports.test_copied_words import words
from tests.reports.test_sheets import book, sheet

from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import form_keys, load_form
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import GateDecision, Level
    from vsdesk.words import Lang

PURPOSES = (
    *("search", "un_complaint", "criminal_accountability", "identification", "compensation"),
    *("hlp_claim", "casework", "referral"),
)
NOTE = "سكّري، يأخذ الأنسولين"


def withheld_from(recipient: str, level: Level = "B") -> GateDecision:
    """Who they are and what happened was agreed to; the health note and the papers were not."""
    found = book()
    found.records[:] = [one for one in found.records if one.text("recipient") != recipient]
    found.add(
        "health", "person", "family", given_ar="سمير", special_risk={"ar": NOTE, "src_lang": "ar"}
    )
    for purpose in PURPOSES:
        found.answer(
            f"{purpose} {recipient} narrow",
            purpose,
            recipient,
            given_on="2026-11-03",
            how_recorded="signed",
            data_scope=["circumstances", "identity"],
        )
    for purpose in PURPOSES:
        request = Request(purpose, recipient, level, TODAY, ("ar",), "", rid("najah"))
        disclosed = decide(request, found.dossier(), dictionary())
        if disclosed.allowed:
            return disclosed
    raise AssertionError(recipient)


def said_of_what_stayed(text: str, lang: Lang) -> list[str]:
    say = voice(lang).words.say
    plain = text.replace(" :", ":")  # as text is read out of an Arabic page
    heads = (say("Not on this sheet:"), f"{say('not agreed')}:", f"{say('not for this level')}:")
    return [one for one in heads if one in plain or f":{one[:-1]}" in plain]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", form_keys())
def test_no_form_names_what_was_withheld(key: str, lang: Lang) -> None:
    assert load_form(key) is not None
    disclosed = withheld_from(key)
    assert disclosed.withheld
    assert said_of_what_stayed(sheet(key, disclosed, lang), lang) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("kind", "recipient", "level"),
    [
        ("case-file", "prosecutor_de", "A"),
        ("case-file", "prosecutor_de", "B"),
        ("case-file", "partner_ngo", "C"),
        ("property-dossier", "partner_ngo", "C"),
        ("family-sheet", "family", "B"),
    ],
)
def test_no_other_sheet_that_leaves_does(
    kind: str, recipient: str, level: Level, lang: Lang
) -> None:
    disclosed = withheld_from(recipient, level)
    assert disclosed.withheld
    assert said_of_what_stayed(sheet(kind, disclosed, lang), lang) == []


@pytest.mark.parametrize("lang", LANGS)
def test_our_own_copy_names_it(lang: Lang) -> None:
    request = Request("casework", "own_org", "C", TODAY, ("ar",), "", rid("najah"))
    disclosed = decide(request, book().dossier(), dictionary())
    assert voice(lang).words.say("Not on this sheet:") in said_of_what_stayed(
        sheet("case-file", disclosed, lang), lang
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_paper_that_was_not_agreed_to_leaves_no_line_among_the_annexes(lang: Lang) -> None:
    form = load_form("wgeid")
    assert form is not None
    at = next(n for n, one in enumerate(form.blocks) if "annexes" in one.rows)
    block, after = form.blocks[at : at + 2]
    # The same words as where there is none: nobody learns that there is one.
    nothing = voice(lang).words.say("Nothing stands here: it is not on file, or was not agreed to.")
    said = words(sheet("wgeid", without_papers(), lang))
    wanted = words(f"{block.title(lang)} {nothing} {after.number} {after.title(lang)}")
    assert any(said[n : n + len(wanted)] == wanted for n in range(len(said)))


def without_papers() -> GateDecision:
    """The papers of the case were not agreed to."""
    found = book()
    found.records[:] = [one for one in found.records if one.kind != "consent_grant"]
    found.answer(
        "narrow",
        "un_complaint",
        "wgeid",
        given_on="2026-11-03",
        how_recorded="signed",
        data_scope=["circumstances", "identity"],
    )
    request = Request("un_complaint", "wgeid", "B", TODAY, ("ar",), "", rid("najah"))
    disclosed = decide(request, found.dossier(), dictionary())
    assert disclosed.of("evidence_item")  # something of it is let out: who keeps it, and no more
    return disclosed
