### エンジンの実行の終わり方：貿易モデル、週単位の供給網モデル、日単位の部門モデル
### 工程、所在地、部門、経済圏は名称（プログラムからは符号）で、割合と週数は数値で渡される。表にも用いる reason-... は names.ftl にある。

ended-because = { $told }。原因：{ $more }
ended-noted = { $told }。{ $more }

## 貿易モデル

trade-converged = { $passes }回の反復で収束、残差{ $residual }
trade-diverged = { $passes }回の反復で数値の範囲を外れた。{ $off }
trade-not_converged = { $passes }回の反復後の残差は{ $residual }。{ $off }
trade-check_failed = 解法は残差{ $residual }で終了したが、{ $off }
trade-off = { $where }で{ $condition }が{ $size }ずれている
trade-part = 変更の{ NUMBER($reached, style: "percent", maximumFractionDigits: 0) }までは解けたが、その先では{ $off }
trade-where-world = 世界全体
trade-where-sector = { $economy }の{ $sector }
trade-where-target = { $target }（{ $exporter }から{ $importer }への{ $sector }）
trade-condition-price = 価格の条件
trade-condition-expenditure = 支出の条件
trade-condition-labour = 労働の条件
trade-condition-deficit = 収支の条件
trade-condition-world = 世界所得の条件
trade-condition-sign = 符号の条件
trade-condition-scale = 規模の条件
trade-condition-target = 目標額の条件
trade-remedy-smaller_value = 生産又は支払の限度を超えている可能性がある。より小さい額を試す
trade-remedy-smaller_change = より小さい変更を試す
trade-remedy-smaller_change_or_balance = { $economy }の{ $side ->
        [surplus] 黒字
       *[deficit] 赤字
    }は付加価値の{ NUMBER($owed, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) }に当たり、貿易が細るとこれを賄えない可能性がある。より小さい変更、又は deficits='balanced' を試す

## 供給網モデル

chain-short = { reason-short }（最後の数週間の{ $product }の供給は需要の{ NUMBER($served, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) }）
chain-lost_for_good = { reason-lost_for_good }（{ $place }の{ $stage }、現在{ NUMBER($left, style: "percent", maximumFractionDigits: 0) }）
chain-back_later = { reason-back_later }（{ $place }の{ $stage }、現在{ NUMBER($left, style: "percent", maximumFractionDigits: 0) }）
chain-coming_back = { reason-coming_back }（{ $place }の{ $stage }、現在{ NUMBER($left, style: "percent", maximumFractionDigits: 0) }）
chain-blocked = { reason-blocked }
chain-behind = { reason-behind }（{ $place }の{ $stage }、{ NUMBER($weeks, maximumFractionDigits: 0) }週分）。期間を延ばすか、生産能力を加える
chain-in_lines = { reason-in_lines }。期間を延ばす
chain-dip = { reason-dip }（{ $product }、第{ $week }週に{ NUMBER($served, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) }。途絶中に着工できなかった分が、ラインの所要期間（最長{ $lines }週）の後に不足する）
chain-late_dip = { reason-late_dip }（{ $product }、第{ $week }週に{ NUMBER($served, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) }。最長{ $lines }週のラインでは説明できない遅さである）
chain-queue = { reason-queue }（{ $product }、{ NUMBER($weeks, minimumFractionDigits: 1, maximumFractionDigits: 1) }週分。取り戻すための余剰能力がない）
chain-slow = { reason-slow }（{ $stages }。どの週の産出も失われない）

## 部門モデル

ario-above = 最終日の世界の産出は基準を{ NUMBER($above, style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2) }上回る。在庫の補充が続いている
ario-level = 最終日の世界の産出は基準の{ NUMBER($world, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) }（{ $region }の{ $sector }は{ NUMBER($left, style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1) }）
ario-still_on = { ario-level }。途絶が続いている
ario-falling = { ario-level }、なお低下中である。{ ario-spiral }
ario-rising = { ario-level }、上昇中である。{ ario-spiral }
ario-spiral = 生産能力は回復したが、在庫が尽き、発注が産出とともに縮小した。ARIO で知られる「死のスパイラル」である。inventory_days 又は tau_inv を増やすか、目標在庫を保つモデルを用いる
