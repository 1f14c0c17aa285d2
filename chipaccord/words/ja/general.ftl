### 金額、数値、列挙、通貨

list-comma = |、|
list-semicolon = |；|
list-colon = |：|
list-last = { $first }、{ $last }
range = { $low }～{ $high }
years = { $years }年

money = { $amount }{ $currency }
money-step-12 = { $amount }兆
money-step-8 = { $amount }億
money-unit-power = 8
money-unit = 億ドル

currency-USD = ドル
currency-JPY = 円
currency-KRW = ウォン
currency-EUR = ユーロ
currency-GBP = ポンド
currency-CNY = 元
currency-INR = ルピー
currency-TWD = 台湾ドル

# 端末での経済圏の表記：codes（符号）又は names（名称）
terminal-economies = names
