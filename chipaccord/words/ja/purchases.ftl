### 購入の部分の文言

purchases-plan-label = 計画
purchases-amount = { $local }（{ $dollars }）
purchases-amount-in-brackets = { $local }（1ドル{ $rate }{ $currency }換算で{ $dollars }）
purchases-plan = { $years }に{ $amount }{ $mandate ->
    [at_least] 以上
    [exactly] ちょうど
    [none] 、約束のみで義務なし
   *[mixed] {""}
}{ $count ->
   *[other] {""}
}
purchases-lead = { $mandate ->
    [none] { $buyer }は{ $years }に{ $seller }企業から{ $products }を{ $amount }購入すると、義務を負わずに約束した
    [exactly] { $buyer }は{ $years }に{ $seller }企業から{ $products }をちょうど{ $amount }購入する
    [at_least] { $buyer }は{ $years }に{ $seller }企業から{ $products }を{ $amount }以上購入する
   *[mixed] { $buyer }は{ $years }に{ $seller }企業から{ $products }を{ $amount }購入する
}{ $count ->
    [1] 。
   *[other] （年平均{ $yearly }）。
}
purchases-deficit = { $sign ->
    [surplus] { $seller }の対{ $buyer }財貿易黒字（{ $year }年{ $size }）の年間増加額
   *[deficit] { $seller }の対{ $buyer }財貿易赤字（{ $year }年{ $size }）の年間減少額
}
purchases-fall = { $amount }ドル（{ $share }）
purchases-bases = { $sign ->
    [surplus] { $seller }の対{ $buyer }財貿易黒字（{ $year }年{ $size }）は年間、通関統計では{ $customs }、売り手の国籍で数えれば{ $ownership }、付加価値では{ $value }増える。
   *[deficit] { $seller }の対{ $buyer }財貿易赤字（{ $year }年{ $size }）は年間、通関統計では{ $customs }、売り手の国籍で数えれば{ $ownership }、付加価値では{ $value }減る。
}
purchases-customs-why = { $where ->
    [seller] { $most ->
        [yes] 大半は{ $seller }の輸出として記録される
       *[no] 最も多い部分（{ $share }）は{ $seller }の輸出として記録される
    }
    [buyer] { $most ->
        [yes] 大半は国内（{ $economy }）で生産される
       *[no] 最も多い部分（{ $share }）は国内（{ $economy }）で生産される
    }
   *[third] { $most ->
        [yes] 大半は{ $economy }からの輸入として記録される
       *[no] 最も多い部分（{ $share }）は{ $economy }からの輸入として記録される
    }
}
purchases-ownership-why = { $whole ->
    [yes] 発表された金額が数えるもの
   *[no] { $share }を{ $seller }企業が販売する
}
purchases-value-why = { $parts ->
    [0] { $seller }で得られる所得
    [1] { $seller }で得られる{ $piece }
   *[other] 主に{ $seller }で得られる{ $piece }
}

purchases-split = 1ドル当たり
purchases-others = その他
purchases-additional = { $share }が追加
purchases-diverted = { $source ->
    [none] { $share }が転換
   *[other] { $share }が転換（{ $source }から）
}
purchases-displaced = { $share }が国内販売の代替
purchases-net = { $seller }・{ $buyer }収支
purchases-net-why = 年間、通関ベース、他の貿易が調整した後
purchases-overall = { $seller }の全体収支
purchases-overall-why = { $moves ->
    [total] 全体も動く
    [rules] 選んだ規則ではほとんど動かず、他の規則ではより動く
   *[hardly] 購入は二国間の数字を動かすが、全体はほとんど動かさない
}
purchases-overall-more = { $rule ->
    [gdp_share] 選んだ規則は全体収支をGDP比で一定とし、範囲は他の規則も含む。財のみでは{ $goods }。
    [balanced] 選んだ規則は全体収支をゼロとし、範囲は他の規則も含む。財のみでは{ $goods }。
   *[fixed] 選んだ規則は各経済の全体収支を固定し、範囲は他の規則も含む。財のみでは{ $goods }。
}
purchases-cost = 公的費用
purchases-cost-why = { $dollars ->
    [none] { $years }
   *[other] （{ $dollars }、{ $years }）
}{ $count ->
   *[other] {""}
}。{ $subsidy ->
    [none] 補助金は不要：買い手はいずれにせよ同量を購入する
   *[other] 補助率{ $subsidy }でこの量が実現する
}
purchases-budget = { $where ->
    [within] { $ranged ->
        [yes] 上限でも予算{ $budget }の範囲内。
       *[no] 予算{ $budget }の範囲内。
    }
    [mostly] 予算{ $budget }の範囲内だが、上限では超える。
    [rarely] 予算{ $budget }を超えるが、下限では収まる。
   *[above] { $ranged ->
        [yes] 下限でも予算{ $budget }を超える。
       *[no] 予算{ $budget }を超える。
    }
}
purchases-income = 実質所得

purchases-bookings-chapter = 購入はどの国に記録されるか
purchases-three-bases = 購入は三通りに記録され、三つの記録は異なる。通関統計は財が最後に実質的に生産された場所を、発表は売り手の国籍を、付加価値は価格の各部分を誰が得るかを問う。
purchases-booked = { $how ->
    [none] 年間{ $whole }のうち{ $seller }の輸出として記録されるものはないが、{ $value }が{ $seller }で得られる。
    [all] 年間{ $whole }の全額が{ $seller }の輸出として記録され、{ $value }が{ $seller }で得られる。
    [some] 年間{ $whole }のうち{ $seller }の輸出として記録されるのは{ $part }にとどまるが、{ $value }が{ $seller }で得られる。
   *[most] 年間{ $whole }のうち{ $part }が{ $seller }の輸出として記録され、{ $value }が{ $seller }で得られる。
}
purchases-bookings-unit = 年間、各年の平均、{ money-unit }。括弧内は購入に占める割合。
purchases-central = すべての仮定を中央値とした場合
purchases-a-year = 年間{ $amount }
purchases-others-count = その他{ $count }か国・地域
purchases-customs-note = 記録上の原産地
purchases-ownership-note = 売り手企業の国籍
purchases-value-note = 価格を得る国

purchases-balance-chapter = 収支と追加分
purchases-balance = { $sign ->
    [up] 発表額は年間{ $announced }。{ $seller }の対{ $buyer }財収支は年間{ $change }改善する。
    [down] 発表額は年間{ $announced }。{ $seller }の対{ $buyer }財収支は年間{ $change }悪化する。
   *[zero] 発表額は年間{ $announced }。{ $seller }の対{ $buyer }財収支は動かない。
}
purchases-balance-unit = { unit-usd_a_year }。
purchases-balance-note = 最後の行の、明示した仮定に対する範囲：{ $ends }（{ unit-usd_a_year }）。
purchases-step-announced = 発表された購入
purchases-step-made_elsewhere = { $seller }以外での生産と記録される分
purchases-step-recorded = { $seller }の輸出として記録
purchases-step-other_exports = { $seller }から{ $buyer }への他の財輸出
purchases-step-imports = { $seller }の{ $buyer }からの財輸入
purchases-step-balance = { $seller }・{ $buyer }財収支の変化

purchases-split-sentence = { $first ->
    [none] 購入の{ $additional }が追加、{ $diverted }が第三国からの転換、{ $displaced }が国内販売の代替である。
   *[other] 購入の{ $additional }が追加、{ $diverted }が第三国（主に{ $first }）からの転換、{ $displaced }が国内販売の代替である。
}
purchases-split-unit = 購入に占める割合（％）、上から順に積み上げ。
purchases-of-the-purchase = 購入に占める割合（％）
purchases-part-additional = 追加
purchases-part-diverted = { $economy }からの転換
purchases-part-others = { $named ->
    [yes] その他からの転換
   *[no] 第三国からの転換
}
purchases-part-displaced = 国内（{ $buyer }）販売の代替

purchases-income-chapter = 実質所得
purchases-years-chapter = 年ごとの推移
purchases-years = { $kind ->
    [one] { $first_year }年に{ $first }が購入され、{ $recorded }が{ $seller }の輸出として記録される。
    [alike] どの年も同じである：{ $first }が購入され、{ $recorded }が{ $seller }の輸出として記録される。
   *[moving] 購入は{ $first_year }年の{ $first }から{ $last_year }年の{ $last }へと推移し、{ $peak_year }年の{ $peak }が最大である。
}
purchases-years-unit = 当該年の財貿易赤字の減少額、{ money-unit }。線は明示した仮定に対する範囲。
purchases-no-purchase = 購入がない場合

## 実質所得

income-all = { $gain }か国・地域が増加、{ $lose }か国・地域が減少、合計で年間{ $total }。
income-sentence = { $buyer_sign ->
    [up] { $buyer }の実質所得は年間{ $buyer_usd }（{ $buyer_change }）増え
    [down] { $buyer }の実質所得は年間{ $buyer_usd }（{ $buyer_change }）減り
   *[zero] { $buyer }の実質所得は変わらず
}、{ $seller_sign ->
    [up] { $seller }は年間{ $seller_usd }（{ $seller_change }）増える
    [down] { $seller }は年間{ $seller_usd }（{ $seller_change }）減る
   *[zero] { $seller }は変わらない
}{ $third ->
    [none] 。
   *[other] 。他では{ $third }の変化が最も大きい（{ $third_change }）。
}
income-none = 実質所得が変わる国・地域はない。
income-percent = ％
income-unit = 実質所得の変化率（％）。その横は年間のドル額。線は明示した仮定に対する範囲。
income-hidden = { $bound ->
    [none] 変化のない{ $count }か国・地域は表のみに示す。
   *[other] 変化が{ $bound }未満の{ $count }か国・地域は表のみに示す。
}
