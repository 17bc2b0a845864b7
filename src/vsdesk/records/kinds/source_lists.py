"""Lists of names from elsewhere (registry lists, leaks, branch papers), and the lines that matter.

"Is his name in it?" Sources: data-dictionary-2 §2 row 8, §2a; docs/spec/bundle.md §8.2 (a list is handed over
by itself only).
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import Choice, Kids, Link, PDate, PText, Text


class SourceList(Record):
    """One list: the root of its space. `may_be_shown` says to whom."""

    about: ClassVar[About] = About(
        "source_list", ("list",), root=True, usual=1, scope="circumstances"
    )

    name: Text = declare("list", need="M", listed="name", searched="text")
    origin: Text = declare("list", need="D", sens=3, listed="origin", searched="text")
    date: PDate = declare("list", listed="event")
    how_obtained: PText = declare("list", sens=3, scope="source_identity", multiline=True)
    may_be_shown: Choice = declare(
        "list",
        vocabulary="may_be_shown",
        need="M",
        listed="shown",
        right="narrower",
        narrow=("no", "coordinator", "yes"),
    )
    file: Link = declare("list", to=["evidence_item"], sens=3, scope="documents")
    documenter: Text = declare("intake", scope="none", listed="author")
    assigned: Kids = declare("intake", sens=4, scope="none", setters=COORDINATORS)


class SourceListEntry(Record):
    """One line of a list, as written there."""

    about: ClassVar[About] = About(
        "source_list_entry", ("list",), ("source_list",), sensitivity=3, usual=3, scope="identity"
    )

    page: Text = declare("entry")
    name_as_written: Text = declare("entry", need="M", searched="name", who=True)
    father: Text = declare("entry", searched="name")
    mother: Text = declare("entry", searched="name")
    birth: PDate = declare("entry")
    detainee_no: Text = declare("entry", searched="id")
    branch_no: Text = declare("entry", searched="id")
    examination_no: Text = declare("entry", searched="id")
    columns: Text = declare("entry", searched="text", multiline=True)
    note: Text = declare("entry", searched="text")
