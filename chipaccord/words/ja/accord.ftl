### 文書の読み取りと点検：誤りの内容と対処。対処のキーは `<key>-remedy`。

accord-document = 文書
accord-untitled = 無題の合意
accord-what-remedy = { $what }。{ $remedy }
accord-spot = { $note }: { $where }
accord-mistakes = 誤り{ $count }件
accord-schema = chipaccordの文書

## 多くの誤りに共通する対処

accord-write = 「{ $text }」と書くこと
accord-write-name = 「{ $name }」と書くこと
accord-write-it = 記入すること
accord-write-example = 記入例：{ $example }
accord-write-row = 記入例：{ "{" }{ $row }: { $example }{ "}" }
accord-write-keys = その下に「キー: 値」の行を書くこと
accord-did-you-mean = 「{ $name }」の誤りではないか
accord-one-of = 次のいずれかを書くこと：{ $names }
accord-one-of-many = 次のいずれかを書くこと：{ $names }（ほか{ $more }件）
accord-decimal-comma = 小数点にはコンマではなくピリオドを用いること
accord-facts = `chipaccord world show facts` で一覧できる
accord-home = 「{ $path }」の下に書くこと
accord-expected = 記入事項：{ $about }
accord-expected-example = 記入事項：{ $about }（例：{ $example }）

## 各項目に書くもの

expected-text = 文字列
expected-amount = 金額（例：1兆円）
expected-share = 割合（例：80%）
expected-subsidy-rate = 補助率（例：1/3、50%）
expected-tolerance = 許容差（例：5%）
expected-number = 数値（例：4、5%、1/3）
expected-exchange-rate = 数値（例：144.17）
expected-duty = 関税率（例：15%、+24%）
expected-years = 期間（例：2026..2028）
expected-year = 年（例：2026）
expected-day = 日付（例：2025-05-28）
expected-days = 日数（例：90）
expected-day-number = 経過日数（例：28）
expected-frequency = 発生頻度（例：1%）
expected-economy = 国・地域コード（例：JPN）
expected-assumption = 所定の仮定の名称
expected-pair = 通貨の組（例：JPY/USD）
expected-language = 言語（例：ja）
expected-product = 製品表にある製品
expected-levy = 二つの国・地域（例：USA on JPN）
expected-sector = 部門または「all goods」
expected-fact = 既知の数値のID
expected-figure = 数値（例：10兆円、10%、4 rounds）
expected-term = 金額または既知の数値のID
expected-stage = 供給網の工程
expected-place = 国・地域コード（例：TWN）または *
expected-supported = 工程（例：photoresist）

## ファイル

file-folder = ファイルではなくフォルダーである
file-folder-remedy = フォルダー内の文書を指定すること
file-none = ファイルが存在しない
file-none-remedy = 名称を確認するか、`chipaccord new` で最初の文書を作成すること
file-unreadable = 読み込めない（「{ $reason }」）
file-unreadable-remedy = 名称とアクセス権を確認すること
file-large = 大きさが{ $most }メガバイトを超えている
file-large-remedy = 合意文書は数ページである。指定したファイルに誤りがないか確認すること
file-binary = テキストではなくバイナリファイルである
file-binary-remedy = 文書をUTF-8のテキストとして保存すること
file-encoding = 文字コードがUTF-8ではない
file-encoding-remedy = 文書をUTF-8で保存すること

## YAMLの構文

yaml-unreadable = YAMLとして読み込めない（「{ $reason }」）
yaml-unreadable-remedy = ファイルをUTF-8のテキストとして保存すること
yaml-tab = 字下げにタブは使えない
yaml-tab-remedy = 空白で字下げすること
yaml-colon = 1行に「:」が二つある
yaml-colon-remedy = 「: 」を含む文字列は引用符で囲み、キーは1行に一つとすること
yaml-anchor-twice = 同じアンカーが二度定義されている
yaml-anchor-twice-remedy = アンカーごとに異なる名称を付けること
yaml-percent = 値を「%」で始めることはできない
yaml-percent-remedy = 数字を先に書くこと（例：15%）
yaml-quotes = YAMLの特殊文字で始まる文字列である
yaml-quotes-remedy = 文字列を引用符で囲むこと
yaml-open = 角括弧または波括弧が閉じられていない
yaml-open-remedy = 「[」または「{ "{" }」を閉じ、要素の間をコンマで区切ること
yaml-no-colon = キーの後に「:」がない
yaml-no-colon-remedy = 「キー: 値」と、コロンの後に空白を入れて書くこと
yaml-indentation = 字下げが上の行と合っていない
yaml-indentation-remedy = 同じ階層のキーの位置を揃えること
yaml-other = YAMLの構文に誤りがある（「{ $reason }」）
yaml-other-remedy = この箇所の引用符、括弧、字下げを確認すること
yaml-second = 二つ目の文書（「---」）がある
yaml-second-remedy = 1ファイルに合意は一つとすること
yaml-many = エイリアスを展開すると値が{ $most }個を超える
yaml-many-remedy = 合意文書に要る値は数百個である。繰り返しを削除すること
yaml-deep = 階層が{ $most }段を超えている
yaml-deep-remedy = 合意文書に要る階層は5段である。括弧と字下げを確認すること
yaml-tag = YAMLのタグ「{ $tag }」がある
yaml-tag-remedy = 「!」を付けずに値のみを書くこと
yaml-control = 文字として扱えない符号がある
yaml-control-remedy = 制御文字を削除すること
yaml-key = キーが文字列ではない
yaml-key-remedy = 「キー: 値」と書くこと
yaml-key-empty = キーが空である
yaml-key-empty-remedy = 「キー: 値」と書くこと
yaml-merge = YAMLのマージキー「<<」がある
yaml-merge-remedy = キーを省略せずに書くこと
yaml-key-twice = キー「{ $key }」が重複している{ $line ->
    [none] { "" }
   *[other] （最初は{ $line }行目）
}
yaml-key-twice-remedy = どちらか一つを残すこと
yaml-alias = エイリアス「*{ $name }」の前にアンカーがない
yaml-alias-remedy = 値を直接書くこと

## 文書全体

accord-document-empty = 文書が空である
accord-document-empty-remedy = 「accord: 名称」と「parties: { "{" }buyer: JPN, seller: USA{ "}" }」から書き始めるか、`chipaccord new` を用いること
accord-document-keys = キーと値からなる文書ではない
accord-document-keys-remedy = 「accord: 名称」と「parties: { "{" }buyer: JPN, seller: USA{ "}" }」から書き始めるか、`chipaccord new` を用いること
accord-no-terms = 評価すべき条件がない
accord-no-terms-remedy = 次のいずれかを加えること：{ $terms }
accord-unbuilt = 「{ $key }」はまだ評価できない
accord-unbuilt-remedy = この節を削除するか、条件を `not_evaluated:` の下に記すこと
accord-unknown-key = 未知のキー「{ $key }」
accord-key-empty = 「{ $key }」が空である
accord-key-missing = 「{ $key }」がない
accord-choice = 「{ $text }」は選択肢にない
accord-no-section = キーと値からなる節を書くべきところに{ $found }がある
accord-no-list = リストを書くべきところに{ $found }がある
accord-no-list-remedy = 各項目を「- 」で始めること
accord-found-text = 「{ $text }」
accord-found = { $shape ->
    [section] キーと値からなる節
    [list] リスト
   *[other] 空の項目
}
accord-not-accepted = 受け付けられない値である（「{ $reason }」）
accord-not-accepted-remedy = `chipaccord schema` を参照すること
accord-shape = { $expected }を書くべきところに{ $shape ->
    [section] キーと値からなる節
    [list] リスト
   *[other] 別の種類の値
}がある
accord-shape-remedy = { $expected }を書くこと
accord-empty = 空である
accord-empty-remedy = { $expected }を書くこと
accord-text-long = 文字列が{ $most }字を超えている
accord-text-long-remedy = 短くすること

## 変更とシナリオ

accord-path = 「{ $text }」は項目の位置を示していない
accord-path-remedy = 記入例：`purchases[0].amount`
accord-edit = 変更の指定ではない
accord-edit-remedy = 「位置=値」と書くこと
accord-edit-key = 「{ $key }」はこの位置のキーではない
accord-edit-no-list = { $path }はリストではない
accord-edit-no-list-remedy = 「{ $path }.キー」と書くこと
accord-edit-beyond = { $path }の項目は{ $count }個である
accord-edit-count = [0]から[{ $last }]までの番号で指定すること
accord-edit-list = 「{ $path }=[...]」と書くこと
accord-edit-is-list = { $path }はリストである
accord-edit-is-list-remedy = 「{ $path }[0]」のように0から数えて指定すること
accord-edit-value = { $path }はキーを持たない値である
accord-edit-value-remedy = 位置の指定を短くすること
accord-scenario = シナリオ「{ $name }」
accord-scenario-unknown = 「{ $name }」はこの文書のシナリオではない
accord-scenario-none = この文書に `scenarios:` はない
accord-scenario-edits = 変更の一覧ではない
accord-scenario-edits-remedy = 記入例：`{ "{" }exchange_rates.JPY/USD: 120{ "}" }`

## 数値、割合、関税率、年、日付、日数

accord-number = 「{ $text }」は数値ではない
accord-number-remedy = 数字で書くこと（例：144.17）
accord-number-large = 「{ $text }」は数値として大きすぎる
accord-number-large-remedy = 数値を確認すること
accord-by-zero = 「{ $text }」は零で割っている
accord-by-zero-remedy = 記入例：1/3
accord-no-unit = 「{ $text }」に単位がない
accord-share-negative = 「{ $text }」は負の値である
accord-share-negative-remedy = 割合は0%から100%までとすること
accord-share-whole = 「{ $text }」は全体を超えている
accord-share-whole-remedy = 割合は0%から100%までとすること
accord-shares = 割合の合計が{ $total }である
accord-shares-remedy = 合計を100%とすること
accord-subsidy-all = 「{ $text }」では価格の全額が補助される
accord-subsidy-all-remedy = 補助率は100%未満とすること
accord-duty-negative = 「{ $text }」は負の値である
accord-duty-negative-remedy = 関税率は0%以上とすること
accord-duty-high = 「{ $text }」は{ $most }を超える関税率である
accord-duty-high-remedy = 単位を確認すること
accord-year = 「{ $text }」は年ではない
accord-year-remedy = 4桁の数字で書くこと（例：2026）
accord-year-outside = 「{ $text }」は{ $first }年から{ $last }年までの範囲にない
accord-year-outside-remedy = 年を確認すること
accord-span = 「{ $text }」は期間ではない
accord-span-remedy = 2026..2028または2026のように書くこと
accord-span-backwards = 「{ $text }」は始まりと終わりが逆である
accord-day = 「{ $text }」は日付ではない
accord-day-remedy = 年-月-日の順に書くこと（例：2025-05-28）
accord-day-calendar = 「{ $text }」は暦にない日付である
accord-day-calendar-remedy = 月と日を確認すること
accord-days = 「{ $text }」は日数ではない
accord-days-remedy = 「90 days」、「13 weeks」または「{ $always }」のように書くこと
accord-days-long = 「{ $text }」は10年を超えている
accord-frequency = 「{ $text }」は発生頻度ではない
accord-frequency-remedy = 「1%」（年当たり）または「once in 100 years」のように書くこと

## 金額と為替レート

accord-amount-empty = 金額が空である
accord-amount-empty-remedy = 記入例：1兆円
accord-amount-negative = 「{ $text }」は負の値である
accord-amount-negative-remedy = 正の金額を書くこと
accord-amount-zero = 「{ $text }」では何も買えない
accord-amount-zero-remedy = 零を超える金額を書くか、この項目を削除すること
accord-amount-large = 「{ $text }」は世界の年間総生産を超えている
accord-amount-large-remedy = 単位を確認すること
accord-amount-two = 「{ $text }」に数値が二つある
accord-amount-two-remedy = 金額を一つだけ書くこと（例：69.4億ドル）
accord-amount-scale = 「{ $text }」の「{ $word }」の前に数値がない
accord-amount-scale-remedy = 記入例：1兆円
accord-amount-no-number = 「{ $text }」に数値がない
accord-amount-no-number-remedy = 記入例：1兆円
accord-amount-digits = 「{ $text }」のうち{ $what }
accord-amount-digits-remedy = 小数点はピリオドとし、桁区切りは「1,000」のように書くこと
accord-amount-no-currency = 「{ $text }」に通貨がない
accord-amount-no-currency-remedy = 記入例：「{ $amount }」の後に「円」
accord-amount-two-currencies = 「{ $text }」に通貨が二つある（{ $codes }）
accord-amount-two-currencies-remedy = 一つだけ書くこと
accord-amount-word = 「{ $text }」の「{ $word }」は単位でも通貨でもない
accord-amount-word-remedy = 記入例：1兆円、69.4億ドル
accord-amount-rate = 「{ $amount }」を換算できない：{ $currency }の為替レートがない
accord-amount-rate-remedy = `exchange_rates: { "{" }{ $pair }: ...{ "}" }` を出典とともに加えること
accord-no-rate = { $currency }から{ $to }に換算するための為替レートがない
accord-currency = 「{ $text }」は既知の通貨ではない
accord-currency-remedy = 通貨コード（JPY、USD、EURなど）を書くこと
accord-key-number = キーを書くべきところに「{ $text }」がある
accord-pair = 「{ $text }」は通貨の組ではない
accord-pair-remedy = 「JPY/USD: 144.17」（1ドル当たりの円）のような組で書くこと
accord-pair-same = 「{ $text }」は同じ通貨の組である
accord-pair-same-remedy = JPY/USDのような組で書くこと
accord-rate-zero = { $rate }は為替レートではない
accord-rate-zero-remedy = 為替レートは零より大きくすること
accord-rate-way-round = 1 { $below }＝{ $rate } { $above }は逆である
accord-rate-way-round-remedy = { $below }/{ $above }: { $rate }と書くこと
accord-rate-implausible = 1 { $below }＝{ $rate } { $above }はあり得ない水準である（通常は{ $usual }程度）
accord-rate-implausible-remedy = 数値を確認すること
accord-rate-disagrees = 他の為替レートによれば1 { $below }＝{ $implied } { $above }となる
accord-rate-disagrees-remedy = どちらか一つを残すこと
accord-unit = 「{ $text }」の「{ $unit }」は既知の数値の単位ではない

## 名称

accord-economy = 「{ $text }」は国・地域コードではない
accord-economy-code = { $code }（{ $name }）と書くこと
accord-economy-member = { $code }（{ $name }）と書くこと。{ $member }はこれに含まれる
accord-assumption = 「{ $text }」は所定の仮定ではない
accord-language = 「{ $text }」には対応していない
accord-product = 「{ $text }」は製品表にない
accord-fact = 「{ $text }」は既知の数値ではない
accord-term = 「{ $text }」は金額でも既知の数値でもない
accord-sector = 「{ $text }」は部門ではない
accord-sector-no-duty = 「{ $sector }」に関税は課されない
accord-sector-no-duty-remedy = 財の部門または「{ $all }」を書くこと
accord-levy = 「{ $text }」では誰が関税を課すのか分からない
accord-levy-remedy = 記入例：USA on JPN
accord-levy-itself = 「{ $text }」は自らに課す関税である
accord-levy-itself-remedy = 二つの国・地域を書くこと
accord-elsewhere = 「{ $text }」を解釈できない
accord-elsewhere-remedy = 「none」、「in force on 2025-08-07」または表を書くこと
accord-stage = 「{ $text }」は供給網の工程ではない
accord-stage-pattern = 「{ $text }」に当てはまる供給網の工程がない
accord-stage-several = 「{ $stage }」は複数の工程を指す
accord-stage-several-remedy = 次のいずれかを書くこと：{ $names }
accord-stage-product = 「{ $stage }」は完成品の半導体である
accord-stage-slow = 「{ $stage }」は能力の拡張のみを制約する
accord-stage-slow-remedy = 失われる週次の供給がない
accord-shock = 「{ $name }」は収録済みのショックではない
accord-shocks = 次のいずれかを書くこと：{ $names }。または `outages:` を付けて独自に書くこと
accord-shock-shipped = 「{ $name }」は収録済みのショックの名称である
accord-shock-shipped-remedy = 別の名称とすること
accord-shock-source = 収録済みのショックには固有の出典がある
accord-shock-source-remedy = `source` を削除すること

## 当事者、購入、支援、ショック、仮定

accord-parties-same = 買い手と売り手がともに{ $code }である
accord-parties-same-remedy = 異なる二つの国・地域を書くこと
accord-band-order = 下限{ $low }、中央{ $central }、上限{ $high }の順序が正しくない
accord-band-order-remedy = 下限≦中央≦上限とすること
accord-assumption-negative = { $name }は{ $unit ->
    [share] 割合
    [elasticity] 弾力性
   *[other] 正の数
}である
accord-assumption-negative-remedy = 零より大きくすること
accord-assumption-share = { $name }は割合である
accord-assumption-share-remedy = 5%または0.05のように書くこと
accord-pace = { $year }年は{ $span }の範囲にない
accord-pace-remedy = `over` または年を改めること
accord-purchase-early = { $span }は合意の日付{ $day }より前に始まる
accord-purchase-early-remedy = `over` または `as_of` を改めること
accord-supply = 「{ $amount }」では{ $year }年に{ $most }の購入が必要となり、{ $product }を供給する部門における{ $seller }の総産出額（年間{ $largest }）を超える
accord-supply-remedy = 金額を減らすか、期間を延ばすか、`mandate: none` とすること
accord-seller = 「{ $product }」の資料は{ $described }の企業に関するものであり、{ $seller }のものではない
accord-seller-remedy = `seller: { $described }` とするか、購入を `not_evaluated:` の下に記すこと
accord-support-early = { $year }年は合意の日付{ $day }より前である
accord-support-early-remedy = `from` または `as_of` を改めること
accord-shock-twice = 「{ $name }」が重複している
accord-shock-twice-remedy = 一つを削除するか、名称を改めること
accord-shocks-often = ショックの発生頻度の合計が年{ $total }である
accord-shocks-often-remedy = いずれかの `frequency` を下げ、合計を100%以下とすること
accord-outage-place = { $place }には{ $stage }の生産能力がない
accord-outage-place-remedy = 生産地：{ $places }
accord-outage-path = `path` と `duration` がともに継続期間を定めている
accord-outage-path-remedy = どちらか一つを残すこと
accord-outage-recovery = `path` と `recovery` がともに回復の経過を定めている
accord-outage-recovery-remedy = どちらか一つを残すこと
accord-outage-late = { $day }日目には達しない：供給網を追うのは{ $most }日間である
accord-outage-late-remedy = より早い日とすること
accord-outage-length = `duration` も `path` もない
accord-outage-length-remedy = 記入例：`duration: 90 days`
accord-outage-order = { $later }日目が{ $earlier }日目の後にある
accord-outage-order-remedy = 日を昇順に並べること
accord-outage-day = `{ $always }` は期間であり、日ではない
accord-outage-day-remedy = 日数を書くこと

## 公表数値の検証

accord-not-two = 二つの要素からなるリストではない
accord-not-two-remedy = 記入例：[1兆円, 69.4億ドル]
accord-list-of = 二つとすべきリストの要素が{ $count }個である
accord-list-of-remedy = コンマを含む金額は引用符で囲むこと
accord-equal-alone = `equal` は単独で用いる
accord-equal-alone-remedy = 二つの項目に分けること
accord-ratio-and-against = `ratio` と `against` が併用されている
accord-ratio-and-against-remedy = 二つの項目に分けること
accord-ratio-no-stated = `ratio` に `stated` がない
accord-ratio-no-stated-remedy = 公表された割合を加えること（例：stated: 10%）
accord-against-no-stated = `against` に `stated` がない
accord-against-no-stated-remedy = 公表された数値を加えること（例：stated: 10兆円）
accord-stated-alone = `stated` に `against` も `ratio` もない
accord-stated-alone-remedy = 数値の照合先を書くこと
accord-unchecked = 検証の対象があるのに `unchecked` がある
accord-unchecked-remedy = どちらか一つを削除すること

## `chipaccord check` と `chipaccord new`：読み取った内容

check-ok = { $file }: 誤りなし
check-head = { $title }（{ $day }現在）：買い手{ $buyer }、売り手{ $seller }
check-head-undated = { $title }：買い手{ $buyer }、売り手{ $seller }
check-label-purchase = 購入
check-label-subsidies = 補助
check-label-support = 支援
check-label-no_deal = 合意なし
check-label-deal = 合意あり
check-label-elsewhere = 他国・地域
check-label-shock = ショック
check-label-claim = 公表数値
check-label-scenarios = シナリオ
check-equals = { $amount }（{ $usd }）
check-purchase = { $product }を{ $amount }、{ $span }、{ $mandate }
check-mandate-exactly = ちょうどこの額
check-mandate-at_least = この額以上
check-mandate-none = 約束のみ
check-budget = 予算{ $amount }
check-rate-large = 大企業{ $rate }
check-rate-small_and_medium = 中小企業{ $rate }
check-subsidies-bare = 数値の記載なし
check-support = { $place }の{ $stage }に{ $amount }、{ $year }年から
check-duties = { $pair }: { $rates }
check-in-force = { $day }に有効な米国の追加関税
check-none-added = 米国の追加関税なし
check-outage = { $place }の{ $stage }
check-shock = { $name }、{ $often }
check-shock-own = { $name }：{ $struck }、{ $often }
check-often = 年{ $rate }
check-often-assumed = 年{ $rate }（仮定）
check-claim = 「{ $text }」：{ $verdict }
check-claim-off = 「{ $text }」：{ $verdict }。正しくは{ $right }
check-wrote = { $file } を作成。次の操作：chipaccord run { $file }
check-exists = { $file }: 既に存在する。別の名称を指定するか、先に削除すること
check-unwritable = { $file }: 書き込めない（「{ $reason }」）。フォルダーを確認すること

## 手引きの表

manual-whole = 文書全体
manual-key = キー
manual-says = 内容
manual-example = 例
manual-needed = （必須）
manual-default = （既定値 `{ $value }`）
