"""Why something stays: the keys that the gate gives (and one of a form), and their sentences.

A reason never says whose answer it was, and none of them tells that there is news of death.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vsdesk.records import copy_mark, not_whole, paper_holds, put_aside
from vsdesk.records.gate.names.late_words import LATE, WHY_LATE
from vsdesk.records.gate.names.words_of_others import OTHERS, OTHERS_FILE
from vsdesk.records.gate.persons.many_tellers import TOO_MANY
from vsdesk.records.gate.persons.teller_limits import UNHEARD
from vsdesk.words import mark

NOT_NAMED_HERE: Final = "not_named_here"
TRAVEL: Final = "travel"  # closes every exit
OLDER: Final = "older_copy"  # closes every exit
REASONS: Final[Mapping[str, str]] = {
    TRAVEL: mark(
        "This vault is on a journey. What guards somebody may lie in what was put away, so nothing leaves but bundles"
        " to coordinators, until all of it is back."
    ),
    OLDER: mark(
        "This is an older copy of the vault: what was said since may be missing, a no too. Hand over to everybody and"
        " take in what they bring. Or a coordinator writes down, on Today, why nobody has more."
    ),
    not_whole.REASON: mark(
        "Not all of this file is here: words that a device signed have not come, and a no may be among them. They come"
        " with its next bundle. Under “Ready for …” and before printing stands which device it is. Where they never come, a"
        " coordinator writes there why the file goes on without them."
    ),
    not_whole.ELSEWHERE: mark(
        "Not all of this vault is here: words that a device signed have not come. Somebody who asked not to be named, or a"
        " file that stays closed, may be among them. They come with its next bundle. A coordinator sees on this page, or"
        " with “looks missing”, which device it is, and where they never come, writes there why it goes on without them."
    ),
    paper_holds.REASON: mark(
        "Your coordinator prints the papers of this file: what guards somebody in it lies there, or the file was taken"
        " back from this device. Hand over what you have, and ask there."
    ),
    "level": mark("This is not for papers of this level."),
    "refused": mark("There is no consent for this recipient."),
    "withdrawn": mark("The consent was withdrawn."),
    "not_asked": mark("Nobody was asked about this recipient yet."),
    "waits": mark(
        "A yes stands here, by the word of one device alone or beside another version of the answer. It waits until a"
        " coordinator has looked at it."
    ),
    "put_off": mark("The answer about this recipient was put off: asked, and not now."),
    "joined_no": mark(
        "A yes stands here. In another report of the same person somebody said no to this recipient, or is asked there"
        " still. Nothing leaves until both agree: a coordinator asks those who told it."
    ),
    "unasked": mark(
        "Somebody said yes. Somebody who stands as near was not asked about this recipient yet."
    ),
    "reported": mark(
        "What somebody would answer was only reported. Nothing leaves until that person is asked."
    ),
    "differ": mark(
        "Those who may speak answered differently. A no holds until whoever said it says otherwise. Nothing leaves."
    ),
    "yes_if": mark(
        "The yes has a condition. Nothing leaves until somebody writes down, for this exit, that it is met."
    ),
    "too_early": mark("The yes has a condition: not before a day that has not come yet."),
    "onward": mark(
        "The yes has a condition: not if it goes on to another body. This recipient passes it on to that body."
    ),
    "surname": mark("The yes was given without the family name."),
    "form": mark("Something stands here in a form that does not belong there: it stays."),
    "picture_alone": mark("The yes was given for the picture alone."),
    "review": mark("The consent must be looked at again before a new recipient."),
    "standing": mark(
        "Those who agreed cannot decide this alone. A coordinator decides, with a reason."
    ),
    "too_many": mark(
        "More cases of one person or family hang together here than are weighed at once. Nothing leaves until they are fewer."
    ),
    "late": mark(
        "For another report of this person something was asked or told that came after that report was erased. Nobody"
        " can read it any more. Nothing leaves until a coordinator asked the family, and said so under “Today”."
    ),
    "ends_before": mark("The consent ends before it begins. It counts as not given."),
    "assent": mark("The child is asked as well, and has not answered yet."),
    "person_decides": mark("The person decides."),
    "alone": mark(
        "Only one device says what would let this out. A coordinator looks at it first, and writes it down."
    ),
    "unseen": mark(
        "Another device wrote this into the file. It leaves once a coordinator has looked at it."
    ),
    "copied": mark(
        "This file came from a copy, and a copy does not carry who said what and what was taken back. Nothing of it leaves"
        " until a coordinator read it and confirms it, under “Waits for your look” or with “looks confirm”."
    ),
    copy_mark.HELD: copy_mark.WHY_HELD,
    put_aside.REASON: mark(
        "A no, or care that somebody asked for, was put aside here with what a withdrawn device wrote. Nothing leaves until"
        " a coordinator has looked at it, on the page of that device."
    ),
    "look_first": mark(
        "A coordinator looks at this file first. No poster is made of it before that."
    ),
    "no_name": mark("No name stands in the file, and a poster needs one."),
    "risk": mark("The risk is red. Only a coordinator lets this leave, with a reason."),
    "scope": mark("This was not part of what was agreed."),
    "long": mark(
        "This is longer than a paper holds. Its beginning stands here, the whole stays in the file."
    ),
    "no_place": mark("This may leave, and the form has no place for it."),
    "unnamed": mark(
        "In these told words somebody stands by name who is to be named nowhere, or not for this recipient. They stay"
        " as a whole until somebody chooses, where the paper is looked at, what papers do with the name."
    ),
    LATE: WHY_LATE,
    NOT_NAMED_HERE: mark(
        "Somebody stands here who is not to stand on this paper, or words that it is not to say: that was asked or not"
        " agreed to, or they live in another household."
    ),
    "named_in_file": mark(
        "In the words of this file somebody or something is named that is not for this recipient. The file stays."
    ),
    "unread_file": mark(
        "Nobody reads here what stands in this file, and somebody is not to be named, or no place of theirs. The file"
        " stays. Read it: where it says nothing of them, attach it as a PDF or a picture."
    ),
    "unread_language": mark(
        "Names are not looked for here in this language, and the words that it translates name somebody who is not to"
        " stand on this paper. The translation stays."
    ),
    "office_file": mark(
        "A file of an office program keeps who wrote it and what was deleted. It stays. Read it, save it as a PDF and"
        " attach that."
    ),
    "next_door": mark(
        "Somebody of another household told this. Their words stay on their own paper."
    ),
    "teller": mark(
        "Whoever told this did not agree that it goes to this recipient. Their words stay."
    ),
    UNHEARD: mark(
        "This was told by a source that lies on another device, and what that source agreed to is not known here. Hand"
        " over once more from there, and take it in."
    ),
    OTHERS: mark(
        "A source who lies on another device told something in this file, and these words are by a device that does not"
        " have that source: nobody looks for its name in them. They stay until a coordinator says what papers do with"
        " the name, or writes them anew."
    ),
    OTHERS_FILE: mark(
        "A source who lies on another device told something in this case, and this file is by a device that does not"
        " have that source: nobody looks for its name in it. It stays until a coordinator reads it and attaches it in"
        " its place."
    ),
    TOO_MANY: mark(
        "One device names more people here as those who told something than are looked up. What they told stays until a"
        " coordinator takes out what that device wrote."
    ),
    "paused": mark("The family asked us to pause. Nothing leaves until they say so."),
    "asked_to_stop": mark(
        "Somebody of the family asked us to stop. Nothing leaves until what they asked is answered."
    ),
    "publicity": mark(
        "The family does not want its proceeding to be public. Nothing goes to the public while this stands on a submission."
    ),
    "discreet_asked": mark(
        "The family asked for discreet sheets only. What a family carries is made as a discreet sheet."
    ),
    "for_nobody": mark(
        "This paper is for one person of the family alone, and it is not settled for whom. Choose the person."
    ),
    "wish": mark("Somebody asked that this does not stand on this paper."),
    "household": mark("It tells how many live in another household of the family."),
    "not_known": mark("Somebody asked that nobody there learns of this person. Nothing leaves."),
    "discreet_only": mark(
        "Somebody asked that this household learns nothing of them. Only the discreet sheet is made for it."
    ),
    "quarters": mark(
        "Beyond the organisation figures leave for whole quarters only: from the first of January, April, July or"
        " October to the end of March, June, September or December."
    ),
    "photo": mark("The use of the photo was not agreed to."),
    "sample": mark("DNA samples are asked about apart, and this was not agreed to."),
    "contact": mark("Contacts leave only for a recipient to whom their owner agreed."),
    "source": mark("Sources appear by their code only."),
    "cell": mark(
        "Only one person can have told this. Day, month and cell stay here, unless a coordinator"
        " writes a reason."
    ),
    "protected": mark("This passage is protected. It stands on no paper."),
    "caller": mark("The caller's number stays here, unless it was chosen for this report."),
    "perpetrator": mark("Names of those thought responsible are only for levels A and B."),
    "minor": mark("The name and photo of a child stay here."),
    "ageless": mark(
        "How old this person is is not known: the name and photo of whoever may be a child stay here. Write the"
        " birth, a year is enough."
    ),
    "age": mark(
        "How old the missing person is is not known, and no poster is made of whoever may be a child. Write the"
        " birth: a year is enough, or up to which year. A wife, a husband or a child in the file, or a"
        " disappearance 18 years ago, tells as well that somebody is grown."
    ),
    "death_image": mark("Pictures of the dead are never on a family's sheet."),
    "other_consents": mark("What others answered is not on this paper."),
    "other_file": mark(
        "This is about somebody else who is missing. It leaves only as their own file allows."
    ),
    "other_body": mark(
        "This is of another body. Others are told of it only where their form asks, and never the State of a court."
    ),
    "other_answer": mark("This was answered for another case, or anew since."),
    "own_rights": mark("This belongs to others in the family, not to who files this."),
    "counsel": mark("Only for a court, through counsel whose representation is written down."),
    "own_copy": mark("The own copy is whole, and no paper or table. Print for our organisation."),
    "sealed": mark(
        "What is sealed is opened on the screen, with a reason. A paper for our own work goes to level B."
    ),
    "computed": mark(
        "At levels D and E only codes and figures leave, as a table. No paper of one person is made of them."
    ),
    "whole": mark(
        "Figures are made of all cases, never of chosen ones: two such tables would tell the one between them."
        " Ask for all; governorate and quarter are counted in the table."
    ),
    "inside": mark("This stays inside the organisation."),
    "told": mark(
        "A phone number stands in words that would leave, and nobody agreed that a contact leaves. Take it out of"
        " the words, or a coordinator writes why it leaves: --numbers-in-words REASON."
    ),
    "own_number": mark(
        "A phone number stands in the family's own words on this paper: whoever finds it reads the number too. Choose on"
        " its page before printing whether it stays or has a gap in its place: --own-numbers keep, --own-numbers gap."
    ),
    "unread_words": mark(
        "Nobody reads here what this file says: a phone number or a wish of somebody may stand in it. Read it, and"
        " attach it as a PDF, or a coordinator writes why it leaves: --numbers-in-words REASON."
    ),
    "told_plea": mark(
        "In words that would leave stands a phone number, and somebody asks not to be named. A coordinator's reason"
        " lets both leave: --numbers-in-words REASON. Or take the number out, and write that person down as a source"
        " or with the wish."
    ),
    "public_name": mark(
        "In words that everybody will read stands the name of somebody who did not agree to that. Take it out of the"
        " words, ask them, or a coordinator writes why it stands there: --names-in-words REASON."
    ),
    "took_part": mark(
        "Somebody who took part in this activity refused to be shown or named before everybody. Its pictures stay."
    ),
    "plea": mark(
        "Somebody asks in words that would leave not to be named, and nobody is written down as that person."
        " Write them down as a source or with the wish, or a coordinator writes why the words leave:"
        " --numbers-in-words REASON."
    ),
    "plea_elsewhere": mark(
        "Somebody asks in words that would leave not to be named. It may be a source of this file, which stays with"
        " who wrote it: then nothing is to be written down again. Until it is handed over by itself, a coordinator"
        " writes why the words leave: --numbers-in-words REASON."
    ),
    "kept": mark(
        "Somebody asks in words that would leave that this is told to nobody. Seal the record in which they stand,"
        " or take them out, or a coordinator writes why they leave: --numbers-in-words REASON."
    ),
    "kept_from": mark(
        "In words of this file, sealed ones too, somebody asks that one of the family, or a house, is not told. A"
        " discreet sheet goes as it is: --discreet. Else read the told words on this paper and seal what tells it, or a"
        " coordinator writes why they leave: --numbers-in-words REASON. Those words themselves stand on no paper."
    ),
    "told_kept": mark(
        "Somebody asks in words that would leave that this is told to nobody; a phone number stands there, or"
        " somebody asks not to be named, too. Seal the record in which they stand, or take them out, or a"
        " coordinator writes why all of it leaves: --numbers-in-words REASON."
    ),
}
# For those who ask the family: with names, on the consent page and by command, never on paper.
UNASKED: Final = mark("{yes} said yes; {others} was not asked about this yet.")
REOPENED: Final = mark(
    "Somebody said no or took an answer back after that decision: it is open again."
)
_PRINTED_AS_LEVEL: Final = frozenset(
    {
        *("level", "perpetrator", "inside", "source", "death_image"),
        *("cell", "protected", "caller", "counsel", "risk"),
    }
)


def printed_reason(reason: str) -> str:
    """What paper may say of a reason: that of the level, or only "not agreed"."""
    if reason in _PRINTED_AS_LEVEL:
        return mark("not for this level")
    if reason == "long":
        return mark("only the beginning")
    return mark("not agreed")
