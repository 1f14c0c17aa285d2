"""The document that `chipaccord new` writes: complete, commented, and ready to evaluate as it stands.

The lists of names in its comments come from the shipped tables, so that the comments cannot go stale.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from chipaccord.accord.fields import tariff_sectors
from chipaccord.accord.network_names import library, supported
from chipaccord.world.facts import assumptions
from chipaccord.world.vocabulary import economies, products

_TEXT = """\
# An accord for chipaccord. Check it with `chipaccord check FILE`, evaluate it with `chipaccord run FILE`.
# Amounts are written as people write them: 1 trillion yen, $6.94 billion, 500 bn JPY, 1兆円.
# Rates: 15% or 1/3. Years: 2026..2028. Dates: 2025-05-28. Only `parties` and one purchase, support or tariff are
# needed.

accord: My semiconductor accord
as_of: 2025-05-28                  # date of the terms

{economies}
parties: {{buyer: JPN, seller: USA}}

# 144.17 yen for one dollar. Every currency but the dollar needs a rate, with its source.
exchange_rates: {{JPY/USD: 144.17, source: "Reuters, 28 May 2025"}}

{products}
purchases:
  - product: ai_accelerators
    amount: 1 trillion yen         # over all years together
    over: 2026..2028
    sellers: {{NVIDIA: 80%, others: 20%}}
    mandate: at_least              # exactly | at_least | none (only promised)
    # pace: {{2026: 20%, 2027: 40%, 2028: 40%}}
    source: Asahi Shimbun, 28 May 2025

subsidies:                         # public money for the buyers
  budget: 400 billion yen
  rates: {{large: 1/3, small_and_medium: 1/2}}

# Public money for capacity, which the supply network judges under the shocks below.
{supported}
support:
  - {{stage: wafers, place: USA, amount: 75 billion yen, from: 2027}}
  - {{stage: photoresist, place: USA, amount: 30 billion yen, from: 2027}}

# 15% is the whole duty applied, never below the duty already in force; +24% comes on top of it.
{sectors}
tariffs:
  no_deal: {{USA on JPN: {{all goods: 24%, motor_vehicles: 27.5%}}, retaliation: none}}
  deal: {{USA on JPN: {{all goods: 15%, motor_vehicles: 15%}}}}
  elsewhere: in force on 2025-08-07  # US tariffs added on everyone else; or none

# Outages under which the accord is judged: shipped ones by name, or your own.
{shocks}
shocks:
  - taiwan_blockade_90_days
  - name: half of the Japanese photoresist
    outages: [{{stage: photoresist, place: JPN, share: 50%, duration: 180 days, recovery: 30 days}}]
    source: our own scenario

# Stated figures to check; `chipaccord world show facts` lists what they can be held against.
claims:
  - {{text: "1 trillion yen ($69.4 billion)", equal: [1 trillion yen, $69.4 billion], source: Reuters}}
  - {{text: "a deficit of about 10 trillion yen", stated: 10 trillion yen, against: us_japan_goods_deficit_2024}}
  - {{text: "10% of the deficit", ratio: [1 trillion yen, us_japan_goods_deficit_2024], stated: 10%}}

# Named variants of this document: `chipaccord run FILE --scenario "strong yen"`.
scenarios:
  strong yen: {{exchange_rates.JPY/USD: 120}}
  twice as much: {{"purchases[0].amount": 2 trillion yen}}

# Other settings for the marked assumptions; the report says how much the answer hinges on them.
{assumptions}
# assumptions:
#   chip_elasticity: {{low: 2, central: 4, high: 9, why: our own reading}}

not_evaluated:                     # terms of the offer that are named, not evaluated
  - the talks, and what further terms could be traded

sources:
  - Asahi Shimbun, Japan offers to buy 1 trillion yen in chips during U.S. tariff talks, 28 May 2025
"""


def starter() -> str:
    """The text of a first document."""
    listed = (f"{code} {name}" for code, name in economies().items())
    return _TEXT.format(
        economies=_comment("Economies", listed),
        products=_comment("Products", products()),
        shocks=_comment("Shocks", library()),
        supported=_comment("Stages", supported()),
        sectors=_comment("Sectors", tariff_sectors()),
        assumptions=_comment("Assumptions", assumptions()),
    )


def _comment(head: str, names: Iterable[str]) -> str:
    """`# Head: a, b, c`, wrapped."""
    return textwrap.fill(f"{head}: {', '.join(names)}", 100, initial_indent="# ", subsequent_indent="#   ")
