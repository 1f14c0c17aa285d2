### Reading and checking a document: what is wrong, and what to do about it. A key's remedy is `<key>-remedy`.

accord-document = document
accord-untitled = Untitled accord
accord-what-remedy = { $what }; { $remedy }
accord-spot = { $note }: { $where }
accord-mistakes = { $count ->
    [one] { $count } mistake
   *[other] { $count } mistakes
}
accord-schema = chipaccord document

## Remedies that many messages share

accord-write = write { $text }
accord-write-name = write '{ $name }'
accord-write-it = write it
accord-write-example = write for example { $example }
accord-write-row = write for example { "{" }{ $row }: { $example }{ "}" }
accord-write-keys = write `key: value` lines under it
accord-did-you-mean = did you mean '{ $name }'?
accord-one-of = expected one of { $names }
accord-one-of-many = expected one of { $names } and { $more } more
accord-decimal-comma = write a decimal point, not a comma
accord-facts = `chipaccord world show facts` lists them
accord-home = it belongs under '{ $path }'
accord-expected = expected: { $about }
accord-expected-example = expected: { $about }, for example { $example }

## What a field expects

expected-text = a text
expected-amount = an amount such as 1 trillion yen
expected-share = a share such as 80%
expected-subsidy-rate = a rate such as 1/3 or 50%
expected-tolerance = a tolerance such as 5%
expected-number = a number such as 4, 5% or 1/3
expected-exchange-rate = a number such as 144.17
expected-duty = a duty such as 15% or +24%
expected-years = years such as 2026..2028
expected-year = a year such as 2026
expected-day = a date such as 2025-05-28
expected-days = days such as 90
expected-day-number = a day such as 28
expected-frequency = a frequency such as 1%
expected-economy = an economy such as JPN
expected-assumption = a marked assumption
expected-pair = a pair such as JPY/USD
expected-language = a language such as en
expected-product = a product of the product table
expected-levy = two economies such as USA on JPN
expected-sector = a sector or 'all goods'
expected-fact = the id of a known figure
expected-figure = a figure such as 10 trillion yen, 10% or 4 rounds
expected-term = an amount or the id of a known figure
expected-stage = a stage of the network
expected-place = an economy such as TWN, or *
expected-supported = a stage such as photoresist

## The file

file-folder = a folder, not a file
file-folder-remedy = name the document inside it
file-none = no such file
file-none-remedy = check the name, or write a first document with `chipaccord new`
file-unreadable = cannot be read ({ $reason })
file-unreadable-remedy = check the name and your rights
file-large = larger than { $most } MB
file-large-remedy = an accord is a few pages; is this the right file?
file-binary = a binary file, not a text
file-binary-remedy = save the document as plain UTF-8 text
file-encoding = not UTF-8 text
file-encoding-remedy = save the document as UTF-8

## YAML

yaml-unreadable = cannot be read as YAML ({ $reason })
yaml-unreadable-remedy = save the file as plain UTF-8 text
yaml-tab = a tab cannot indent YAML
yaml-tab-remedy = indent with spaces
yaml-colon = a second ':' on this line
yaml-colon-remedy = put a text that holds ': ' in quotes, and one key on each line
yaml-anchor-twice = an anchor that stands twice
yaml-anchor-twice-remedy = give each anchor its own name
yaml-percent = a value cannot start with '%'
yaml-percent-remedy = write the number first, for example 15%
yaml-quotes = a text that begins with a character of YAML's own
yaml-quotes-remedy = put the text in quotes
yaml-open = a list or braces not closed
yaml-open-remedy = close what [ or { "{" } opened; put commas between items
yaml-no-colon = a key without ':'
yaml-no-colon-remedy = write `key: value`, with a space after the colon
yaml-indentation = the indentation does not fit the lines above
yaml-indentation-remedy = align the keys of one section
yaml-other = not valid YAML ({ $reason })
yaml-other-remedy = check quotes, brackets and indentation here
yaml-second = a second document ('---')
yaml-second-remedy = keep one accord per file
yaml-many = more than { $most } values once every alias is written out
yaml-many-remedy = an accord needs a few hundred; remove the repetition
yaml-deep = nested more than { $most } levels deep
yaml-deep-remedy = an accord needs five; check brackets and indentation
yaml-tag = the YAML tag { $tag }
yaml-tag-remedy = write plain values without '!'
yaml-control = characters that are not text
yaml-control-remedy = remove the control characters
yaml-key = a key that is not a text
yaml-key-remedy = write `key: value`
yaml-key-empty = an empty key
yaml-key-empty-remedy = write `key: value`
yaml-merge = YAML's merge key '<<'
yaml-merge-remedy = write the keys out
yaml-key-twice = the key '{ $key }' stands twice{ $line ->
    [none] { "" }
   *[other] { " " }(first on line { $line })
}
yaml-key-twice-remedy = keep one of them
yaml-alias = the alias *{ $name } has no anchor before it
yaml-alias-remedy = write it out

## The document as a whole

accord-document-empty = the document is empty
accord-document-empty-remedy = begin with `accord: name` and `parties: { "{" }buyer: JPN, seller: USA{ "}" }`, or use `chipaccord new`
accord-document-keys = not a section of keys
accord-document-keys-remedy = begin with `accord: name` and `parties: { "{" }buyer: JPN, seller: USA{ "}" }`, or use `chipaccord new`
accord-no-terms = the accord has no terms to evaluate
accord-no-terms-remedy = add one of { $terms }
accord-unbuilt = '{ $key }' cannot be evaluated yet
accord-unbuilt-remedy = remove this section, or name the term under `not_evaluated:`
accord-unknown-key = unknown key '{ $key }'
accord-key-empty = '{ $key }' is empty
accord-key-missing = '{ $key }' is missing
accord-choice = '{ $text }' is not one of the choices
accord-no-section = { $found } where a section of keys is expected
accord-no-list = { $found } where a list is expected
accord-no-list-remedy = begin each item with '- '
accord-found-text = '{ $text }'
accord-found = { $shape ->
    [section] a section of keys
    [list] a list
   *[other] an empty item
}
accord-not-accepted = not accepted ({ $reason })
accord-not-accepted-remedy = see `chipaccord schema`
accord-shape = a { $shape ->
    [section] section of keys
    [list] list
   *[other] value of another kind
} where { $expected } is expected
accord-shape-remedy = write { $expected }
accord-empty = empty
accord-empty-remedy = write { $expected }
accord-text-long = a text of more than { $most } characters
accord-text-long-remedy = shorten it

## Edits and scenarios

accord-path = '{ $text }' is not a path
accord-path-remedy = write for example purchases[0].amount
accord-edit = not an edit
accord-edit-remedy = write path=value
accord-edit-key = '{ $key }' is not a key of the document here
accord-edit-no-list = { $path } is not a list
accord-edit-no-list-remedy = write { $path }.key
accord-edit-beyond = { $path } has { $count ->
    [one] { $count } item
   *[other] { $count } items
}
accord-edit-count = count from [0] to [{ $last }]
accord-edit-list = write { $path }=[...]
accord-edit-is-list = { $path } is a list
accord-edit-is-list-remedy = write { $path }[0] and count from 0
accord-edit-value = { $path } is a value without keys
accord-edit-value-remedy = shorten the path
accord-scenario = scenario '{ $name }'
accord-scenario-unknown = '{ $name }' is not a scenario of this document
accord-scenario-none = it has no `scenarios:`
accord-scenario-edits = not a list of edits
accord-scenario-edits-remedy = write for example { "{" }exchange_rates.JPY/USD: 120{ "}" }

## Numbers, shares, duties, years, days

accord-number = '{ $text }' is not a number
accord-number-remedy = write digits, for example 144.17
accord-number-large = '{ $text }' is too large a number
accord-number-large-remedy = check the figure
accord-by-zero = '{ $text }' divides by zero
accord-by-zero-remedy = write for example 1/3
accord-no-unit = '{ $text }' has no unit
accord-share-negative = '{ $text }' is negative
accord-share-negative-remedy = a share lies between 0% and 100%
accord-share-whole = '{ $text }' is more than the whole
accord-share-whole-remedy = a share lies between 0% and 100%
accord-shares = the shares add up to { $total }
accord-shares-remedy = they must add up to 100%
accord-subsidy-all = '{ $text }' would make the goods free
accord-subsidy-all-remedy = a subsidy rate is below 100%
accord-duty-negative = '{ $text }' is negative
accord-duty-negative-remedy = a duty is 0% or more
accord-duty-high = '{ $text }' is a duty above { $most }
accord-duty-high-remedy = check the unit
accord-year = '{ $text }' is not a year
accord-year-remedy = write four digits, for example 2026
accord-year-outside = '{ $text }' lies outside { $first } to { $last }
accord-year-outside-remedy = check the year
accord-span = '{ $text }' is not a span of years
accord-span-remedy = write 2026..2028 or 2026
accord-span-backwards = '{ $text }' runs backwards
accord-day = '{ $text }' is not a date
accord-day-remedy = write year-month-day, for example 2025-05-28
accord-day-calendar = '{ $text }' is not a day of the calendar
accord-day-calendar-remedy = check month and day
accord-days = '{ $text }' is not a number of days
accord-days-remedy = write 90 days, 13 weeks or { $always }
accord-days-long = '{ $text }' is longer than ten years
accord-frequency = '{ $text }' is not how often
accord-frequency-remedy = write 1% (a year) or once in 100 years

## Amounts and exchange rates

accord-amount-empty = an empty amount
accord-amount-empty-remedy = write for example 1 trillion yen
accord-amount-negative = '{ $text }' is negative
accord-amount-negative-remedy = write a positive amount
accord-amount-zero = '{ $text }' buys nothing
accord-amount-zero-remedy = write an amount above zero, or remove the item
accord-amount-large = '{ $text }' is more than the world's yearly output
accord-amount-large-remedy = check the unit
accord-amount-two = '{ $text }' holds two numbers
accord-amount-two-remedy = write one amount, for example $6.94 billion
accord-amount-scale = '{ $text }' has '{ $word }' without a number before it
accord-amount-scale-remedy = write 1 trillion yen
accord-amount-no-number = '{ $text }' has no number
accord-amount-no-number-remedy = write for example 1 trillion yen
accord-amount-digits = '{ $text }': { $what }
accord-amount-digits-remedy = write a decimal point and thousands as 1,000
accord-amount-no-currency = '{ $text }' has no currency
accord-amount-no-currency-remedy = write for example { $amount } yen
accord-amount-two-currencies = '{ $text }' names two currencies ({ $codes })
accord-amount-two-currencies-remedy = write one
accord-amount-word = '{ $text }': '{ $word }' is neither a unit nor a currency
accord-amount-word-remedy = write for example 1 trillion yen or $6.94 billion
accord-amount-rate = '{ $amount }' cannot be converted: no exchange rate for { $currency }
accord-amount-rate-remedy = add `exchange_rates: { "{" }{ $pair }: ...{ "}" }` with its source
accord-no-rate = no exchange rate leads from { $currency } to { $to }
accord-currency = '{ $text }' is not a known currency
accord-currency-remedy = write an ISO code such as JPY, USD or EUR
accord-key-number = '{ $text }' stands where a key is expected
accord-pair = '{ $text }' is not a pair of currencies
accord-pair-remedy = write a pair such as JPY/USD: 144.17 (yen for one dollar)
accord-pair-same = '{ $text }' names one currency twice
accord-pair-same-remedy = write a pair such as JPY/USD
accord-rate-zero = { $rate } is not a rate
accord-rate-zero-remedy = a rate is above zero
accord-rate-way-round = { $rate } { $above } for one { $below } is the wrong way round
accord-rate-way-round-remedy = write { $below }/{ $above }: { $rate }
accord-rate-implausible = { $rate } { $above } for one { $below } is not plausible (usually about { $usual })
accord-rate-implausible-remedy = check the figure
accord-rate-disagrees = the other rates imply { $implied } { $above } for one { $below }
accord-rate-disagrees-remedy = keep one
accord-unit = '{ $text }': '{ $unit }' is not a unit of a known figure

## Names

accord-economy = '{ $text }' is not an economy code of this world
accord-economy-code = write { $code } ({ $name })
accord-economy-member = write { $code } ({ $name }), { $member } is part of it
accord-assumption = '{ $text }' is not a marked assumption
accord-language = '{ $text }' is not a language of this program
accord-product = '{ $text }' is not a product of the product table
accord-fact = '{ $text }' is not a known figure
accord-term = '{ $text }' is neither an amount nor a known figure
accord-sector = '{ $text }' is not a sector of this world
accord-sector-no-duty = '{ $sector }' pays no customs duty
accord-sector-no-duty-remedy = name a goods sector or '{ $all }'
accord-levy = '{ $text }' does not say who levies the duty
accord-levy-remedy = write for example USA on JPN
accord-levy-itself = '{ $text }' levies a duty on itself
accord-levy-itself-remedy = name two economies
accord-elsewhere = '{ $text }' is not understood
accord-elsewhere-remedy = write none, in force on 2025-08-07, or a table
accord-stage = '{ $text }' is not a stage of the network
accord-stage-pattern = '{ $text }' matches no stage of the network
accord-stage-several = '{ $stage }' stands for several stages
accord-stage-several-remedy = name one of { $names }
accord-stage-product = '{ $stage }' is a finished chip
accord-stage-slow = '{ $stage }' limits expansion only
accord-stage-slow-remedy = it has no weekly flow to lose
accord-shock = '{ $name }' is not a shipped shock
accord-shocks = expected one of { $names }; or write your own with `outages:`
accord-shock-shipped = '{ $name }' is a shipped shock
accord-shock-shipped-remedy = choose another name
accord-shock-source = a shipped shock has its own source
accord-shock-source-remedy = remove `source`

## Parties, purchases, support, shocks, assumptions

accord-parties-same = buyer and seller are both { $code }
accord-parties-same-remedy = name two economies
accord-band-order = low { $low }, central { $central }, high { $high } are not in this order
accord-band-order-remedy = give low <= central <= high
accord-assumption-negative = { $name } is { $unit ->
    [share] a share
    [elasticity] an elasticity
   *[other] a positive number
}
accord-assumption-negative-remedy = it lies above 0
accord-assumption-share = { $name } is a share
accord-assumption-share-remedy = write it as 5% or 0.05
accord-pace = { $year } lies outside { $span }
accord-pace-remedy = change `over` or the year
accord-purchase-early = { $span } begins before the accord's date { $day }
accord-purchase-early-remedy = correct `over` or `as_of`
accord-supply = '{ $amount }' asks for { $most } in { $year }, more than the world output of { $seller } in what makes { $product } ({ $largest } a year)
accord-supply-remedy = lower the amount, spread it over more years, or set `mandate: none`
accord-seller = '{ $product }' is described for firms of { $described }, not of { $seller }
accord-seller-remedy = set `seller: { $described }`, or name the purchase under `not_evaluated:`
accord-support-early = { $year } lies before the accord's date { $day }
accord-support-early-remedy = correct `from` or `as_of`
accord-shock-twice = '{ $name }' stands twice
accord-shock-twice-remedy = remove one, or rename it
accord-shocks-often = the frequencies of the shocks add up to { $total } a year
accord-shocks-often-remedy = lower some `frequency`; together they are at most 100%
accord-outage-place = { $stage } has no capacity in { $place }
accord-outage-place-remedy = it is made in { $places }
accord-outage-path = `path` and `duration` both say how long it lasts
accord-outage-path-remedy = keep one
accord-outage-recovery = `path` says how it comes back, so does `recovery`
accord-outage-recovery-remedy = keep one
accord-outage-late = day { $day } is never reached: the network is followed for { $most } days
accord-outage-late-remedy = write an earlier day
accord-outage-length = no `duration` and no `path`
accord-outage-length-remedy = write for example `duration: 90 days`
accord-outage-order = day { $later } comes after day { $earlier }
accord-outage-order-remedy = let the days rise
accord-outage-day = `{ $always }` is a duration, not a day
accord-outage-day-remedy = write a number of days

## Claims

accord-not-two = not a list of two
accord-not-two-remedy = write for example [1 trillion yen, $6.94 billion]
accord-list-of = a list of { $count } where two are expected
accord-list-of-remedy = put an amount that holds a comma in quotes
accord-equal-alone = `equal` stands alone
accord-equal-alone-remedy = make two claims of it
accord-ratio-and-against = `ratio` and `against` together
accord-ratio-and-against-remedy = make two claims of it
accord-ratio-no-stated = `ratio` without `stated`
accord-ratio-no-stated-remedy = add the stated share, for example stated: 10%
accord-against-no-stated = `against` without `stated`
accord-against-no-stated-remedy = add the figure, for example stated: 10 trillion yen
accord-stated-alone = `stated` without `against` or `ratio`
accord-stated-alone-remedy = say what to hold the figure against
accord-unchecked = `unchecked` beside something to check
accord-unchecked-remedy = remove one of them

## `chipaccord check` and `chipaccord new`: what was understood

check-ok = { $file }: no mistakes
check-head = { $title }, as of { $day }: { $buyer } buys from { $seller }
check-head-undated = { $title }: { $buyer } buys from { $seller }
check-label-purchase = purchase
check-label-subsidies = subsidies
check-label-support = support
check-label-no_deal = no deal
check-label-deal = deal
check-label-elsewhere = elsewhere
check-label-shock = shock
check-label-claim = claim
check-label-scenarios = scenarios
check-equals = { $amount } = { $usd }
check-purchase = { $amount } of { $product }, { $span }, { $mandate }
check-mandate-exactly = exactly
check-mandate-at_least = at least
check-mandate-none = only promised
check-budget = budget { $amount }
check-rate-large = { $rate } for large firms
check-rate-small_and_medium = { $rate } for small and medium
check-subsidies-bare = named without figures
check-support = { $amount } for { $stage } in { $place }, from { $year }
check-duties = { $pair }: { $rates }
check-in-force = US tariffs in force on { $day }
check-none-added = no added US tariffs
check-outage = { $stage } in { $place }
check-shock = { $name }, { $often }
check-shock-own = { $name }: { $struck }, { $often }
check-often = { $rate } a year
check-often-assumed = { $rate } a year (assumed)
check-claim = "{ $text }": { $verdict }
check-claim-off = "{ $text }": { $verdict }; it is { $right }
check-wrote = wrote { $file }; next: chipaccord run { $file }
check-exists = { $file }: exists already; name another file, or remove it first
check-unwritable = { $file }: cannot be written ({ $reason }); check the folder

## The manual's tables

manual-whole = The whole document
manual-key = key
manual-says = what it says
manual-example = example
manual-needed = (needed)
manual-default = { " " }(default `{ $value }`)
