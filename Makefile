# `make` lists the targets. `make demo` and `make test` set everything up first.
VENV   := .venv
PY     := $(VENV)/bin/python
BASEPY := $(shell packaging/find-python.sh)
STAMP  := $(VENV)/.stamp-$(shell { cat requirements.lock pyproject.toml; $(BASEPY) -c 'import sys;print(sys.version,sys.executable)'; } 2>/dev/null | cksum | cut -d' ' -f1)
POS    := $(wildcard resources/languages/*/LC_MESSAGES/vsdesk.po)
MOS    := $(POS:.po=.mo)
READER := tools/independent_reader
export QT_QPA_PLATFORM ?= offscreen

.DEFAULT_GOAL := help
.PHONY: help setup system run demo test check check-types check-tree format reader soak faults bench bench-matching bench-window lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t16

system:
	@packaging/system-libraries.sh

setup: system $(STAMP) $(MOS)  ## make .venv with the program at .venv/bin/vsdesk

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(BASEPY)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@test -x $(PY) && ls $(VENV)/.stamp-* >/dev/null 2>&1 && [ "$$(cat $(VENV)/.python 2>/dev/null)" = "$(BASEPY)" ] || { rm -rf $(VENV); $(BASEPY) -m venv $(VENV); }
	@echo "$(BASEPY)" > $(VENV)/.python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.stamp-*
	@touch $@

%.mo: %.po $(STAMP)
	@$(PY) tools/compile_catalogue.py $< $@

run: setup  ## open the window
	@QT_QPA_PLATFORM= $(VENV)/bin/vsdesk

demo: setup  ## the whole journey on made-up people
	@$(VENV)/bin/vsdesk demo

test: setup  ## run the tests
	$(PY) -m pytest --durations=15

check: check-types check-tree  ## format, lint, types, layers, strings (-j2: both halves at once)

check-types: setup
	$(PY) -m ruff format --check src tests bench tools
	$(PY) -m ruff check src tests bench tools
	$(PY) -m mypy

check-tree: setup
	$(VENV)/bin/lint-imports --no-cache
	$(PY) tools/check_strings.py
	$(PY) tools/ku_gaps.py --check
	$(PY) tools/check_wordlists.py
	$(PY) tools/check_tree.py
	$(PY) tools/check_copies.py
	$(PY) tools/check_subjects.py
	$(PY) -m tools.check_sets

format: setup  ## rewrite the code in the house's format
	$(PY) -m ruff format src tests bench tools
	$(PY) -m ruff check --fix src tests bench tools

bench: setup  ## print the tables of bench/ (ratios to a raw baseline in the same run)
	$(PY) -m bench

bench-matching: setup  ## how well and how fast one person in two reports is found (VSDESK_MATCHING_DATA: labelled data)
	$(PY) -m bench.matching

reader: $(READER)/node_modules/.package-lock.json  ## what the independent reader of the formats needs (Node 20.19 or newer)

$(READER)/node_modules/.package-lock.json: $(READER)/package-lock.json
	cd $(READER) && npm ci --silent
	@touch $@

faults: setup  ## kill and fill the disk at random points, and print how often each deed bore it
	$(PY) -m tools.fault_table

soak: setup  ## what is too long for CI
	VSDESK_SOAK=1 $(PY) -m pytest -m soak -n2

lock: setup  ## compile the lock on Python 3.11: names, versions, hashes
	$(VENV)/bin/pip-compile -q --upgrade --extra dev --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --strip-extras -o requirements.lock pyproject.toml

clean:  ## remove what setup made
	rm -rf $(VENV) $(READER)/node_modules .mypy_cache .ruff_cache .hypothesis
