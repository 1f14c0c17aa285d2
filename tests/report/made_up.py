"""Outcomes with invented figures, in the shape of `Outcome.to_dict()`: one full one, its variants, and random ones."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

ECONOMIES = ["USA", "JPN", "TWN", "KOR", "CHN", "EUN", "GBR", "CAN", "MEX", "IND", "MYS", "SGP", "VNM", "GLF", "ROW"]
NAMES = {"USA": "United States", "JPN": "Japan", "KOR": "Republic of Korea", "EUN": "European Union (27)"}
CURRENCIES = {"USA": "USD", "JPN": "JPY", "KOR": "KRW", "EUN": "EUR"}
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp; “quoted” 日本語 ' + "very long title " * 18
INVENTED = Path(__file__).parent / "invented.json"

Dict = dict[str, Any]


def full() -> Dict:
    """Everything present: a purchase, tariffs, claims, assumptions."""
    made: Dict = json.loads(INVENTED.read_text(encoding="utf-8"))
    return made


def hostile() -> Dict:
    """The same with markup, control characters, formulas and endless words where a document has text."""
    out = full()
    out["accord"] |= {"title": HOSTILE, "scenario": "<b>bold</b>\x00\x1b[31m\u202e", "sources": ["<i>" + "w" * 400]}
    out["accord"]["not_evaluated"] = ["=cmd|' /C calc'!A0", "</style><script>alert(3)</script>"]
    out["accord"]["purchases"][0] |= {"product": "<u>chips</u>", "source": "x" * 200, "amount": "=1+1"}
    out["claims"][0] |= {"text": "</td><script>alert(4)</script> " + "long " * 80, "note": "\ud800 lone"}
    out["claims"][1]["text"] = "Ω" * 300
    out["bookings"]["deficit_label"] = "<deficit> of all things, 2024"
    out["bookings"]["pieces"][0] |= {"piece": "<svg onload=alert(5)>", "source": "no-such-source"}
    out["trade"]["baseline"] = "<script>alert(6)</script> " + "baseline " * 40
    out["trade"]["purchase"]["waterfall"][0]["step"] = "<script>alert(7)</script> " + "step " * 40
    out["trade"]["tariffs"]["label"] = "“>" * 150
    out["assumptions"][0] |= {"label": "<title>alert(8)</title> " * 12, "why": "-2+3+cmd"}
    out["chain"]["shocks"][0] |= {"title": "<script>alert(10)</script> " + "shock " * 40, "source": "<i>" + "y" * 200}
    out["chain"]["shocks"][1]["runs"][0]["message"] = "</td><script>alert(11)</script> " + "reason " * 60
    out["accord"]["support"][0] |= {"amount": "=1+1", "source": "<b>" + "z" * 200}
    out["sources"].append({"id": "bad id/“", "citation": "c" * 300, "address": "javascript:alert(9)", "licence": ""})
    return out


def tariffs_only() -> Dict:
    """No purchase: only tariffs between the parties."""
    out = full()
    out["accord"] |= {"amount_local_bn": 0.0, "amount_usd_bn": 0.0, "a_year_usd_bn": 0.0, "years": [], "mandate": None}
    out["accord"] |= {
        "support": [],
        "purchases": [],
        "subsidy_budget_local_bn": None,
        "subsidy_rates_pct": {},
        "as_of": None,
    }
    out |= {"bookings": None, "claims": [], "assumptions": [], "sources": []}
    out["trade"]["purchase"] = None
    return out


def promised() -> Dict:
    """Only promised, by the European Union, in euros, of several products; nothing is evaluated in equilibrium."""
    out = full()
    names = {"buyer": "EUN", "buyer_name": "European Union (27)", "local_currency": "EUR", "exchange_rate": 0.88}
    out["accord"] |= names | {"mandate": "none", "amount_local_bn": 40.0, "amount_usd_bn": 45.45, "tariffs": []}
    out["accord"] |= {"title": "EU-US chips", "a_year_usd_bn": 22.7, "years": [2026, 2027], "subsidy_rates_pct": None}
    second = deepcopy(out["accord"]["purchases"][0]) | {"product": "memory", "amount": "EUR 8 bn", "sellers": {}}
    out["accord"]["purchases"].append(second)
    out["bookings"] |= {"deficit_label": "US goods deficit with European Union (27), 2022", "deficit_usd_bn": 200.0}
    out["bookings"]["pieces"].append(out["bookings"]["pieces"][0] | {"product": "memory"})
    out["bookings"]["by_year"] = out["bookings"]["by_year"][:1]
    out["trade"] = {"status": "not needed", "baseline": "2022", "purchase": None, "tariffs": None}
    return out


def surplus() -> Dict:
    """The United States buy from Korea in dollars, exactly; the seller already has a surplus; no subsidy is needed."""
    out = full()
    parties = {"buyer": "USA", "buyer_name": "United States", "seller": "KOR", "seller_name": "Republic of Korea"}
    out["accord"] |= parties | {"local_currency": "USD", "exchange_rate": 1.0, "mandate": "exactly"}
    out["accord"] |= {"amount_local_bn": 6.936, "subsidy_budget_local_bn": None, "subsidy_rates_pct": None}
    label = "Republic of Korea goods surplus with the United States, 2022"
    out["bookings"] |= {"seller": "KOR", "deficit_usd_bn": -40.0, "deficit_label": label}
    zero = {"low": 0.0, "central": 0.0, "high": 0.0}
    out["trade"]["purchase"] |= {"subsidy_pct": zero, "public_cost_usd_bn": zero, "public_cost_local_bn": zero}
    out["trade"]["purchase"] |= {"stated_budget_local_bn": None, "waterfall": [], "sector_output": []}
    infinite = {"low": 0.1, "central": float("inf"), "high": float("inf")}
    out["trade"]["purchase"]["cost_per_additional_dollar"] = infinite
    return out


VARIANTS = {
    "full": full,
    "hostile": hostile,
    "tariffs only": tariffs_only,
    "promised": promised,
    "surplus": surplus,
}


# -- random outcomes ------------------------------------------------------------------------------------------------

FIGURE = st.one_of(
    st.sampled_from([0.0, 1e-12, -1e-12, 1e-5, -1e-5, 0.5, -0.5, 1.0, 99.96, 999.7]),
    st.floats(-1e4, 1e4, allow_nan=False),
    st.floats(-0.01, 0.01, allow_nan=False),
)
SIZE = st.one_of(st.sampled_from([0.0, 1e-6, 1.0, 2.312]), st.floats(0, 2e3))
TEXT = st.text(max_size=60)
CODE = st.sampled_from(ECONOMIES)


def ranged(figure: st.SearchStrategy[float]) -> st.SearchStrategy[Dict]:
    """A range, sometimes collapsed."""
    spread = st.tuples(figure, figure, figure).map(sorted)
    return st.one_of(
        figure.map(lambda x: {"low": x, "central": x, "high": x}),
        spread.map(lambda x: {"low": x[0], "central": x[1], "high": x[2]}),
    )


def some(row: st.SearchStrategy[Dict], most: int = 5) -> st.SearchStrategy[list[Dict]]:
    return st.lists(row, max_size=most)


BASES = {"customs_usd_bn": ranged(SIZE), "ownership_usd_bn": ranged(SIZE), "value_usd_bn": ranged(SIZE)}
INCOME = st.lists(
    st.fixed_dictionaries({"economy": CODE, "pct": ranged(FIGURE), "usd_bn": FIGURE}),
    unique_by=lambda row: row["economy"],
    max_size=15,
)


@st.composite
def outcomes(draw: st.DrawFn) -> Dict:
    """An outcome of random figures and texts: parts absent, signs mixed, zeros, long names."""
    buyer, seller = draw(st.permutations(list(CURRENCIES)))[:2]
    years = draw(st.lists(st.integers(2024, 2034), unique=True, max_size=5).map(sorted))
    claims = st.fixed_dictionaries(
        {
            "text": TEXT,
            "verdict": st.sampled_from(["holds", "off", "cannot_check"]),
            "factor": st.one_of(st.none(), st.floats(0.01, 1e3)),
            "direction": st.sampled_from(["too large", "too small", "", None]),
            "stated": st.one_of(st.none(), TEXT),
            "right": st.one_of(st.none(), TEXT),
        }
    )
    purchase = st.fixed_dictionaries(
        {
            **{key: ranged(FIGURE) for key in ("additional_pct", "diverted_pct", "displaced_pct")},
            "diverted_by_economy_pct": some(
                st.tuples(CODE, ranged(FIGURE)).map(lambda pair: {"economy": pair[0], **pair[1]})
            ),
            "subsidy_pct": st.one_of(st.none(), ranged(SIZE)),
            "public_cost_usd_bn": st.one_of(st.none(), ranged(SIZE)),
            "public_cost_local_bn": st.one_of(st.none(), ranged(SIZE)),
            "stated_budget_local_bn": st.one_of(st.none(), SIZE),
            "overall_balance_usd_bn": ranged(FIGURE),
            "overall_goods_balance_usd_bn": st.one_of(st.none(), ranged(FIGURE)),
            "bilateral_balance_usd_bn": st.one_of(st.none(), ranged(FIGURE)),
            "waterfall": some(
                st.fixed_dictionaries({"step": TEXT, "usd_bn": FIGURE, "kind": st.sampled_from(["total", "change"])})
            ),
            "real_income": INCOME,
        }
    )
    effects = st.fixed_dictionaries({"headline": TEXT, "unit": st.sampled_from(["%", "bn USD", ""])}).flatmap(
        lambda head: st.tuples(FIGURE, FIGURE).map(lambda ends: head | {"low": ends[0], "high": ends[1]})
    )
    assumptions = st.fixed_dictionaries(
        {
            "id": TEXT,
            "label": TEXT,
            "low": st.one_of(st.none(), FIGURE),
            "central": FIGURE,
            "high": st.one_of(st.none(), FIGURE),
            "status": st.sampled_from(["published", "derived", "assumption"]),
            "effects": some(effects),
        }
    )
    amount = draw(st.one_of(st.none(), SIZE))
    return {
        "accord": {
            "title": draw(TEXT),
            "as_of": draw(st.sampled_from([None, "2025-05-28", "spring"])),
            "buyer": buyer,
            "seller": seller,
            "buyer_name": NAMES[buyer],
            "seller_name": NAMES[seller],
            "local_currency": CURRENCIES[buyer],
            "exchange_rate": draw(st.sampled_from([None, 0.9, 1.0, 144.17])),
            "amount_usd_bn": amount,
            "amount_local_bn": None if amount is None else draw(SIZE),
            "a_year_usd_bn": amount,
            "years": years,
            "mandate": draw(st.sampled_from(["at_least", "exactly", "none", "mixed", None])),
            "deficits": draw(st.sampled_from(["fixed", "gdp_share", "balanced", None])),
            "not_evaluated": draw(st.lists(TEXT, max_size=2)),
        },
        "claims": draw(some(claims)),
        "bookings": draw(
            st.one_of(
                st.none(),
                st.fixed_dictionaries(
                    {
                        "seller": st.just(seller),
                        "deficit_usd_bn": st.one_of(st.none(), FIGURE),
                        "deficit_label": st.sampled_from(["", "US goods deficit with Japan, 2024", "no year"]),
                        "falls_by": st.fixed_dictionaries(BASES),
                        "by_economy": some(st.fixed_dictionaries({"economy": CODE, **dict.fromkeys(BASES, SIZE)}), 15),
                        "by_year": some(
                            st.fixed_dictionaries({"year": st.integers(2024, 2034), "purchase_usd_bn": SIZE, **BASES})
                        ),
                    }
                ),
            )
        ),
        "trade": {
            "status": draw(st.sampled_from(["converged", "not needed", "stalled"])),
            "baseline": draw(TEXT),
            "purchase": draw(st.one_of(st.none(), purchase)),
            "tariffs": draw(
                st.one_of(
                    st.none(),
                    st.fixed_dictionaries(
                        {
                            "label": TEXT,
                            "real_income": INCOME,
                            "bilateral_balance_usd_bn": st.one_of(st.none(), ranged(FIGURE)),
                        }
                    ),
                )
            ),
        },
        "assumptions": draw(some(assumptions, 3)),
        "run": {"chipaccord": "0", "seconds": 1.25},
    }
