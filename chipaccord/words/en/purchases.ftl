### What the purchases' part says: its lines of the answer, its chapters and charts.

purchases-plan-label = the plan
purchases-amount = { $local } = { $dollars }
purchases-amount-in-brackets = { $local } ({ $dollars } at { $rate } { $currency } per USD)
purchases-plan = { $amount } { $count ->
    [one] in { $years }
   *[other] over { $years }
}{ $mandate ->
    [at_least] , at least
    [exactly] , exactly
    [none] , promised, not required
   *[mixed] {""}
}
purchases-lead = { $mandate ->
    [none] { $buyer_the } has promised, without being bound, to buy { $amount } of { $products } from { $seller_of } firms
    [exactly] { $buyer_the } would buy exactly { $amount } of { $products } from { $seller_of } firms
    [at_least] { $buyer_the } would buy at least { $amount } of { $products } from { $seller_of } firms
   *[mixed] { $buyer_the } would buy { $amount } of { $products } from { $seller_of } firms
} { $count ->
    [one] in { $years }.
   *[other] over { $years }, { $yearly } a year on average.
}
purchases-deficit = { $sign ->
    [surplus] { $seller_of } goods surplus with { $buyer_the } ({ $size }, { $year }) rises by, a year
   *[deficit] { $seller_of } goods deficit with { $buyer_the } ({ $size }, { $year }) falls by, a year
}
purchases-fall = { $amount } ({ $share })
purchases-bases = { $sign ->
    [surplus] The { $seller_of } goods surplus with { $buyer_the } ({ $size }, { $year }) rises by { $customs } a year in customs statistics, by { $ownership } if the sellers’ nationality is counted, and by { $value } in value added.
   *[deficit] The { $seller_of } goods deficit with { $buyer_the } ({ $size }, { $year }) falls by { $customs } a year in customs statistics, by { $ownership } if the sellers’ nationality is counted, and by { $value } in value added.
}
purchases-customs-why = { $where ->
    [seller] { $most ->
        [yes] most of it is recorded as { $seller_of } exports
       *[no] the largest part ({ $share }) is recorded as { $seller_of } exports
    }
    [buyer] { $most ->
        [yes] most of it is made at home, in { $economy }
       *[no] the largest part ({ $share }) is made at home, in { $economy }
    }
   *[third] { $most ->
        [yes] most of it is recorded as imports from { $economy }
       *[no] the largest part ({ $share }) is recorded as imports from { $economy }
    }
}
purchases-ownership-why = { $whole ->
    [yes] what the headline counts
   *[no] { $share } is sold by { $seller_of } firms
}
purchases-value-why = { $parts ->
    [0] what is earned in { $seller_the }
    [one] { $piece } earned in { $seller_the }
   *[other] mostly { $piece } earned in { $seller_the }
}

purchases-split = of each dollar
purchases-others = others
purchases-additional = { $share } additional
purchases-diverted = { $source ->
    [none] { $share } diverted
   *[other] { $share } diverted from { $source }
}
purchases-displaced = { $share } displaced at home
purchases-net = { $seller_of }-{ $buyer } balance
purchases-net-why = a year, customs basis, once other trade adjusts
purchases-overall = overall { $seller_of } balance
purchases-overall-why = { $moves ->
    [total] the total moves too
    [rules] hardly moves under the rule chosen; more under other rules
   *[hardly] a purchase moves the bilateral figure, hardly the total
}
purchases-overall-more = { $rule ->
    [gdp_share] The rule chosen keeps total balances in proportion to GDP; the range covers other rules; goods alone: { $goods }.
    [balanced] The rule chosen sets total balances to zero; the range covers other rules; goods alone: { $goods }.
   *[fixed] The rule chosen holds every economy’s total balance fixed; the range covers other rules; goods alone: { $goods }.
}
purchases-cost = public cost
purchases-cost-why = { $dollars ->
    [none] { $count ->
        [one] in { $years }
       *[other] over { $years }
    }
   *[other] { $count ->
        [one] = { $dollars } in { $years }
       *[other] = { $dollars } over { $years }
    }
}; { $subsidy ->
    [none] no subsidy is needed: buyers would buy as much anyway
   *[other] a subsidy of { $subsidy } delivers the quantity
}
purchases-budget = { $where ->
    [within] { $ranged ->
        [yes] Within the stated budget of { $budget }, even at the high end.
       *[no] Within the stated budget of { $budget }.
    }
    [mostly] Within the stated budget of { $budget }, but not at the high end.
    [rarely] Above the stated budget of { $budget }, except at the low end.
   *[above] { $ranged ->
        [yes] Above the stated budget of { $budget }, even at the low end.
       *[no] Above the stated budget of { $budget }.
    }
}
purchases-income = real income

purchases-bookings-chapter = Who records the purchase
purchases-three-bases = A purchase is recorded three times, and the three records differ. Customs statistics ask where the goods were last substantially made; the announcement counts the nationality of the seller; value added asks who earns each part of the price.
purchases-booked = { $how ->
    [none] None of the { $whole } a year is recorded as { $seller_of } exports, while { $value } is earned in { $seller_the }.
    [all] All of the { $whole } a year is recorded as { $seller_of } exports; { $value } is earned in { $seller_the }.
    [some] Only { $part } of { $whole } a year is recorded as { $seller_of } exports, while { $value } is earned in { $seller_the }.
   *[most] { $part } of { $whole } a year is recorded as { $seller_of } exports; { $value } is earned in { $seller_the }.
}
purchases-bookings-unit = a year, average of the years, in { money-unit }; in brackets the share of the purchase.
purchases-central = central setting of every assumption
purchases-a-year = { $amount } a year
purchases-others-count = { $count } others
purchases-customs-note = recorded country of origin
purchases-ownership-note = whose firms sell
purchases-value-note = who earns the price

purchases-balance-chapter = Balance, and what is additional
purchases-balance = { $sign ->
    [up] { $announced } a year is announced; the goods balance of { $seller_the } with { $buyer_the } improves by { $change } a year.
    [down] { $announced } a year is announced; the goods balance of { $seller_the } with { $buyer_the } worsens by { $change } a year.
   *[zero] { $announced } a year is announced; the goods balance of { $seller_the } with { $buyer_the } does not move.
}
purchases-balance-unit = { unit-usd_a_year }.
purchases-balance-note = Range of the last row over the marked assumptions: { $ends } { unit-usd_a_year }.
purchases-step-announced = Purchase as announced
purchases-step-made_elsewhere = Recorded as made outside { $seller_the }
purchases-step-recorded = Recorded as { $seller_of } exports
purchases-step-other_exports = Other { $seller_of } goods exports to { $buyer_the }
purchases-step-imports = { $seller_of } goods imports from { $buyer_the }
purchases-step-balance = Change of the { $seller_of }-{ $buyer } goods balance

purchases-split-sentence = { $first ->
    [none] { $additional } of the purchase is additional; { $diverted } is diverted from third economies, and { $displaced } displaces home sales.
   *[other] { $additional } of the purchase is additional; { $diverted } is diverted from third economies, { $first } first, and { $displaced } displaces home sales.
}
purchases-split-unit = percent of the purchase, added up from top to bottom.
purchases-of-the-purchase = percent of the purchase
purchases-part-additional = Additional
purchases-part-diverted = Diverted from { $economy }
purchases-part-others = { $named ->
    [yes] Diverted from others
   *[no] Diverted from third economies
}
purchases-part-displaced = Displaced at home, in { $buyer_the }

purchases-income-chapter = Real income
purchases-years-chapter = Year by year
purchases-years = { $kind ->
    [one] In { $first_year }, { $first } is bought and { $recorded } recorded as { $seller_of } exports.
    [alike] Every year is alike: { $first } is bought and { $recorded } recorded as { $seller_of } exports.
   *[moving] The purchase goes from { $first } in { $first_year } to { $last } in { $last_year }; most is bought in { $peak_year }, { $peak }.
}
purchases-years-unit = fall of the goods deficit in the year, { money-unit }; line: range over the marked assumptions.
purchases-no-purchase = no purchase

## Real income, as several parts show it

income-all = { $gain ->
    [one] { $gain } economy gains
   *[other] { $gain } economies gain
}, { $lose ->
    [one] { $lose } loses
   *[other] { $lose } lose
}; all together { $total } a year.
income-sentence = { $buyer_sign ->
    [up] { $buyer_the } gains { $buyer_usd } a year ({ $buyer_change })
    [down] { $buyer_the } loses { $buyer_usd } a year ({ $buyer_change })
   *[zero] { $buyer_the } neither gains nor loses
}, { $seller_sign ->
    [up] { $seller_the } gains { $seller_usd } a year ({ $seller_change })
    [down] { $seller_the } loses { $seller_usd } a year ({ $seller_change })
   *[zero] { $seller_the } neither gains nor loses
}{ $third ->
    [none] .
   *[other] ; of the other economies, { $third } moves most ({ $third_change }).
}
income-none = No economy’s real income changes.
income-percent = percent
income-unit = change of real income in percent; beside it in USD a year; line: range over the marked assumptions.
income-hidden = { $bound ->
    [none] { $count ->
        [one] { $count } economy that does not move is in the table only.
       *[other] { $count } economies that do not move are in the table only.
    }
   *[other] { $count ->
        [one] { $count } economy that moves by less than { $bound } is in the table only.
       *[other] { $count } economies that move by less than { $bound } are in the table only.
    }
}
