# make book   set up, execute what is stale, build, say where to look
# make test   everything that must hold before a change is accepted
.DEFAULT_GOAL := help
SHELL := /bin/sh

# the first Python on the PATH that is new enough
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: help book serve status run reproduce bench test lint format ingest lock clean python

help:
	@echo "make book       set up, execute what is stale, build the book, say where to look"
	@echo "                (JOBS=chapters at a time; SCHEDULER=tcp://host:8786 executes on a Dask cluster)"
	@echo "make serve      serve the built book on this machine (PORT=number)"
	@echo "make test       run every check"
	@echo "make status     which chapters are stale, and why"
	@echo "make reproduce  execute every chapter anew and compare with the stored results"
	@echo "make bench      measure the press beside other ways; keeps the times as data (RUNS=number)"
	@echo "make ingest     make data/series anew from the raw sources (SOURCES=folder)"
	@echo "make format     format the code; make lock: make the lock files anew; make clean: remove what was built"

python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later was found. Remedy: install one, or make PYTHON=/path/to/python3.12 book" >&2; exit 1; }

$(VENV)/book.stamp: requirements.txt pyproject.toml | python
	@$(PYTHON) analysis/press/environment.py $(VENV) requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/book.stamp | python
	@$(PYTHON) analysis/press/environment.py $(VENV) requirements-test.txt
	@touch $@

PRESS = $(if $(JOBS),--jobs $(JOBS)) $(if $(SCHEDULER),--scheduler $(SCHEDULER))

book run: $(VENV)/book.stamp
	@$(RUN) -m analysis $@ $(PRESS)

serve: $(VENV)/book.stamp
	@$(RUN) -m analysis serve $(if $(PORT),--port $(PORT))

status: $(VENV)/book.stamp
	@$(RUN) -m analysis status

reproduce: $(VENV)/book.stamp
	@$(RUN) -m analysis reproduce $(if $(JOBS),--jobs $(JOBS))

bench: $(VENV)/book.stamp
	@$(RUN) -m analysis bench $(if $(RUNS),--runs $(RUNS))

ingest: $(VENV)/book.stamp
	@$(RUN) -m analysis ingest $(if $(SOURCES),--sources $(SOURCES))

lint: $(VENV)/test.stamp
	@$(RUN) -m ruff check . && $(RUN) -m ruff format --check .

format: $(VENV)/test.stamp
	@$(RUN) -m ruff check --fix . && $(RUN) -m ruff format .

test: lint book
	@$(RUN) tests/chromium.py
	@$(RUN) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lock: $(VENV)/test.stamp
	@$(RUN) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" -q requirements.in -o requirements.txt
	@$(RUN) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" -q requirements-test.in -o requirements-test.txt

clean:
	@rm -rf _build $(VENV)
