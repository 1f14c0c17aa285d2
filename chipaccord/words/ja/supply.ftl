### 供給網：供給途絶の影響と支援の効果
### 金額、割合、幅は文字列として渡される。$count は英語の単複の選択に用いる。

supply-chapter = 供給網：供給途絶の影響と支援の効果

## 共通の語句

supply-by-set = { $first }（{ $others }）
supply-under-set = { $set }では{ $figure }
supply-weeks =
    { $count ->
       *[other] { $weeks }週間
    }
supply-semicolon = |；|
supply-others = その他
supply-node = { $place }の{ $stage }
supply-local-unit = 億{ $currency }
supply-builds = 公費{ $money }{ $usd ->
        [none] {""}
       *[other] （{ $usd }）
    }により、{ $built }が整備される
supply-bought = { $thing }に{ $money }
supply-bought-nothing = 費用に見合うものなし
supply-capacity = { $stage }の世界生産能力の{ $share }（{ $place }）
supply-stock = { $stage }の在庫{ $days }日分
supply-second_source =
    { $share ->
        [all] { $stage }の全量の第二供給源
       *[other] { $stage }の{ $share }分の第二供給源
    }

## 結論

supply-shocks = 半導体売上の損失
supply-shocks-none = なし
supply-shocks-free = 次のショックでは半導体売上の損失は生じない：{ $shocks }
supply-shocks-why = 全世界、ショック発生後2年間の累計、{ $unit }
supply-shocks-note = 生産能力の所在地別シェアは2通りあり、ロジック前工程のみ異なる。幅には在庫及び稼働率の高低も含む{ $more ->
        [0] {""}
       *[other] 。他に{ $more }件のショックを報告書に掲載
    }{ $free ->
        [none] {""}
       *[other] 。次のショックでは半導体売上の損失は生じない：{ $free }
    }
supply-if = 想定するショック
supply-range = 幅
supply-short-after = 不足までの期間
supply-short-if-low = 在庫が少ない場合のみ

supply-support = 支援
supply-support-no-shocks = { $builds }。文書にショックの定めがないため、その効果は評価できない
supply-support-free = { $builds }。在庫が中位であれば、支援の有無にかかわらず、いずれのショックでも半導体売上の損失は生じない
supply-support-why = { $builds }。これにより回避される半導体売上の損失と、同額を最適に配分した場合に回避される損失（{ $unit }）
supply-support-note = シェア：{ $sets }。幅には在庫、稼働率及び整備費用の高低も含む。最適配分：{ $bought }
supply-written = 文書どおり
supply-best = 最適配分
supply-not-weighed = 検討対象外
supply-average = 年平均（想定した発生頻度による）

supply-exposure = { $place }への依存
supply-exposure-why = { $economy }が購入する半導体のうち、いずれかの工程を{ $place }で経るもの、{ $unit }
supply-exposure-level = { $usd }（半導体購入額の{ $share }）
supply-exposure-still = 変化なし
supply-exposure-note =
    { $over ->
        [purchases] 幅：購入のうち追加的となる割合と、残りが置き換えるもの
        [support] 幅：整備費用
       *[both] 幅：購入のうち追加的となる割合と残りが置き換えるもの、並びに整備費用
    }

## 章の本文

supply-worst = { $shock }：半導体売上の損失は{ $lost }、半導体を必要とする産業の売上の損失は{ $users }に上る。{ $weeks ->
        [none] {""}
       *[other] 最初の不足は{ $product }であり、{ $weeks }後に生じる。
    }
supply-costs-nothing =
    { $count ->
        [one] 文書のショックでは半導体売上の損失は生じない。在庫と第二供給源で賄われる。
       *[other] 文書の{ $count }件のショックでは、いずれも半導体売上の損失は生じない。在庫と第二供給源で賄われる。
    }
supply-about = 供給網モデルは、材料、前工程、後工程、製品の各工程を所在地別に週単位で追う。ショックは生産能力を失わせ、在庫、余剰能力及び第二供給源が尽きるまでこれを補う。半導体売上の損失は、ショック発生後2年間における、全製造者から世界の全需要者への販売の損失であり、所得ではなく売上である。シェアは生産能力の所在地によるもので、ロジック前工程のみ異なる2通りがある。一つは2019年から2022年に関するSIA・BCGの値（「推奨値」）、もう一つは2024年から2025年に関する推計であり、他の工程は1通りである。幅は、両者の下で在庫及び稼働率を低位と高位に動かしたものである。シェアの6分の5と、在庫、リードタイム、認定期間の大半は仮定である。
supply-best-use = 同じ資金で他に何ができるかは、ショックの影響が大きい箇所について検討する。対象は、影響の大きい工程における生産能力、第二供給源及び在庫、並びに損失の大きい製品の在庫である。最適化計算が費用とリスクを最も下げる組合せを選び、その選択をシミュレーションで評価する。リスクは、文書のショックを想定した頻度で発生させたときの、{ $years }年に1度の最悪の年の平均損失（水準{ $level }の条件付きバリュー・アット・リスク）である。生産能力、在庫及び第二供給源の価格は、表に示すとおり算出値又は仮定による。
supply-reason-label = 残る問題
supply-reason = { $reason }{ $stage ->
        [none] {""}
       *[other] ：{ $stage }
    }{ $place ->
        [none] {""}
       *[other] （{ $place }）
    }{ $late ->
        [none] {""}
       *[other] 、{ $late }
    }

## 損失の推移

supply-fan = { $shock }：{ $hold ->
        [none] {""}
       *[other] { $hold }は在庫と他の供給源で賄われるが、その後、
    }第{ $week }週までに{ $late }相当の半導体の納入が遅れ、又は失われ、{ $lost }は最終的に失われる。
supply-fan-nothing = 文書のいずれのショックでも納入は遅れない。
supply-fan-unit = 未納の半導体売上（遅延及び逸失の累計、{ $unit }）、ショック発生からの週別。
supply-fan-baseline = ショックなし
supply-fan-axis = 週
supply-fan-line = { $shock }：損失{ $lost }{ $range }
supply-fan-note = { $dashed ->
        [none] 実線：{ $line }。帯：在庫及び稼働率の低位から高位まで。
       *[other] 実線：{ $line }。破線：{ $dashed }。帯：両者の下での在庫及び稼働率の低位から高位まで。
    }{ $free ->
        [none] {""}
       *[other] 次のショックでは半導体売上の損失は生じない：{ $free }。
    }

## 支援の有無

supply-spared =
    { $sign ->
        [zero] { $shock }：{ $spent }の支援によって回避される半導体売上の損失はない。同額を最適に配分すれば、{ $best }の損失を回避できる。
        [down] { $shock }：{ $spent }の支援により半導体売上の損失は{ $saved }増える。同額を最適に配分すれば、{ $best }の損失を回避できる。
       *[up] { $shock }：{ $spent }の支援により{ $saved }の半導体売上の損失が回避される。同額を最適に配分すれば、{ $best }の損失を回避できる。
    }
supply-cases-best = 同額の最適配分
supply-cases-unit = 各ショックによる半導体売上の損失、{ $unit }。シェア：{ $sets }。
supply-cases-change = { $change }{ $unit }
supply-cases-baseline = 在庫及び稼働率は中位
supply-cases-note = { $builds }。

## リスクと公費

supply-frontier = { $years }年に1度の最悪の年には、平均{ $nothing }の半導体売上が失われる。支援はこれを{ $written }に、同額の最適配分は{ $same }に引き下げる。
supply-frontier-unit = { $years }年に1度の最悪の年の平均損失（水準{ $level }のCVaR）、半導体売上、{ $unit }。横軸は公費、{ $local }。
supply-frontier-baseline = 支出なし（左端）
supply-frontier-axis = 公費、{ $local }
supply-frontier-best = 最適配分（シミュレーション、{ $set }）：{ $risk }
supply-frontier-same = 同（{ $set }）：{ $risk }
supply-frontier-programme = 最適化計算の見込み
supply-frontier-written = 文書どおりの支援：{ $risk }
supply-frontier-note = 検討した手段は{ $tried }。点はシミュレーションによる。最適化計算とシミュレーションの差は、支出なしの場合のリスクの{ $gap }以内である。
supply-tried = { $count }件

## 特定地への依存

supply-lean = { $economy }の半導体支出の{ $share }、年{ $usd }分は、いずれかの工程を{ $place }で経ている。{ $changes ->
        [none] {""}
       *[other] この額の変化は、{ $changes }である。
    }
supply-lean-case =
    { $sign ->
        [up] 「{ $case }」で{ $usd }の増加
        [down] 「{ $case }」で{ $usd }の減少
       *[zero] 「{ $case }」でゼロ
    }
supply-lean-unit = { $economy }が購入する半導体のうち、いずれかの工程（ダイ、部材又は組立）を{ $place }で経るものの変化、{ $unit }。線の幅：購入のうち追加的となる割合と、残りが置き換えるもの。
supply-lean-baseline = 2024年の半導体購入額
supply-lean-set = { $set }：半導体購入額の{ $share }、年{ $usd }
supply-lean-to = { $share }へ

## 供給網の図

supply-network = { $all }工程のうち{ $half }では、生産能力の過半が1か所に集中している。最も集中しているのは{ $stage }であり、{ $share }が{ $place }にある。
supply-network-unit = 各棒は工程を示し、生産能力の所在地で区分する。線は投入物からそれを使う工程へ引く。
supply-network-baseline = { $set }
supply-network-note =
    { $ranked ->
        [yes] 番号は、失われた場合の損失が最も大きい所在地を、下の順位に従って示す。
       *[no] 番号を付した所在地はない。
    }
supply-network-material = 材料
supply-network-fab = 前工程
supply-network-process = 後工程
supply-network-product = 製品（使用地別）

## 隘路

supply-critical = 90日間失われた場合の損失が最も大きいのは{ $node }であり、{ $lost }に上る。{ $then ->
        [none] {""}
       *[other] { $then }がこれに次ぐ。
    }{ $free ->
        [0] {""}
       *[other] 他の{ $free }か所の隘路は、同じ期間失われても在庫と第二供給源で賄われ、損失は生じない。
    }
supply-critical-nothing = いずれの隘路も、1か所が90日間失われるだけでは半導体売上の損失は生じない。在庫と第二供給源で賄われる。
supply-critical-label = { $rank }  { $stage }、{ $place }（{ $share }）
supply-critical-unit = 所在地が工程全体を90日間失い、回復に30日を要する場合の半導体売上の損失、{ $unit }。名称の後の括弧内は工程に占めるシェア：{ $sets }。
supply-critical-baseline = { supply-cases-baseline }

## 貿易モデルとの比較

supply-trade =
    { $sign ->
        [down] { $shock }：供給網モデルでは、半導体ユーザーの売上の損失は{ $users }となる。{ $place }の年間半導体輸出の{ $capped }が失われるとした貿易モデルでは、世界全体の実質所得は{ $income }増える。
       *[up] { $shock }：供給網モデルでは、半導体ユーザーの売上の損失は{ $users }となる。{ $place }の年間半導体輸出の{ $capped }が失われるとした貿易モデルでは、世界全体の実質所得は{ $income }減る。
    }
supply-trade-unit = 全世界の損失、{ $unit }：供給網モデルは2年間の売上、貿易モデルは1年間の実質所得。
supply-trade-baseline = { supply-fan-baseline }
supply-trade-users = ユーザーの売上、{ $set }
supply-trade-chips = 半導体売上、{ $set }
supply-trade-income = 実質所得、{ $set }
supply-trade-note = 両モデルの違い：供給網モデルは、各半導体をその工場に固定して週単位で追う。代わりとなるのは在庫と認定済みの第二供給源のみであり、失われるのは売上である。貿易モデルは、同じ損失を1年に均し、その間に全ての買い手が他の半導体により高い価格で乗り換えられるものとし、全員が調整を終えた後の実質所得を測る。途絶した側は希少性レントさえ得る。供給網モデルは調整が行われる前に何が危険にさらされるかを、貿易モデルは調整が終わった後に何が残るかを示す。
