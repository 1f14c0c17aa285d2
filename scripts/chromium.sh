#!/usr/bin/env bash
# The report tests drive a real Chromium. Install it where we may; where we may not, those tests skip and say so.
set -u
command -v chromium >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "setting up: installing Chromium for the report tests" >&2
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-noto-cjk; } >/dev/null 2>&1 \
    || echo "Chromium could not be installed; the tests that need it will skip" >&2
else
  echo "Chromium not found and cannot be installed here; the tests that need it will skip" >&2
fi
exit 0
