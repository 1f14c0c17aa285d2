#!/usr/bin/env bash
# Pin every dependency with hashes and without index addresses. Needs uv (`pip install uv`).
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --quiet)
uv pip compile "${options[@]}" --extra build pyproject.toml -o requirements/run.txt
uv pip compile "${options[@]}" --extra build --extra dev pyproject.toml -o requirements/dev.txt
uv pip compile "${options[@]}" --extra build --extra docs pyproject.toml -o requirements/docs.txt
