"""Asking, answering, and what a person sees when something went wrong."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vsdesk.cli.session import CommandResult, CommandRun, Outside, real_outside
from vsdesk.desk import TEST_COST, Env
from vsdesk.errors import CODES, Bug, EnvironmentFault, UserError
from vsdesk.progress import Cancelled
from vsdesk.ui.vault_actions import real_env
from vsdesk.words import Lang, plain


class Typed(io.StringIO):
    """A keyboard at a terminal."""

    def isatty(self) -> bool:
        return True


def session(
    tmp_path: Path,
    *,
    stdin: io.StringIO | None = None,
    as_json: bool = False,
    yes: bool = False,
    lang: Lang = "en",
) -> CommandRun:
    env = Env(clock=lambda: 0, random=bytes, profile=tmp_path, kdf=TEST_COST)
    outside = Outside(env, stdin or io.StringIO(), io.StringIO(), io.StringIO(), lambda _: "asked")
    return CommandRun(outside, lang, as_json, yes)


def out(one: CommandRun) -> str:
    assert isinstance(one.outside.stdout, io.StringIO)
    return one.outside.stdout.getvalue()


def err(one: CommandRun) -> str:
    assert isinstance(one.outside.stderr, io.StringIO)
    return one.outside.stderr.getvalue()


def failing(problem: BaseException) -> Callable[[], CommandResult]:
    def command() -> CommandResult:
        raise problem

    return command


def test_no_file_of_a_command_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "there.pdf").write_bytes(b"kept")
    one = session(tmp_path)
    with pytest.raises(UserError, match="E_USAGE"):
        one.may_write([tmp_path / "new.pdf", tmp_path / "there.pdf"])
    assert (tmp_path / "there.pdf").read_bytes() == b"kept"
    for asked in (False, True):
        one = session(tmp_path, yes=True)
        if asked:
            one.may_write([tmp_path / "there.pdf"])
        one.put_file(tmp_path / "there.pdf", b"first")
        with pytest.raises(UserError, match="E_USAGE"):
            one.put_file(tmp_path / "there.pdf", b"second")
        assert (tmp_path / "there.pdf").read_bytes() == b"first"
    with pytest.raises(UserError, match="E_USAGE"):
        session(tmp_path, yes=True).may_write([tmp_path / "a.pdf", tmp_path / "a.pdf"])


@pytest.mark.parametrize(
    ("problem", "code", "exit_code"),
    [
        (UserError("E_UNLOCK"), "E_UNLOCK", 1),
        (EnvironmentFault("E_DISK"), "E_DISK", 3),
        (OSError(28, "full"), "E_DISK", 3),
        (OSError(30, "read-only"), "E_MEDIA_RO", 3),
        (Bug("somewhere"), "E_BUG", 70),
        (ValueError("سرّ"), "E_BUG", 70),
        (KeyError("نجاح الحلبوني"), "E_BUG", 70),
    ],
)
def test_each_family_has_its_exit_code(
    tmp_path: Path, problem: Exception, code: str, exit_code: int
) -> None:
    one = session(tmp_path, as_json=True)
    assert one.run(failing(problem)) == exit_code
    assert json.loads(out(one))["error"] == {"code": code, "message": CODES[code].sentence}
    assert "سرّ" not in err(one) and "نجاح" not in err(one)


def test_line_and_field_are_told_but_no_value(tmp_path: Path) -> None:
    one = session(tmp_path, as_json=True)
    problem = UserError("E_DATE", "2013-02-30", kind="person", field="birth", line=7)
    assert one.run(failing(problem)) == 1
    assert json.loads(out(one))["error"]["line"] == 7
    assert "line 7" in err(one) and "field birth" in err(one) and "2013" not in err(one)


@pytest.mark.parametrize("problem", [Cancelled(), KeyboardInterrupt()])
def test_stopped(tmp_path: Path, problem: BaseException) -> None:
    one = session(tmp_path)
    assert one.run(failing(problem)) == 1
    assert "Nothing was changed" in err(one) and out(one) == ""


def test_isolates_stay_for_arabic_only(tmp_path: Path) -> None:
    lines = [chr(0x2068) + "2013-08" + chr(0x2069)]
    english, arabic = session(tmp_path), session(tmp_path, lang="ar")
    for one in (english, arabic):
        assert one.run(lambda: CommandResult({}, lines)) == 0
    assert out(english) == "2013-08\n"
    assert out(arabic) == lines[0] + "\n"


@pytest.mark.parametrize(("typed", "goes_on"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_a_question_at_a_terminal(tmp_path: Path, typed: str, goes_on: bool) -> None:
    one = session(tmp_path, stdin=Typed(typed))
    if goes_on:
        one.confirm("Write over it?")
    else:
        with pytest.raises(Cancelled):
            one.confirm("Write over it?")


@pytest.mark.parametrize(("typed", "goes_on"), [("نعم\n", True), ("y\n", True), ("لا\n", False)])
def test_a_yes_in_the_language_of_the_question(tmp_path: Path, typed: str, goes_on: bool) -> None:
    one = session(tmp_path, stdin=Typed(typed), lang="ar")
    if goes_on:
        one.confirm("أنكتب فوقه؟")
    else:
        with pytest.raises(Cancelled):
            one.confirm("أنكتب فوقه؟")
    assert "[نعم/لا]" in err(one)


def test_a_folder_in_the_place_of_a_file_is_not_a_fault_of_the_stick(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="E_USAGE"):
        session(tmp_path, yes=True).put_file(tmp_path, b"new")


def test_without_a_terminal_yes_is_needed(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="E_USAGE"):
        session(tmp_path).confirm("Write over it?")
    session(tmp_path, yes=True).confirm("Write over it?")


def test_an_existing_file_is_kept_without_a_yes(tmp_path: Path) -> None:
    path = tmp_path / "ورقة.pdf"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        session(tmp_path, stdin=Typed("n\n")).put_file(path, b"new")
    assert path.read_bytes() == b"old"
    session(tmp_path, yes=True).put_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_passphrase_from_a_file_a_pipe_and_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("عبارة مرور\nsecond line\n", encoding="utf-8")
    from_file = session(tmp_path)
    from_file.password_file = path
    assert from_file.passphrase().reveal() == "عبارة مرور".encode()
    piped = session(tmp_path, stdin=io.StringIO("old one\nnew one\n"))
    piped.password_file = Path("-")
    assert piped.passphrase().reveal() == b"old one"
    assert piped.new_passphrase(Path("-")).reveal() == b"new one"
    assert session(tmp_path, stdin=Typed("")).passphrase().reveal() == b"asked"
    with pytest.raises(UserError, match="E_USAGE"):
        session(tmp_path).passphrase()


def test_a_new_passphrase_is_asked_for_twice(tmp_path: Path) -> None:
    answers = iter(["one made up", "another"])
    one = session(tmp_path, stdin=Typed(""))
    one.outside = Outside(
        one.outside.env, Typed(""), io.StringIO(), io.StringIO(), lambda _: next(answers)
    )
    with pytest.raises(UserError, match="E_VALUE"):
        one.new_passphrase(None)


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_technical_words_are_not_english_in_another_language(tmp_path: Path, lang: Lang) -> None:
    one = session(tmp_path, lang=lang)
    one.explain(UserError("E_VALUE", kind="person", field="birth", line=4))
    told = err(one)
    assert "E_VALUE" in told and "person" in told and "4" in told
    assert "kind" not in told and "line" not in told
    two = session(tmp_path, lang=lang)
    two.explain(Bug("KeyError at case.py:12"))
    assert "KeyError" not in err(two) and "E_BUG" in err(two)


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        ("--vault DIR (or VSDESK_VAULT) is missing", "--vault, DIR, VSDESK_VAULT"),
        ("FIELD=VALUE is expected", "FIELD=VALUE"),
        ("--answer, or --purpose and --recipient", "--answer, --purpose, --recipient"),
    ],
)
def test_an_arabic_speaker_reads_which_option_was_meant(
    tmp_path: Path, detail: str, shown: str
) -> None:
    one = session(tmp_path, lang="ar")
    assert one.run(failing(UserError("E_USAGE", detail))) == 2
    assert f"(E_USAGE, {shown})" in err(one)
    assert "missing" not in err(one) and "expected" not in err(one)


@pytest.mark.parametrize(
    ("detail", "point"),
    [
        ("--vault DIR (or VSDESK_VAULT) is missing", "ما ينقص: --vault DIR VSDESK_VAULT"),
        (
            "--password-file FILE is missing, and nobody can be asked",
            "ما ينقص: --password-file FILE",
        ),
        ("--yes is needed without a terminal", "ما ينقص: --yes"),
        ("FIELD=VALUE is expected", "يُكتب هكذا: FIELD=VALUE"),
    ],
)
def test_an_arabic_speaker_reads_what_is_missing(tmp_path: Path, detail: str, point: str) -> None:
    one = session(tmp_path, lang="ar")
    assert one.run(failing(UserError("E_USAGE", detail))) == 2
    assert point in plain(err(one))


def test_who_cannot_be_asked_is_told_the_option_that_answers(tmp_path: Path) -> None:
    one = session(tmp_path)
    with pytest.raises(UserError) as asked:
        one.ask("The words?", "--words")
    assert "--words" in asked.value.detail


def test_the_column_that_is_missing_is_named_in_every_language(tmp_path: Path) -> None:
    for lang in ("en", "ar", "ku"):
        one = session(tmp_path, lang=lang)
        assert one.run(failing(UserError("E_TABLE", row=1, column="given"))) == 1
        assert "given" in err(one)


class Interrupted(io.StringIO):
    """A terminal at which Ctrl+C is pressed."""

    def write(self, text: str) -> int:
        raise KeyboardInterrupt


def test_ctrl_c_beside_a_command_shows_no_trace(tmp_path: Path) -> None:
    from vsdesk.cli import main

    outside = replace(session(tmp_path).outside, stderr=Interrupted())
    assert main(["no-such"], outside) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("match", "decide", "one", "--lang", "ar"),
        ("match", "list", "--band", "B", "--lang=ar"),
        ("no-such", "--lang", "ar"),
    ],
)
def test_a_command_that_is_not_understood_speaks_the_language_asked_for(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    from vsdesk.cli.commands import run

    one = session(tmp_path)
    assert run(arguments, one.outside) == 2
    assert err(one).startswith("لم يُفهم الأمر")
    assert "'" in err(one) and "Missing" not in err(one) and "No such" not in err(one)


def test_the_real_world_has_the_shipped_limits() -> None:
    """Only tests let a passphrase be cheap to try."""
    for env in (real_outside().env, real_env()):
        assert (env.kdf, env.least) == (None, 64 * 1024)


def test_s16_nothing_that_steers_a_terminal_leaves_a_command(tmp_path: Path) -> None:
    """A name with escapes, of another device: title, screen, clipboard (OSC 52), letters turned round."""
    name = "\x1b]0;x\x07\x1b[2J\x1b]52;c;eA==\x07\x9b2Jمر\u202eوان\r\x7f\u2069 سطر\nثان\tهنا"
    for lang in ("en", "ar"):
        one = session(tmp_path, lang=lang)
        assert one.run(lambda: CommandResult({"name": name}, [name])) == 0
        one.tell(name)
        for text in (out(one), err(one)):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
            assert "مروان" in text and "ثان\tهنا" in text
        assert "\n    ثان" in out(one)  # what goes on in a record looks like no row of its own
    as_data = session(tmp_path, as_json=True)
    as_data.run(lambda: CommandResult({"name": name}))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out(as_data))
    assert json.loads(out(as_data)) == {"name": name}  # what a program reads is whole


def test_s16_a_sentence_keeps_its_own_isolates(tmp_path: Path) -> None:
    one = session(tmp_path, lang="ar")
    one.tell("قبل \u2068A-1\u2069 بعد")
    assert err(one) == "قبل \u2068A-1\u2069 بعد\n"


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_s16_who_else_may_read_a_passphrase_is_told(tmp_path: Path, lang: Lang) -> None:
    path = tmp_path / "عبارة.txt"
    path.write_text("عبارة مرور\n", encoding="utf-8")
    for mode, told in ((0o600, False), (0o400, False), (0o640, True), (0o604, True)):
        path.chmod(mode)
        one = session(tmp_path, lang=lang)
        one.password_file = path
        assert one.passphrase().reveal() == "عبارة مرور".encode()
        assert one.read_words(path) == "عبارة مرور\n"
        said = one.outside.stderr
        assert isinstance(said, io.StringIO)
        assert (said.getvalue().count("chmod 600") == 2) is told
        assert "مرور" not in said.getvalue()
        english = "Others on this computer" in said.getvalue()
        assert english is (told and lang == "en")
