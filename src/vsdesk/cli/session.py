"""What one command works with: the vault's folder, the words, where to ask, where to answer.

`--json` gives one document on standard output and nothing else; every message goes to standard
error. A passphrase comes from a file, from standard input, or is asked for without echo; never from
an argument or the environment.
"""

from __future__ import annotations

import getpass
import json
import os
import re
import shlex
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from vsdesk import diskio, paths
from vsdesk.cli.advice import Advice, advice
from vsdesk.cli.progress import bar
from vsdesk.desk import Desk, Env, Secret
from vsdesk.errors import Bug, UserError, VsdeskError
from vsdesk.file_names import legible
from vsdesk.languages import LANGUAGES, SOURCE
from vsdesk.progress import Cancelled, Progress
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.gate.reasons import REASONS
from vsdesk.words import Lang, Words, is_rtl, mark, plain, refusal_words, steady

# Bytes of a small file that a person names: a mapping, a list of devices.
_MOST: Final = 64 * 1024 * 1024

_NUMBERED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# What a message in English names and is the same in every language: words in quotes,
# options, places to fill in.
_NAMED = re.compile(r"'[^']+'|--[a-z][a-z-]*|\b[A-Z][A-Z_]+\b(?:\.[a-z]+|=[A-Z]+)?")


@dataclass(frozen=True)
class Outside:
    """The world around a command, handed in so that tests are exact."""

    env: Env
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    ask_secret: Callable[[str], str] = getpass.getpass


def real_outside() -> Outside:
    """The real clock, randomness, profile folder and streams."""
    env = Env(
        clock=lambda: time.time_ns() // 1_000_000,
        random=os.urandom,
        profile=paths.config_home(),
        kdf=None,
    )
    return Outside(env, sys.stdin, sys.stdout, sys.stderr)


@dataclass(frozen=True)
class CommandResult:
    """What a command gives back: the document for `--json`, the same as lines, the exit code."""

    document: Mapping[str, object] = field(repr=False)
    lines: Sequence[str] = field(default=(), repr=False)
    exit_code: int = 0


@dataclass
class CommandRun:
    """One run of one command."""

    outside: Outside
    lang: Lang
    as_json: bool
    yes: bool
    folder: Path | None = None
    password_file: Path | None = None
    words: Words = field(init=False)
    refusal: str = field(default="", init=False, repr=False)  # whose no closed the paper
    _dictionary: Dictionary | None = field(default=None, init=False, repr=False)
    # Where this command may write, and whether it did.
    _places: dict[Path, bool] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.words = Words(self.lang)

    def speak(self, lang: Lang) -> None:
        """Messages and labels in this language from now on; one of a few papers alone is not spoken."""
        if lang not in LANGUAGES:
            return
        self.lang, self.words = lang, Words(lang)

    @property
    def labels(self) -> Labels:
        """The labels of kinds, fields and terms in the language asked for; own terms of an open vault too."""
        known = self._dictionary
        return Labels(self.lang, known.vocabularies if known else None)

    # --- the vault -------------------------------------------------------------------------

    @property
    def vault(self) -> Path:
        """The vault's folder. Raises UserError (E_USAGE) when it was not named."""
        if self.folder is None:
            raise UserError("E_USAGE", "--vault DIR (or VSDESK_VAULT) is missing")
        return self.folder

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The open vault; locked again at the end, whatever happened."""
        with self.opened() as (desk, secret):
            secret.wipe()
            yield desk

    @contextmanager
    def opened(self) -> Iterator[tuple[Desk, Secret]]:
        """As `desk`, with the passphrase that opened it, which is there until the end."""
        with self.passphrase() as secret:
            desk = Desk.open(self.vault, secret, self.outside.env)
            self._dictionary = desk.context.dictionary
            try:
                yield desk, secret
            finally:
                desk.access.lock()

    def passphrase(self) -> Secret:
        """The passphrase of the vault."""
        return self._secret(self.password_file, self.words.say("Passphrase"))

    def new_passphrase(self, file: Path | None) -> Secret:
        """A new passphrase; on a terminal it is asked for twice."""
        if file is not None:
            return self._secret(file, "")
        first = self._secret(None, self.words.say("New passphrase"))
        again = self._secret(None, self.words.say("The passphrase once more"))
        if not first.same(again):
            self.tell(self.words.say("The two passphrases differ"))
            raise UserError("E_VALUE", "the two passphrases differ")
        return first

    def _secret(self, file: Path | None, prompt: str) -> Secret:
        if file is None:
            if not self.interactive:
                raise UserError(
                    "E_USAGE", "--password-file FILE is missing, and nobody can be asked"
                )
            return Secret.of_text(self.outside.ask_secret(plain(prompt) + ": "))
        if str(file) == "-":
            line = self.outside.stdin.readline()
        else:
            with self._kept_file(file) as stream:
                line = stream.readline().decode("utf-8", "replace")
        return Secret.of_text(line.rstrip("\r\n"))

    def read_words(self, path: Path) -> str:
        """The text of a file with recovery words, kept as a passphrase is."""
        with self._kept_file(path) as stream:
            return stream.read().decode("utf-8", "replace")

    @contextmanager
    def _kept_file(self, path: Path) -> Iterator[BinaryIO]:
        """A file that one person alone should read; where others may too, that is told.

        It is told and not refused: files of a stick often know no owner and are read by all, and whoever
        has only such a file must still come to the records.
        """
        with diskio.open_file(path, pipe=True) as stream, diskio.disk_guard():
            if diskio.others_read(stream):
                self.tell(
                    self.words.say(
                        "Others on this computer can read the file {file}. Keep it for yourself: {how}",
                        file=diskio.name_of(path),
                        how=f"chmod 600 {shlex.quote(diskio.name_of(path))}",
                    )
                )
            yield stream

    # --- asking and telling ----------------------------------------------------------------

    @property
    def interactive(self) -> bool:
        """True when a person sits at a terminal."""
        return self.outside.stdin.isatty()

    def confirm(self, question: str) -> None:
        """Go on only after a yes; without a terminal the question is told, and `--yes` is needed
        (E_USAGE)."""
        if self.yes:
            return
        if not self.interactive:
            self.tell(question)
            raise UserError("E_USAGE", "--yes is needed without a terminal")
        yes = self.labels.word("yes")
        self.tell(
            f"{question} [{'y/N' if self.lang == SOURCE else yes + '/' + self.labels.word('no')}]"
        )
        said = self.outside.stdin.readline().strip().casefold()
        if said not in ("y", "yes", yes.casefold()):
            raise Cancelled

    def require_person(self, option: str) -> None:
        """Raise E_USAGE where nobody can be asked; `option` is what answers then."""
        if not self.interactive:
            raise UserError("E_USAGE", f"{option} is missing, and nobody can be asked")

    def ask(self, question: str, option: str) -> str:
        """A line typed at the terminal; E_USAGE with the `option` that answers where nobody can be asked."""
        self.require_person(option)
        self.tell(question)
        return self.outside.stdin.readline().strip()

    def tell(self, text: str) -> None:
        """A message for the person, on standard error."""
        self.outside.stderr.write(self._shown(text) + "\n")
        self.outside.stderr.flush()

    def progress(self) -> AbstractContextManager[Progress]:
        """A bar on a terminal, nothing when piped."""
        return bar(self.words, self.outside.stderr)

    def read_bytes(self, path: Path, most: int = _MOST) -> bytes:
        """The bytes of a file that the person named; - is standard input. Raises UserError
        E_LIMIT beyond `most`."""
        if str(path) == "-":
            return self.outside.stdin.read().encode("utf-8")
        return diskio.read_file(path, most)

    def read_text(self, path: Path) -> str:
        """The text of a file that the person named; - is standard input."""
        return self.read_bytes(path).decode("utf-8", "replace")

    def may_write(self, paths: Iterable[Path]) -> None:
        """Ask, before anything is made, for each of these files that is there already.

        Raises UserError E_USAGE for a folder, and for two files of one command in one place.
        """
        for path in paths:
            if path.is_dir():
                raise UserError("E_USAGE", "a file is expected; this is a folder")
            if path.absolute() in self._places:
                raise UserError("E_USAGE", "two files of this command have one name")
            if path.exists():
                file = diskio.name_of(path)
                self.confirm(self.words.say("{file} is there already. Write over it?", file=file))
            self._places[path.absolute()] = False

    def put_file(self, path: Path, data: bytes) -> None:
        """Write a file that the person named; over an existing one only after a yes.

        Raises UserError E_USAGE as `may_write`: no file of a command takes the place of another.
        """
        if self._places.get(path.absolute(), True):  # written already, or not asked for yet
            self.may_write([path])
        diskio.save_file(path, data)
        self._places[path.absolute()] = True

    def run(self, command: Callable[[], CommandResult]) -> int:
        """Run, print the answer or the plain words for what went wrong; give the exit code."""
        try:
            answer = command()
        except (Cancelled, KeyboardInterrupt):
            self.tell(self.words.say("Stopped. Nothing was changed."))
            return 1
        except OSError as problem:
            return self.explain(diskio.disk_fault(problem))
        except VsdeskError as problem:
            return self.explain(problem)
        except Exception as problem:  # the last boundary
            return self.explain(Bug(_where(problem)))
        self._print(answer)
        return answer.exit_code

    def _print(self, answer: CommandResult) -> None:
        out = self.outside.stdout
        if self.as_json:
            out.write(as_json(answer.document) + "\n")
        else:
            out.writelines(_set_in(self._shown(line)) + "\n" for line in answer.lines)
        out.flush()

    def explain(self, problem: VsdeskError) -> int:
        """The sentence of a code, with line and field where they are known; its exit code."""
        code = problem.code
        message = self.refusal or _said(self.words, problem)
        if code.name == "E_USAGE" and self.lang != SOURCE:
            message = f"{message} {point(self.words, problem.detail)}".rstrip()
        self.tell(f"{message} ({self._details(problem)})")
        known = self._dictionary
        found = Advice() if known is None else advice(problem, known, self.labels)
        for line in found.lines(self.words):
            self.tell(line)
        if self.as_json:
            told: dict[str, object] = {"code": code.name, "message": plain(message)}
            error = told | problem.params | found.document()
            self.outside.stdout.write(as_json({"error": error}) + "\n")
            self.outside.stdout.flush()
        return code.exit_code

    def _details(self, problem: VsdeskError) -> str:
        """The code, and where: each word of it in the language of the person. The rest only in English."""
        say = self.words.say
        known = {
            "kind": say("kind"),
            "field": say("field"),
            "line": say("line"),
            "row": say("row"),
            "column": say("column"),
            "file": say("file"),
            "near": say("perhaps"),
        }
        given = {
            name: value
            for name, value in problem.params.items()
            if value not in ("", 0) and not (name == "reason" and value in REASONS)
        }
        english = self.lang == SOURCE
        told = [
            f"{known.get(name, name)} {value}"
            for name, value in given.items()
            if english or name in known
        ]
        return ", ".join([problem.code.name, *told, *self._technical(problem)])

    def _technical(self, problem: VsdeskError) -> list[str]:
        """What was not understood: in English as it is, else the options that it names."""
        if problem.code.name not in ("E_USAGE", "E_BUG") or not problem.detail:
            return []
        if self.lang == SOURCE:
            return [problem.detail]
        return [] if problem.code.name == "E_BUG" else named(problem.detail)

    def _shown(self, text: str) -> str:
        return steady(legible(text if is_rtl(self.lang) else plain(text)))


def as_json(document: object) -> str:
    """One JSON document in one line: letters as they are, what would steer a terminal as its number."""
    text = json.dumps(document, ensure_ascii=False, default=str)
    return _NUMBERED.sub(lambda one: f"\\u{ord(one[0]):04x}", legible(text))


def _set_in(line: str) -> str:
    """A line as it is printed: where words in it go on behind a line break, they are set in.

    So nobody's words look like a row of a list that this program wrote.
    """
    return re.sub(r"\n(?! {4})", "\n    ", line)


def named(text: str) -> list[str]:
    """The options, quoted words and places to fill in that an English message names, each once."""
    return list(dict.fromkeys(_NAMED.findall(text)))


# What an English message says of the options that it names, and how that is said in other languages.
_POINTS: Final = (
    ("missing", mark("What is missing: {what}")),
    ("needed", mark("What is missing: {what}")),
    ("requires an argument", mark("A value must stand behind: {what}")),
    ("no such option", mark("There is no such option: {what}")),
    ("no such command", mark("There is no such command: {what}")),
    ("unexpected", mark("This is too much: {what}")),
    ("stands alone", mark("Not together with others: {what}")),
    ("", mark("This is how it is written: {what}")),
)


def point(words: Words, text: str) -> str:
    """The point of an English message about a command, in the language of the person."""
    what = named(text) or re.findall(r"\(([^()]+)\)", text)
    if not what:
        return ""
    lowered = re.sub(r"'[^']*'", "", text.lower())  # quoted words say nothing of the sentence
    sentence = next(said for sign, said in _POINTS if sign in lowered)
    return words.say(sentence, what=" ".join(what))


def _said(words: Words, problem: VsdeskError) -> str:
    """What went wrong; where the gate says why something stays, that."""
    reason = REASONS.get(str(problem.params.get("reason", "")))
    gate = reason if problem.code.name == "E_GATE" else None
    return words.say(gate) if gate else refusal_words(words, problem)


def _where(problem: BaseException) -> str:
    """Type and place of an exception; never its text, which may hold a value."""
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(problem).__name__
    return f"{type(problem).__name__} at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
