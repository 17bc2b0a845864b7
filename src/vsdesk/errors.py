"""The one error tree and the one table of codes (docs/spec/codes.md).

What the user can fix (`UserError`, `Refused`: it did not verify), the environment (`EnvironmentFault`), our
bug (`Bug`). Holds no value of a record, key or passphrase: `params` are ids, field names, numbers, counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Reach = Literal["file", "log", "object", "vault", "record", "exit"]


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: what the code reaches, what is applied, the exit code, the sentence."""

    name: str
    reach: Reach
    applied: str
    exit_code: int
    sentence: str


# Before a signature is verified, every failure shows this one sentence (docs/spec/bundle.md §6).
DAMAGED: Final = "This file is damaged, or not meant for this device."
_NAMES: Final = "These words name somebody of this file, or a relative. The certificate stays after the file is gone: write the reason without any name."
_PRINTER: Final = "The printer took no page. Look whether it is on and has paper, then print again."
_EVIDENCE: Final = "One history did not verify. It was set aside; the rest was taken in."

_SAID: Final = {
    "E_COURT_FIRST": "The donor is a minor. Write first that a court is asked; only then is the sample planned.",
    "E_RANGE": "This number is less or more than the field takes.",
    "E_SEVERAL": "Several records have or had this number. Write the whole number or the id of the one that is meant.",
    "E_ANSWER_DAY": "The family cannot have answered before the day on which it was told.",
    "E_DAYS": "A consent cannot end, or be asked again, before the day on which it was given.",
    "E_SENT_DAY": "It cannot have been sent before the person was taken, or before these papers were frozen.",
    "E_NEXT_DAY": "The next step cannot be before the day on which this was sent, or came.",
    "E_REPLY_DAY": "What came in cannot be older than the day on which the submission was sent.",
    "E_TOLD_DAY": "The family cannot have been told before there was something to tell.",
    "E_REASON": "Write the reason: without one this is not done.",
    "E_LINKED": "Write why it is this case: another person of this name may be meant.",
    "E_CHANGED": "Something came here while you were reading, and nothing was done. Look again, then decide.",
    "E_NO_SCOPE": "Nothing would be left of this yes. If nothing may leave any more, take the whole answer back.",
    "E_NO_HOLDS": "Somebody said no to this. The no holds until that person says otherwise: ask them again.",
    "E_AWAY": "This was put away for the journey. It is here again when you are back.",
    "E_WHY": "This was written down before. To change it, a coordinator writes the reason.",
}

_LEAVING: Final = {
    "E_NO_BODY": "vsdesk knows no such body. Look at how it is written.",
    "E_NAMED": "This body has one name and takes no other. A name is written for a partner or a prosecutor.",
    "E_PAGES": "The paper has no such pages. Write one page or a range, such as 2 or 2-4.",
    "E_PAPER_LANG": "This paper is not printed in that language. French and Spanish are for the form of the Working Group on Enforced or Involuntary Disappearances alone.",
    "E_WHICH": "There are several of this sort. Write the name of the one that is meant.",
    "E_STEERED": "Another device wrote into this draft: to whom it goes, or what stands on its form. Look at it and save what is meant, then prepare it.",
    "E_SET_ELSEWHERE": "Another device prepared this. Prepare it here: pages leave only as they are set here, from what may leave today. Then look at them and approve them.",
    "E_BY_SUBMISSION": "What goes to a body outside leaves this device as a submission that a coordinator approved. Prepare one under “Ready for …”.",
    "E_NOT_APPROVED": "A coordinator has not approved what is frozen here. Hand it over and ask for approval.",
    "E_ONE_PERSON": "This body wants a form for each person. Prepare one for each case.",
    "E_PDF_LARGE": "This PDF unpacks to more than this program takes, or reading it lasts too long. It stays here.",
    "E_PDF": "This PDF cannot be read here, or has a passphrase of its own. It stays here. Print it into a new PDF and attach that.",
    "E_STALE": "Since this was prepared a consent or a record has changed. Prepare it again.",
    "E_FROZEN": "This was sent. What was sent stays as it is; write an update instead.",
    "E_MESSENGER": "This opens for the one person who tells the family. A coordinator names them.",
}

_KEY: Final = {
    "E_RECOVERY": "These words do not open the vault. Compare them with your paper, word by word and in their order: one may be wrong or missing, or the paper is an older one.",
    "E_PASSPHRASE": "This passphrase is easy to guess. Seven words that do not belong together are easy to remember and hard to guess.",
    "E_TAKEN": "Another person opens this device with this passphrase. Choose another one.",
    "E_OWN_WAY": "Nobody takes their own passphrase away. Another person who opens this device does it.",
    "E_LAST_WAY": "This is the last passphrase that opens the vault. It cannot be taken away.",
    "E_PEOPLE": "Eight people can open one device. Take one of them out first.",
    "E_SHARE": "These words are no whole key paper: one is missing or written differently. Compare them with the paper, word by word.",
    "E_SHARE_OTHER": "This key paper belongs to another vault, or to papers that were replaced since.",
    "E_SHARE_TWICE": "This key paper was given already. Each must be another one.",
    "E_SHARES_FEW": "More key papers are needed than were given.",
    "E_NO_SHARES": "This vault has no key papers.",
    "E_SHARES_FAILED": "The key papers could not be worked out on this computer. Nothing was changed. Close other programs and try again.",
    "E_EXISTS": "There is already something at this place. Choose another name.",
}

_PHOTOS: Final = {
    "E_PHOTO": "This file is not a photo that vsdesk can read.",
    "E_PHOTO_LARGE": "This photo is too large: at most 60 million pixels and 64 MB. Save it smaller.",
    "E_PHOTO_HEIC": "This photo is HEIC, which vsdesk cannot read. Send it or save it as JPEG.",
}

# No key file is whole.
KEYS_DAMAGED: Final = frozenset({"E_SLOTS_TAMPERED", "E_KDF_RANGE", "E_NO_VAULT"})
NO_PICTURE: Final = frozenset(_PHOTOS)  # why a file is not shown as a picture

_DEVICES: Final = {
    "E_NO_DEVICE": "No device of your organisation is called so. “device list” shows the letter, number and id of each.",
    "E_LETTER": "Another device has this letter. Choose another one.",
    "E_NOT_ENROLLED": "This vault does not belong to an organisation yet.",
    "E_ENROLLED": "This vault belongs to an organisation already. Another organisation needs another vault.",
    "E_REVOKED": "Your organisation has withdrawn this device. All that is here stays, and nothing is handed over from here any more. Speak to your coordinator.",
    "E_BACKUP_FIRST": "Make a backup first, and leave it at home: it may be the only other place that holds all of this.",
    "E_NO_BACKUP": "There is no backup in this folder.",
    "E_BACKUPS": "Backups of several vaults lie here. Choose the folder of one of them.",
    "E_TRAVEL": "This vault is on a journey. This waits until you are back and have said so under Settings.",
    "E_OWN_DEVICE": "A device cannot withdraw itself. Another coordinator does it.",
    "E_LAST_LEAD": "Too few coordinators would lead: as many as must sign, and where several sign one more. Admit another coordinator first, or let fewer sign.",
    "E_SAME_LEADS": "Nothing would change by this: they lead already, and as many sign.",
    "E_OVERTAKEN": "Another list of devices stands since this was proposed. Propose it again from the new one.",
    "E_TWO_LISTS": "Two lists of devices stand beside each other. Hand over to each other first, so that both know both; then propose under “Who leads” a list that joins them.",
    "E_LEADS": "Several coordinators sign who leads. Together take this device out under “Who leads” first, then withdraw it.",
}


def _plain(reach: Reach, said: Mapping[str, str]) -> list[Code]:
    """Codes that apply nothing, by their sentences."""
    return [Code(name, reach, "nothing", 1, sentence) for name, sentence in said.items()]


def _rows() -> dict[str, Code]:
    refused_early = (
        "E_NOT_BUNDLE E_HEADER E_PROFILE E_NO_MATCH E_HMAC E_CHUNK E_TRUNCATED E_TRAILING"
    )
    rows = [Code(name, "file", "nothing", 4, DAMAGED) for name in refused_early.split()]
    rows += [
        Code("E_CONTAINER", "file", "nothing", 4, DAMAGED),
        Code("E_FRAME", "file", "nothing", 4, DAMAGED),
        Code("E_SIG", "file", "nothing", 4, DAMAGED),
        Code(
            "E_SIGNER",
            "file",
            "nothing",
            4,
            "This file comes from a device that your organisation does not know, or has withdrawn. Nothing of it was taken in.",
        ),
        Code("E_OWN", "file", "nothing", 4, "This device wrote this file itself, for another one."),
        Code("E_RECIPIENT", "file", "nothing", 4, "This file is meant for another device."),
        Code("E_ORG", "file", "nothing", 4, "This file belongs to another organisation."),
        Code(
            "E_VERSION",
            "file",
            "held",
            0,
            "This file was written by a newer vsdesk. It is kept and taken in after the update.",
        ),
        Code(
            "E_HELD_FULL",
            "file",
            "nothing",
            4,
            "This file was written by a newer vsdesk, and no more such files can be kept here. Update vsdesk, then take it in again.",
        ),
        Code(
            "E_CRIT",
            "file",
            "held",
            0,
            "This file was written by a newer vsdesk. It is kept and taken in after the update.",
        ),
        Code(
            "E_CANON",
            "file",
            "nothing",
            4,
            "This file is not written as it must be. Nothing was taken in.",
        ),
        Code(
            "E_LIMIT",
            "file",
            "nothing",
            4,
            "Something in this file is larger than vsdesk allows. Nothing was taken in.",
        ),
        Code(
            "E_OBJECT",
            "file",
            "nothing",
            4,
            "A part of this file does not match its list. Nothing was taken in.",
        ),
        Code(
            "E_DISK",
            "file",
            "nothing",
            3,
            "There is not enough space. Nothing is lost; make space and go on.",
        ),
        Code(
            "E_MEDIA_RO",
            "file",
            "nothing",
            3,
            "This stick or folder cannot be written to. Check its switch, or take another.",
        ),
        Code(
            "E_IO",
            "file",
            "nothing",
            3,
            "The stick or disk stopped answering. Nothing is lost; put it in again and go on.",
        ),
        Code("E_PRINTER", "exit", "nothing", 3, _PRINTER),
        Code("E_NO_FILE", "file", "nothing", 3, "There is no file or folder of this name here."),
        Code("E_FOLDER", "file", "nothing", 1, "This is a folder. Choose the files in it."),
        Code(
            "E_PLAIN",
            "file",
            "nothing",
            1,
            "This is no file itself, but a link to one, a pipe or a device. Choose the file itself.",
        ),
        Code(
            "E_SAME_FILE",
            "record",
            "nothing",
            1,
            "The very same file is attached here already. Nothing was added.",
        ),
        Code(
            "E_EMPTY_FILE",
            "file",
            "nothing",
            1,
            "This file is empty: nothing is in it. Copy it once more from where it came.",
        ),
        Code(
            "E_HAS_FILE",
            "record",
            "nothing",
            1,
            "This paper has its file already, and keeps it. Attach the other file as a paper of its own.",
        ),
        Code(
            "E_OTHER_FILE",
            "record",
            "nothing",
            1,
            "This is not the file that was noted for this paper: its fingerprint differs. Nothing was added; attach it as a paper of its own.",
        ),
        Code(
            "E_KDF_RANGE",
            "vault",
            "nothing",
            4,
            "The key file of this vault asks for impossible work. It may have been changed by someone.",
        ),
        Code(
            "E_SLOTS_TAMPERED",
            "vault",
            "nothing",
            4,
            "The key files of this vault were damaged or changed. Those of a backup open it as well.",
        ),
        Code("E_UNLOCK", "vault", "nothing", 1, "This passphrase does not open the vault."),
        *_plain("vault", _KEY),
        Code(
            "E_DB_CORRUPT",
            "vault",
            "nothing",
            3,
            "The vault's database is damaged. Nothing was changed. What can be read is put into a new folder, or a backup is brought back.",
        ),
        Code(
            "E_IN_USE",
            "vault",
            "nothing",
            3,
            "This vault is already open in another window or program.",
        ),
        Code("E_NO_VAULT", "vault", "nothing", 1, "There is no vault in this folder."),
        *_plain("vault", _DEVICES),
        Code("E_ORG_CODE", "vault", "nothing", 1, "The short code needs 2 to 6 Latin letters"),
        Code(
            "E_WORDS",
            "vault",
            "nothing",
            4,
            "The words on the two sides differ. Nothing was accepted.",
        ),
        Code("E_ROLE", "vault", "nothing", 1, "This is for a coordinator."),
        Code("E_KIND", "record", "nothing", 1, "vsdesk does not know this kind of record."),
        Code("E_FIELD", "record", "nothing", 1, "vsdesk does not know this field."),
        Code("E_VALUE", "record", "nothing", 1, "This value does not fit the field."),
        Code("E_DATE", "record", "nothing", 1, "This date does not exist."),
        Code("E_ORDER", "record", "nothing", 1, "The last day comes before the first one."),
        Code("E_AHEAD", "record", "nothing", 1, "This day has not come yet."),
        *_plain("record", _SAID),
        Code("E_LINK", "record", "nothing", 1, "This points to a record that is not here."),
        Code(
            "E_ONCE",
            "record",
            "nothing",
            1,
            "This is written once. Write a further one instead of changing it.",
        ),
        Code(
            "E_ERASED", "record", "nothing", 1, "This was erased. What is new needs a new record."
        ),
        Code("E_NAMES", "record", "nothing", 1, _NAMES),
        Code(
            "E_ERASING",
            "record",
            "nothing",
            1,
            "This waits to be erased. Until that is decided nothing is added and nothing leaves.",
        ),
        Code("E_SAME_FAMILY", "record", "nothing", 1, "The case belongs to this family already."),
        Code("E_SECOND_FAMILY", "record", "nothing", 1, "Take the second family off first."),
        Code("E_CYCLE", "record", "nothing", 1, "This would make a person their own forebear."),
        *_plain("record", _PHOTOS),
        Code("E_TABLE", "record", "nothing", 1, "This table cannot be read."),
        Code("E_NOT_FOUND", "record", "nothing", 1, "Nothing was found."),
        Code(
            "E_GATE",
            "exit",
            "nothing",
            1,
            "This stays here: it was not agreed to for this purpose and recipient.",
        ),
        Code(
            "E_NOT_READY",
            "exit",
            "nothing",
            1,
            "Something that this body cannot do without is missing. “Ready for …” says what.",
        ),
        *_plain("exit", _LEAVING),
        Code("E_USAGE", "exit", "nothing", 2, "The command was not understood."),
        Code(
            "E_BUG",
            "exit",
            "nothing",
            70,
            "Something went wrong inside vsdesk. Nothing was lost; tell us what happened.",
        ),
    ]
    evidence = "CHAIN FORK SELF REVOKED SCOPE COMMIT TRUST_ROLLBACK TRUST_FORK"
    rows += [Code(f"L_{name}", "log", "the rest", 0, _EVIDENCE) for name in evidence.split()]
    marks = {
        "W_GAP": "An earlier part has not arrived yet. The next bundle heals it.",
        "W_CLOCK": "The clock of the sending device is wrong. The order on screen may be off.",
        "W_STALE_TRUST": "The sending device holds an older list of devices.",
        "W_TRUST_UNION": "Two lists of devices were joined. A coordinator should look at it.",
        "W_PEER_ROLLBACK": "The other device lost something that it had. It will be sent again.",
        "W_UNKNOWN_OBJECT": "A part that this version does not know was kept and not applied.",
        "W_UNKNOWN_FULL": "A part that this version does not know was passed over: too many such parts are kept here already.",
        "W_UNKNOWN_OP": "A part refers to something that has not arrived yet.",
        "W_APPROVAL_STALE": "This was approved before later changes.",
        "W_ERASURE_WAITS": "An order to erase came that takes work of this device, or very much. It waits for your answer.",
        "W_VANISHED": "The file disappeared after it was written. Write it again.",
        "W_BUNDLE_REUSE": "Another bundle came under a known name. It was taken as new.",
        "W_EXECUTABLES_ON_MEDIA": "There are programs on this stick. vsdesk does not open them; a helper should look at it.",
    }
    rows += [Code(name, "object", "all, with a mark", 0, text) for name, text in marks.items()]
    quiet = {
        "I_AWAY": "A part of it belongs to what you put away. It is not taken in yet: it comes again when you are back.",
        "I_DUPLICATE": "This bundle was taken in before.",
        "I_ERASED": "Something that was erased arrived again and was dropped.",
        "I_NOTHING_NEW": "There is nothing new to hand over.",
    }
    rows += [Code(name, "object", "all", 0, text) for name, text in quiet.items()]
    return {row.name: row for row in rows}


CODES: Final = _rows()


class VsdeskError(Exception):
    """Base of the tree. `code` is a row of `CODES`; `detail` is technical and holds no value."""

    def __init__(self, code: str, detail: str = "", **params: str | int) -> None:
        self.code = CODES[code]
        self.detail = detail
        self.params = params
        named = " ".join(f"{name}={value}" for name, value in params.items())
        super().__init__(": ".join(part for part in (code, detail, named) if part))

    @property
    def name(self) -> str:
        """The code itself, such as E_SIG."""
        return self.code.name


class UserError(VsdeskError):
    """The user can fix it: a wrong passphrase, a bad value, nothing found (exit 1 or 2)."""


class Refused(UserError):
    """Verification said no (exit 4; a newer version is held, exit 0)."""


class EnvironmentFault(VsdeskError):
    """The environment failed: disk full, read-only, pulled out, locked by another program (exit 3)."""


class Bug(VsdeskError):
    """Our own mistake (exit 70)."""

    def __init__(self, detail: str) -> None:
        super().__init__("E_BUG", detail)
