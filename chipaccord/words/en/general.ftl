### Money, numbers, lists, currencies: what every other message is made with.

list-comma = |, |
list-semicolon = |; |
list-colon = |: |
list-last = { $first } and { $last }
range = { $low } to { $high }
years = { $years }

money = { $amount } { $currency }
money-step-12 = { $amount } tn
money-step-9 = { $amount } bn
money-unit-power = 9
money-unit = bn USD

currency-JPY = yen
currency-KRW = won
currency-EUR = euros
currency-GBP = pounds
currency-CNY = yuan
currency-INR = rupees

# Economies in a terminal: `codes`, or `names` where codes say little.
terminal-economies = codes
