"""The tariffs: duties as the document gives them, and their effect by two routes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from documents import HEAD, NO_CHANGE, TARIFFS, evaluated, row, rows

from chipaccord.outcome import Absent
from chipaccord.parts.base import duties, economy_of, stages
from chipaccord.parts.deal import Deal
from chipaccord.parts.document import parse
from chipaccord.parts.outcome import Outcome
from chipaccord.parts.settings import bands
from chipaccord.trade import Policy, Solver, goods_balance, solve_many
from chipaccord.world.tariffs import sources_in_force
from chipaccord.world.world import World

BARE = TARIFFS % "none"


def deal_of(text: str, world: World) -> Deal:
    accord = parse(HEAD + text)
    return Deal(accord, world, bands(accord.assumptions), Solver())


def test_the_duties_are_those_of_the_document(figures: Any) -> None:
    duty = figures.tariffs.duties
    cars = {one.case: (one.rate, one.added) for one in rows(duty, scope="motor_vehicles")}
    assert cars == {"no_deal": (0.275, False), "deal": (0.15, False)}
    assert row(duty, scope="all_goods", case="no_deal").added
    assert {(one.importer, one.exporter) for one in duty} == {("USA", "JPN")}
    assert len(duty) == 14


def test_the_tables_of_duties_reach_the_model(world: World) -> None:
    found = deal_of(BARE, world).shared(duties)
    n, m, cars = world.economies.index("USA"), world.economies.index("JPN"), world.sectors.index("motor_vehicles")
    services = world.sectors.index("services")
    ordinary = world.tariff[n, m]
    assert found.changed
    assert found.before[n, m, cars] == pytest.approx(ordinary[cars] + 0.24)  # on top of the ordinary duty
    assert found.after[n, m, cars] == pytest.approx(0.15)  # in all
    assert found.before[n, m, services] == ordinary[services]
    other = np.ones(world.tariff.shape, dtype=bool)
    other[n, m] = False
    np.testing.assert_array_equal(found.before[other], world.tariff[other])


def test_tariffs_alone_are_evaluated_without_a_purchase() -> None:
    found = figures_of(BARE)
    assert found.purchases == Absent(because="not_in_document")
    assert found.supply == Absent(because="not_in_document")
    effects = found.tariffs.effects
    assert row(effects.real_income, economy="JPN").change.central > 0
    assert effects.bilateral_balance.central < 0
    assert effects.revenue.central < 0  # lower duties collect less


def test_the_effects_are_those_of_one_solve_between_the_two_tables(world: World) -> None:
    """A second route: both worlds solved from the raw base year, not one from the other."""
    effects, deal = figures_of(BARE).tariffs.effects, deal_of(BARE, world)
    found, economy = deal.shared(duties), economy_of(world)
    before, after = solve_many(economy, [Policy(tariff=found.before), Policy(tariff=found.after)])
    n, m = world.economies.index("JPN"), world.economies.index("USA")
    for code, i in (("JPN", n), ("USA", m)):
        change = float(after.real_income[i] / before.real_income[i]) - 1
        assert row(effects.real_income, economy=code).change.central == pytest.approx(change, abs=1e-9)
    balance = goods_balance(after.flow, world.goods)[m, n] - goods_balance(before.flow, world.goods)[m, n]
    assert effects.bilateral_balance.central == pytest.approx(balance, rel=1e-6)


def test_the_base_years_hold_their_own_duties(world: World) -> None:
    deal = deal_of(BARE, world)
    central = deal.shared(stages)["central"]
    np.testing.assert_allclose(central.before.tariff, deal.shared(duties).before, atol=1e-12)
    np.testing.assert_allclose(central.after.tariff, deal.shared(duties).after, atol=1e-12)
    unchanged = deal_of(NO_CHANGE, world).shared(stages)["central"]
    assert unchanged.after is unchanged.before


def test_duties_elsewhere_are_put_on_the_baseline() -> None:
    bare = figures_of(BARE)
    walled = figures_of(TARIFFS % "{USA on CHN: {all goods: 100%}, USA on MEX: {all goods: 100%}}")
    gains = [row(found.tariffs.effects.real_income, economy="JPN").change.central for found in (bare, walled)]
    assert gains[1] > 1.05 * gains[0]  # with its rivals shut out, access is worth more
    assert {one.case for one in walled.tariffs.duties} == {"no_deal", "deal", "elsewhere"}


def test_retaliation_is_part_of_the_threat() -> None:
    plain = figures_of(BARE).tariffs.effects
    threat = "{USA on JPN: {all goods: +24%}, retaliation: {JPN on USA: {all goods: 24%}}}"
    tit_for_tat = f"tariffs: {{no_deal: {threat}, deal: {{USA on JPN: {{all goods: 15%}}}}, elsewhere: none}}\n"
    found = figures_of(tit_for_tat).tariffs
    assert row(found.duties, case="retaliation").importer == "JPN"
    gain = {code: row(found.effects.real_income, economy=code).change.central for code in ("USA", "JPN")}
    assert gain["USA"] > row(plain.real_income, economy="USA").change.central  # the deal also spares it the answer


def test_a_deal_that_changes_no_duty_says_so() -> None:
    found = figures_of(NO_CHANGE).tariffs
    assert found.effects == Absent(because="no_change_of_duties")
    assert len(found.duties) == 2


def test_without_a_deal_table_nothing_changes_and_without_a_threat_the_duties_in_force_do() -> None:
    threat = figures_of("tariffs: {no_deal: {USA on JPN: {all goods: +24%}}, elsewhere: none}\n").tariffs
    assert threat.effects == Absent(because="no_change_of_duties")
    deal = figures_of("tariffs: {deal: {USA on JPN: {all goods: 15%}}, elsewhere: none}\n").tariffs
    assert row(deal.effects.real_income, economy="JPN").change.central < 0  # a duty where there was hardly one


def test_every_effect_ranges_over_the_elasticity_of_chips(outcome: Outcome) -> None:
    effects = outcome.figures.tariffs.effects
    for one in (effects.bilateral_balance, effects.revenue, *(income.change for income in effects.real_income)):
        assert one.low <= one.central <= one.high
    assert effects.bilateral_balance.low < effects.bilateral_balance.high
    assert effects.overall_balance.ends == (0.0, 0.0)  # fixed by the closure, solver noise taken off


def test_the_measures_in_force_are_cited_with_the_documents_own_source(outcome: Outcome, world: World) -> None:
    own: Any = getattr(outcome.accord, "tariffs", None)
    assert own is not None
    assert own.elsewhere is not None
    assert own.elsewhere.in_force_on is not None
    measures = (own.source, *sources_in_force(own.elsewhere.in_force_on))
    assert outcome.figures.tariffs.sources == tuple(dict.fromkeys([*measures, *world.sources]))
    assert figures_of(BARE).tariffs.sources == world.sources
    assert figures_of(NO_CHANGE.replace("}}}\n", "}}, elsewhere: none}\n")).tariffs.sources == ()


def figures_of(text: str) -> Any:
    return evaluated(HEAD, text).figures
