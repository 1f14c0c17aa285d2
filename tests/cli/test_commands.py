"""The commands that need no model: new, check, schema, world show, cite; usage errors; and what is never imported."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest

from chipaccord.cli import call
from chipaccord.commands.citations import PAPERS
from chipaccord.commands.console import patiently
from chipaccord.world.facts import assumptions, facts
from chipaccord.world.vocabulary import economies

HEAVY = ("jax", "scipy", "pandas", "xarray", "numpy")


def run_alone(*tokens: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in its own process, which prints the heavy libraries it loaded at the end of standard error."""
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print('loaded:', *[m for m in {HEAVY} if m in sys.modules], file=sys.stderr))\n"
        "from chipaccord.cli import main\n"
        f"sys.argv = ['chipaccord', *{tokens!r}]\n"
        "main()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, timeout=60, check=False
    )


def test_what_is_not_imported(tmp_path: Path) -> None:
    for tokens in (["--help"], ["new", "plan.yaml"], ["check", "plan.yaml"], ["schema"], ["world", "show", "facts"]):
        done = run_alone(*tokens, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stderr.splitlines()[-1] == "loaded:", tokens
    done = run_alone("check", "plan.yaml", "--set", "parties.buyer=Japan", cwd=tmp_path)
    assert done.returncode == 2
    assert "write JPN" in done.stderr


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["--help"]) == 0
    said = capsys.readouterr().out
    for name in ("new", "check", "run", "report", "world", "schema", "cite"):
        assert name in said
    assert call([]) == 0
    assert call(["--version"]) == 0


@pytest.mark.parametrize(
    ("tokens", "says"),
    [
        (["chek", "x"], 'Did you mean "check"'),
        (["run"], "requires an argument"),
        (["run", "a", "b"], "Unused"),
        (["run", "a", "--sett", "x=1"], "--set"),
        (["run", "a", "--seed", "many"], "--seed"),
        (["world", "show", "fact"], "facts"),
    ],
)
def test_usage_errors(tokens: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tokens) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.out == ""


def test_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["new", str(tmp_path / "plan")]) == 0
    file = tmp_path / "plan.yaml"
    assert file.exists()
    assert call(["check", str(file)]) == 0
    file.write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert call(["new", str(file)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"
    assert call(["new", str(tmp_path / "nowhere" / "plan.yaml")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_check_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.yaml"
    call(["new", str(file)])
    capsys.readouterr()
    assert call(["check", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"]
    assert [claim["verdict"] for claim in found["claims"]] == ["off", "holds", "holds"]
    assert call(["check", str(file), "--json", "--set", "as_of=tomorrow"]) == 2
    said = capsys.readouterr()
    (mistake,) = json.loads(said.out)["mistakes"]
    assert mistake["where"] == "as_of"
    assert mistake["origin"] == "--set as_of=tomorrow"
    assert said.err == "1 mistake\n"


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["schema"]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_world_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["world", "show"]) == 0
    assert f"{len(facts())}  chipaccord world show facts" in capsys.readouterr().out
    for name, ids in (("facts", facts()), ("assumptions", assumptions())):
        assert call(["world", "show", name]) == 0
        rows = capsys.readouterr().out.splitlines()
        assert [row.split("\t")[0] for row in rows[1:]] == list(ids)
        assert len({row.count("\t") for row in rows}) == 1


def test_world_show_in_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    for name, ids in (("facts", facts()), ("assumptions", assumptions()), ("economies", economies())):
        assert call(["world", "show", name]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines if not line.startswith(" ")] == list(ids)
        assert max(len(line) for line in lines) <= 80


def test_cite(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["cite"]) == 0
    said = capsys.readouterr().out
    assert said.count("@article{") == len(PAPERS) == len({paper.key for paper in PAPERS})
    assert "@software{chipaccord," in said


def test_rebuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[Path | None] = []

    def rebuild(out: Path | None) -> str:
        seen.append(out)
        return "calibrated"

    monkeypatch.setattr(import_module("chipaccord.world.rebuild"), "rebuild", rebuild)
    assert call(["world", "rebuild", "--out", str(tmp_path / "built")]) == 0
    assert capsys.readouterr().out == "calibrated\n"
    assert seen == [tmp_path / "built"]
    (tmp_path / "file").touch()
    assert call(["world", "rebuild", "--out", str(tmp_path / "file")]) == 2


def test_a_reader_that_leaves_early(tmp_path: Path) -> None:
    code = "from chipaccord.cli import main; import sys; sys.argv = ['chipaccord', 'schema']; main()"
    shown = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    assert shown.stdout is not None
    assert shown.stderr is not None
    shown.stdout.read(10)
    shown.stdout.close()
    assert b"Traceback" not in shown.stderr.read()
    shown.stderr.close()
    assert shown.wait(timeout=60) in (0, 141)


def test_a_terminal_that_cannot_show_everything(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("accord: 半導体\nparties: {buyer: 日本, seller: USA}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "chipaccord.cli", "check", "plan.yaml"],
        cwd=tmp_path,
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"not an economy code" in done.stderr


def test_an_interrupt_waits_for_loading_libraries() -> None:
    done: list[str] = []

    def load() -> None:
        with patiently():
            signal.raise_signal(signal.SIGINT)
            done.append("loaded")

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore interrupts
    try:
        with pytest.raises(KeyboardInterrupt, match=r"^$"):
            load()
        assert done == ["loaded"]
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
