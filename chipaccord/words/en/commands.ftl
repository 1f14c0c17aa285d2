### What the command line says: progress, refusals, how a command ended.

run-no-solution = no solution: { $step }: the trade model found no solution: { $reason }
run-refused = { $file }: { $reason }
run-unwritable = { $folder }: cannot be written ({ $reason }); choose another --out
run-a-file = { $path }: a file; name a folder with --out
run-strangers = { $folder }: it holds a { $file } that chipaccord did not write; choose another --out
report-not-a-run = { $path }: not a run; evaluate a document with `chipaccord run { $path }`
report-no-folder = { $path }: no such folder; name the folder that `chipaccord run` wrote
report-no-figures = { $folder }: holds no { $file }; name the folder that `chipaccord run` wrote
report-unreadable = { $file }: cannot be read ({ $reason }); run the document again
report-not-figures = { $file }: not the figures of a run of this version ({ $places }); run the document again
progress-report = the report
