### 符号の名称（`<語彙>-<符号>`）

## 国・地域（`-the` は文中、`-of` は名詞の前の形。`_` は所在地を問わない `*`）

economy-USA = 米国
economy-USA-the = { economy-USA }
economy-USA-of = { economy-USA }
economy-JPN = 日本
economy-JPN-of = { economy-JPN }
economy-TWN = 台湾
economy-TWN-of = { economy-TWN }
economy-KOR = 韓国
economy-KOR-the = { economy-KOR }
economy-KOR-of = { economy-KOR }
economy-CHN = 中国・香港
economy-CHN-the = 中国
economy-CHN-of = 中国
economy-EUN = EU
economy-EUN-the = { economy-EUN }
economy-EUN-of = { economy-EUN }
economy-GBR = 英国
economy-GBR-the = { economy-GBR }
economy-GBR-of = { economy-GBR }
economy-CAN = カナダ
economy-CAN-of = { economy-CAN }
economy-MEX = メキシコ
economy-MEX-of = { economy-MEX }
economy-IND = インド
economy-IND-of = { economy-IND }
economy-MYS = マレーシア
economy-MYS-of = { economy-MYS }
economy-SGP = シンガポール
economy-SGP-of = { economy-SGP }
economy-VNM = ベトナム
economy-VNM-of = { economy-VNM }
economy-GLF = 湾岸諸国
economy-GLF-the = { economy-GLF }
economy-ROW = その他の国・地域
economy-ROW-the = { economy-ROW }
economy-ROW-of = { economy-ROW }
economy-_ = 所在地を問わず

## 産業・品目

sector-agriculture = 農林水産業
sector-mining_energy = 鉱業・エネルギー
sector-food = 食料品・飲料
sector-textiles = 繊維・衣服
sector-wood_paper = 木材・紙
sector-petroleum = 石油製品
sector-chemicals = 化学・医薬品
sector-rubber_minerals = ゴム・プラスチック・窯業土石
sector-metals = 金属
sector-semiconductors = 半導体
sector-electronics = コンピューター・電子機器
sector-electrical = 電気機器
sector-machinery = 一般機械
sector-motor_vehicles = 自動車
sector-other_manufacturing = その他製造業
sector-services = サービス
sector-all_goods = 全品目

## 文書が購入する製品（`goods` は製品の記載がない場合）

product-ai_accelerators = AIアクセラレーター
product-memory = メモリー
product-analog_power = アナログ・パワー半導体
product-equipment = 半導体製造装置
goods = 財

## 価格の内訳

piece-seller_economy = 売り手の国・地域
piece-boards_and_servers = 基板・サーバー
piece-design_software_and_margin = 設計・ソフトウェア・利益
piece-foundry_die = ファウンドリーのダイ
piece-high_bandwidth_memory = 広帯域メモリー（HBM）
piece-packaging_and_yield_loss = パッケージング・歩留まり損失
piece-other_parts_and_assembly = その他部品・組立
piece-assembly_and_test = 組立・検査
piece-design_and_margin = 設計・利益
piece-wafer_fabrication = 前工程（ウエハー製造）
piece-foundry_wafers = ファウンドリーのウエハー
piece-overseas_plants = 海外工場
piece-assembly = 組立
piece-parts = 部品

## 半導体供給網の工程（工程、プロセス、製品とその半導体、増設に要するもの、グループ。`_` は全工程 `*`）

stage-silicon_wafers = シリコンウエハー
stage-photoresist = フォトレジスト
stage-photomasks = フォトマスク
stage-gas_nf3 = 三フッ化窒素（NF3）
stage-gas_neon = ネオン
stage-gas_hf = フッ化水素
stage-wet_chemicals = 高純度薬液
stage-cmp = 研磨スラリー
stage-sputter_targets = スパッタリングターゲット
stage-abf_film = ABFフィルム
stage-abf_substrates = ABF基板
stage-bt_substrates = BT基板
stage-lead_frames_bonding = リードフレーム・ボンディングワイヤー
stage-fab_logic_lt10 = 10nm未満ロジック
stage-fab_logic_10_22 = 10～22nmロジック
stage-fab_logic_28_45 = 28～45nmロジック
stage-fab_logic_gt45 = 45nm超ロジック
stage-fab_dram = DRAM
stage-fab_nand = NAND
stage-fab_analog_discrete = アナログ・パワー
stage-hbm_stack = HBM積層
stage-advanced_packaging = 先端パッケージング
stage-assembly_test = 組立・検査
stage-ai_accelerators = AIアクセラレーター
stage-server_pc_cpu = サーバー・PC用CPU
stage-phone_soc = スマートフォン用プロセッサー
stage-auto_mcu_soc = 車載半導体
stage-consumer_logic = その他ロジック
stage-dram_modules = DRAMモジュール
stage-nand_ssd = NAND・SSD
stage-analog_power = アナログ・パワー半導体
stage-server_pc_cpu_lt10 = { stage-server_pc_cpu }（10nm未満）
stage-server_pc_cpu_10_22 = { stage-server_pc_cpu }（10～22nm）
stage-phone_soc_lt10 = { stage-phone_soc }（10nm未満）
stage-phone_soc_10_22 = { stage-phone_soc }（10～22nm）
stage-auto_mcu_soc_lt10 = { stage-auto_mcu_soc }（10nm未満）
stage-auto_mcu_soc_10_22 = { stage-auto_mcu_soc }（10～22nm）
stage-auto_mcu_soc_28_45 = { stage-auto_mcu_soc }（28～45nm）
stage-auto_mcu_soc_gt45 = { stage-auto_mcu_soc }（45nm超）
stage-consumer_logic_lt10 = { stage-consumer_logic }（10nm未満）
stage-consumer_logic_10_22 = { stage-consumer_logic }（10～22nm）
stage-consumer_logic_28_45 = { stage-consumer_logic }（28～45nm）
stage-consumer_logic_gt45 = { stage-consumer_logic }（45nm超）
stage-analog_power_28_45 = { stage-analog_power }（28～45nm）
stage-analog_power_gt45 = { stage-analog_power }（45nm超）
stage-analog_power_analog_discrete = { stage-analog_power }（アナログ・個別素子）
stage-EDA_IP = 設計ツール・IP
stage-design_logic = ロジック設計
stage-design_memory = メモリー設計
stage-design_analog = アナログ設計
stage-lithography_euv = EUV露光装置
stage-lithography_duv = DUV露光装置
stage-deposition = 成膜装置
stage-etch_clean = エッチング・洗浄装置
stage-metrology = 計測・検査装置
stage-test_equipment = テスト装置
stage-wafers = ウエハー
stage-masks = マスク
stage-gases = ガス
stage-specialty_gases = 特殊ガス
stage-chemicals = 化学品
stage-substrates = パッケージ基板
stage-hbm = HBM
stage-fabs = 前工程
stage-logic_fabs = ロジック前工程
stage-foundries = ファウンドリー
stage-memory_fabs = メモリー前工程
stage-_ = 全工程

## 工程の種類

stage_kind-material = 材料
stage_kind-fab = 前工程
stage_kind-process = 後工程
stage_kind-product = 製品
stage_kind-expansion = 増設に要するもの
stage_kind-equipment = 製造装置
stage_kind-design = 設計

## 収録済みの供給ショック（文書独自のショックは文書の名称で示す）

shock-taiwan_blockade_30_days = 台湾封鎖（30日間）
shock-taiwan_blockade_90_days = 台湾封鎖（90日間）
shock-taiwan_blockade_180_days = 台湾封鎖（180日間）
shock-taiwan_full_loss = 台湾の全生産能力の恒久的喪失
shock-renesas_like_fire = 日本の28～45nm工場の火災（2021年3月の那珂工場と同様）
shock-kumamoto_earthquake = 熊本の地震
shock-japan_photoresist_loss = 日本のフォトレジストの供給途絶（90日間）
shock-thai_like_flood = タイと周辺国の組立工場の洪水（2011年10月と同様）
shock-rare_gas_export_control = 中国による希ガスの輸出許可制（2023年8月のガリウムと同様）
shock-korea_memory_stop = 韓国のメモリー工場の操業停止（30日間）
shock-abf_film_loss = 日本のビルドアップフィルムの供給途絶（90日間）

## 生産能力シェアの組（列見出し用の短い形と、文中用の `-the`）、及び全設定の両端

set-recommended = 推奨値
set-recommended-the = 推奨シェア
set-estimate_2025 = 2025年推計
set-estimate_2025-the = 2025年推計シェア
set-low = 全設定の最小
set-high = 全設定の最大

## 供給網への施策と購入の対象

supply_case-as_is = 現状
supply_case-purchases = 購入あり
supply_case-support = 支援あり
supply_case-both = 購入・支援の両方
measure-capacity = 生産能力
measure-stock = 在庫
measure-second_source = 第二調達先
portfolio-written = 文書どおりの支援
portfolio-same = 同額の最適配分
portfolio-frontier_0 = 支出なし
portfolio-frontier_1 = 最適配分（予算1）
portfolio-frontier_2 = 最適配分（予算2）
portfolio-frontier_3 = 最適配分（予算3）
portfolio-frontier_4 = 最適配分（予算4）
portfolio-frontier_5 = 最適配分（予算5）
run_status-recovered = 回復
run_status-not_recovered = 未回復

## 供給が回復しない理由、又は回復後の留意点

reason-short = 供給不足が続く
reason-lost_for_good = 生産能力が恒久的に失われる
reason-back_later = 生産能力の回復は期間後
reason-coming_back = 生産能力が回復途上
reason-blocked = 出荷停止が続く
reason-behind = 能力の上限で稼働し遅れが残る
reason-in_lines = 仕掛品が生産ライン上に残る
reason-dip = 供給が再び低下する
reason-late_dip = 供給が遅れて再び低下する
reason-queue = 需要への納入遅れが残る
reason-slow = 増設のみが遅れる

## 文書の条件

mandate-at_least = 最低額
mandate-exactly = 確定額
mandate-none = 約束のみ（義務なし）
mandate-mixed = 購入ごとに異なる
firm_size-large = 大企業
firm_size-small_and_medium = 中小企業
case-no_deal = 合意なし
case-deal = 合意あり
case-retaliation = 報復
case-elsewhere = その他の国・地域
deficits-fixed = 各国・地域の全体収支を固定
deficits-gdp_share = 全体収支のGDP比を固定
deficits-balanced = 全体収支をゼロとする

## 購入の計上方法、及び発表額から収支までの段階

basis-customs = 通関ベース
basis-ownership = 企業国籍ベース
basis-value = 付加価値ベース
step-announced = 発表された購入額
step-made_elsewhere = { $seller_the }以外の原産として計上
step-recorded = { $seller_of }の輸出として計上
step-other_exports = { $seller_of }から{ $buyer_the }へのその他の財輸出
step-imports = { $seller_of }の{ $buyer_the }からの財輸入
step-balance = { $seller_of }の財貿易収支（対{ $buyer_of }）の変化
step_kind-total = 計
step_kind-change = 増減

## 数値の位置付け

status-published = 公表値
status-derived = 算出値
status-assumption = 仮定
status-document = 文書の記載
status-mixed = 混在
verdict-holds = 整合
verdict-off = 不整合
verdict-cannot_check = 検証不能
origin-document = 文書が数値の出所として挙げる資料
origin-data = データの出所
origin-network = 半導体供給網の出所
yes = あり
no = なし

## 数値がない理由

absent-not_in_document = 文書に記載なし
absent-nothing_binding = 拘束力のある購入なし
absent-nothing_additional = 追加分なし
absent-no_change_of_duties = 関税率の変更なし
absent-no_date = 日付なし
absent-no_support = 支援なし
absent-no_shocks = ショックなし
absent-no_shock_costs = 半導体売上の損失を伴うショックなし
absent-none_applied = なし
absent-no_programme = 数理計画の対象外
absent-never = 発生せず
absent-not_recovered = 期間内に回復せず

## 単位（列見出し及びセル用）

unit-usd = { money-unit }
unit-usd_a_year = { money-unit }／年
unit-share = 割合
unit-share_a_year = 割合／年
unit-ratio = 比率
unit-weeks = 週
unit-days = 日
unit-years = 年
unit-year = 年
unit-count = 件数
unit-number = 数値
unit-elasticity = 弾力性
unit-index = 指数（0～1）
unit-local_per_usd = 1ドル当たり自国通貨
unit-seconds = 秒

## 明示した仮定（名称と理由。$product は文書が購入する製品）

assumption-chip_elasticity = 半導体の貿易弾力性
assumption-chip_elasticity-why = 半導体は無税で輸入されるため、関税率の差からは推定できない。2は短期、9はGTAP型の長期に当たる。
assumption-seller_customs_share = 購入する{ $product }のうち通関統計上{ $seller_of }原産となる割合
assumption-seller_customs_share-why = 売り手は請求地しか公表しておらず、大半は他の国・地域で製造される。上限は{ $seller_the }での最終組立又は{ $seller_the }経由の出荷に当たる。
assumption-demand_elasticity = { $buyer_the }における{ $product }の需要の価格弾力性
assumption-demand_elasticity-why = 追加性を決める。補助率をsとすると、購入のうち新たな支出となる割合は1 - (1 - s)^弾力性である。購入する{ $product }についての推計値は出典にない。
assumption-seller_value_share = { $product }1ドル当たりの{ $seller_the }の付加価値
assumption-seller_value_share-why = 価格に占める売り手の粗利であり、設計、ソフトウェア及び利益から成る。

## 主要数値（`-of` は特定の国・地域 $economy の数値の場合）

headline-additional = 購入に占める追加分の割合
headline-diverted = 第三国からの転換分の割合
headline-subsidy = 購入量の達成に要する補助率
headline-real_income = 実質所得
headline-real_income-of = { $economy }の実質所得
headline-trade_balance = 二国間の財貿易収支
headline-trade_balance-of = { $economy }の二国間の財貿易収支
headline-falls_customs = 財貿易赤字の減少額（通関ベース）
headline-falls_ownership = 財貿易赤字の減少額（企業国籍ベース）
headline-falls_value = 財貿易赤字の減少額（付加価値ベース）
headline-displaced = 国内販売の代替分の割合
headline-cost = 公的費用
headline-bilateral_balance = 二国間の財貿易収支
headline-overall_balance = 全体収支
headline-customs = 財貿易赤字の減少額（通関ベース）
headline-ownership = 財貿易赤字の減少額（企業国籍ベース）
headline-value = 財貿易赤字の減少額（付加価値ベース）
lever-theta = 貿易弾力性
lever-target_value = 購入の内訳額（ドル）

## 既知の数値

fact-gdp_usa_2022 = { economy-USA }のGDP（2022年）
fact-gdp_jpn_2022 = { economy-JPN }のGDP（2022年）
fact-gdp_twn_2022 = { economy-TWN }のGDP（2022年）
fact-gdp_kor_2022 = { economy-KOR }のGDP（2022年）
fact-gdp_chn_2022 = { economy-CHN }のGDP（2022年）
fact-gdp_eun_2022 = { economy-EUN }のGDP（2022年）
fact-gdp_gbr_2022 = { economy-GBR }のGDP（2022年）
fact-gdp_can_2022 = { economy-CAN }のGDP（2022年）
fact-gdp_mex_2022 = { economy-MEX }のGDP（2022年）
fact-gdp_ind_2022 = { economy-IND }のGDP（2022年）
fact-gdp_mys_2022 = { economy-MYS }のGDP（2022年）
fact-gdp_sgp_2022 = { economy-SGP }のGDP（2022年）
fact-gdp_vnm_2022 = { economy-VNM }のGDP（2022年）
fact-gdp_glf_2022 = { economy-GLF }のGDP（2022年）
fact-gdp_row_2022 = { economy-ROW }のGDP（2022年）
fact-us_goods_exports_to_japan_2024 = 米国の対日財輸出（2024年）
fact-us_goods_imports_from_japan_2024 = 米国の対日財輸入（2024年）
fact-us_japan_goods_deficit_2024 = 米国の対日財貿易赤字（2024年、米国統計）
fact-japan_us_goods_surplus_2024 = 日本の対米財貿易黒字（2024年、日本の通関統計）
fact-japan_us_goods_surplus_fy2024 = 日本の対米財貿易黒字（2024年度、日本の通関統計）
fact-us_vehicle_imports_from_japan_2024 = 米国の対日自動車・同部品輸入（HS 87、2024年）
fact-us_imports_for_consumption_from_japan_2024 = 米国の対日消費輸入（全品目、2024年）
fact-us_imports_from_japan_2024_agri_food = 米国の対日輸入（農産物・食品、HS 01-24、2024年）
fact-us_imports_from_japan_2024_minerals = 米国の対日輸入（鉱物、HS 25-26、2024年）
fact-us_imports_from_japan_2024_energy = 米国の対日輸入（エネルギー、HS 27、2024年）
fact-us_imports_from_japan_2024_chem_plastics = 米国の対日輸入（化学品・プラスチック、HS 28-40、2024年）
fact-us_imports_from_japan_2024_wood_paper_leather = 米国の対日輸入（木材・紙・皮革、HS 41-49、2024年）
fact-us_imports_from_japan_2024_textiles_apparel = 米国の対日輸入（繊維・衣類、HS 50-67、2024年）
fact-us_imports_from_japan_2024_stone_glass_gems = 米国の対日輸入（石・ガラス・貴石、HS 68-71、2024年）
fact-us_imports_from_japan_2024_metals = 米国の対日輸入（金属、HS 72-83、2024年）
fact-us_imports_from_japan_2024_machinery_computers = 米国の対日輸入（機械・コンピューター、HS 84、2024年）
fact-us_imports_from_japan_2024_electrical_electronics = 米国の対日輸入（電気・電子機器、HS 85、2024年）
fact-us_imports_from_japan_2024_other_transport = 米国の対日輸入（その他輸送機器、HS 86、88、89、2024年）
fact-us_imports_from_japan_2024_motor_vehicles = 米国の対日輸入（自動車、HS 87、2024年）
fact-us_imports_from_japan_2024_instruments = 米国の対日輸入（精密機器、HS 90-92、2024年）
fact-us_imports_from_japan_2024_other = 米国の対日輸入（その他、HS 93-99、2024年）
fact-us_services_exports_to_japan_2023 = 米国の対日サービス輸出（2023年）
fact-us_services_imports_from_japan_2023 = 米国の対日サービス輸入（2023年）
fact-japan_chip_sales_2024 = 日本における半導体売上高（2024年）
fact-world_chip_sales_2024 = 世界の半導体売上高（2024年）
fact-japan_ic_imports_2022 = 日本の集積回路輸入（2022年）
fact-japan_ic_imports_from_us_2022 = 日本の米国からの集積回路輸入（2022年）
fact-japan_ic_import_share_taiwan_2022 = 日本の集積回路輸入に占める台湾の割合（2022年）
fact-taiwan_fabrication_share_2019 = 世界の半導体製造額に占める台湾の割合（2019年）
fact-talks_round_30_may_2025 = 2025年5月30日に開催された日米関税協議の回次
fact-humain_first_phase_gpus = サウジアラビアとの契約（Humain）の第1段階におけるNvidia製半導体の数
fact-uae_draft_quota = UAEとの合意案における年間のNvidia製半導体の数
fact-subsidy_rate_large_2024 = 経済産業省のGPUクラウド補助率（大企業）
fact-subsidy_rate_small_2024 = 経済産業省のGPUクラウド補助率（中小企業）
fact-meti_gpu_cloud_2024 = 経済産業省のGPUクラウド補助金（5件、2024年）
fact-usmca_exempt_share = カナダ及びメキシコからの米国の輸入のうち2025年の上乗せ関税を免除される割合
fact-jpy_usd_2025_05_28 = ロイターが用いた為替レート（2025年5月28日）
