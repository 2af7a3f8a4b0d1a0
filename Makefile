# Everything from nothing: `make demo` shows the product, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: all demo test lint types unit bench bench-csl bench-formats bench-tei fix clean
all: test

# The stamps make the environment once and again when the dependencies change.
# Debian 12's pip cannot read dependency groups: it is renewed inside the environment first.
$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

demo: $(VENV)/.installed
	$(BIN)/python examples/demo.py build/demo

test: lint types unit

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

unit: $(VENV)/.installed-dev
	$(BIN)/pytest -q

# All benchmarks. Peers are measured in the same run where they are installed: pypandoc_binary, typst and pybtex
# (PyPI), citeproc and citation-js (npm; CITEPROC_JS and CITATION_JS name their folders).
bench: bench-formats bench-tei bench-csl

bench-csl: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/bench_csl.py
	$(BIN)/python tests/bench/bench_tei.py

bench-formats: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/bench_formats.py

bench-tei: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/bench_tei.py

fix: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache
