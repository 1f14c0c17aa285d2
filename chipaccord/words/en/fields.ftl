### What the document's sections and fields mean: its manual, its JSON schema, and the hints of mistakes.
### `section-<Section>`, `field-<Section>-<field>`, `example-<Section>-<field>`, and `row-<Table>` for the key of a row.

section-Document = A bilateral semiconductor accord.
field-Document-title = Name of the accord, the report's title
example-Document-title = Japan-US semiconductor purchase plan
field-Document-as_of = Date of the terms; tariffs in force elsewhere on this date belong to the baseline
example-Document-as_of = 2025-05-28
field-Document-parties = Who buys and who sells
example-Document-parties = { "{" }buyer: JPN, seller: USA{ "}" }
field-Document-exchange_rates = Rates at which amounts are converted; needed for any currency but the US dollar
example-Document-exchange_rates = { "{" }JPY/USD: 144.17, source: "Reuters, 28 May 2025"{ "}" }
field-Document-assumptions = Other settings for marked assumptions; `chipaccord world show assumptions` lists them
example-Document-assumptions = { "{" }chip_elasticity: { "{" }low: 2, central: 4, high: 9{ "}}" }
field-Document-model = How the trade model is closed
field-Document-language = Language of the answer: `en` or `ja`; without it that of the command or the environment
example-Document-language = ja
field-Document-scenarios = Named variants: edits of this document, each a path and its new value
example-Document-scenarios = { "{" }strong yen: { "{" }exchange_rates.JPY/USD: 120{ "}}" }
field-Document-not_evaluated = Terms of the offer that are named but not evaluated; the report prints them
field-Document-assumed = Terms of this document that no source states; the report lists them as assumptions
field-Document-sources = Where the accord's terms are stated

section-Parties = Who buys and who sells.
field-Parties-buyer = Economy that buys, by its code
example-Parties-buyer = JPN
field-Parties-seller = Economy whose firms sell, by its code
example-Parties-seller = USA

section-ExchangeRates = Rates at which amounts are converted, as `JPY/USD: 144.17` for 144.17 yen to the dollar.
row-ExchangeRates = JPY/USD
field-ExchangeRates-rates = Units of the first currency for one of the second
example-ExchangeRates-rates = 144.17
field-ExchangeRates-source = Where the rates are stated
example-ExchangeRates-source = Reuters, 28 May 2025
field-ExchangeRates-date = Date of the rates
example-ExchangeRates-date = 2025-05-28

section-AssumptionRange = Other settings for one marked assumption; low and high give every headline figure its range.
field-AssumptionRange-central = The setting used
example-AssumptionRange-central = 4
field-AssumptionRange-low = Low setting; the central one when left out
example-AssumptionRange-low = 2
field-AssumptionRange-high = High setting; the central one when left out
example-AssumptionRange-high = 9
field-AssumptionRange-why = The reason, printed in the report
example-AssumptionRange-why = our own estimate

section-ModelSettings = How the trade model is closed.
field-ModelSettings-deficits = Overall trade deficits: `fixed` as shares of world output, `gdp_share` as shares of each economy's own, or `balanced`
example-ModelSettings-deficits = fixed

## Claims

field-Terms-claims = Stated figures to check

section-Claim = A stated figure, and what to check it against.
field-Claim-text = The statement as it was made
example-Claim-text = "1 trillion yen ($69.4 billion)"
field-Claim-equal = Two amounts said to be the same; the first is taken as right and converted at the document's rate
example-Claim-equal = [1 trillion yen, $69.4 billion]
field-Claim-stated = The figure stated, for `against` or `ratio`
example-Claim-stated = 10 trillion yen
field-Claim-against = The known figure to hold it against; `chipaccord world show facts` lists them
example-Claim-against = us_japan_goods_deficit_2024
field-Claim-ratio = Two amounts or known figures; `stated` is the first as a share of the second
example-Claim-ratio = [1 trillion yen, us_japan_goods_deficit_2024]
field-Claim-within = How far off still holds: 5% unless said
example-Claim-within = 5%
field-Claim-source = Who made the statement
example-Claim-source = Reuters, 28 May 2025
field-Claim-note = A remark that the report prints
field-Claim-unchecked = Why it cannot be checked, for a statement without figures
example-Claim-unchecked = no figure named

## Purchases

field-Terms-purchases = What the buyer's firms buy
field-Terms-subsidies = Public money for the buyers

section-Purchase = A purchase that the accord promises.
field-Purchase-product = What is bought: a row of the product table, which holds its sector, origin and value content
example-Purchase-product = ai_accelerators
field-Purchase-amount = How much is bought over all years together
example-Purchase-amount = 1 trillion yen
field-Purchase-over = Years in which it is bought, both ends included
example-Purchase-over = 2026..2028
field-Purchase-sellers = Selling firms and their shares, which add up to 100%
example-Purchase-sellers = { "{" }NVIDIA: 80%, others: 20%{ "}" }
field-Purchase-mandate = How binding it is: `exactly` this much, `at_least` this much, or `none` (only promised)
example-Purchase-mandate = at_least
field-Purchase-pace = Share bought in each year, adding up to 100%; without it every year is equal
example-Purchase-pace = { "{" }2026: 20%, 2027: 40%, 2028: 40%{ "}" }
field-Purchase-source = Where these terms are stated
example-Purchase-source = Asahi Shimbun, 28 May 2025

section-Subsidies = Public money for the buyers.
field-Subsidies-budget = What the programme may cost over all years together
example-Subsidies-budget = 400 billion yen
field-Subsidies-rates = Part of the price paid, by size of the buyer
example-Subsidies-rates = { "{" }large: 1/3, small_and_medium: 1/2{ "}" }
field-Subsidies-source = Where these terms are stated
example-Subsidies-source = METI, April 2024

section-SubsidyRates = The part of the price that the public pays, by size of the buyer.
field-SubsidyRates-large = Rate for large firms
example-SubsidyRates-large = 1/3
field-SubsidyRates-small_and_medium = Rate for small and medium firms
example-SubsidyRates-small_and_medium = 1/2

## Tariffs

field-Terms-tariffs = Duties with and without the deal, and elsewhere

section-Tariffs = Duties with and without the deal.
field-Tariffs-no_deal = Duties if there is no deal
field-Tariffs-deal = Duties with the deal
field-Tariffs-elsewhere = Duties on everyone else, part of the baseline: US tariffs added and `in force on` a date, `none`, or a table; without this key those in force on the accord's date
example-Tariffs-elsewhere = in force on 2025-08-07
field-Tariffs-source = Where the duties are stated
example-Tariffs-source = White House, 5 September 2025

section-TariffTable = Duties by pair of economies and sector, as `USA on JPN: { "{" }all goods: 24%, motor_vehicles: 27.5%{ "}" }`.
row-TariffTable = USA on JPN
field-TariffTable-rates = Duties that the first economy levies on goods of the second, by sector; `all goods` is every sector but services, and a sector's own row overrides it. `15%` is the whole duty applied, never below the duty already in force; `+24%` comes on top of it
example-TariffTable-rates = { "{" }all goods: 24%, motor_vehicles: 27.5%{ "}" }

section-NoDealTariffs = Duties without the deal: the threat.
field-NoDealTariffs-retaliation = Duties that the other side levies in return: `none`, or a table such as `{ "{" }JPN on USA: { "{" }all goods: 10%{ "}}" }`
example-NoDealTariffs-retaliation = none

section-ElsewhereTariffs = Duties on everyone else, part of the baseline: those in force on a date, rows of your own, or both.
field-ElsewhereTariffs-in_force_on = Start from the US tariffs added by this date; without it, from the base year's ordinary duties. A row replaces what was in force between its pair on its sectors
example-ElsewhereTariffs-in_force_on = 2025-08-07

## Supply

field-Terms-support = Public money for capacity in the chip supply network
field-Terms-shocks = Outages of the chip supply network under which the accord is judged: names of shipped shocks (`chipaccord world show shocks` lists them), or shocks of your own

section-Support = Public money for capacity: what is built, where, and from when it produces.
field-Support-stage = Stage whose capacity is built, such as `silicon_wafers` (also `wafers`) or `photoresist`
example-Support-stage = wafers
field-Support-place = Economy in which it is built, by its code
example-Support-place = USA
field-Support-amount = Public money paid for it
example-Support-amount = 75 billion yen
field-Support-since = Year from which the capacity produces
example-Support-since = 2027
field-Support-source = Where the support is stated
example-Support-source = Asahi Shimbun, 28 May 2025

section-Shock = A shock: the name of a shipped one, or one of your own with its outages.
field-Shock-name = Name of the shock
example-Shock-name = taiwan_blockade_90_days
field-Shock-outages = What it strikes, all at once; left out for a shipped shock
field-Shock-frequency = How often it is taken to happen: `1%` a year, or `once in 100 years`; without it the library's own assumption, or 1% for a shock of your own
example-Shock-frequency = once in 100 years
field-Shock-source = Where the shock is described
example-Shock-source = our own scenario

section-ShockOutage = What a shock strikes: one stage (or several) in one place.
field-ShockOutage-stage = What is struck: a stage, a product, a group such as `fabs`, or a pattern such as `fab_*` or `*`
example-ShockOutage-stage = photoresist
field-ShockOutage-place = Where: an economy by its code, or `*` for all
example-ShockOutage-place = JPN
field-ShockOutage-share = Share of the capacity there that is lost
example-ShockOutage-share = 50%
field-ShockOutage-start = Day on which it begins
example-ShockOutage-start = 0
field-ShockOutage-duration = How long all of it is lost: days, weeks, or `for good`
example-ShockOutage-duration = 90 days
field-ShockOutage-recovery = How long it then takes to come back
example-ShockOutage-recovery = 30 days
field-ShockOutage-curve = How it comes back
example-ShockOutage-curve = linear
field-ShockOutage-path = Share that is left by day, straight between the days, in place of duration, recovery and curve
example-ShockOutage-path = { "{" }0: 0%, 28: 0%, 97: 100%{ "}" }
field-ShockOutage-scrap = Share of work in process that is lost at once
example-ShockOutage-scrap = 25%
field-ShockOutage-strikes = What is struck: the `capacity`, the `shipments` to other places, or `both`
example-ShockOutage-strikes = shipments
