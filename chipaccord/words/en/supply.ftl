### The supply network: what an outage does, and what support buys.
### Amounts, shares and ranges arrive as text; $count chooses a plural.

supply-chapter = Supply: what an outage does, and what support buys

## Phrases

supply-by-set = { $first } ({ $others })
supply-under-set = { $figure } under { $set }
supply-weeks =
    { $count ->
        [one] { $weeks } week
       *[other] { $weeks } weeks
    }
supply-semicolon = |; |
supply-others = others
supply-node = { $stage } in { $place }
supply-local-unit = bn { $currency }
supply-capacity = { $share } of world capacity for { $stage } in { $place }
supply-builds = { $money }{ $usd ->
        [none] {""}
       *[other] {" "}({ $usd })
    } of public money builds { $built }
supply-bought = { $money } for { $thing }
supply-bought-nothing = nothing that is worth its cost
supply-stock = { $days } days of stock of { $stage }
supply-second_source =
    { $share ->
        [all] second sources for all { $stage }
       *[other] second sources for { $share } of { $stage }
    }

## The answer

supply-shocks = chip sales lost
supply-shocks-none = none
supply-shocks-free = no chip sale is lost under: { $shocks }
supply-shocks-why = worldwide, { $unit } over the two years from the shock
supply-shocks-note = two sets of shares by place, which differ in logic fabs; range: also low and high stocks and utilisation{ $more ->
        [0] {""}
        [one] ; { $more } more shock in the report
       *[other] ; { $more } more shocks in the report
    }{ $free ->
        [none] {""}
       *[other] ; no chip sale is lost under: { $free }
    }
supply-if = if this happens
supply-range = range
supply-short-after = short after
supply-short-if-low = if stocks are low

supply-support = the support
supply-support-no-shocks = { $builds }; without shocks in the document nothing says what that is worth
supply-support-free = { $builds }; no shock costs a chip sale at central stocks, with or without it
supply-support-why = { $builds }. Chip sales that it saves, and that the best use of the same money would save, { $unit }
supply-support-note = shares by place: { $sets }; range: also low and high stocks, utilisation and cost of capacity. Best use: { $bought }
supply-written = as written
supply-best = best use
supply-not-weighed = not weighed
supply-average = a year on average, at the odds taken

supply-exposure = lean on { $place }
supply-exposure-why = chips that { $economy } buys and that are made in { $place } at some step, { $unit }
supply-exposure-level = { $usd } ({ $share } of its chips)
supply-exposure-still = no change
supply-exposure-note =
    { $over ->
        [purchases] range: how much of the purchases is additional, and what the rest replaces
        [support] range: the cost of capacity
       *[both] range: how much of the purchases is additional, and what the rest replaces; the cost of capacity
    }

## The chapter's text

supply-worst = { $shock }: { $lost } of chip sales lost, and { $users } of sales by those who need the chips{ $weeks ->
        [none] {""}
       *[other] ; the first shortage, of { $product }, comes after { $weeks }
    }.
supply-costs-nothing =
    { $count ->
        [one] The shock of the document never costs chip sales: stocks and second sources hold.
       *[other] None of the { $count } shocks costs chip sales: stocks and second sources hold.
    }
supply-about = The network follows stages and places by week: materials, fabs, packaging, products. A shock takes capacity out; stocks, spare capacity and second sources stand in as long as they last. Chip sales lost are those of all makers to all users in the world, over two years from the start of the shock; they are sales, not income. Shares are by location of capacity, under two sets that differ in the logic fabs: SIA and BCG for 2019 to 2022 (“recommended”), or an estimate for 2024 to 2025; the other stages have one set. The range goes over low and high stocks and utilisation under both. Five in six of the shares, and most stocks, lead times and qualification times, are assumptions.
supply-best-use = What else the money could buy is tried where the shocks bite: capacity, second sources and stocks at the stages that they hit most, stocks of the products that lose most. A programme picks what lowers cost and risk most, and simulation judges its choice. Risk is the mean loss of the worst year in { $years } (conditional value at risk at { $level }) over the shocks of the document at the odds taken; prices of capacity, stocks and second sources are derived or assumed, as the table says.
supply-reason-label = What remains
supply-reason = { $reason }{ $stage ->
        [none] {""}
       *[other] : { $stage }
    }{ $place ->
        [none] {""}
       *[other] {" "}in { $place }
    }{ $late ->
        [none] {""}
       *[other] , { $late }
    }

## Losses over time

supply-fan = { $shock }: { $hold ->
        [none] {""}
       *[other] stocks and other sources hold for { $hold }; then{" "}
    }chips worth { $late } are late or lost by week { $week }, and { $lost } stay lost.
supply-fan-nothing = Deliveries never fall behind under any shock of the document.
supply-fan-unit = chip sales not delivered so far, late or lost, { $unit }, by week from the start of the shock.
supply-fan-baseline = no shock
supply-fan-axis = weeks
supply-fan-line = { $shock }: { $lost } lost{ $range }
supply-fan-note = { $dashed ->
        [none] Line: { $line }. Band: low and high stocks and utilisation.
       *[other] Line: { $line }; dashed: { $dashed }. Band: low and high stocks and utilisation under both.
    }{ $free ->
        [none] {""}
       *[other] {" "}No chip sale is lost under: { $free }.
    }

## With and without the support

supply-spared =
    { $sign ->
        [zero] { $shock }: the support of { $spent } spares no chip sale; the best use of the same money would spare { $best }.
        [down] { $shock }: the support of { $spent } adds { $saved } of chip sales lost; the best use of the same money would spare { $best }.
       *[up] { $shock }: the support of { $spent } spares { $saved } of chip sales; the best use of the same money would spare { $best }.
    }
supply-cases-best = best use of the money
supply-cases-unit = chip sales lost under each shock, { $unit }; shares by place: { $sets }.
supply-cases-change = { $change } { $unit }
supply-cases-baseline = stocks and utilisation at their central setting
supply-cases-note = { $builds }.

## Risk and money

supply-frontier = The worst year in { $years } costs { $nothing } of chip sales on average; the support lowers that to { $written }, the best use of the same money to { $same }.
supply-frontier-unit = mean loss of the worst year in { $years } (CVaR at { $level }), { $unit } of chip sales, by public money spent, { $local }.
supply-frontier-baseline = nothing spent, at the left
supply-frontier-axis = public money, { $local }
supply-frontier-best = best use, simulated, { $set }: { $risk }
supply-frontier-same = the same under { $set }: { $risk }
supply-frontier-programme = what the programme expected
supply-frontier-written = the support as written: { $risk }
supply-frontier-note = { $tried } tried; dots are simulated. The programme misses the simulation by at most { $gap } of the risk with nothing spent.
supply-tried =
    { $count ->
        [one] { $count } thing
       *[other] { $count } things
    }

## The lean on one place

supply-lean = { $share } of what { $economy } spends on chips is made in { $place } at some step, { $usd } a year{ $changes ->
        [none] {""}
       *[other] ; { $changes }
    }.
supply-lean-case =
    { $sign ->
        [up] { $case } it rises by { $usd }
        [down] { $case } it falls by { $usd }
       *[zero] { $case } it does not change
    }
supply-lean-unit = change of what { $economy } buys that is made in { $place } at least once on the way (die, part or packaging), { $unit }; line: what is additional of the purchases, and what they replace.
supply-lean-baseline = chip purchases of 2024
supply-lean-set = Under { $set }: { $share } of chip purchases, { $usd } a year
supply-lean-to = to { $share }

## The network drawn

supply-network = Of { $all } stages, { $half } have more than half of their capacity in one place; most of all { $stage }, { $share } in { $place }.
supply-network-unit = each bar is a stage, split by the place of its capacity; lines lead from an input to its users.
supply-network-baseline = { $set }
supply-network-note =
    { $ranked ->
        [yes] A number marks the places whose loss costs most, in the order of the ranking below.
       *[no] No place is numbered.
    }
supply-network-material = Materials
supply-network-fab = Fabs
supply-network-process = Packaging and test
supply-network-product = Products by place of use

## Narrow places

supply-critical = { $node } costs most to lose for 90 days, { $lost }{ $then ->
        [none] {""}
       *[other] , then { $then }
    }{ $free ->
        [0] {""}
        [one] ; { $free } other narrow place could be lost that long at no cost, for stocks and second sources hold
       *[other] ; { $free } other narrow places could be lost that long at no cost, for stocks and second sources hold
    }.
supply-critical-nothing = Losing any single narrow place for 90 days costs no chip sale: stocks and second sources hold.
supply-critical-label = { $rank }  { $stage }, { $place } ({ $share })
supply-critical-unit = chip sales lost, { $unit }, if the place loses the whole stage for 90 days and takes 30 to come back; in brackets after the name its share of the stage; shares by place: { $sets }.
supply-critical-baseline = { supply-cases-baseline }

## Beside the trade model

supply-trade =
    { $sign ->
        [down] { $shock }: chip users lose { $users } of sales in the network; in the trade model, with { $capped } of a year’s chip exports of { $place } cut, it gives { $income } of real income worldwide.
       *[up] { $shock }: chip users lose { $users } of sales in the network; in the trade model, with { $capped } of a year’s chip exports of { $place } cut, it costs { $income } of real income worldwide.
    }
supply-trade-unit = lost worldwide, { $unit }: sales in the network over two years, real income in the trade model in one year.
supply-trade-baseline = { supply-fan-baseline }
supply-trade-users = users’ sales, { $set }
supply-trade-chips = chip sales, { $set }
supply-trade-income = real income, { $set }
supply-trade-note = Why the two models differ: the network keeps each chip to its factory, week by week; stocks and qualified second sources are all that stands in, and what is lost is sales. The trade model spreads the same loss over a year in which every buyer may turn to other chips at a higher price, and counts real income after everyone has adjusted; the place that is cut off even earns the scarcity rent. The network says what is at stake before anyone can adjust, the trade model what remains once all have.
