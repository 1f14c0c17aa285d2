#!/usr/bin/env bash
# Pin every dependency with hashes and without index addresses; what several files name has one version, for `make` puts
# all of them into one environment. Needs uv (`pip install uv`).
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --quiet)
uv pip compile "${options[@]}" --extra build pyproject.toml -o requirements/run.txt
uv pip compile "${options[@]}" --extra build --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt
uv pip compile "${options[@]}" --extra build --extra docs -c requirements/dev.txt pyproject.toml -o requirements/docs.txt
