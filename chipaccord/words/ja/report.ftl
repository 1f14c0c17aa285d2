### 全ての結果に共通の報告書（頁、結びの章、実行記録、表の題名と列）

## 頁及び端末の表示

page-contents = 目次
page-answer = 結論
page-parties = { $buyer_the }・{ $seller_the }
page-as-of = { $day }時点
page-scenario = シナリオ：{ $name }
page-key = 角括弧内は、明示した仮定の下での最小値と最大値である。年当たりの値は購入期間の平均である。
page-baseline = 基準：{ $baseline }。
page-as-table = 数値の表
page-csv = CSV：
page-save = このファイルから保存
page-badges = 各数値は、出典の公表値、公表値からの算出値、又は理由を付した本プロジェクトの仮定のいずれかである。
page-assumed = 出典に記載がないため文書が仮定した事項：
page-stated-in = 文書が挙げる資料：
page-not-evaluated = 未評価
page-stop = 。
page-report = 報告書

## 結びの章

page-hinges = 結論を左右する仮定
page-hinges-unit = 白丸は仮定を下限とした場合、黒丸は上限とした場合の数値である。目盛りは行のまとまりごとに異なる。
page-hinges-baseline = 他の仮定は全て中央値
page-hinges-none = 明示した仮定のうち、主要数値を動かすものはない。
page-hinges-most = 結論を最も左右するのは{ $assumption }である。これを{ $low }から{ $high }まで動かすと、{ $headline }は{ $start }から{ $end }{ $unit ->
    [none] {""}
   *[other] { $unit }
    }へ変わる。
page-assumptions = 仮定
page-sources = 出典
page-reproduce = 再現の方法
page-same-again = 同じ文書と世界データからは同じ数値が得られる。

## 実行記録

run-versions = バージョン
run-result_sha256 = 結果のSHA-256
run-document_sha256 = 文書のSHA-256
run-world_sha256 = 世界データのSHA-256
run-tolerance = 許容誤差
run-solves = 求解回数
run-passes = 反復回数
run-largest_residual = 最大残差
run-largest_check_gap = 検算との最大差

## 評価の各段階（開始時の表示）

progress-claims = 言及された数値の検証
progress-purchases = 購入の評価
progress-tariffs = 関税の評価
progress-supply = 半導体供給網の評価
progress-baseline = 合意なしの関税率の下での基準年
progress-deal_tariffs = 合意の関税率
progress-pull = 補助金による需要の増加
progress-switch = 購入が代替する取引
progress-purchase = 約束された購入量
progress-balance = 他の規則の下での収支
progress-outages = 貿易モデルにおける供給途絶
progress-network = ショックの週次計算
progress-best_use = 公費の最適配分

## 表の題名

accord-title = 文書の概要
claims-claims-title = 言及された数値の検証
purchases-plan-title = 購入の総計
purchases-planned-title = 文書にある購入
purchases-planned_years-title = 購入額の年次内訳
purchases-subsidy_rates-title = 文書にある補助率
purchases-deficit-title = 基準年の財貿易赤字
purchases-falls-title = 財貿易赤字の減少額（3つの計上基準）
purchases-bookings-title = 国・地域別の購入額（3つの計上基準）
purchases-booked_years-title = 財貿易赤字の減少額（年次）
purchases-pieces-title = 価格の内訳と発生地
purchases-effects-title = 補助率、公的費用及び収支
purchases-effects-diverted_from-title = 購入額のうち第三国から転換される割合
purchases-effects-steps-title = 発表された購入額から財貿易収支まで
purchases-effects-real_income-title = 実質所得の変化（購入のみ）
purchases-effects-output-title = 生産額の変化が最も大きい産業
purchases-effects-flows-title = 買い手への販売額（輸出国・地域別、産業別）
purchases-effects-by_year-title = 購入の年次推移
purchases-effects-levers-title = 結論を左右するその他の要因（勾配による。貿易モデルの全ての弾力性と数量が対象）
tariffs-duties-title = 文書にある関税
tariffs-effects-title = 収支及び関税収入（関税のみ）
tariffs-effects-real_income-title = 実質所得の変化（関税のみ）
supply-title = 依存先
supply-sales-title = 供給網の半導体売上高
supply-shocks-title = 各ショックの損失（幅は両方のシェアの組、並びに在庫及び稼働率の高低による）
supply-runs-title = 供給の低下時期と回復の有無
supply-product_losses-title = 半導体売上の損失（製品別）
supply-user_losses-title = 半導体ユーザーの売上の損失（国・地域別）
supply-undelivered-title = 未納入の半導体売上（累計、週次）
supply-trade_shocks-title = 貿易モデルにおける同じ供給途絶
supply-trade_income-title = 貿易モデルにおける同じ供給途絶（実質所得の変化）
supply-critical-title = 隘路（90日間失われた場合の損失）
supply-concentration-title = 各工程の集中度（ハーフィンダール・ハーシュマン指数、0～1）
supply-shares-title = 各工程の生産能力シェア（所在地別）
supply-links-title = 投入物とそれを使う工程
supply-sold-title = 各製品のユーザーの所在地
supply-exposure-title = 特定地への依存（途中で一度でも当該地で製造される半導体の購入額）
supply-built-title = 支援により建設される生産能力（工程の世界全体に占める割合）
supply-cases-title = 売上の損失（現状、支援あり、購入もある場合）
supply-comparison-title = 最適配分の求め方
supply-comparison-portfolios-title = 公費の使途の比較
supply-comparison-items-title = 各使途で調達されるもの
supply-comparison-losses-title = 各使途の下での半導体売上の損失
supply-comparison-risks-title = 公費と残るリスク
assumptions-title = 仮定の一覧
effects-title = 各仮定の下限及び上限における主要数値
sources-title = 出典の一覧
run-title = 実行記録
run-versions-title = 使用したプログラム

## 列の見出し（表に固有の見出しは `<表>-<列>`）

column-with-unit = { $label }（{ $unit }）
column-figure = 数値
column-value = 値
column-unit = 単位
column-above_value = 分子
column-added = 通常税率への上乗せ
column-additional = 追加分
column-address = 所在
column-amount = 金額
column-assumption = 仮定
column-baseline = 基準額
column-basis = 計上基準
column-below_fact = 分母の既知の数値
column-below_unit = 分母の単位
column-below_value = 分母
column-budget = 予算
column-capacity_set = 生産能力シェア
column-capped = 半導体輸出の削減率
column-case = ケース
column-central = 中央値
column-change = 変化
column-citation = 文献
column-content = 購入の内訳額
column-cost = 公的費用
column-customs = 通関ベース
column-cvar = 20年に一度の最悪年の平均損失
column-deviation = 乖離率
column-direction = 方向
column-displaced = 国内販売の代替分
column-diverted = 転換分
column-economy = 国・地域
column-effect = 影響
column-expected = 平均損失
column-exporter = 輸出国・地域
column-fact = 既知の数値
column-factor = 倍率
column-first_product = 最初に不足する製品
column-first_short = 最初の不足まで
column-first_year = 開始年
column-form = 形式
column-frequency = 想定頻度（年当たり）
column-frequency_status = 頻度の位置付け
column-from_unit = 起点の単位
column-from_value = 起点の値
column-headline = 数値
column-hhi = 指数
column-high = 上限
column-hs = HSコード
column-id = 名称
column-importer = 輸入国・地域
column-input = 投入物
column-invested = 投資額
column-kind = 種類
column-largest_place = 最大の所在地
column-largest_share = 同シェア
column-last_year = 終了年
column-late = 残る遅れ
column-lever = 要因
column-licence = ライセンス
column-lost = 半導体売上の損失
column-low = 下限
column-mandate = 購入義務
column-note = 注
column-origin = 由来
column-overridden = 文書による指定
column-ownership = 企業国籍ベース
column-piece = 価格の構成要素
column-place = 所在地
column-portfolio = 使途
column-product = 製品
column-program = プログラム
column-programme_cvar = 数理計画による最悪年の平均損失
column-public = 公費
column-purchase = 購入額
column-rate = 率
column-rate_pair = 通貨の組
column-reason = 理由
column-reason_place = 理由の所在地
column-reason_stage = 理由の工程
column-reason_values = 理由の値
column-recovered_after = 供給の回復まで
column-rent = 希少性レント
column-right_unit = 正しい数値の単位
column-right_value = 正しい数値
column-sales = 半導体売上高
column-scope = 対象品目
column-sector = 産業
column-sellers = 売り手
column-share = 割合
column-shock = ショック
column-since = 開始年
column-size = 規模
column-source = 出典
column-sources = 根拠
column-spared = 支援による回避額
column-spent = 支出額
column-spread = 想定誤差
column-stage = 工程
column-stated = 言及された値
column-stated_unit = 言及された値の単位
column-stated_value = 言及された値（数値）
column-status = 位置付け
column-step = 段階
column-subsidy = 補助率
column-text = 言及内容
column-undelivered = 累計未納入額
column-usd = 金額
column-user = 使用工程
column-users_lost = ユーザーの売上の損失
column-verdict = 判定
column-version = バージョン
column-which = 生産能力シェア
column-why = 理由
column-within = 許容幅
column-written = 文書の記載額
column-year = 年
purchases-bookings-value = 付加価値ベース
purchases-booked_years-value = 付加価値ベース
purchases-subsidy_rates-size = 企業規模
purchases-subsidy_rates-rate = 補助率
purchases-effects-real_income-change = 実質所得の変化
purchases-effects-real_income-usd = 等価変分
purchases-effects-output-usd = 生産額の変化
purchases-effects-output-change = 変化率
purchases-effects-diverted_from-share = 購入に占める割合
purchases-effects-levers-place = 箇所
tariffs-duties-rate = 関税率
tariffs-effects-real_income-change = 実質所得の変化
tariffs-effects-real_income-usd = 等価変分
supply-runs-status = 供給の状態
supply-product_losses-lost = 売上の損失
supply-user_losses-lost = 売上の損失
supply-user_losses-place = ユーザーの所在地
supply-sold-place = ユーザーの所在地
supply-trade_income-change = 実質所得の変化
supply-trade_income-usd = 等価変分
supply-critical-share = 工程に占める割合
supply-shares-share = 工程に占める割合
supply-sold-share = 売上に占める割合
supply-exposure-share = 購入額に占める割合
supply-exposure-usd = 当該地での製造分
supply-built-share = 工程に占める割合
supply-comparison-items-kind = 調達するもの
supply-comparison-items-amount = 数量（世界の生産能力に占める割合、世界生産の日数分、又は発注に占める割合）
supply-comparison-items-usd = 公費
supply-comparison-items-status = 価格の位置付け
supply-comparison-items-source = 価格の出典
assumptions-id = 仮定
effects-low = 下限の場合
effects-high = 上限の場合

## 個別の数値の名称

figure-title = 題名
figure-as_of = 時点
figure-buyer = 買い手
figure-seller = 売り手
figure-currency = 計画の通貨
figure-local_per_usd = 為替レート
figure-base_year = 貿易額の基準年
figure-pair_year = 当事者間の貿易額の基準年
figure-duties_on = その他の国・地域への上乗せ関税の時点
figure-deficits = 全体収支の扱い
figure-scenario = シナリオ
figure-not_evaluated = 未評価
figure-assumed = 仮定した事項
figure-stated_in = 文書が挙げる資料
figure-amount = 全期間の金額
figure-a_year = 年当たりの金額
figure-first_year = 開始年
figure-last_year = 終了年
figure-mandate = 購入義務
figure-budget = 補助金の予算
figure-size = { $seller_the }の財貿易赤字（対{ $buyer_the }）
figure-year = 年
figure-customs = 財貿易赤字の減少額（通関ベース）
figure-ownership = 財貿易赤字の減少額（企業国籍ベース）
figure-value = 財貿易赤字の減少額（付加価値ベース）
figure-additional = 購入に占める追加分の割合
figure-diverted = 第三国からの転換分の割合
figure-displaced = 国内販売の代替分の割合
figure-bilateral_balance = { $seller_the }の財貿易収支（対{ $buyer_the }）
figure-overall_goods_balance = { $seller_the }の財貿易収支（全体）
figure-overall_balance = { $seller_the }の全体収支
figure-revenue = { $seller_the }の関税収入
figure-cost = 全期間の公的費用
figure-subsidy = 補助率
figure-cost_per_additional = 追加購入1ドル当たりの公的費用
figure-exposed_to = 依存先
figure-level = 条件付きバリュー・アット・リスクの水準
figure-years = 公費を配分する年数
figure-tried = 試した施策の数
figure-result_sha256 = { run-result_sha256 }
figure-document_sha256 = { run-document_sha256 }
figure-world_sha256 = { run-world_sha256 }
figure-tolerance = { run-tolerance }
figure-solves = { run-solves }
figure-passes = { run-passes }
figure-largest_residual = { run-largest_residual }
figure-largest_check_gap = { run-largest_check_gap }
figure-seconds = 所要秒数
figure-command = コマンド

## 貿易モデルの比較対象

page-base = { $same ->
    [yes] { $year }年の貿易額
   *[no] { $year }年（当事国間は{ $pair_year }年）の貿易額
}{ $duties_on ->
    [none] {""}
   *[other] と{ $duties_on }現在の上乗せ関税
}。当事国間は合意がない場合の関税、購入については合意後の関税
