### 文書の節と項目の意味：手引き、JSONスキーマ、誤りの際の助言に用いる。
### `section-<節>`、`field-<節>-<項目>`、`example-<節>-<項目>`、表の行のキーは `row-<表>`。

section-Document = 半導体に関する二者間の合意。
field-Document-title = 合意の名称。報告書の表題となる
example-Document-title = 日米半導体購入計画
field-Document-as_of = 条件の日付。この日に有効な他国・地域への関税は基準に含まれる
example-Document-as_of = 2025-05-28
field-Document-parties = 買い手と売り手
example-Document-parties = { "{" }buyer: JPN, seller: USA{ "}" }
field-Document-exchange_rates = 金額の換算に用いる為替レート。米ドル以外の通貨に必要
example-Document-exchange_rates = { "{" }JPY/USD: 144.17, source: ロイター（2025年5月28日）{ "}" }
field-Document-assumptions = 所定の仮定に対する別の設定。`chipaccord world show assumptions` で一覧できる
example-Document-assumptions = { "{" }chip_elasticity: { "{" }low: 2, central: 4, high: 9{ "}}" }
field-Document-model = 貿易モデルの閉じ方
field-Document-language = 回答の言語（`en` または `ja`）。記載がなければコマンドまたは環境の言語による
example-Document-language = ja
field-Document-scenarios = 名称を付けた変種。この文書に対する変更を、位置と新しい値で示す
example-Document-scenarios = { "{" }円高: { "{" }exchange_rates.JPY/USD: 120{ "}}" }
field-Document-not_evaluated = 提案に含まれるが評価の対象としない条件。報告書に記載される
field-Document-assumed = この文書の条件のうち出典のないもの。報告書では仮定として掲げられる
field-Document-sources = 合意の条件の出典

section-Parties = 買い手と売り手。
field-Parties-buyer = 購入する国・地域のコード
example-Parties-buyer = JPN
field-Parties-seller = 企業が販売する国・地域のコード
example-Parties-seller = USA

section-ExchangeRates = 金額の換算に用いる為替レート。1ドル＝144.17円は `JPY/USD: 144.17` と書く。
row-ExchangeRates = JPY/USD
field-ExchangeRates-rates = 後の通貨1単位に対する前の通貨の額
example-ExchangeRates-rates = 144.17
field-ExchangeRates-source = 為替レートの出典
example-ExchangeRates-source = ロイター（2025年5月28日）
field-ExchangeRates-date = 為替レートの日付
example-ExchangeRates-date = 2025-05-28

section-AssumptionRange = 所定の仮定の別の設定。下限と上限により、主要な数値の幅が定まる。
field-AssumptionRange-central = 用いる設定
example-AssumptionRange-central = 4
field-AssumptionRange-low = 下限の設定。省略すれば中央の設定と同じ
example-AssumptionRange-low = 2
field-AssumptionRange-high = 上限の設定。省略すれば中央の設定と同じ
example-AssumptionRange-high = 9
field-AssumptionRange-why = 理由。報告書に記載される
example-AssumptionRange-why = 独自の推計

section-ModelSettings = 貿易モデルの閉じ方。
field-ModelSettings-deficits = 全体の貿易赤字の扱い：`fixed`（世界産出に対する比率を固定）、`gdp_share`（各国・地域自身の規模に対する比率を固定）、`balanced`（均衡）
example-ModelSettings-deficits = fixed

## 公表数値の検証

field-Terms-claims = 検証する公表数値

section-Claim = 公表された数値と、その照合先。
field-Claim-text = 公表された表現
example-Claim-text = 1兆円（694億ドル）
field-Claim-equal = 等しいとされる二つの金額。前者を正しいものとして、文書の為替レートで換算する
example-Claim-equal = [1兆円, 694億ドル]
field-Claim-stated = 公表された数値（`against` または `ratio` とともに用いる）
example-Claim-stated = 10兆円
field-Claim-against = 照合する既知の数値。`chipaccord world show facts` で一覧できる
example-Claim-against = us_japan_goods_deficit_2024
field-Claim-ratio = 二つの金額または既知の数値。`stated` は前者の後者に対する割合
example-Claim-ratio = [1兆円, us_japan_goods_deficit_2024]
field-Claim-within = 妥当とみなす差の上限。記載がなければ5%
example-Claim-within = 5%
field-Claim-source = 公表した者
example-Claim-source = ロイター（2025年5月28日）
field-Claim-note = 報告書に記載する注記
field-Claim-unchecked = 数値のない表現について、検証できない理由
example-Claim-unchecked = 数値が示されていない

## 購入

field-Terms-purchases = 買い手の企業が購入するもの
field-Terms-subsidies = 買い手への公的資金

section-Purchase = 合意が約束する購入。
field-Purchase-product = 購入する製品。部門、原産地、付加価値の構成を定めた製品表の行で示す
example-Purchase-product = ai_accelerators
field-Purchase-amount = 全期間の購入額の合計
example-Purchase-amount = 1兆円
field-Purchase-over = 購入する年。両端を含む
example-Purchase-over = 2026..2028
field-Purchase-sellers = 販売する企業とその割合。合計を100%とする
example-Purchase-sellers = { "{" }NVIDIA: 80%, その他: 20%{ "}" }
field-Purchase-mandate = 拘束の程度：`exactly`（ちょうどこの額）、`at_least`（この額以上）、`none`（約束のみ）
example-Purchase-mandate = at_least
field-Purchase-pace = 各年に購入する割合。合計を100%とする。記載がなければ毎年同額
example-Purchase-pace = { "{" }2026: 20%, 2027: 40%, 2028: 40%{ "}" }
field-Purchase-source = 条件の出典
example-Purchase-source = 朝日新聞（2025年5月28日）

section-Subsidies = 買い手への公的資金。
field-Subsidies-budget = 全期間を通じた事業費の上限
example-Subsidies-budget = 4000億円
field-Subsidies-rates = 価格に対する補助率（買い手の規模別）
example-Subsidies-rates = { "{" }large: 1/3, small_and_medium: 1/2{ "}" }
field-Subsidies-source = 条件の出典
example-Subsidies-source = 経済産業省（2024年4月）

section-SubsidyRates = 価格のうち公的資金で賄う割合（買い手の規模別）。
field-SubsidyRates-large = 大企業に対する補助率
example-SubsidyRates-large = 1/3
field-SubsidyRates-small_and_medium = 中小企業に対する補助率
example-SubsidyRates-small_and_medium = 1/2

## 関税

field-Terms-tariffs = 合意がある場合とない場合の関税、及び他国・地域に対する関税

section-Tariffs = 合意がある場合とない場合の関税。
field-Tariffs-no_deal = 合意がない場合の関税
field-Tariffs-deal = 合意がある場合の関税
field-Tariffs-elsewhere = 他のすべての国・地域に対する関税で、基準に含まれるもの：米国の追加関税を日付で示す `in force on`、`none`、または表。記載がなければ合意の日付に有効なもの
example-Tariffs-elsewhere = in force on 2025-08-07
field-Tariffs-source = 関税の出典
example-Tariffs-source = ホワイトハウス（2025年9月5日）

section-TariffTable = 国・地域の組と部門ごとの関税。`USA on JPN: { "{" }all goods: 24%, motor_vehicles: 27.5%{ "}" }` のように書く。
row-TariffTable = USA on JPN
field-TariffTable-rates = 前の国・地域が後の国・地域の財に課す部門別の関税。`all goods` はサービスを除く全部門を指し、部門ごとの行が優先する。`15%` は課される税率の全体であり、既存の税率を下回ることはない。`+24%` は既存の税率への上乗せ
example-TariffTable-rates = { "{" }all goods: 24%, motor_vehicles: 27.5%{ "}" }

section-NoDealTariffs = 合意がない場合の関税（交渉上の脅し）。
field-NoDealTariffs-retaliation = 相手側が報復として課す関税：`none`、または `{ "{" }JPN on USA: { "{" }all goods: 10%{ "}}" }` のような表
example-NoDealTariffs-retaliation = none

section-ElsewhereTariffs = 他のすべての国・地域に対する関税で、基準に含まれるもの：ある日付に有効なもの、独自の行、またはその両方。
field-ElsewhereTariffs-in_force_on = この日までに追加された米国の関税を出発点とする。記載がなければ基準年の通常の関税。行は、その組と部門について有効であった関税に代わる
example-ElsewhereTariffs-in_force_on = 2025-08-07

## 供給網

field-Terms-support = 半導体供給網の生産能力に対する公的資金
field-Terms-shocks = 合意を評価する際の供給網の途絶：収録済みのショックの名称（`chipaccord world show shocks` で一覧できる）、または独自のショック

section-Support = 生産能力に対する公的資金：何を、どこに建設し、いつから生産するか。
field-Support-stage = 能力を増強する工程。例えば `silicon_wafers`（`wafers` でもよい）や `photoresist`
example-Support-stage = wafers
field-Support-place = 建設する国・地域のコード
example-Support-place = USA
field-Support-amount = 公的資金の額
example-Support-amount = 750億円
field-Support-since = 生産を開始する年
example-Support-since = 2027
field-Support-source = 支援の出典
example-Support-source = 朝日新聞（2025年5月28日）

section-Shock = ショック：収録済みのものの名称、または途絶の内容を記した独自のもの。
field-Shock-name = ショックの名称
example-Shock-name = taiwan_blockade_90_days
field-Shock-outages = 同時に生じる途絶。収録済みのショックでは省略する
field-Shock-frequency = 想定する発生頻度：年当たり `1%`、または `once in 100 years`。記載がなければ収録された仮定、独自のショックでは1%
example-Shock-frequency = once in 100 years
field-Shock-source = ショックの出典
example-Shock-source = 独自の想定

section-ShockOutage = ショックが及ぶ対象：ある場所の一つまたは複数の工程。
field-ShockOutage-stage = 対象：工程、製品、`fabs` のような工程群、または `fab_*` や `*` のような型
example-ShockOutage-stage = photoresist
field-ShockOutage-place = 場所：国・地域のコード、またはすべてを指す `*`
example-ShockOutage-place = JPN
field-ShockOutage-share = その場所の生産能力のうち失われる割合
example-ShockOutage-share = 50%
field-ShockOutage-start = 始まる日
example-ShockOutage-start = 0
field-ShockOutage-duration = 全面的に失われる期間：日数（`days`）、週数（`weeks`）、または恒久（`for good`）
example-ShockOutage-duration = 90 days
field-ShockOutage-recovery = その後の回復に要する期間
example-ShockOutage-recovery = 30 days
field-ShockOutage-curve = 回復の形
example-ShockOutage-curve = linear
field-ShockOutage-path = 残る割合を日ごとに示す（間は直線で結ぶ）。期間、回復、形に代えて用いる
example-ShockOutage-path = { "{" }0: 0%, 28: 0%, 97: 100%{ "}" }
field-ShockOutage-scrap = 仕掛品のうち直ちに失われる割合
example-ShockOutage-scrap = 25%
field-ShockOutage-strikes = 失われるもの：生産能力（`capacity`）、他の場所への出荷（`shipments`）、またはその両方（`both`）
example-ShockOutage-strikes = shipments
