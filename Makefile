# `make demo` evaluates the example accord; `make test` runs every test; `make lint` and `make docs` check the code and the
# pages. Each sets up what is missing.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-$(shell cksum < requirements/run.txt | cut -d' ' -f1)
DEV_STAMP := $(VENV)/.dev-$(shell cksum < requirements/dev.txt | cut -d' ' -f1)
DOCS_STAMP := $(VENV)/.docs-$(shell cksum < requirements/docs.txt | cut -d' ' -f1)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install

.PHONY: demo test coverage lint docs bench screenshot lock clean
demo: $(RUN_STAMP)
	$(BIN)/chipaccord run examples/japan_us_2025.yaml --out out/japan_us_2025

test: $(DEV_STAMP)
	scripts/chromium.sh
	scripts/test.sh $(BIN)/python

coverage: $(DEV_STAMP)
	$(BIN)/python -m pytest --cov=chipaccord

lint: $(DEV_STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(DOCS_STAMP)
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet -d out/.doctrees docs out/docs
	@echo out/docs/index.html

bench: $(DEV_STAMP)
	$(BIN)/python -m benchmarks

screenshot: $(DEV_STAMP) demo  # what the READMEs show: the answer as printed, and the report's first screen
	$(BIN)/python scripts/readme.py
	$(BIN)/python scripts/screenshot.py

lock:
	scripts/lock.sh

clean:
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .coverage

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("chipaccord needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): | $(BIN)/python
	@echo "setting up: installing the pinned libraries (a minute or two, once)" >&2
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_STAMP): $(RUN_STAMP)
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

$(DOCS_STAMP): $(RUN_STAMP)
	$(PIP) --require-hashes -r requirements/docs.txt
	@touch $@
