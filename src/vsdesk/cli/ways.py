"""vault people · add-person · rename-person · remove-person · new-words · shares · make-shares · … ·
escrow"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import Tongue, command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import recovery_words_in
from vsdesk.desk.access.way_service import words_on
from vsdesk.desk.sync.escrow_service import state_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk
    from vsdesk.desk.access.way_service import PaperShare


_Number = Annotated[int, typer.Argument(metavar="NUMBER", help="As `vault people` says.")]
_Name = Annotated[str, typer.Option("--name", help="What the others call this person.")]
ShareFiles = Annotated[
    list[Path] | None,
    typer.Option("--share-file", help="A file with the words of one key paper; once for each."),
]


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about the vault."""
    for name, does in (
        ("people", people),
        ("add-person", add_person),
        ("rename-person", rename_person),
        ("remove-person", remove_person),
        ("new-words", new_words),
        ("shares", shares),
        ("make-shares", make_shares),
        ("remove-shares", remove_shares),
        ("escrow", escrow),
    ):
        command(group, name)(does)


def papers_of(session: CommandRun, files: Sequence[Path]) -> list[list[str]]:
    """The words of key papers that lie in files, a file each."""
    return [session.read_words(one).split() for one in files]


def people(session: CommandRun) -> CommandResult:
    """Who has a passphrase of this vault, each by number and name."""
    with session.desk() as desk:
        found = desk.access.ways.people()
    say = session.words.say
    return CommandResult(
        {
            "people": [
                {"number": one.number, "name": one.name, "made": one.made, "here": one.here}
                for one in found
            ]
        },
        [
            f"{one.number}  {one.name or say('Without a name')}"
            + (f"  ({say('opened it now')})" if one.here else "")
            for one in found
        ],
    )


def add_person(
    session: CommandRun,
    name: _Name,
    new_password_file: Annotated[
        Path | None,
        typer.Option("--new-password-file", help="A file whose first line is their passphrase."),
    ] = None,
) -> CommandResult:
    """Give one more person a passphrase of their own."""
    with session.opened() as (desk, own), session.new_passphrase(new_password_file) as secret:
        number = desk.access.ways.add_person(own, name, secret)
    said = session.words.say("{name} opens this vault now, as number {n}.", name=name, n=number)
    return CommandResult({"number": number}, [said])


def rename_person(session: CommandRun, number: _Number, name: _Name) -> CommandResult:
    """Another name for a person."""
    with session.desk() as desk:
        desk.access.ways.rename(number, name)
    return CommandResult({"number": number}, [session.words.say("The name is changed.")])


def remove_person(session: CommandRun, number: _Number) -> CommandResult:
    """Take a person's passphrase away. Another one who opens this vault does it."""
    with session.opened() as (desk, own):
        desk.access.ways.remove_person(own, number)
    say = session.words.say
    return CommandResult(
        {"number": number},
        [
            say("This passphrase opens the vault no longer."),
            say("Copies and backups of before still open with it. Give the vault a new key, too."),
        ],
    )


def new_words(
    session: CommandRun,
    words_in: Annotated[
        Tongue | None, typer.Option("--words-in", help="The language of the recovery words.")
    ] = None,
) -> CommandResult:
    """Give the vault other recovery words, printed once. The paper of before opens it no longer."""
    with session.opened() as (desk, own):
        words = desk.access.ways.new_words(own)
        desk.access.ways.keep_words(words)
    words = recovery_words_in(words, str(words_in or session.lang))
    said = session.words.say(
        "Write these words on paper, each with its number, and keep them away from this device:"
    )
    return CommandResult({"recovery_words": words}, [said, *_rows(words)])


def shares(session: CommandRun) -> CommandResult:
    """Whether there are key papers, and how many of them open the vault."""
    with session.desk() as desk:
        found = desk.access.ways.papers()
    say = session.words.say
    if found is None:
        return CommandResult({"needed": None, "count": None}, [say("There are no key papers.")])
    needed, count = found
    line = say("Any {needed} of {count} key papers open the vault.", needed=needed, count=count)
    return CommandResult({"needed": needed, "count": count}, [line])


def make_shares(
    session: CommandRun,
    needed: Annotated[int, typer.Option("--needed", help="How many of them open the vault.")],
    count: Annotated[int, typer.Option("--count", help="How many are made, at most 8.")],
    words_in: Annotated[
        Tongue | None, typer.Option("--words-in", help="The language of the papers.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="A folder for the papers as PDF; else words are printed."),
    ] = None,
) -> CommandResult:
    """Make key papers, of which some together open the vault. Those of before open it no longer."""
    lang = str(words_in or session.lang)
    with session.opened() as (desk, own):
        places = paper_places(session, out, count)
        made = desk.access.ways.draw_papers(own, needed, count)
        put_papers(session, desk, made, places, lang)
        desk.access.ways.keep_papers(
            made
        )  # where a file could not be written, those of before open it
    say = session.words.say
    line = say("Any {needed} of {count} key papers open the vault.", needed=needed, count=count)
    told, lines = papers_told(session, made, places, lang)
    return CommandResult({"needed": needed, "count": count, **told}, [line, *lines])


def put_papers(
    session: CommandRun, desk: Desk, made: Sequence[PaperShare], places: list[Path], lang: str
) -> None:
    """Write each paper as a PDF to its place; nothing where there are no places."""
    if places:
        pages = desk.access.ways.sheets(made, lang)
        for place, page in zip(places, pages, strict=True):
            session.put_file(place, page)


def papers_told(
    session: CommandRun, made: Sequence[PaperShare], places: list[Path], lang: str
) -> tuple[dict[str, object], list[str]]:
    """What is said of papers that were made: their files, else the words of each."""
    say, lines = session.words.say, list[str]()
    if places:
        lines += [
            *map(str, places),
            say("Print them, give each to another person, and delete these files."),
        ]
        return {"files": [str(one) for one in places]}, lines
    papers = [words_on(one, lang) for one in made]
    for one, words in zip(made, papers, strict=True):
        lines += [
            say("Key paper {part} of {count}", part=one.part, count=len(made)),
            *_rows(words),
        ]
    return {"shares": papers}, lines


def paper_places(session: CommandRun, out: Path | None, count: int) -> list[Path]:
    """The files of the papers; asked for before anything is made."""
    if out is None:
        return []
    found = [out / f"key-paper-{part}.pdf" for part in range(1, count + 1)]
    session.may_write(found)
    return found


def _rows(words: Sequence[str]) -> list[str]:
    return [
        "  ".join(f"{at + 1:2d} {word:10}" for at, word in enumerate(words) if at // 6 == row)
        for row in range(-(-len(words) // 6))
    ]


def remove_shares(session: CommandRun) -> CommandResult:
    """No key paper opens the vault any more; backups of before still open with them."""
    with session.opened() as (desk, own):
        desk.access.ways.remove_papers(own)
    return CommandResult(
        {"removed": True}, [session.words.say("No key paper opens the vault any more.")]
    )


def escrow(
    session: CommandRun,
    may: Annotated[
        bool | None,
        typer.Option("--yes-it-may/--no-it-may-not", help="The answer, where the list asks."),
    ] = None,
) -> CommandResult:
    """Whether key papers of the organisation open this vault, and whether that may be refused."""
    with session.desk() as desk:
        if may is not None:
            desk.sync.escrow.answer(yes=may)
        found = desk.sync.escrow.state()
    return CommandResult(
        {
            "needed": found.needed,
            "count": found.count,
            "opens": found.opens,
            "asks": found.asks,
            "answer": found.answer,
        },
        state_words(found, session.words),
    )
