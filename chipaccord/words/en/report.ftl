### The report that every outcome has: page, closing chapters, run record, titles and columns of tables.

## The page and the terminal

page-contents = Contents
page-answer = The answer
page-parties = { $buyer_the } and { $seller_the }
page-as-of = as of { $day }
page-scenario = scenario { $name }
page-key = In brackets: the lowest and highest value over the marked assumptions. A year: average over the years of the purchase.
page-baseline = Baseline: { $baseline }.
page-as-table = The figures as a table
page-csv = CSV:
page-save = save from this file
page-badges = Each figure is published by its source, derived from published figures, or an assumption of this project with the reason given.
page-assumed = Assumed in the document, because no source states it:
page-stated-in = Named by the document:
page-not-evaluated = not evaluated
page-stop = .
page-report = report

## The closing chapters

page-hinges = What the answer hinges on
page-hinges-unit = open dot: the figure at the low setting of the assumption; full dot: at the high setting; each group of rows has its own scale.
page-hinges-baseline = all other assumptions at their central setting
page-hinges-none = No marked assumption moves a headline figure.
page-hinges-most = The answer hinges most on the { $assumption }: between { $low } and { $high } it moves the { $headline } from { $start } to { $end }{ $unit ->
    [none] {""}
   *[other] { " " }{ $unit }
    }.
page-assumptions = Assumptions
page-sources = Sources
page-reproduce = How to reproduce
page-same-again = The same document and world give the same figures:

## The record of the run

run-versions = Versions
run-result_sha256 = Result SHA-256
run-document_sha256 = Document SHA-256
run-world_sha256 = World SHA-256
run-tolerance = Tolerance
run-solves = Solves
run-passes = Passes
run-largest_residual = Largest residual
run-largest_check_gap = Largest check gap

## Steps of an evaluation, as they begin

progress-claims = the stated figures
progress-purchases = the purchases
progress-tariffs = the tariffs
progress-supply = the chip network
progress-baseline = the base year under the duties of no deal
progress-deal_tariffs = the tariffs of the deal
progress-pull = what the subsidy brings
progress-switch = what the purchase replaces
progress-purchase = the promised quantity
progress-balance = the balances under other rules
progress-outages = the outages in the trade model
progress-network = the shocks week by week
progress-best_use = the best use of the money

## Titles of tables

accord-title = The document
claims-claims-title = Stated figures, checked
purchases-plan-title = The purchases together
purchases-planned-title = The purchases of the document
purchases-planned_years-title = The amounts by year
purchases-subsidy_rates-title = Subsidy rates of the document
purchases-deficit-title = The goods deficit in the base year
purchases-falls-title = Fall of the goods deficit on the three bases
purchases-bookings-title = The purchase by economy on the three bases
purchases-booked_years-title = Fall of the goods deficit by year
purchases-pieces-title = What the price is made of, and where
purchases-effects-title = Subsidy, public cost and balances
purchases-effects-diverted_from-title = Whose sales are diverted, in shares of each purchased dollar
purchases-effects-steps-title = From the announced purchase to the goods balance
purchases-effects-real_income-title = Change of real income, the purchase alone
purchases-effects-output-title = Sectors whose output moves most
purchases-effects-flows-title = Sales to the buyer by exporter and sector
purchases-effects-by_year-title = The purchase by year
purchases-effects-levers-title = What else it hinges on, found from gradients: every elasticity and quantity of the trade model
tariffs-duties-title = The tariffs of the document
tariffs-effects-title = Balances and revenue, the tariffs alone
tariffs-effects-real_income-title = Change of real income, the tariffs alone
supply-title = The place depended on
supply-sales-title = Chip sales of the network
supply-shocks-title = What each shock costs; ranges over both sets of capacity shares, low and high stocks and utilisation
supply-runs-title = When service falls, and whether it comes back
supply-product_losses-title = Chip sales lost by product
supply-user_losses-title = Sales that users of chips lose, by economy
supply-undelivered-title = Chip sales not delivered so far, week by week
supply-trade_shocks-title = The same outage in the trade model
supply-trade_income-title = The same outage in the trade model: change of real income
supply-critical-title = Narrow places: what losing each for 90 days costs
supply-concentration-title = How concentrated each stage is (Herfindahl-Hirschman index, 0 to 1)
supply-shares-title = Shares of each stage by place of capacity
supply-links-title = Inputs and the stages that use them
supply-sold-title = Where the users of each product are
supply-exposure-title = Lean on one place: chip purchases that are made there at least once on the way
supply-built-title = What the support builds, as a share of the stage’s world capacity
supply-cases-title = Sales lost as it is, with the support, and with the purchases too
supply-comparison-title = How the best use of the money was sought
supply-comparison-portfolios-title = Ways to spend the public money
supply-comparison-items-title = What each way to spend buys
supply-comparison-losses-title = Chip sales lost under each way to spend
supply-comparison-risks-title = Public money and the risk that is left
assumptions-title = Assumptions
effects-title = Each headline at the low and high setting of each assumption
sources-title = Sources
run-title = The record of the run
run-versions-title = Programs that the run used

## Labels of columns; `<table>-<column>` where one table needs its own

column-with-unit = { $label }, { $unit }
column-figure = Figure
column-value = Value
column-unit = Unit
column-above_value = Above the line
column-added = On top of the ordinary duty
column-additional = Additional
column-address = Address
column-amount = Amount
column-assumption = Assumption
column-baseline = Baseline
column-basis = Basis
column-below_fact = Known figure below the line
column-below_unit = Unit below the line
column-below_value = Below the line
column-budget = Budget
column-capacity_set = Capacity shares
column-capped = Chip exports cut by
column-case = Case
column-central = Central
column-change = Change
column-citation = Citation
column-content = Content of the purchase
column-cost = Public cost
column-customs = Customs origin
column-cvar = Worst year in twenty
column-deviation = Off by
column-direction = Direction
column-displaced = Displaced at home
column-diverted = Diverted
column-economy = Economy
column-effect = Effect
column-expected = Average loss
column-exporter = Exporter
column-fact = Known figure
column-factor = Factor
column-first_product = First short
column-first_short = First shortage
column-first_year = From
column-form = Form
column-frequency = Taken to happen, a year
column-frequency_status = Says who
column-from_unit = Starting unit
column-from_value = Starting value
column-headline = Figure
column-hhi = Index
column-high = High
column-hs = HS codes
column-id = Name
column-importer = Importer
column-input = Input
column-invested = Invested
column-kind = Kind
column-largest_place = Largest place
column-largest_share = Its share
column-last_year = To
column-late = Stays late by
column-lever = Lever
column-licence = Licence
column-lost = Chip sales lost
column-low = Low
column-mandate = Mandate
column-note = Note
column-origin = Origin
column-overridden = Set by the document
column-ownership = Ownership
column-piece = Part of the price
column-place = Place
column-portfolio = Way to spend
column-product = Product
column-program = Program
column-programme_cvar = Worst year in twenty, by the programme
column-public = Public money
column-purchase = Purchase
column-rate = Rate
column-rate_pair = Currencies
column-reason = Reason
column-reason_place = Place of the reason
column-reason_stage = Stage of the reason
column-reason_values = Values of the reason
column-recovered_after = Service back
column-rent = Scarcity rent
column-right_unit = Unit of the right figure
column-right_value = Right figure
column-sales = Chip sales
column-scope = Goods
column-sector = Sector
column-sellers = Sellers
column-share = Share
column-shock = Shock
column-since = From
column-size = Size
column-source = Source
column-sources = Rests on
column-spared = Spared by the support
column-spent = Spent
column-spread = May be off by
column-stage = Stage
column-stated = Figure
column-stated_unit = Unit of the figure
column-stated_value = Figure as a number
column-status = Status
column-step = Step
column-subsidy = Subsidy
column-text = Stated
column-undelivered = Not delivered so far
column-usd = Amount
column-user = Used by
column-users_lost = Sales that users lose
column-verdict = Verdict
column-version = Version
column-which = Capacity shares
column-why = Why
column-within = Tolerance
column-written = Amount as written
column-year = Year
purchases-bookings-value = Value added
purchases-booked_years-value = Value added
purchases-subsidy_rates-size = Firms
purchases-subsidy_rates-rate = Subsidy rate
purchases-effects-real_income-change = Change of real income
purchases-effects-real_income-usd = Equivalent variation
purchases-effects-output-usd = Change of output
purchases-effects-output-change = Relative change
purchases-effects-diverted_from-share = Share of the purchase
purchases-effects-levers-place = Where
tariffs-duties-rate = Duty
tariffs-effects-real_income-change = Change of real income
tariffs-effects-real_income-usd = Equivalent variation
supply-runs-status = Service
supply-product_losses-lost = Sales lost
supply-user_losses-lost = Sales lost
supply-user_losses-place = Users in
supply-sold-place = Users in
supply-trade_income-change = Change of real income
supply-trade_income-usd = Equivalent variation
supply-critical-share = Share of the stage
supply-shares-share = Share of the stage
supply-sold-share = Share of the sales
supply-exposure-share = Share of its purchases
supply-exposure-usd = Made there
supply-built-share = Share of the stage
supply-comparison-items-kind = What
supply-comparison-items-amount = Amount: share of world capacity, days of world output, or share of orders
supply-comparison-items-usd = Public money
supply-comparison-items-status = Price
supply-comparison-items-source = Source of the price
assumptions-id = Assumption
effects-low = At the low setting
effects-high = At the high setting

## Names of single figures in a table of them

figure-title = title
figure-as_of = date
figure-buyer = buyer
figure-seller = seller
figure-currency = currency of the plan
figure-local_per_usd = exchange rate
figure-base_year = base year of the trade flows
figure-pair_year = base year of the trade between the parties
figure-duties_on = date of the added duties elsewhere
figure-deficits = rule for total balances
figure-scenario = scenario
figure-not_evaluated = not evaluated
figure-assumed = assumed
figure-stated_in = named by the document
figure-amount = amount over all years
figure-a_year = amount a year
figure-first_year = first year
figure-last_year = last year
figure-mandate = mandate
figure-budget = budget for subsidies
figure-size = goods deficit of { $seller_the } with { $buyer_the }
figure-year = year
figure-customs = fall of the deficit, customs origin
figure-ownership = fall of the deficit, ownership
figure-value = fall of the deficit, value added
figure-additional = additional share of the purchase
figure-diverted = share diverted from third economies
figure-displaced = share displaced at home
figure-bilateral_balance = goods balance of { $seller_the } with { $buyer_the }
figure-overall_goods_balance = overall goods balance of { $seller_the }
figure-overall_balance = overall balance of { $seller_the }
figure-revenue = tariff revenue of { $seller_the }
figure-cost = public cost over all years
figure-subsidy = subsidy rate
figure-cost_per_additional = public cost per additional dollar
figure-exposed_to = place depended on
figure-level = level of the conditional value at risk
figure-years = years over which the money is spread
figure-tried = measures tried
figure-result_sha256 = { run-result_sha256 }
figure-document_sha256 = { run-document_sha256 }
figure-world_sha256 = { run-world_sha256 }
figure-tolerance = { run-tolerance }
figure-solves = { run-solves }
figure-passes = { run-passes }
figure-largest_residual = { run-largest_residual }
figure-largest_check_gap = { run-largest_check_gap }
figure-seconds = seconds taken
figure-command = command

## What the trade model holds its answer against

page-base = { $same ->
    [yes] trade flows of { $year }
   *[no] trade flows of { $year }, between the parties of { $pair_year }
}{ $duties_on ->
    [none] {""}
   *[other] , with the added duties in force on { $duties_on }
}; between the parties the no-deal duties, and for a purchase the deal’s
