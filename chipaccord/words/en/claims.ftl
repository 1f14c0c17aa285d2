### Stated figures: the ruling, and the arithmetic that shows it.

claims-holds = holds
claims-holds-off = holds (off by { $off })
claims-too_large = too large by { $by }
claims-too_small = too small by { $by }
claims-by-factor = a factor of { $factor }
claims-by-everything = everything: nothing is not a rounding
claims-cannot-check = cannot be checked: { $reason }

claims-equals = { $left } = { $right }
claims-of-fact = { $fact }: { $figure }
claims-times = { $first } x { $rate } { $above } per { $below }
claims-divided = { $first } / { $rate } { $above } per { $below }
claims-ratio = { $above } / { $below }
claims-stated = stated { $stated }: { $verdict }
claims-then = { $first }; { $then }
claims-count = { $amount } { $unit }
claims-unit-rounds = rounds
claims-unit-chips = chips
claims-unit-chips_per_year = chips per year
claims-unit-JPY_per_USD = JPY per USD

## Why a statement cannot be checked

claims-reason-unchecked = { $one }
claims-reason-no_figure = the statement names no figure to hold it against
claims-reason-no_rate = no exchange rate leads from { $one } to { $unit }; add it under `exchange_rates:`
claims-reason-not_a_share = a ratio is a share such as 10%, and '{ $one }' is none
claims-reason-no_unit = '{ $one }' has no unit, and { $other } is { $other_unit }
claims-reason-unlike = '{ $one }' is { $unit }, and { $other } is { $other_unit }
claims-reason-zero_below = the second figure of the ratio is zero
claims-reason-not_above_zero = the figure to hold it against is not above zero
claims-other-side = the other side of the ratio
claims-kind-money = an amount of money
claims-kind-share = a share
claims-kind-counted = in { $unit }
claims-kind-bare = a bare number

absent-cannot_check = cannot be checked

## The line of the answer and the chapter

claims-label = stated figures
claims-count-off = { $off ->
    [0] none of { $count } wrong
   *[other] { $off } of { $count } wrong
}
claims-quoted = { $right ->
    [none] “{ $text }” is { $verdict }
   *[other] “{ $text }” is { $verdict } (right: { $right })
}
claims-more = { $count } more
claims-unchecked = { $count } cannot be checked.
claims-chapter = Stated figures
claims-arithmetic = Arithmetic
claims-sentence = { $off ->
    [0] None of { $count } stated figures is wrong
    [one] { $off } of { $count } stated figures is wrong
   *[other] { $off } of { $count } stated figures are wrong
}; { $holds ->
    [one] { $holds } holds
   *[other] { $holds } hold
}{ $cannot_check ->
    [0] .
   *[other] {" "}and { $cannot_check } cannot be checked.
}
