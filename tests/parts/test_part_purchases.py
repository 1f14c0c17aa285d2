"""The purchases: bookings, split, balances and cost by two routes each, and variants whose answers are known."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from documents import A_YEAR, EUROPE, HEAD, NO_CHANGE, ONE_YEAR, PURCHASE, YEN, evaluated, figures, row, rows, variant

from chipaccord.outcome import Absent, loaded
from chipaccord.parts.base import stages
from chipaccord.parts.deal import Deal
from chipaccord.parts.outcome import Outcome, tree
from chipaccord.parts.purchases.plan import plan_of, subsidy_rate
from chipaccord.parts.settings import bands
from chipaccord.purchase import book, product
from chipaccord.trade import Commitment, Delivered, Policy, Solver, deliver, solve_many
from chipaccord.world.world import World

BASES = ("customs", "ownership", "value")
PARTS = ("additional", "diverted", "displaced")
MEMORY = ONE_YEAR % ("memory", "100 billion yen", "exactly")


@pytest.fixture(scope="module")
def effects(outcome: Outcome) -> Any:
    return outcome.figures.purchases.effects


@pytest.fixture(scope="module")
def delivered(outcome: Outcome, world: World) -> Delivered:
    """The example's year 2027 at the central setting, straight from the trade engine."""
    deal = Deal(outcome.accord, world, bands(outcome.accord.assumptions), Solver())
    plan = deal.shared(plan_of)
    elasticity = deal.bands["demand_elasticity"].central
    content = plan.content(2027, "central")
    commitment = Commitment(plan.buyer, plan.seller, content, elasticity, subsidy_rate(deal), "at_least")
    (found,) = deliver([commitment], deal.shared(stages)["central"].after, deal.deficits, deal.solver)
    return found


# -- what is booked ---------------------------------------------------------------------------------------------------


def test_the_bookings_are_the_arithmetic_of_the_product_table(outcome: Outcome) -> None:
    bought = outcome.figures.purchases
    assert bought.deficit.size == pytest.approx(68.468e9, rel=0.01)
    assert bought.deficit.year == 2024
    falls = bought.falls
    assert falls.ownership.central == falls.ownership.low == falls.ownership.high == pytest.approx(A_YEAR)
    assert falls.customs.model_dump() == pytest.approx({"low": 0.0, "central": 0.05 * A_YEAR, "high": 0.2 * A_YEAR})
    assert falls.value.central == pytest.approx(0.817 * A_YEAR)
    for basis in BASES:
        assert sum(getattr(one, basis) for one in bought.bookings) == pytest.approx(A_YEAR)


def test_the_pieces_of_the_price_add_up_to_the_bookings(outcome: Outcome) -> None:
    bought = outcome.figures.purchases
    for basis in ("customs", "value"):
        pieces = rows(bought.pieces, basis=basis)
        assert sum(piece.share for piece in pieces) == pytest.approx(1)
        for booked in bought.bookings:
            usd = sum(piece.usd for piece in rows(pieces, economy=booked.economy))
            assert usd == pytest.approx(getattr(booked, basis)), (basis, booked.economy)


def test_the_years_add_up_to_the_plan(outcome: Outcome) -> None:
    bought = outcome.figures.purchases
    assert bought.plan.amount == pytest.approx(1e12 * YEN)
    assert bought.plan.a_year == pytest.approx(A_YEAR)
    assert (bought.plan.first_year, bought.plan.last_year, bought.plan.mandate) == (2026, 2028, "at_least")
    assert sum(one.amount for one in bought.planned_years) == pytest.approx(bought.plan.amount)
    assert sum(one.purchase for one in bought.booked_years) == pytest.approx(bought.plan.amount)
    for basis in BASES:
        by_year = [getattr(one, basis).central for one in bought.booked_years]
        assert sum(by_year) / 3 == pytest.approx(getattr(bought.falls, basis).central)


def test_the_documents_terms_are_shown_as_written(outcome: Outcome) -> None:
    bought = outcome.figures.purchases
    (planned,) = bought.planned
    assert (planned.written, planned.sellers, planned.source) == (
        "1 trillion yen", "NVIDIA 80%, others 20%", "Asahi Shimbun, 28 May 2025"
    )  # fmt: skip
    assert bought.plan.budget == pytest.approx(400e9 * YEN)
    assert {one.size: one.rate for one in bought.subsidy_rates} == pytest.approx(
        {"large": 1 / 3, "small_and_medium": 1 / 2}
    )


# -- what it does -----------------------------------------------------------------------------------------------------


def test_every_purchased_dollar_is_accounted_for(effects: Any) -> None:
    parts = [getattr(effects, part).central for part in PARTS]
    assert sum(parts) == pytest.approx(1)
    assert min(parts) > 0
    by = {one.economy: one.share.central for one in effects.diverted_from}
    assert sum(by.values()) == pytest.approx(effects.diverted.central)
    assert next(iter(by)) == "TWN"
    assert list(by.values()) == sorted(by.values(), reverse=True)
    assert not {"JPN", "USA"} & set(by)
    for year in effects.by_year:
        assert year.additional + year.diverted + year.displaced == pytest.approx(1)


def test_a_purchase_hardly_moves_the_overall_balance(effects: Any) -> None:
    assert effects.overall_balance.central == 0.0  # deficits are fixed by the closure
    assert 0 < effects.overall_balance.high < A_YEAR  # even when the buyer borrows for it
    assert abs(effects.overall_goods_balance.central) < A_YEAR


def test_the_waterfall_adds_up(outcome: Outcome, effects: Any) -> None:
    total = 0.0
    for number, step in enumerate(effects.steps):
        if step.kind == "total":
            assert number == 0 or step.usd == pytest.approx(total)
            total = step.usd
        else:
            total += step.usd
    assert [step.kind for step in effects.steps] == ["total", "change", "total", "change", "change", "total"]
    by = {step.step: step.usd for step in effects.steps}
    assert by["announced"] == pytest.approx(A_YEAR)
    assert by["recorded"] == pytest.approx(outcome.figures.purchases.falls.customs.central)
    assert by["balance"] == pytest.approx(effects.bilateral_balance.central)


def test_the_subsidies_found_reproduce_the_purchase_as_plain_tariffs(outcome: Outcome, delivered: Delivered) -> None:
    """A second route to the same equilibrium: no target, only the net tariffs that the targets found."""
    policy = Policy(tariff=delivered.result.tariff, final_share=delivered.final_share)
    (plain,) = solve_many(delivered.baseline, [policy])
    np.testing.assert_allclose(plain.flow, delivered.result.flow, rtol=1e-8, atol=1.0)
    np.testing.assert_allclose(plain.flow, outcome.arrays["purchase_flow_after"][1], rtol=1e-8, atol=1.0)


def test_the_public_cost_is_the_subsidy_times_what_is_bought(effects: Any, delivered: Delivered) -> None:
    assert [year.cost for year in effects.by_year] == pytest.approx([delivered.cost] * 3)
    assert effects.cost.central == pytest.approx(3 * delivered.cost)
    assert effects.subsidy.central == pytest.approx(delivered.subsidy)
    additional = sum(year.purchase * year.additional for year in effects.by_year)
    assert effects.cost_per_additional.central == pytest.approx(effects.cost.central / additional)


def test_the_flows_and_outputs_are_the_models(effects: Any, delivered: Delivered) -> None:
    base, result = delivered.baseline, delivered.result
    n = base.economies.index("JPN")
    change = np.asarray(result.flow)[n] - np.asarray(base.flow)[n]
    assert {flow.sector for flow in effects.flows} == {sector for _, sector in delivered.commitment.content}
    for flow in effects.flows:
        cell = base.economies.index(flow.exporter), base.sectors.index(flow.sector)
        assert flow.change == pytest.approx(change[cell], abs=1.0)
        assert flow.content == delivered.commitment.content.get((flow.exporter, flow.sector), 0.0)
    moved = np.abs(np.asarray(result.output) - np.asarray(base.output))
    assert abs(effects.output[0].usd) == pytest.approx(moved.max())
    for income in effects.real_income:
        i = base.economies.index(income.economy)
        assert income.change.central == pytest.approx(float(result.real_income[i]) - 1, abs=1e-12)
        assert income.usd.central == pytest.approx(float(result.equivalent_variation[i]), abs=1.0)


@pytest.mark.parametrize(("elasticity", "share"), [(0.5, 0.2254), (1.0, 0.4), (2.0, 0.64)])
def test_what_is_additional_is_the_demand_response_to_the_programme(elasticity: float, share: float) -> None:
    """Rivals lose what the model says they lose; it adds up to the demand curve's answer from outside the model."""
    found = variant(f"assumptions={{demand_elasticity: {{central: {elasticity}}}}}").purchases.effects
    assert share == pytest.approx(1 - (1 - 0.4) ** elasticity, abs=1e-4)
    assert found.additional.central == pytest.approx(share, abs=0.02)


def test_more_willing_demand_is_more_additional(effects: Any) -> None:
    two = variant("assumptions={demand_elasticity: {central: 2.0}}").purchases.effects.additional.central
    assert two - effects.additional.central > 0.1


def test_twice_the_purchase_books_twice_and_needs_a_higher_subsidy(outcome: Outcome, effects: Any) -> None:
    two = variant("purchases[0].amount=2 trillion yen", "subsidies.budget=800 billion yen").purchases
    for basis in BASES:
        once = getattr(outcome.figures.purchases.falls, basis).central
        assert getattr(two.falls, basis).central == pytest.approx(2 * once)
    assert two.effects.subsidy.central > effects.subsidy.central


def test_only_dollars_matter_not_the_currency_they_are_written_in(outcome: Outcome, effects: Any) -> None:
    two = variant(
        "exchange_rates.JPY/USD=288.34", "purchases[0].amount=2 trillion yen", "subsidies.budget=800 billion yen"
    )
    assert two.purchases.effects.model_dump(mode="json") == effects.model_dump(mode="json")
    assert two.accord.local_per_usd == pytest.approx(2 * outcome.figures.accord.local_per_usd)
    dollars = evaluated(HEAD, ONE_YEAR % ("memory", "$1 billion", "exactly")).figures
    yen = evaluated(HEAD, ONE_YEAR % ("memory", "144.17 billion yen", "exactly")).figures
    assert (dollars.accord.currency, yen.accord.currency) == ("USD", "JPY")
    assert dollars.purchases.effects.cost.central == pytest.approx(yen.purchases.effects.cost.central)


def test_the_example_without_its_other_parts_has_the_same_effects(effects: Any) -> None:
    assert variant().purchases.effects == effects


# -- variants ---------------------------------------------------------------------------------------------------------


def test_a_promise_without_a_mandate_moves_nothing_but_the_books() -> None:
    found = figures(PURCHASE % ("1 trillion yen", "none"))
    assert found.purchases.effects == Absent(because="nothing_binding")
    assert found.purchases.falls.ownership.central == pytest.approx(A_YEAR)
    assert found.purchases.plan.mandate == "none"
    assert found.supply == Absent(because="not_in_document")
    assert {one.headline for one in found.effects} == {"falls_customs", "falls_value"}


def test_what_is_only_promised_is_booked_and_not_delivered() -> None:
    bound = "{product: memory, amount: 100 billion yen, over: 2026, mandate: exactly}"
    promised = "{product: memory, amount: 300 billion yen, over: 2026, mandate: none}"
    both = figures(f"purchases: [{bound}, {promised}]\n").purchases
    assert (both.plan.mandate, both.plan.amount) == ("mixed", pytest.approx(400e9 * YEN))
    assert both.effects.by_year[0].purchase == pytest.approx(100e9 * YEN)
    assert both.effects.additional == figures(MEMORY).purchases.effects.additional


def test_without_a_stated_subsidy_buyers_respond_to_the_one_that_delivers() -> None:
    bare = figures(PURCHASE % ("100 billion yen", "at_least")).purchases
    assert bare.plan.budget == Absent(because="not_in_document")
    assert bare.subsidy_rates == ()
    assert bare.effects.additional.central == pytest.approx(bare.effects.subsidy.central, abs=0.01)
    paid = figures(PURCHASE % ("100 billion yen", "at_least"), "subsidies: {budget: 40 billion yen}\n").purchases
    assert bare.effects.additional.central < paid.effects.additional.central
    rates = figures(PURCHASE % ("100 billion yen", "at_least"), "subsidies: {rates: {large: 40%}}\n").purchases
    assert rates.effects.additional == paid.effects.additional  # a rate says the same as a budget of that share


def test_where_nothing_is_additional_it_has_no_price() -> None:
    outcome = evaluated(HEAD, MEMORY, "subsidies: {budget: 0 yen}\n")
    found = outcome.figures.purchases.effects
    assert found.additional.low < 0 < found.cost.low  # buyers pay a little less for what they would have bought anyway
    assert found.cost_per_additional == Absent(because="nothing_additional")
    text = json.dumps(outcome.to_dict(), allow_nan=False)
    assert loaded(tree(), text) == outcome.figures
    assert outcome.to_dict()["purchases"]["effects"]["cost_per_additional"] == {"because": "nothing_additional"}


def test_at_least_and_exactly_agree_where_a_subsidy_is_needed() -> None:
    exactly = figures(PURCHASE % ("100 billion yen", "exactly")).purchases.effects
    at_least = figures(PURCHASE % ("100 billion yen", "at_least")).purchases.effects
    assert exactly.subsidy.low > 0
    assert at_least.cost.central == pytest.approx(exactly.cost.central, rel=1e-6)
    assert at_least.additional.central == pytest.approx(exactly.additional.central, rel=1e-6)


def test_a_deal_that_changes_nothing_has_no_effect() -> None:
    found = figures(NO_CHANGE, PURCHASE % ("1 billion yen", "exactly"))
    assert found.tariffs.effects == Absent(because="no_change_of_duties")
    assert abs(row(found.purchases.effects.real_income, economy="JPN").change.central) < 1e-6


def test_the_pace_decides_the_years() -> None:
    paced = (
        "purchases: [{product: ai_accelerators, amount: 1 trillion yen, over: 2026..2027, "
        "pace: {2026: 20%, 2027: 80%}}]\n"
    )
    years = figures(paced).purchases.effects.by_year
    assert [year.purchase for year in years] == pytest.approx([200e9 * YEN, 800e9 * YEN])
    assert years[1].subsidy > years[0].subsidy


@pytest.mark.parametrize("name", ["memory", "analog_power", "equipment"])
def test_every_product_can_be_bought(name: str) -> None:
    bought = figures(ONE_YEAR % (name, "100 billion yen", "exactly")).purchases
    assert sum(getattr(bought.effects, part).central for part in PARTS) == pytest.approx(1)
    expected = book(product(name), 100e9 * YEN, {"USA": 1.0}).by_economy("value")["USA"]
    assert bought.falls.value.central == pytest.approx(expected)
    assert {piece.product for piece in bought.pieces} == {name}
    assert bought.planned[0].hs == product(name).hs


def test_another_buyer_pays_for_itself() -> None:
    found = evaluated(EUROPE, ONE_YEAR % ("memory", "EUR 8.8 billion", "exactly")).figures
    bought = found.purchases
    assert (found.accord.buyer, found.accord.currency, found.accord.local_per_usd) == (
        "EUN",
        "EUR",
        pytest.approx(0.88),
    )
    assert bought.plan.amount == pytest.approx(10e9)
    assert "EUN" not in {one.economy for one in bought.effects.diverted_from}
    assert "JPN" in {one.economy for one in bought.effects.diverted_from}
    assert row(bought.effects.real_income, economy="EUN").usd.central < 0  # it pays for what it would not have bought
    leaning = {one.economy for one in found.supply.exposure}
    assert leaning == {"EUN", "USA"}


def test_two_purchases_add_up() -> None:
    both = figures(
        "purchases: [{product: ai_accelerators, amount: 600 billion yen, over: 2026..2027},"
        " {product: memory, amount: 400 billion yen, over: 2027..2028}]\n"
    ).purchases
    assert both.plan.amount == pytest.approx(1e12 * YEN)
    assert [year.purchase for year in both.booked_years] == pytest.approx([300e9 * YEN, 500e9 * YEN, 200e9 * YEN])
    assert [year.purchase for year in both.effects.by_year] == pytest.approx([300e9 * YEN, 500e9 * YEN, 200e9 * YEN])


def test_deficits_by_another_rule() -> None:
    shared = figures(PURCHASE % ("1 trillion yen", "at_least"), "model: {deficits: gdp_share}\n")
    assert shared.accord.deficits == "gdp_share"
    assert shared.purchases.effects.overall_balance.central != 0
    balanced = figures(PURCHASE % ("1 trillion yen", "at_least"), "model: {deficits: balanced}\n")
    assert balanced.purchases.effects.overall_balance.central == 0


# -- what it hinges on ------------------------------------------------------------------------------------------------


def test_what_it_hinges_on_agrees_with_solving_again(effects: Any, delivered: Delivered, world: World) -> None:
    """The levers come from one adjoint solve; solving again with another elasticity of chips gives the same slope."""
    chips = row(effects.levers, headline="real_income", economy="JPN", lever="theta", sector="semiconductors")
    step, theta = 1e-3, [np.array(world.theta), np.array(world.theta)]
    for sign, values in zip((1, -1), theta, strict=True):
        values[world.sectors.index("semiconductors")] += sign * step
    targets = delivered.result.setting.placed.targets
    policies = [Policy(theta=t, targets=targets, final_share=delivered.final_share) for t in theta]
    up, down = Solver().many("again", delivered.baseline, policies)
    japan = world.economies.index("JPN")
    slope = (up.equivalent_variation[japan] - down.equivalent_variation[japan]) / (2 * step)
    assert chips.effect == pytest.approx(slope * chips.spread, rel=1e-4)
    assert chips.unit == "elasticity"


def test_quantities_hinge_on_their_content(effects: Any) -> None:
    content = row(effects.levers, headline="trade_balance", economy="USA", lever="target_value", place="USA")
    assert (content.sector, content.unit) == ("semiconductors", "usd_a_year")
    assert content.value == pytest.approx(0.817 * A_YEAR)
    assert 0 < content.effect < 2 * content.spread
