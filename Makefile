# Everything a person needs, with nothing but Python 3.11 or newer and make.
# The environment in .venv is made from the lock files (exact versions, checked by hash) on first use.

PYTHON ?= $(firstword $(foreach v,3.11 3.12 3.13,$(shell command -v python$(v) 2>/dev/null)) python3)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Annotated reports lie beside the checkout; `make evaluate` needs them, nothing else does.
REPORTS ?= ../shared/gold/dev

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench bench-times evaluate model reader cross-validate model-figures docs lock clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/core.stamp: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or newer is needed; say which one with: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "making the environment in $(VENV) (once; a minute or two)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	@touch $@

$(VENV)/sanad.stamp: $(VENV)/core.stamp pyproject.toml
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/sanad.stamp requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/sanad.stamp ## read the article that comes with Sanad and show what it says
	@$(BIN)/sanad demo

test: $(VENV)/dev.stamp ## run the tests
	$(BIN)/pytest

lint: $(VENV)/dev.stamp ## check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/dev.stamp ## measure speed, memory and the time to a first result
	$(BIN)/python bench/speed.py
	$(BIN)/python docs/paste_figures.py

bench-times: $(VENV)/dev.stamp ## compare reading times with other programs (installs them)
	$(PIP) install --no-build-isolation -e ".[bench]"
	$(BIN)/python bench/times.py

evaluate: $(VENV)/dev.stamp ## score the reader on annotated reports (REPORTS=folder with docs and gold)
	$(BIN)/sanad evaluate $(REPORTS)/docs $(REPORTS)/gold --json -o evaluation/figures.json
	$(BIN)/python docs/paste_figures.py

model: $(VENV)/dev.stamp ## train the language model and the reader again (hours; installs PyTorch)
	$(PIP) install --no-build-isolation -e ".[train]"
	$(BIN)/python -m training.model
	$(BIN)/python -m training.reader

reader: $(VENV)/dev.stamp ## learn reading again from the annotated reports (minutes)
	$(BIN)/python -m training.reader

cross-validate: $(VENV)/dev.stamp ## figures of the reader on reports that it did not learn from
	$(BIN)/python -m evaluation.crossval

model-figures: $(VENV)/dev.stamp ## measure the language model on its test sets
	$(BIN)/python -m training.figures

docs: $(VENV)/dev.stamp ## write the pages that are made from the program itself
	$(BIN)/python docs/cli_reference.py
	COLUMNS=100 $(BIN)/sanad demo > docs/demo.txt
	$(BIN)/python docs/paste_figures.py

COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --quiet --no-header --no-annotate \
  --generate-hashes --no-emit-index-url $(UPGRADE)

lock: ## write the lock files from the ranges in pyproject.toml (UPGRADE=--upgrade for newer versions)
	@test -x $(BIN)/uv || { $(PYTHON) -m venv $(VENV) && $(PIP) install uv; }
	$(COMPILE) --extra build -o requirements.lock
	$(COMPILE) --extra build --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## remove the environment and everything that can be made again
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests training evaluation bench docs -name __pycache__ -type d -prune -exec rm -rf {} +
