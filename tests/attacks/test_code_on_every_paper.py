"""A source for whom the code was chosen is named on no paper, our own file included. Everybody is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.attacks.families import said, words
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import SCOPES
from tests.reports.paper import words_of

from vsdesk.desk import Edit, SheetOrder

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

NAMED, OTHER = "سامر الخطيب", "رياض الصالح"


def agreed(made: Town) -> None:
    """The mother lets our organisation work with all of it."""
    who = asked(made)
    scopes: list[Json] = [*SCOPES, "source_identity"]
    for purpose in ("casework", "hold_record"):
        said(made, who, "given", recipient="own_org", purpose=purpose, data_scope=scopes)


def told_of(made: Town, name: str) -> tuple[str, str]:
    """A source and an event whose words name them."""
    source = written(made, "source", {"type": "eyewitness", "true_name": name})
    story: dict[str, Json] = {
        "type": "sighting",
        "told_by": source,
        "text": words(f"رآه {name} ليلاً في المهجع"),
    }
    return source, written(made, "event", story, made.case)


def choose(made: Town, source: str, event: str, choice: str) -> None:
    view = made.rima.cases.dossier(made.case).get(event)
    assert view is not None
    said: dict[str, Json] = {
        "record": event,
        "field": "text",
        "who": source,
        "choice": choice,
        "seen": " ".join(view.ops("text")),
    }
    made.rima.cases.save([Edit("name_choice", said, parent=event)])


def ours(made: Town) -> str:
    """All that the gate lets into the full case file for our own organisation."""
    gate = made.gate("own_org", "casework", "A")
    return json.dumps([dict(one.values) for one in gate], ensure_ascii=False)


def test_our_own_file_has_the_code_where_it_was_chosen(made: Town) -> None:
    agreed(made)
    carry(made.hala, made.stick, made.rima)
    source, event = told_of(made, NAMED)
    told_of(made, OTHER)
    note = {"summary": words(f"قال {NAMED} كلاماً عند الباب")}
    made.rima.cases.save([Edit("case", note, id=made.case)])
    assert ours(made).count(NAMED) == 3  # its record, the event, the summary
    order = SheetOrder(
        made.case, ("ar",), kind="case-file", purpose="casework", recipient="own_org", level="B"
    )
    assert NAMED in " ".join(words_of(made.rima.outbound.sheets.sheet(order).pdf))
    choose(made, source, event, "replace")
    left = ours(made)
    assert NAMED not in left and "ليلاً" in left and "عند الباب" in left
    assert OTHER in left  # of whom nobody chose anything
    code = made.gate("own_org", "casework", "A").told
    assert code is not None and f"[{code.code(source)}]" in left
    paper = " ".join(words_of(made.rima.outbound.sheets.sheet(order).pdf))
    assert NAMED.split()[1] not in paper and OTHER.split()[1] in paper


def test_a_keep_elsewhere_seals_nobody_and_a_stop_does(made: Town) -> None:
    agreed(made)
    carry(made.hala, made.stick, made.rima)
    source, event = told_of(made, NAMED)
    choose(made, source, event, "keep")
    assert NAMED in ours(made)
    choose(made, source, event, "stop")
    left = ours(made)
    assert NAMED not in left and "ليلاً" not in left


def test_the_whole_copy_of_a_vault_has_every_word(made: Town) -> None:
    agreed(made)
    carry(made.hala, made.stick, made.rima)
    source, event = told_of(made, NAMED)
    choose(made, source, event, "replace")
    gate = made.gate("own_copy", "casework", "A")
    assert NAMED in json.dumps([dict(one.values) for one in gate], ensure_ascii=False)
