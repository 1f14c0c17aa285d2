"""`shocks:` and `support:`: what is read, how it is written again, and which names a document may use."""

from __future__ import annotations

import math

import pytest

from chipaccord.accord import AccordError
from chipaccord.parts.document import Accord, edited, parse
from chipaccord.parts.supply.section import outage_place, outage_stage, support_stage
from chipaccord.world import network
from chipaccord.world.tables import shipped

HEAD = """\
accord: Capacity
as_of: 2025-05-28
parties: {buyer: JPN, seller: USA}
exchange_rates: {JPY/USD: 144.17, source: test}
support:
  - {stage: wafers, place: USA, amount: 75 billion yen, from: 2027}
"""
OWN = """\
shocks:
  - taiwan_blockade_90_days
  - name: mine
    outages:
      - {stage: "fab_*", place: TWN, share: 50%, start: 7, duration: 13 weeks, recovery: 30, curve: s, scrap: 10%}
      - {stage: wafers, place: "*", path: {0: 0%, 28: 1/2, 97: 100%}}
      - {stage: photoresist, place: JPN, duration: for good, strikes: shipments}
    source: our own
"""


@pytest.fixture
def accord() -> Accord:
    return parse(HEAD + OWN)


def test_support_is_read_with_its_stage_resolved_and_its_money_converted(accord: Accord) -> None:
    (item,) = accord.support
    assert (item.stage, item.place, item.since) == ("silicon_wafers", "USA", 2027)
    assert accord.usd(item.amount) == pytest.approx(75e9 / 144.17)


def test_shocks_are_read(accord: Accord) -> None:
    named, own = accord.shocks
    assert named.name == "taiwan_blockade_90_days"
    assert named.outages == ()
    first, second, third = own.outages
    assert (first.share, first.start, first.duration, first.recovery) == (0.5, 7, 91, 30)
    assert (first.curve, first.scrap, first.text) == ("s", 0.1, "")
    assert (second.place, second.text) == ("*", "0:0;28:0.5;97:1")
    assert third.duration == math.inf
    assert third.strikes == "shipments"


def test_what_is_written_again_reads_the_same(accord: Accord) -> None:
    assert edited(accord, {}) == accord
    assert accord.to_dict()["shocks"][0] == "taiwan_blockade_90_days"
    assert edited(accord, {}).digest() == accord.digest()


def test_an_edit_reaches_into_shocks_and_support() -> None:
    text = HEAD + OWN
    changed = parse(text, edits=["support[0].amount=$2 bn", "shocks[1].outages[0].share=80%"])
    assert changed.usd(changed.support[0].amount) == 2e9
    assert changed.shocks[1].outages[0].share == 0.8
    with pytest.raises(AccordError, match="is not a stage of the network"):
        parse(text, edits=["support[0].stage=wavers and more"])


def test_support_alone_is_an_accord() -> None:
    assert parse(HEAD).purchases == ()


@pytest.mark.parametrize("stage", network.supported())
def test_every_listed_stage_can_be_supported(stage: str) -> None:
    assert support_stage(stage) == stage


def test_groups_stand_for_their_stages_and_name_only_stages_of_the_network() -> None:
    known = {row["stage"] for row in shipped("chain", "stages.csv")}
    for name, members in network.groups().items():
        assert set(members) <= known, name
        assert outage_stage(name) == name


def test_shipped_shocks_strike_what_the_network_knows() -> None:
    for name, rows in network.library().items():
        for row in rows:
            assert outage_stage(row["stage"]) == row["stage"], name
            assert outage_place(row["place"]) == row["place"], name


def shock(outage: str, frequency: str = "") -> str:
    return HEAD + f"shocks: [{{name: mine{frequency}, outages: [{{{outage}}}]}}]\n"


@pytest.mark.parametrize(
    ("outage", "said"),
    [
        ("stage: fab_dram, place: MEX, duration: 9", "has no capacity in MEX; it is made in USA, JPN, TWN"),
        ("stage: photoresist, place: JPN, path: {0: 0%, 9: 100%}, recovery: 9", "`path` says how it comes back"),
        ("stage: photoresist, place: JPN, duration: 9, start: 800", "day 800 is never reached"),
    ],
)
def test_an_outage_that_would_do_nothing_is_refused(outage: str, said: str) -> None:
    with pytest.raises(AccordError, match=said):
        parse(shock(outage))


@pytest.mark.parametrize(
    ("text", "share"), [("1%", 0.01), ("0.02", 0.02), ("once in 50 years", 0.02), ("2% a year", 0.02), ("1/40", 0.025)]
)
def test_how_often_a_shock_happens(text: str, share: float) -> None:
    found = parse(shock("stage: photoresist, place: JPN, duration: 9", f", frequency: {text}")).shocks[0]
    assert found.a_year == pytest.approx(share)


def test_frequencies_leave_room_for_a_year_without_a_shock() -> None:
    text = shock("stage: photoresist, place: JPN, duration: 9", ", frequency: 97%").replace(
        "]}]", "]}, renesas_like_fire]"
    )
    with pytest.raises(AccordError, match="add up to 102% a year"):
        parse(text)


def test_a_shipped_shock_may_get_its_own_frequency() -> None:
    text = HEAD + "shocks: [{name: taiwan_blockade_90_days, frequency: once in 20 years}, renesas_like_fire]\n"
    first, second = parse(text).shocks
    assert (first.a_year, second.a_year) == (0.05, 0.05)
    assert parse(text).to_dict()["shocks"][1] == "renesas_like_fire"
    assert edited(parse(text), {}) == parse(text)


def test_places_of_a_stage_are_those_of_the_network() -> None:
    from chipaccord.chain import Network

    nets = [Network.shipped(which) for which in ("recommended", "estimate_2025")]
    for name in (*network.stages(), "fab_*", "*"):
        there = {net.places[p] for net in nets for p in net.capacity[net.stage_numbers(name)].sum(axis=0).nonzero()[0]}
        assert set(network.places_of(name)) == there, name
