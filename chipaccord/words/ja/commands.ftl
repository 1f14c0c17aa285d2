### コマンドの文言

run-no-solution = 解なし：{ $step }：貿易モデルの解が見つからない。{ $reason }
run-refused = { $file }：{ $reason }
run-unwritable = { $folder }：書き込めない（{ $reason }）。別の --out を指定する
run-a-file = { $path }：ファイルである。--out にはフォルダーを指定する
run-strangers = { $folder }：chipaccord が書いたものではない { $file } がある。別の --out を指定する
report-not-a-run = { $path }：実行結果ではない。`chipaccord run { $path }` で文書を評価する
report-no-folder = { $path }：フォルダーがない。`chipaccord run` が書いたフォルダーを指定する
report-no-figures = { $folder }：{ $file } がない。`chipaccord run` が書いたフォルダーを指定する
report-unreadable = { $file }：読み込めない（{ $reason }）。文書を再度実行する
report-not-figures = { $file }：この版の実行結果の数値ではない（{ $places }）。文書を再度実行する
progress-report = 報告書の作成
