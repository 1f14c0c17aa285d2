
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
