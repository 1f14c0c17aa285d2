"""The conductor: the public interface, the record of a run, what is shared between the parts, and what holds of all."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest
from documents import A_YEAR, EXAMPLE, HEAD, NO_CHANGE, ONE_YEAR, PURCHASE, SHOCK, SUPPORT, TARIFFS, ends, evaluated

import chipaccord as ca
from chipaccord.accord.mistakes import AccordError
from chipaccord.evaluate import LIBRARIES, TOLERANCE, fingerprint
from chipaccord.outcome import Absent, digest
from chipaccord.parts import PARTS
from chipaccord.parts.deal import Deal
from chipaccord.parts.document import parse
from chipaccord.parts.outcome import Outcome
from chipaccord.parts.settings import bands
from chipaccord.trade import Solver
from chipaccord.world.world import World

SMALL = ONE_YEAR % ("memory", "100 billion yen", "exactly")


def test_the_public_functions_are_plain_and_show_what_they_take() -> None:
    assert list(inspect.signature(ca.evaluate).parameters) == ["accord", "world", "scenario", "command", "progress"]
    assert list(inspect.signature(ca.read).parameters) == ["path", "edits", "scenario"]
    assert "What an accord really does" in (inspect.getdoc(ca.evaluate) or "")
    with pytest.raises(AttributeError, match="no attribute 'evaluator'"):
        ca.evaluator  # noqa: B018  # the lookup is what is tested


def test_the_lines_of_the_interface_work(tmp_path: Path, world: World) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(HEAD + SMALL, encoding="utf-8")
    outcome = ca.evaluate(ca.read(file), world)
    report = outcome.report(tmp_path / "out")
    assert str(outcome).startswith("A plan ")
    assert repr(outcome) == "Outcome('A plan': purchases, supply)"
    assert report.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "outcome.json", "results.nc", "run.json", "tables", "report.html"
    }  # fmt: skip
    assert json.loads((tmp_path / "out" / "outcome.json").read_text(encoding="utf-8")) == outcome.to_dict()


def test_every_part_answers_or_says_why_it_does_not(figures: Any) -> None:
    assert not [part for part in PARTS if isinstance(getattr(figures, part), Absent)]
    only = evaluated(HEAD, TARIFFS % "none").figures
    silent = {part: getattr(only, part).because for part in PARTS if isinstance(getattr(only, part), Absent)}
    assert silent == dict.fromkeys(("claims", "purchases", "supply"), "not_in_document")


def test_every_range_holds_its_centre(outcome: Outcome) -> None:
    found = list(ends(outcome.to_dict()))
    assert len(found) > 40
    assert [each for each in found if not each[0] <= each[1] <= each[2]] == []


def test_what_several_parts_need_is_made_once(world: World) -> None:
    deal, calls = Deal(parse(HEAD + SMALL), world, bands({}), Solver()), []

    def make(found: Deal) -> str:
        calls.append(found)
        return "made"

    assert deal.shared(make) == deal.shared(make) == "made"
    assert calls == [deal]


@pytest.mark.parametrize(
    ("parts", "solves"),
    [
        ((TARIFFS % "none",), 6),  # three elasticities, without and with the deal
        ((TARIFFS % "none", SMALL), 6 + 3 * 27 + 3),  # pull, switch, deliver under 27 settings; three rules of deficits
        ((TARIFFS % "none", PURCHASE % ("1 trillion yen", "at_least")), 6 + 3 * 27 + 3),  # like years are solved once
        ((SMALL.replace("exactly", "none"),), 0),  # a promise needs no model
    ],
)
def test_the_base_years_and_like_years_are_solved_once(parts: tuple[str, ...], solves: int) -> None:
    assert evaluated(HEAD, *parts).figures.run.solves == solves


def test_progress_is_told_in_codes(world: World) -> None:
    told: list[str] = []
    ca.evaluate(parse(HEAD + SMALL + TARIFFS % "none"), world, progress=told.append)
    assert all(step.isidentifier() for step in told)
    assert [step for step in told if step in PARTS] == list(PARTS)
    assert {"baseline", "deal_tariffs", "pull", "switch", "network"} <= set(told)


def test_the_same_document_gives_the_same_hashes(world: World) -> None:
    text = HEAD + SMALL + SUPPORT % 30
    first, again = (ca.evaluate(parse(text), world).figures.run for _ in range(2))
    for name in ("document_sha256", "world_sha256", "result_sha256"):
        assert getattr(first, name) == getattr(again, name), name
        assert len(getattr(first, name)) == 64
    other = evaluated(HEAD, SMALL.replace("100", "101")).figures.run
    assert other.result_sha256 != first.result_sha256
    assert other.document_sha256 != first.document_sha256
    assert fingerprint(world.with_theta("semiconductors", 5.0)) != first.world_sha256


def test_the_result_hash_is_that_of_all_figures_but_the_run(outcome: Outcome) -> None:
    body = {name: value for name, value in outcome.to_dict().items() if name != "run"}
    assert outcome.figures.run.result_sha256 == digest(body)
    body["accord"] = body["accord"] | {"title": "another"}
    assert outcome.figures.run.result_sha256 != digest(body)
    assert digest({"a": 1.0 + 1e-9, "b": 1e-9}) == digest({"a": 1.0, "b": 0.0})
    assert digest({"a": 1.001}) != digest({"a": 1.0})


def test_the_run_record_says_how_exact_the_solution_is(figures: Any) -> None:
    run = figures.run
    assert run.solves > 50
    assert run.passes > run.solves
    assert run.largest_residual < TOLERANCE
    assert run.largest_check_gap < 1e-8
    assert {one.program for one in run.versions} == {"chipaccord", "python", *LIBRARIES}
    texts = [value for value in run.model_dump().values() if isinstance(value, str)]
    assert not [text for text in texts if text.startswith("/")]


def test_the_terms_are_the_documents(figures: Any, outcome: Outcome) -> None:
    terms = figures.accord
    assert (terms.title, terms.as_of) == (outcome.accord.title, "2025-05-28")
    assert (terms.buyer, terms.seller, terms.deficits) == ("JPN", "USA", "fixed")
    assert (terms.currency, terms.local_per_usd) == ("JPY", pytest.approx(144.17))
    assert (terms.base_year, terms.pair_year, terms.duties_on) == (2022, 2024, "2025-08-07")
    assert terms.scenario == Absent(because="none_applied")
    assert terms.not_evaluated == outcome.accord.not_evaluated
    assert len(terms.assumed) == 6
    bare = evaluated("parties: {buyer: JPN, seller: USA}\n", NO_CHANGE).figures.accord
    assert (bare.currency, bare.local_per_usd, bare.rate_source) == ("USD", 1.0, "")
    assert (bare.as_of.because, bare.duties_on.because) == ("not_in_document", "no_date")


def test_a_scenario_is_named_in_the_record(tmp_path: Path, world: World) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(HEAD + SMALL + "scenarios: {strong: {exchange_rates.JPY/USD: 120}}\n", encoding="utf-8")
    found = ca.evaluate(ca.read(file, scenario="strong"), world, scenario="strong", command="typed").figures
    assert (found.accord.scenario, found.run.command) == ("strong", "typed")
    assert found.purchases.plan.amount == pytest.approx(100e9 / 120)
    with pytest.raises(AccordError, match="strong"):
        ca.read(file, scenario="strongest")


def test_arrays_come_with_named_dimensions_and_units(outcome: Outcome, world: World) -> None:
    data = outcome.to_xarray()
    assert data["purchase_flow_after"].dims == ("importer", "exporter", "sector")
    assert data["purchase_flow_after"].attrs["units"] == "usd_a_year"
    assert tuple(data["economy"].values) == world.economies
    moved = data["purchase_flow_after"] - data["purchase_flow_before"]
    bought = float(moved.sel(importer="JPN", exporter="USA", sector="semiconductors"))
    assert bought == pytest.approx(0.817 * A_YEAR, rel=1e-9)
    assert float(data["purchases_effects_cost"].sel(range="central")) == outcome.figures.purchases.effects.cost.central
    assert data.attrs["title"] == outcome.accord.title


def test_the_marked_assumptions_are_listed_as_used(figures: Any) -> None:
    used = {one.id: one for one in figures.assumptions}
    assert (used["chip_elasticity"].low, used["chip_elasticity"].high) == (2, 9)
    assert not any(one.overridden for one in used.values())
    assert (used["seller_value_share"].low, used["seller_value_share"].central) == (0.757, 0.817)
    own = evaluated(HEAD, SMALL, "assumptions: {seller_value_share: {central: 50%, why: because}}\n").figures
    given = {one.id: one for one in own.assumptions}["seller_value_share"]
    assert (given.overridden, given.why, given.low, given.central, given.high) == (True, "because", 0.5, 0.5, 0.5)
    assert own.purchases.falls.value.central == pytest.approx(0.5 * 100e9 / 144.17)
    equipment = evaluated(HEAD, ONE_YEAR % ("equipment", "100 billion yen", "exactly")).figures
    assert {one.id: one.central for one in equipment.assumptions}["seller_value_share"] != 0.817  # its own row's


def test_every_effect_is_of_a_listed_assumption_at_its_ends(figures: Any) -> None:
    assert {one.assumption for one in figures.effects} == {one.id for one in figures.assumptions}
    found = {(one.assumption, one.headline): (one.low, one.high) for one in figures.effects}
    effects, falls = figures.purchases.effects, figures.purchases.falls
    assert found["seller_customs_share", "falls_customs"] == falls.customs.ends
    low, high = found["demand_elasticity", "additional"]
    assert effects.additional.low - 1e-12 <= low < high <= effects.additional.high + 1e-12


def test_a_document_that_this_world_cannot_take_is_refused() -> None:
    with pytest.raises(AccordError, match="more than the world output of USA"):
        parse(HEAD + PURCHASE % ("900 trillion yen", "at_least"))


def test_the_example_is_evaluated_whole(figures: Any) -> None:
    assert EXAMPLE.is_file()
    assert len(figures.claims.claims) == 7
    assert len(figures.supply.shocks) == 4
    assert len(figures.supply.built) == 2
    assert figures.purchases.effects.by_year[0].year == 2026
    assert evaluated(HEAD, SMALL, SHOCK % ("photoresist", "JPN", 30)).figures.supply.comparison.because == "no_support"
