"""All commands in one tree, and what happens when one is not understood."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import typer
from typer.core import TyperGroup
from typer.main import get_group

from vsdesk.cli import (
    activities,
    attach,
    bundle,
    conflicts,
    consent,
    consent_decisions,
    demo,
    device,
    erase,
    families,
    help_page,
    looks,
    match,
    names,
    paper_runs,
    periods,
    ready,
    records,
    report,
    search,
    signing,
    submission,
    table_out,
    traces,
    vault,
)
from vsdesk.cli.session import Outside, as_json, point
from vsdesk.errors import CODES
from vsdesk.languages import SOURCE
from vsdesk.words import LANG_OF, Lang, Words, plain, steady


def tree() -> typer.Typer:
    """The command tree."""
    app = typer.Typer(
        name="vsdesk",
        help="Offline-first case records for associations of families of the missing.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.add_typer(vault.group, name="vault", help="Create, open, check a vault.")
    app.add_typer(device.group, name="device", help="Enrol devices by file and words.")
    app.add_typer(records.group, name="records", help="Load, dump, show and set records.")
    app.add_typer(
        families.group, name="families", help="Which family is here, and to which a case belongs."
    )
    app.add_typer(attach.group, name="attachments", help="Files that belong to records.")
    app.add_typer(bundle.group, name="bundle", help="Hand over and receive.")
    app.add_typer(conflicts.group, name="conflicts", help="Differences between versions.")
    app.add_typer(
        looks.group, name="looks", help="What one device alone says, and who looked at it."
    )
    app.add_typer(activities.group, name="activities", help="What the organisation did, and when.")
    app.add_typer(report.group, name="report", help="Printed pages.")
    app.add_typer(match.group, name="match", help="Possible same persons.")
    app.add_typer(consent.group, name="consent", help="Who agreed to what, and takes it back.")
    app.add_typer(names.group, name="names", help="Who is not named, and names in told words.")
    app.add_typer(erase.group, name="erasures", help="Orders to erase, and what is kept too long.")
    erase.add_to(app)
    app.add_typer(submission.group, name="submission", help="What goes to a mechanism.")
    ready.add_to(app)
    table_out.add_to(report.group)
    periods.add_to(report.group)
    paper_runs.add_to(report.group)
    signing.add_to(report.group)
    traces.add_to(report.group)
    attach.add_to(app)
    consent_decisions.add_to(consent.group)
    search.add_to(app)
    app.add_typer(search.group, name="searches", help="Searches that are kept under a name.")
    demo.add_to(app)
    return app


@cache
def command_tree() -> TyperGroup:
    """The tree as the command line reads it; it holds nothing of what was given. Made once in a process."""
    return get_group(tree())


def run(arguments: Sequence[str], outside: Outside) -> int:
    """Run one command; 2 with the usage on standard error when it was not understood."""
    page = help_page.asked(command_tree(), arguments)
    if page is not None:
        asked = help_page.HELP in arguments
        stream = outside.stdout if asked else outside.stderr
        stream.write(page.text(Words(_lang(arguments))))
        return 0 if asked else 2
    arguments = _language_last(arguments)
    try:
        code = command_tree()(
            args=list(arguments), standalone_mode=False, obj=outside, prog_name="vsdesk"
        )
    except typer.TyperException as problem:
        _not_understood(problem, arguments, outside)
        return 2
    except typer.Abort:
        return 1
    return code if isinstance(code, int) else 0


def _language_last(arguments: Sequence[str]) -> list[str]:
    """`--lang` before the command stands for the same behind it, where no other one stands."""
    given = list(arguments)
    size = 2 if given[:1] == ["--lang"] else 1 if given and given[0].startswith("--lang=") else 0
    lang, rest = given[:size], given[size:]
    if not lang or not rest or rest[0].startswith("-"):
        return given
    if any(one == "--lang" or one.startswith("--lang=") for one in rest):
        return rest
    end = rest.index("--") if "--" in rest else len(rest)
    return [*rest[:end], *lang, *rest[end:]]


def _not_understood(
    problem: typer.TyperException, arguments: Sequence[str], outside: Outside
) -> None:
    """In English what was not understood, in another language the options that it names."""
    code, words = CODES["E_USAGE"], Words(_lang(arguments))
    said = problem.format_message()
    text = f"{words.say(code.sentence)} {said if words.lang == SOURCE else point(words, said)}"
    text = steady(plain(text)).strip()
    outside.stderr.write(text + "\n")
    if "--json" in arguments:
        error = {"code": code.name, "message": text}
        outside.stdout.write(as_json({"error": error}) + "\n")


def _lang(arguments: Sequence[str]) -> Lang:
    """The language of what is said before a command runs: that asked for, else that of the system."""
    after = dict(pairwise(arguments))
    joined = [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    asked = after.get("--lang") or next(iter(joined), "") or os.environ.get("VSDESK_LANG", "")
    return LANG_OF.get(asked, SOURCE) if asked else _of_the_system()


def _of_the_system() -> Lang:
    """The language in which the system speaks to this person, where it is one of ours."""
    said = filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")))
    code = next(said, "").partition("_")[0].partition(".")[0]
    return LANG_OF.get(code, SOURCE)
