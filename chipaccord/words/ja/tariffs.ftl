### 関税の部分の文言

tariffs-only = 関税のみ、購入なし
tariffs-lead = { $buyer }と{ $seller }は関税について合意し、購入は含まれない。
tariffs-alone = 関税のみの効果
tariffs-balance = { $seller }の対{ $buyer }財収支は年間{ $amount }。
tariffs-change = { $changes }：
tariffs-change-sentence = { $changes }。
tariffs-pair = { $importer }が{ $exporter }に課す関税：{ $moves }
tariffs-move = { $scope }は{ $old }から{ $new }へ
tariffs-in-force = 現行税率
tariffs-chapter = 関税
tariffs-nothing = 文書の関税は合意の有無によらず同じであり、何も変わらない。
tariffs-baseline = 合意がない場合
tariffs-sentence = 関税だけで{ $buyer }の実質所得は{ $sign ->
    [up] { $change }増える
    [down] { $change }減る
   *[zero] 変わらない
}{ $than ->
    [none] 。
    [more] （購入による{ $other ->
        [up] 増加
       *[down] 減少
    }の{ $times }倍）。
    [less] が、購入による{ $other ->
        [up] 増加
       *[down] 減少
    }はその{ $times }倍である。
   *[alike] （購入による{ $other ->
        [up] 増加
       *[down] 減少
    }とほぼ同じ大きさ）。
}
