"""Words in which somebody tells of teeth: «ضرسو مخلوع», "diranê wî yê zêr", "a gold tooth".

Nobody is asked about teeth on a first visit; what a family tells by itself is kept where it is looked for
when somebody is to be recognised. They record nothing by themselves. Pure.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.told_sentences import read_as

# «سن» alone is an age, «سنه» a year: a tooth is told by what is said of it.
_OF_ONE: Final = r"(?:ذهب\w*|دهب\w*|مكسور\w*|مخلوع\w*|ناقص\w*|مقلوع\w*|مشقوق\w*|امامي\w*|قدامي\w*|صناعي\w*|مركب\w*|مركبه|فضه|معدن\w*|مسوس\w*)"
# Before the tooth only what nothing else is called: «ذهب سنه 2012» is a way that somebody went.
_BROKEN: Final = r"(?:مكسور|مخلوع|مقلوع|مشقوق|مسوس|مركب)\w*"
_WHERE: Final = r"(?:يلي|اللي|الي)\s+(?:من\s+)?(?:قدام|ورا|فوق|تحت|جنب)"
_ARABIC: Final = (
    r"\b[وفب]?(?:ال)?(?:ا?سنان\w*|ا?ضراس\w*|ضرس\w{0,3}|ضروس\w*|انياب\w*|نابو|نابه)\b"
    rf"|\b[وفب]?(?:ال)?سن\w{{0,3}}\s+(?:\w+\s+)?(?:ال)?{_OF_ONE}\b"
    rf"|\b{_BROKEN}\s+(?:(?:ال)?سن(?:و|ها|ي|ن)?|ل\w{{1,2}}\s+سن(?:ين)?)\b"
    rf"|\bسن(?:و|ها|ي|ن|ين)?\s+{_WHERE}\b|\bطقم\s+(?:ال)?ا?سنان\b"
)
_ENGLISH: Final = r"\b(?:tooth|teeth|molars?|incisors?|dentures?|dental\s+\w+)\b"
_KURMANJI: Final = r"\b(?:diran|didan)(?!ok)\w*"


def tells_of_teeth(said: str) -> bool:
    """Whether a sentence, in plain letters, tells of teeth."""
    return read_as(f"{_ARABIC}|{_ENGLISH}|{_KURMANJI}").search(said) is not None
