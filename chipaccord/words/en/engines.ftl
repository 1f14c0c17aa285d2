### How a run of an engine ended: the trade model, the chip network by week, the sector model by day.
### Stages, places, sectors and economies arrive as names, or as codes for those who program. Shares and weeks arrive as
### numbers. `reason-...`, which tables show too, stand in names.ftl.

ended-because = { $told }: { $more }
ended-noted = { $told }; { $more }

## The trade model

trade-converged = converged in { $passes } passes, residual { $residual }
trade-diverged = the iteration left the numbers after { $passes } passes; { $off }
trade-not_converged = residual { $residual } after { $passes } passes; { $off }
trade-check_failed = the solver stopped at { $residual } but { $off }
trade-off = the { $condition } condition is off by { $size } for { $where }
trade-part = solved up to { NUMBER($reached, style: "percent", maximumFractionDigits: 0) } of the change; beyond, { $off }
trade-where-world = the world
trade-where-sector = { $economy }, { $sector }
trade-where-target = { $target }: { $importer }, { $exporter }, { $sector }
trade-condition-price = price
trade-condition-expenditure = expenditure
trade-condition-labour = labour
trade-condition-deficit = deficit
trade-condition-world = world
trade-condition-sign = sign
trade-condition-scale = scale
trade-condition-target = target
trade-remedy-smaller_value = it may be more than can be made or paid for: try a smaller value
trade-remedy-smaller_change = try a smaller change
trade-remedy-smaller_change_or_balance = { $economy } has a { $side ->
        [surplus] surplus
       *[deficit] deficit
    } of { NUMBER($owed, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) } of its value added, which little trade may not carry: try a smaller change, or deficits='balanced'

## The chip network

chain-short = { reason-short } ({ $product } at { NUMBER($served, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) } of demand in the last weeks)
chain-lost_for_good = { reason-lost_for_good } ({ $stage } in { $place }, now at { NUMBER($left, style: "percent", maximumFractionDigits: 0) })
chain-back_later = { reason-back_later } ({ $stage } in { $place }, now at { NUMBER($left, style: "percent", maximumFractionDigits: 0) })
chain-coming_back = { reason-coming_back } ({ $stage } in { $place }, now at { NUMBER($left, style: "percent", maximumFractionDigits: 0) })
chain-blocked = { reason-blocked }
chain-behind = { reason-behind } ({ $stage } in { $place }, by { NUMBER($weeks, maximumFractionDigits: 0) } weeks of work); simulate more weeks or add capacity
chain-in_lines = { reason-in_lines }; simulate more weeks
chain-dip = { reason-dip } ({ $product } to { NUMBER($served, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) } in week { $week }, when starts missed in the outage are missing one line later; lines take up to { $lines } weeks)
chain-late_dip = { reason-late_dip } ({ $product } to { NUMBER($served, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) } in week { $week }, later than lines of up to { $lines } weeks explain)
chain-queue = { reason-queue } ({ $product } by { NUMBER($weeks, minimumFractionDigits: 1, maximumFractionDigits: 1) } weeks, for no capacity is spare to catch up)
chain-slow = { reason-slow } ({ $stages }; no week’s output is lost)

## The sector model

ario-above = on the last day world output is { NUMBER($above, style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2) } above its base: still refilling stocks
ario-level = on the last day world output is { NUMBER($world, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) } of its base ({ $sector } in { $region } at { NUMBER($left, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) })
ario-still_on = { ario-level }: an outage is still on
ario-falling = { ario-level }, still falling { ario-spiral }
ario-rising = { ario-level }, rising { ario-spiral }
ario-spiral = though capacity is back: stocks ran out and orders shrank with output, the known death spiral of ARIO; raise inventory_days or tau_inv, or use a model that keeps base-stock targets
