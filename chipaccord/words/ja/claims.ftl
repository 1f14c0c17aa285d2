### 公表数値：判定と、その根拠となる計算

claims-holds = 妥当
claims-holds-off = 妥当（差は{ $off }）
claims-too_large = 過大（差は{ $by }）
claims-too_small = 過小（差は{ $by }）
claims-by-factor = { $factor }倍
claims-by-everything = 全額、零は端数処理では説明できない
claims-cannot-check = 検証できない：{ $reason }

claims-equals = { $left }＝{ $right }
claims-of-fact = { $fact }：{ $figure }
claims-times = { $first }×{ $rate } { $above }/{ $below }
claims-divided = { $first }÷{ $rate } { $above }/{ $below }
claims-ratio = { $above }÷{ $below }
claims-stated = 公表値{ $stated }：{ $verdict }
claims-then = { $first }；{ $then }
claims-count = { $amount }{ $unit }
claims-unit-rounds = 回
claims-unit-chips = 個
claims-unit-chips_per_year = 個（年間）
claims-unit-JPY_per_USD = 円（1ドル当たり）

## 検証できない理由

claims-reason-unchecked = { $one }
claims-reason-no_figure = 照合すべき数値が示されていない
claims-reason-no_rate = { $one }から{ $unit }に換算するための為替レートがない。`exchange_rates:` の下に加えること
claims-reason-not_a_share = 比率は10%のような割合であるが、「{ $one }」は割合ではない
claims-reason-no_unit = 「{ $one }」には単位がなく、{ $other }は{ $other_unit }である
claims-reason-unlike = 「{ $one }」は{ $unit }であり、{ $other }は{ $other_unit }である
claims-reason-zero_below = 比率の分母が零である
claims-reason-not_above_zero = 照合する数値が零以下である
claims-other-side = 比率の他方の数値
claims-kind-money = 金額
claims-kind-share = 割合
claims-kind-counted = { $unit }を単位とする数値
claims-kind-bare = 単位のない数値

absent-cannot_check = 検証できない

## 回答の行と章

claims-label = 公表数値の検証
claims-count-off = { $off ->
    [0] { $count }件中、誤りなし
   *[other] { $count }件中{ $off }件が誤り
}
claims-quoted = { $right ->
    [none] 「{ $text }」は{ $verdict }
   *[other] 「{ $text }」は{ $verdict }（正しくは{ $right }）
}
claims-more = ほか{ $count }件
claims-unchecked = { $count }件は検証できない。
claims-chapter = 公表された数値
claims-arithmetic = 計算
claims-sentence = { $off ->
    [0] 公表された{ $count }件の数値に誤りはない
   *[other] 公表された{ $count }件の数値のうち{ $off }件が誤りである
}。{ $holds }件は正しく{ $cannot_check ->
    [0] 、検証できないものはない。
   *[other] 、{ $cannot_check }件は検証できない。
}
