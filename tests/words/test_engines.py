"""How a run of an engine ended, in words: every code in every language, once for messages and tables alike."""

from __future__ import annotations

import ast
import inspect
import pickle
import re
from typing import get_args

import pytest

from chipaccord.ario import model
from chipaccord.chain.simulate import ending
from chipaccord.status import Reason, Status
from chipaccord.trade.solver.check import Condition
from chipaccord.trade.solver.status import Reason as Ended
from chipaccord.trade.solver.status import Remedy
from chipaccord.trade.solver.status import Status as Solved
from chipaccord.words import LANGUAGES, Words
from chipaccord.words.catalogue import catalogue

KEYS = frozenset(catalogue("en"))
JAPANESE_ALONE = re.compile(r"[A-Za-z]{3,}")


def codes(prefix: str) -> set[str]:
    """What stands after a prefix in the keys of the catalogue."""
    return {key.removeprefix(prefix) for key in KEYS if key.startswith(prefix)}


def strings(module: object) -> set[str]:
    """Every string in the code of a module."""
    tree = ast.parse(inspect.getsource(module))  # type: ignore[arg-type]  # a module is one of the objects it takes
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_code_of_the_trade_model_has_its_message_and_every_message_its_code() -> None:
    assert codes("trade-condition-") == set(get_args(Condition))
    assert codes("trade-remedy-") == set(get_args(Remedy)) - {""}
    plain = {code for code in codes("trade-") if not code.startswith(("condition-", "remedy-", "where-"))}
    assert plain == {*get_args(Ended), "off", "part"}


def test_every_code_of_the_chip_network_has_one_name_and_one_message() -> None:
    assert codes("chain-") == codes("reason-")
    assert codes("chain-") <= strings(ending)


def test_every_message_of_the_sector_model_has_its_code() -> None:
    assert codes("ario-") - {"level", "spiral"} <= strings(model)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_of_the_network_begins_with_the_name_that_tables_show(language: str) -> None:
    values = {"product": "x", "stage": "x", "place": "x", "stages": "x", "served": 0.5, "left": 0.5, "week": 1}
    words = Words(language)
    for code in codes("chain-"):
        assert words(f"chain-{code}", **values, weeks=1.0, lines=1).startswith(words(f"reason-{code}"))


def test_what_stopped_the_solver_is_said_in_the_language_of_the_reader() -> None:
    place = ("USA", "motor_vehicles")
    status = Solved(
        "diverged", passes=7, reached=0.4567, condition="price", place=place, size=0.5, owed=-0.123,
        remedy="smaller_change_or_balance",
    )  # fmt: skip
    assert status.message == (
        "the iteration left the numbers after 7 passes; solved up to 46% of the change; beyond, the price condition is "
        "off by 0.5 for USA, motor_vehicles; USA has a surplus of 12.3% of its value added, which little trade may not "
        "carry: try a smaller change, or deficits='balanced'"
    )
    assert "for the United States, motor vehicles; the United States has a surplus" in status.said(Words("en"))
    japanese = status.said(Words("ja"))
    assert "46%" in japanese
    assert "米国の自動車で価格の条件が0.5ずれている。米国の黒字は付加価値の12.3%" in japanese
    assert japanese in Words("ja")("run-no-solution", step="x", reason=status)


@pytest.mark.parametrize("reason", get_args(Ended))
@pytest.mark.parametrize("remedy", get_args(Remedy))
def test_a_solve_can_be_said_whatever_it_ended_with(reason: Ended, remedy: Remedy) -> None:
    for place in ((), ("USA",), ("USA", "food"), ("chips", "JPN", "USA", "food")):
        for condition in get_args(Condition):
            status = Solved(reason, passes=3, condition=condition, place=place, size=float("inf"), remedy=remedy)
            said = [status.said(Words(language)) for language in LANGUAGES]
            assert not JAPANESE_ALONE.search(re.sub(r"chips|inf|deficits|balanced", "", said[1])), said[1]
            again = pickle.loads(pickle.dumps(status))
            assert (again.code, again.message) == (reason, status.message)


def test_why_a_network_has_not_recovered_is_said_in_both_languages() -> None:
    reasons = (
        Reason("short", {"product": "phone_soc", "served": 0.934}),
        Reason("lost_for_good", {"stage": "fab_logic_lt10", "place": "TWN", "left": 0.0}),
    )
    status = Status("chain", False, reasons)
    assert status == "not_recovered"
    assert status.message == (
        "service stays short (phone_soc at 93.4% of demand in the last weeks): capacity is lost for good "
        "(fab_logic_lt10 in TWN, now at 0%)"
    )
    assert "logic below 10 nm in Taiwan, now at 0%" in status.said(Words("en"))
    assert "台湾の10nm未満ロジック、現在0%" in status.said(Words("ja"))
    assert pickle.loads(pickle.dumps(status)).message == status.message
    noted = Status(
        "chain", True, (Reason("queue", {"product": "phone_soc", "weeks": 1.5}), Reason("slow", {"stages": ("a", "b")}))
    )
    assert noted.message.startswith("recovered; demand stays late (phone_soc by 1.5 weeks")
    assert noted.message.endswith("expansion only is slowed (a and b; no week’s output is lost)")
    assert noted.said(Words("ja")).startswith("回復。需要への納入遅れが残る")
    assert [Status("ario", ok).message for ok in (True, False)] == ["recovered", "not_recovered"]
    assert [Status("ario", ok).said(Words("ja")) for ok in (True, False)] == ["回復", "未回復"]
