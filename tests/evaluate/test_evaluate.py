"""The conductor on the example: claims, bookings, splits, balances; and variants whose answers are known."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import chipaccord as ca
from chipaccord._old_outcome import Outcome, Range, digest
from chipaccord.evaluate import evaluate, fingerprint
from chipaccord.evaluate.duties import duties
from chipaccord.evaluate.effects import deliver, stages
from chipaccord.evaluate.plan import plan
from chipaccord.evaluate.settings import Setting, bands, subsidy_rate
from chipaccord.evaluate.solving import Solver
<<<<<<< HEAD
=======
from chipaccord.parts.document import Accord, parse, read
>>>>>>> help-e
from chipaccord.purchase import book, product
from chipaccord.trade import Policy, Solver, solve_many
from chipaccord.world.world import World

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "japan_us_2025.yaml"
PLAN = """
accord: A plan
as_of: 2025-05-28
parties: {buyer: JPN, seller: USA}
exchange_rates: {JPY/USD: 144.17, source: test}
"""
PURCHASE = "purchases: [{product: ai_accelerators, amount: %s, over: 2026..2028, mandate: %s}]\n"


def variant(*edits: str) -> dict[str, Any]:
    return evaluate(read(EXAMPLE, edits)).to_dict()


def document(*parts: str) -> dict[str, Any]:
    return evaluate(parse(PLAN + "".join(parts), "test.yaml")).to_dict()


def ranges(value: Any) -> list[dict[str, float]]:
    """Every {low, central, high} below `value`."""
    if isinstance(value, dict):
        if {"low", "central", "high"} <= set(value) and "id" not in value:
            return [value]
        return [r for item in value.values() for r in ranges(item)]
    if isinstance(value, list):
        return [r for item in value for r in ranges(item)]
    return []


def test_the_three_lines_of_the_api_work(tmp_path: Path) -> None:
    outcome = ca.evaluate(ca.read(EXAMPLE), ca.world())
    assert "Japan-US semiconductor purchase plan" in str(outcome)
    report = outcome.report(tmp_path / "out")
    assert report.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert {p.name for p in (tmp_path / "out").iterdir()} >= {"outcome.json", "results.nc", "run.json", "tables"}


def test_the_press_figure_is_ten_times_too_large(outcome: Outcome) -> None:
    claims = {claim["text"]: claim for claim in outcome.to_dict()["claims"]}
    wrong = claims["1 trillion yen ($69.4 billion)"]
    assert wrong["verdict"] == "off"
    assert wrong["factor"] == pytest.approx(10.0, abs=0.05)
    assert "6.94" in wrong["right"]


def test_the_deficit_claim_holds_in_us_statistics_only(outcome: Outcome) -> None:
    claims = {claim["text"]: claim for claim in outcome.to_dict()["claims"]}
    us = claims["a deficit of about 10 trillion yen (US statistics)"]
    japan = claims["a deficit of about 10 trillion yen (Japanese statistics)"]
    assert (us["verdict"], us["right"]) == ("holds", "9.87 tn yen")
    assert (japan["verdict"], japan["right"]) == ("off", "8.64 tn yen")


def test_the_bookings_are_the_arithmetic_of_the_product_table(outcome: Outcome) -> None:
    booked = outcome.to_dict()["bookings"]
    a_year = 1000 / 144.17 / 3
    assert booked["deficit_usd_bn"] == pytest.approx(68.468, rel=0.01)
    fall = booked["falls_by"]
    assert fall["ownership_usd_bn"]["central"] == pytest.approx(a_year)
    assert fall["customs_usd_bn"] == pytest.approx({"low": 0.0, "central": 0.05 * a_year, "high": 0.2 * a_year})
    assert fall["value_usd_bn"]["central"] == pytest.approx(0.817 * a_year)
    for basis in ("customs", "ownership", "value"):
        assert sum(row[f"{basis}_usd_bn"] for row in booked["by_economy"]) == pytest.approx(a_year)


def test_every_purchased_dollar_is_accounted_for(outcome: Outcome) -> None:
    purchase = outcome.to_dict()["trade"]["purchase"]
    parts = [purchase[f"{part}_pct"]["central"] for part in ("additional", "diverted", "displaced")]
    assert sum(parts) == pytest.approx(100)
    assert min(parts) > 0
    by_economy = {row["economy"]: row["central"] for row in purchase["diverted_by_economy_pct"]}
    assert sum(by_economy.values()) == pytest.approx(purchase["diverted_pct"]["central"])
    assert next(iter(by_economy)) == "TWN"
    assert not {"JPN", "USA"} & set(by_economy)


def test_every_range_holds_its_centre(outcome: Outcome) -> None:
    found = ranges(outcome.to_dict())
    assert len(found) > 40
    for item in found:
        assert item["low"] <= item["central"] <= item["high"], item


def test_a_purchase_hardly_moves_the_overall_balance(outcome: Outcome) -> None:
    purchase = outcome.to_dict()["trade"]["purchase"]
    assert purchase["overall_balance_usd_bn"]["central"] == 0.0  # deficits are fixed by the closure
    a_year = 1000 / 144.17 / 3
    assert 0 < purchase["overall_balance_usd_bn"]["high"] < a_year  # even when Japan borrows for it


def test_the_waterfall_adds_up(outcome: Outcome) -> None:
    steps = outcome.to_dict()["trade"]["purchase"]["waterfall"]
    total = 0.0
    for step in steps:
        if step["kind"] == "total":
            assert step["usd_bn"] == pytest.approx(total) or step is steps[0]
            total = step["usd_bn"]
        else:
            total += step["usd_bn"]


def test_the_subsidies_found_reproduce_the_purchase_as_plain_tariffs(outcome: Outcome, world: World) -> None:
    """A second route to the same equilibrium: no target, only the net tariffs that the targets found."""
    band = bands(outcome.accord)
    solver = Solver()
    stage = stages(world, duties(outcome.accord, world), band["chip_elasticity"], "fixed", solver)
    bought, rate = plan(outcome.accord, band), subsidy_rate(outcome.accord)
    found = deliver(bought, 2027, stage, band, rate, "fixed", solver, [Setting()])[Setting()]
    (plain,) = solve_many(found.baseline, [Policy(tariff=found.result.tariff, final_share=found.final_share)])
    np.testing.assert_allclose(plain.flow, found.result.flow, rtol=1e-8, atol=1.0)
    np.testing.assert_allclose(plain.flow, outcome.arrays["purchase_flow_after"][1], rtol=1e-8, atol=1.0)


@pytest.mark.parametrize(("elasticity", "share"), [(0.5, 0.2254), (1.0, 0.4), (2.0, 0.64)])
def test_what_is_additional_is_the_demand_response_to_the_programme(elasticity: float, share: float) -> None:
    """Rivals lose what the model says they lose; it adds up to the demand curve's answer from outside the model."""
    found = variant(f"assumptions={{demand_elasticity: {{central: {elasticity}}}}}")["trade"]["purchase"]
    assert found["additional_pct"]["central"] == pytest.approx(100 * share, abs=2.0)


def test_twice_the_purchase_books_twice_and_needs_a_higher_subsidy(outcome: Outcome) -> None:
    one, two = outcome.to_dict(), variant("purchases[0].amount=2 trillion yen", "subsidies.budget=800 billion yen")
    for basis, fall in one["bookings"]["falls_by"].items():
        assert two["bookings"]["falls_by"][basis]["central"] == pytest.approx(2 * fall["central"])
    assert two["trade"]["purchase"]["subsidy_pct"]["central"] > one["trade"]["purchase"]["subsidy_pct"]["central"]


def test_only_dollars_matter_not_the_currency_they_are_written_in(outcome: Outcome) -> None:
    one = outcome.to_dict()["trade"]["purchase"]
    two = variant(
        "exchange_rates.JPY/USD=288.34", "purchases[0].amount=2 trillion yen", "subsidies.budget=800 billion yen"
    )["trade"]["purchase"]
    assert two["subsidy_pct"] == pytest.approx(one["subsidy_pct"])
    assert two["public_cost_local_bn"]["central"] == pytest.approx(2 * one["public_cost_local_bn"]["central"])


def test_more_willing_demand_is_more_additional(outcome: Outcome) -> None:
    one = outcome.to_dict()["trade"]["purchase"]["additional_pct"]
    two = variant("assumptions={demand_elasticity: {central: 2}}")["trade"]["purchase"]["additional_pct"]
    assert two["central"] > one["central"]
    assert two["central"] - one["central"] > 10


def test_a_promise_without_a_mandate_moves_nothing_but_the_books() -> None:
    found = document(PURCHASE % ("1 trillion yen", "none"))
    assert found["trade"]["purchase"] is None
    assert found["bookings"]["falls_by"]["ownership_usd_bn"]["central"] == pytest.approx(1000 / 144.17 / 3)


def test_without_a_stated_subsidy_buyers_respond_to_the_one_that_delivers() -> None:
    bare = document(PURCHASE % ("100 billion yen", "at_least"))["trade"]["purchase"]
    assert bare["stated_budget_local_bn"] is None
    assert bare["additional_pct"]["central"] == pytest.approx(bare["subsidy_pct"]["central"], abs=1.0)
    paid = document(PURCHASE % ("100 billion yen", "at_least"), "subsidies: {budget: 40 billion yen}\n")
    assert bare["additional_pct"]["central"] < paid["trade"]["purchase"]["additional_pct"]["central"]


def test_tariffs_alone_are_evaluated_without_a_purchase() -> None:
    found = document(
        "tariffs: {no_deal: {USA on JPN: {all goods: +24%}}, deal: {USA on JPN: {all goods: 15%}}, elsewhere: none}\n"
    )
    assert found["bookings"] is None
    assert found["trade"]["purchase"] is None
    incomes = {row["economy"]: row["pct"]["central"] for row in found["trade"]["tariffs"]["real_income"]}
    assert incomes["JPN"] > 0
    assert found["trade"]["tariffs"]["bilateral_balance_usd_bn"]["central"] < 0


def test_duties_elsewhere_are_put_on_the_baseline() -> None:
    deal = "tariffs: {no_deal: {USA on JPN: {all goods: +24%}}, deal: {USA on JPN: {all goods: 15%}}, elsewhere: "
    bare = document(deal + "none}\n")["trade"]["tariffs"]
    walled = document(deal + "{USA on CHN: {all goods: 100%}, USA on MEX: {all goods: 100%}}}\n")["trade"]["tariffs"]
    gains = [{row["economy"]: row["pct"]["central"] for row in found["real_income"]}["JPN"] for found in (bare, walled)]
    assert gains[1] > 1.05 * gains[0]  # with its rivals shut out, access is worth more to Japan


def test_a_deal_that_changes_nothing_has_no_effect() -> None:
    same = "{USA on JPN: {all goods: 15%}}"
    found = document(f"tariffs: {{no_deal: {same}, deal: {same}}}\n", PURCHASE % ("1 billion yen", "exactly"))
    assert found["trade"]["tariffs"] is None
    tiny = found["trade"]["purchase"]
    assert abs(tiny["real_income"][0]["pct"]["central"]) < 1e-4


def test_the_pace_decides_the_years() -> None:
    purchase = (
        "purchases: [{product: ai_accelerators, amount: 1 trillion yen, over: 2026..2027, "
        "pace: {2026: 20%, 2027: 80%}}]\n"
    )
    years = document(purchase)["trade"]["purchase"]["by_year"]
    assert [y["purchase_usd_bn"] for y in years] == pytest.approx([200 / 144.17, 800 / 144.17])
    assert years[1]["subsidy_pct"] > years[0]["subsidy_pct"]


@pytest.mark.parametrize("name", ["memory", "analog_power", "equipment"])
def test_every_product_can_be_bought(name: str) -> None:
    found = document(f"purchases: [{{product: {name}, amount: 100 billion yen, over: 2026, mandate: exactly}}]\n")
    split = found["trade"]["purchase"]
    assert sum(split[f"{part}_pct"]["central"] for part in ("additional", "diverted", "displaced")) == pytest.approx(
        100
    )
    expected = book(product(name), 100 / 144.17, {"USA": 1.0}).by_economy("value")["USA"]
    assert found["bookings"]["falls_by"]["value_usd_bn"]["central"] == pytest.approx(expected)


def test_two_purchases_add_up() -> None:
    both = document(
        "purchases: [{product: ai_accelerators, amount: 600 billion yen, over: 2026..2027},"
        " {product: memory, amount: 400 billion yen, over: 2027..2028}]\n"
    )
    assert both["accord"]["amount_local_bn"] == pytest.approx(1000)
    assert [y["purchase_usd_bn"] for y in both["bookings"]["by_year"]] == pytest.approx(
        [300 / 144.17, 500 / 144.17, 200 / 144.17]
    )


def test_deficits_by_another_rule() -> None:
    found = document(PURCHASE % ("1 trillion yen", "at_least"), "model: {deficits: gdp_share}\n")
    assert found["accord"]["deficits"] == "gdp_share"
    assert found["trade"]["purchase"]["overall_balance_usd_bn"]["central"] != 0
    balanced = document(PURCHASE % ("1 trillion yen", "at_least"), "model: {deficits: balanced}\n")
    assert balanced["trade"]["purchase"]["overall_balance_usd_bn"]["central"] == 0


def test_the_same_document_gives_the_same_hashes(accord: Accord, outcome: Outcome, world: World) -> None:
    again = evaluate(accord, world).to_dict()["run"]
    first = outcome.to_dict()["run"]
    for key in ("document_sha256", "world_sha256", "result_sha256"):
        assert again[key] == first[key], key
    assert fingerprint(world.with_theta("semiconductors", 5.0)) != first["world_sha256"]


def test_the_run_record_says_how_exact_the_solution_is(outcome: Outcome) -> None:
    run = outcome.to_dict()["run"]
    assert run["solves"] > 50
    assert run["largest_residual"] < 1e-11
    assert run["largest_check_gap"] < 1e-8
    assert not [value for value in run.values() if isinstance(value, str) and value.startswith("/")]


def test_arrays_come_with_named_dimensions(outcome: Outcome) -> None:
    data = outcome.to_xarray()
    assert data["purchase_flow_after"].dims == ("importer", "exporter", "sector")
    target = data["purchase_flow_after"] - data["purchase_flow_before"]
    moved = float(target.sel(importer="JPN", exporter="USA", sector="semiconductors")) / 1e9
    assert moved == pytest.approx(0.817 * 1000 / 144.17 / 3, rel=1e-9)


def test_a_range_covers_its_values() -> None:
    assert Range.over(2.0, [3.0, 1.0]) == Range(1.0, 2.0, 3.0)
    assert Range(1, 2, 3).scaled(10) == {"low": 10, "central": 20, "high": 30}


def test_the_result_hash_ignores_rounding_only() -> None:
    assert digest({"a": 1.0 + 1e-9, "b": 1e-9}) == digest({"a": 1.0, "b": 0.0})
    assert digest({"a": 1.001}) != digest({"a": 1.0})


def test_what_it_hinges_on_agrees_with_solving_again(outcome: Outcome, world: World) -> None:
    """The levers come from one adjoint solve; solving again with another elasticity of chips gives the same slope."""
    found = outcome.to_dict()["trade"]["purchase"]["hinges"]
    lever = {(h["headline"], h["lever"], h["place"]): h for h in found}
    chips = lever["real income of JPN", "trade elasticity", "semiconductors"]

    solver, band = Solver(), bands(outcome.accord)
    stage = stages(world, duties(outcome.accord, world), band["chip_elasticity"], "fixed", solver)
    bought, rate = plan(outcome.accord, band), subsidy_rate(outcome.accord)
    done = deliver(bought, 2027, stage, band, rate, "fixed", solver, [Setting()])[Setting()]
    setting, step = done.result.setting, 1e-3
    theta = [np.array(world.theta), np.array(world.theta)]
    for sign, values in zip((1, -1), theta, strict=True):
        values[world.sectors.index("semiconductors")] += sign * step
    up, down = solver.many(
        "again",
        done.baseline,
        [Policy(theta=t, targets=setting.placed.targets, final_share=done.final_share) for t in theta],
    )
    japan = world.economies.index("JPN")
    slope = (up.equivalent_variation[japan] - down.equivalent_variation[japan]) / (2 * step) / 1e9
    assert chips["effect_usd_bn"] == pytest.approx(slope * chips["spread"], rel=1e-4)


def test_quantities_hinge_on_their_content(outcome: Outcome) -> None:
    found = outcome.to_dict()["trade"]["purchase"]["hinges"]
    lever = {(h["headline"], h["lever"], h["place"]): h for h in found}
    content = lever["trade balance of USA with JPN", "content bought, bn USD", "USA semiconductors"]
    assert content["value"] == pytest.approx(0.817 * 1000 / 144.17 / 3)
    assert 0 < content["effect_usd_bn"] < 2 * content["spread"]
