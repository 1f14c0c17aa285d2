#!/usr/bin/env bash
# Run the test suite with the Python given, and show which lines of the package it misses where that is cheap: from 3.12 on
# Python itself reports the lines that run; before, asking at every line makes the suite take half as long again.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:?scripts/test.sh PYTHON}
if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))'; then
  COVERAGE_CORE=sysmon exec "$python" -m pytest --cov=chipaccord
else
  echo "coverage: shown from Python 3.12 on; 'make coverage' measures it on $("$python" --version), slowly" >&2
  exec "$python" -m pytest
fi
