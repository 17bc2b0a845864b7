"""What is asked of a family and what is owed to it: one kind of row, wherever it is written down.

Sources: data-dictionary-3 §5; findings of the first trials (what was promised in an interview printed, a
follow-up from a page did not).
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import EARLIEST, NO
from vsdesk.records.dictionary.values import Choice, Day, Link, PText, Text, YesNo


class Duty(Record):
    """Something that somebody is to do, until a day or until something has happened.

    Its parent is what it came from: a talk, a submission, an attempt to take money, a sample. On the
    own sheet of a family stands what is asked of it and what is owed to it, of those whom it
    concerns; all else stays inside.
    """

    about: ClassVar[About] = About(
        "duty",
        ("family", "case", "activity"),
        (
            *("family", "case", "activity", "contact_log", "submission", "submission_event"),
            *("extortion_attempt", "dna_reference"),
        ),
        scope="family_members",
    )

    type: Choice = declare("duty", vocabulary="duty_kind", need="M", right="narrower")
    what: PText = declare("duty", need="M", searched="text", multiline=True, right="narrower")
    person: Link = declare("duty", to=["person"], right="narrower")
    by: Text = declare("duty", sens=1, scope="none")
    due: Day = declare("duty", need="D", right="narrower", narrow=EARLIEST)
    due_words: Text = declare("duty", right="narrower")
    on_family_sheet: YesNo = declare("duty", sens=1, right="narrower", narrow=NO)
    done: YesNo = declare("duty", sens=1, right="narrower", narrow=NO)
    done_on: Day = declare("duty", sens=1, right="narrower")
    outcome: PText = declare("duty", searched="text", multiline=True)
