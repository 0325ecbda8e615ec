# The commands of every day. `make run` is all that a newcomer needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := constraints.txt pyproject.toml
BENCH_LOCK := tests/benchmarks/constraints.txt

.PHONY: run test check format bench learn readme lock clean help
.DEFAULT_GOAL := help

help: ## what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.to-run ## set up if needed, then serve the chat page on http://localhost:8080
	@$(BIN)/thamdai serve

test: $(VENV)/.to-develop ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.to-develop ## lint, layout and types, as CI does
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.to-develop ## mend layout and what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.to-bench ## run the measured comparisons of tests/benchmarks
	@for file in tests/benchmarks/[a-z]*.py; do \
	    echo "== $$file"; PYTHONPATH=. $(BIN)/python $$file || exit 1; done

learn: $(VENV)/.to-bench ## learn anew how people ask for each record, and for what a report lacks
	PYTHONPATH=. $(BIN)/python tests/learn.py

readme: $(VENV)/.to-develop ## write what the README shows anew: answers, settings, picture
	PYTHONPATH=. $(BIN)/python tests/readme.py

lock: $(VENV)/.made ## resolve the locked versions anew (UPGRADE=--upgrade for newer ones)
	@test -x $(BIN)/uv || $(PIP) install --quiet uv
	@UPGRADE="$(UPGRADE)" .ci/lock

clean: ## remove what was made, the knowledge base included
	rm -rf $(VENV) data build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "thamdai needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) \
	    || { echo "no virtual environment could be made; on Debian: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 2; }
	@touch $@

# Running needs only the first part of the lock, so that a fresh machine answers soon.
$(VENV)/.to-run: $(VENV)/.made $(LOCKED)
	@echo "Installing what thamdai needs (once) ..."
	@sed '/^# What developing adds/,$$d' constraints.txt > $(VENV)/to-run.txt
	@$(PIP) install --quiet --require-hashes -r $(VENV)/to-run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.to-develop: $(VENV)/.made $(LOCKED)
	$(PIP) install --quiet --require-hashes -r constraints.txt
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.to-run

$(VENV)/.to-bench: $(VENV)/.to-develop $(BENCH_LOCK)
	cat constraints.txt $(BENCH_LOCK) > $(VENV)/to-bench.txt
	$(PIP) install --quiet --require-hashes -r $(VENV)/to-bench.txt
	@touch $@
