"""Ages that are told in days, weeks and months: the birth is reckoned from what is named, or nothing is."""

from __future__ import annotations

from datetime import date

import pytest

from vsdesk.names.fold import fold
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.told_anchors import Anchors
from vsdesk.records.dates.told_dates import is_several, propose
from vsdesk.words import Words

TODAY = date(2026, 11, 24)
LEXICON = Lexicon.load(fold)
LOSS = PartialDate.read("2013-05-10")
BORN = Anchors(None, LOSS, asks_birth=True)
FORTY = "2013-03-24..2013-04-07"  # forty days before, a week more or less


def typed(text: str, known: Anchors = BORN) -> list[tuple[str, str]]:
    return [(one.date.typed, one.by) for one in propose(text, LEXICON, TODAY, known=known)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("كان عمرها أربعين يوم", FORTY),
        ("عمره أربعين يوم لما أخذوه", FORTY),
        ("عمره ٤٠ يوماً وقت الاعتقال", FORTY),
        ("كان ابن أربعين يوم", FORTY),
        ("she was forty days old when they took him", FORTY),
        ("40 days old when taken", FORTY),
        ("çil rojî bû", FORTY),
        ("temenê wî 40 roj bû", FORTY),
        ("كانت بنت شهرين", "2013-03-04..2013-03-18"),
        ("عمره أسبوعين لما أخذوه", "2013-04-24..2013-04-28"),
        ("عمره شهر ونص لما أخذوه", "2013-03-19..2013-04-02"),
        ("عمره سنة وشهرين لما أخذوه", "2012-02-15..2012-04-15"),
        ("six and a half months old when taken", "2012-10-20..2012-11-03"),
        ("كان عمره 3 سنين", "2009-05-11..2010-05-10"),
        ("كانت بنت 17 سنة يوم اختفت", "1995-05-11..1996-05-10"),
    ],
)
def test_of_an_infant_at_the_loss_the_birth_is_reckoned_from_that_day(text: str, days: str) -> None:
    assert typed(text) == [(days, "loss")]
    assert typed(text, Anchors(asks_birth=True)) == [], "nobody knows the day"


@pytest.mark.parametrize("text", ["عمره أربعين يوم", "forty days old", "ابن أربعين يوم"])
def test_without_a_word_of_when_both_are_offered(text: str) -> None:
    """Of who is missing first as of the day of the loss."""
    assert typed(text) == [("2026-10-08..2026-10-22", "today"), (FORTY, "loss")]


def test_of_now_and_of_a_year() -> None:
    assert typed("عمره هلق أربعين يوم") == [("2026-10-08..2026-10-22", "today")]
    assert typed("كان عمره أربعين يوم سنة 2010") == [("2009-11-15..2010-11-28", "")]
    assert typed("عمره أربعين يوم لما مات أبوه") == [], "of that day nobody knows"
    assert typed("عمره اليوم 17 سنة") == [("2008-11-25..2009-11-24", "today")]


def test_with_the_birth_it_gives_the_day_of_that_age() -> None:
    known = Anchors(PartialDate.read("2013-05-10"))
    assert typed("كان عمره أربعين يوم", known) == [("2013-06-12..2013-06-26", "birth")]


@pytest.mark.parametrize(
    "text",
    [
        "عمره أربعين أو خمسين يوم",
        "عمره 40 يوم أو 50 يوم",
        "كان عمره شهر أو شهرين",
        "كان عمره شهر لشهرين",
        "كان عمره شهر إلا يومين",
        "ثمنطعش إلا شهرين عمره",
        "40 or 50 days old",
    ],
)
def test_of_two_such_ages_none_is_taken_and_it_is_known_why(text: str) -> None:
    assert typed(text) == []
    assert is_several(text, LEXICON, TODAY)


def test_an_age_in_days_is_no_age_in_years() -> None:
    every = [*typed("عمره 40 يوما"), *typed("كان عمره 40 يوم"), *typed("du mehî bû")]
    assert every and all(int(one[:4]) >= 2012 for one, _ in every)
    assert typed("عمره 130 سنة") == []


def test_it_says_in_what_the_age_was_told() -> None:
    said = {
        text: propose(text, LEXICON, TODAY, known=BORN)[0].in_words(Words("en"))
        for text in ("كان عمره أربعين يوم", "كان عمره شهرين", "كان عمره أسبوع")
    }
    assert "40" in said["كان عمره أربعين يوم"] and "days old" in said["كان عمره أربعين يوم"]
    assert "months old" in said["كان عمره شهرين"]
    assert "one week old" in said["كان عمره أسبوع"]
