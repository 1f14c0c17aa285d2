### What the tariffs' part says.

tariffs-only = tariffs only, no purchase
tariffs-lead = { $buyer_the } and { $seller_the } agree on tariffs, without a purchase.
tariffs-alone = tariffs alone
tariffs-balance = The goods balance of { $seller_the } with { $buyer_the }: { $amount } a year.
tariffs-change = { $changes }:
tariffs-change-sentence = { $changes }.
tariffs-pair = { $importer } on { $exporter }: { $moves }
tariffs-move = { $scope } { $old } to { $new }
tariffs-in-force = as in force
tariffs-chapter = Tariffs
tariffs-nothing = The document’s tariffs are the same with and without the deal: they change nothing.
tariffs-baseline = the case without a deal
tariffs-sentence = The tariffs alone { $sign ->
    [up] raise real income in { $buyer_the } by { $change }
    [down] lower real income in { $buyer_the } by { $change }
   *[zero] do not change real income in { $buyer_the }
}{ $than ->
    [none] .
    [more] , { $times } times as much as the purchase { $other ->
        [up] raises it.
       *[down] lowers it.
    }
    [less] ; the purchase { $other ->
        [up] raises it
       *[down] lowers it
    } { $times } times as much.
   *[alike] , about as much as the purchase { $other ->
        [up] raises it.
       *[down] lowers it.
    }
}
