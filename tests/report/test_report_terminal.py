"""The block that ends a run: the lines of the answer, aligned, within 100 columns, without heavy imports."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from made_up import VARIANTS, Dict, full, outcomes, tariffs_only

from chipaccord._old_outcome import Outcome
from chipaccord.report.terminal import WIDTH, summary
from chipaccord.report.text import columns

EXPECTED = """\
Japan-US semiconductor purchase plan                                               as of 28 May 2025
  the plan          1.00 tn yen = 6.94 bn USD over 2026-2028, at least
  stated figures    2 of 4 wrong: "1 trillion yen ($69.4 billion)" is 10.0 times too large (right:
                    6.94 bn USD); "a surplus of about 10 trillion yen in Japanese statistics" is 16%
                    too large (right: 8.64 tn JPY)
  US goods deficit with Japan (68.5 bn USD, 2024) falls by, a year
    customs origin  0.12 bn  [0 .. 0.46]     most of it is recorded as imports from Taiwan
    ownership       2.31 bn                  what the headline counts
    value added     1.89 bn  [1.75 .. 1.98]  design, software and margin earned in the US
  of each dollar    48% [35 .. 70] additional,
                    28% [15 .. 40] diverted from TWN, CHN, MYS and others,
                    24% [10 .. 35] displaced at home
  US-Japan balance  +1.60 bn  [+1.2 .. +1.8]   a year, customs basis, once other trade adjusts
  overall US balance  0 bn  [-0.01 .. 0]   a purchase moves the bilateral figure, hardly the total
  public cost       156 bn yen [70 .. 300] = 1.08 bn USD over 2026-2028; a subsidy of 16% [7 .. 30]
                    delivers the quantity
  real income       JPN -0.012% [-0.016 .. -0.008]   USA +0.004% [+0.0027 .. +0.0053]
                    TWN -0.01% [-0.013 .. -0.0067]
  tariffs alone     USA on JPN: all goods 24% to 15%, motor_vehicles 27.5% to 15%:
                    JPN +0.12% [+0.08 .. +0.16]   USA -0.03% [-0.04 .. -0.02]
                    TWN -0.01% [-0.013 .. -0.0067]   MEX -0.02% [-0.027 .. -0.013]
  chip sales lost   worldwide, bn USD over the two years from the shock:
    if this happens                       recommended  2025 estimate  range           short after
    Japanese photoresist lost for a year         92.1           92.1  [12.3 .. 298]   51 weeks
    Blockade of Taiwan for 90 days               36.4           36.4  [10.5 .. 64.6]  2.5 weeks
    two sets of shares by place, which differ in logic fabs; range: also low and high stocks and
    utilisation; no chip sale is lost under: Fire in a Japanese fab at 28-45 nm, as at Naka in March
    2021
  the support       105 bn yen (0.73 bn USD) of public money builds 0.83% [0.46 .. 3.6] of the
                    world's silicon wafers in the US and 5.2% [2.4 .. 7.3] of the world's
                    photoresist in the US. Chip sales that it saves, and that the best use of the
                    same money would save, bn USD:
    if this happens                       as written                 best use
    Japanese photoresist lost for a year  29.3 / 29.3 [6.5 .. 40.6]  71.6 / 71.6
    Blockade of Taiwan for 90 days        0 / 0                      0 / 0
    a year on average, at the odds taken  0.29 / 0.29                0.72 / 0.72
    recommended capacity shares / 2025 estimate; range: also low and high stocks, utilisation and
    cost of capacity. Best use: 43.1 bn yen for 7.5% of the world's photoresist in the US,
    42.4 bn yen for 26 days' stock of photoresist and 19.5 bn yen for second sources for all
    photoresist
  lean on Taiwan    chips that JPN buys and that are made in Taiwan at some step, bn USD a year:
                        recommended              2025 estimate
    as it is            21.2 (64% of its chips)  21.2 (64% of its chips)
    with the purchases  +0.90 [+0.5 .. +1.8]     +0.90 [+0.5 .. +1.8]
    with the support    no change                no change
    with both           +0.90 [+0.5 .. +1.8]     +0.90 [+0.5 .. +1.8]
    range: how much of the purchases is additional, and what the rest replaces
  not evaluated     Support for making wafers and chemicals in the United States: no amount was
                    published
  report            out/japan_us_2025/report.html"""


def test_the_block() -> None:
    assert summary(full(), "out/japan_us_2025/report.html") == EXPECTED


def test_the_example(outcome: Outcome) -> None:
    text = summary(outcome.to_dict(), "out/japan_us_2025/report.html")
    for label in ("the plan", "stated figures", "customs origin", "ownership", "value added", "of each dollar"):
        assert f"  {label} " in text
    for label in ("overall US balance", "public cost", "real income", "report"):
        assert f"\n  {label} " in text
    assert "1.00 tn yen = 6.94 bn USD over 2026-2028, at least" in text
    assert '"1 trillion yen ($69.4 billion)" is 10.0 times too large' in text
    assert text.isascii()
    assert all(columns(line) <= WIDTH for line in text.splitlines())


@pytest.mark.parametrize("name", VARIANTS)
def test_variants_fit(name: str) -> None:
    text = summary(VARIANTS[name](), "out/" + "long/" * 30 + "report.html")
    lines = text.splitlines()
    assert lines[-1].endswith("report.html")  # a path stays whole, so that it can be copied
    assert all(columns(line) <= WIDTH for line in lines[:-1])
    assert "\x1b" not in text


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outcomes())
def test_any_outcome_fits(made: Dict) -> None:
    lines = summary(made).splitlines()
    assert all(columns(line) <= WIDTH for line in lines)
    assert all(line == line.rstrip() for line in lines)


def test_tariffs_only() -> None:
    text = summary(tariffs_only())
    assert "the plan          tariffs only, no purchase" in text
    assert "of each dollar" not in text


def test_failure_is_said() -> None:
    outcome = full()
    outcome["trade"]["status"] = "stalled in Taiwan, semiconductors"
    assert "warning" in summary(outcome)
    assert "did not converge: stalled in Taiwan, semiconductors" in summary(outcome)


def test_styled_text_is_the_same_text() -> None:
    import re

    styled = summary(full(), styled=True)
    assert "\x1b[1m" in styled
    assert re.sub(r"\x1b\[\dm", "", styled) == summary(full())


def test_no_heavy_import() -> None:
    code = (
        "import sys, chipaccord.report.terminal as t\n"
        "bad = {'jinja2', 'jax', 'pandas', 'scipy', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'imports {bad}' if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
