# Virtual Window: the one list of commands. `make help` shows it.
# Both commands of the README do all set-up themselves: make demo, make test.

.DEFAULT_GOAL := help
.PHONY: help demo test check gallery bench bench-call bench-print bench-cut soak crash-print hall-stories docs clean install run-signaling run-kiosk run-counter run-print

PYTHON := .venv/bin/python
READY := .venv/.installed
# The settings a program is run with: make run-kiosk CONFIG=my.toml
CONFIG ?=
WITH_CONFIG = $(if $(CONFIG),--config $(CONFIG))
# What pytest is given besides: make test ARGS="tests/unit -k hall"
ARGS ?=
# How many tests run at a time: two that fill two cores, and one that mostly waits (tests/seating.py).
WORKERS ?= 3

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

# Made again whenever what is to be installed has changed.
$(READY): uv.lock pyproject.toml scripts/packages.txt scripts/install
	@scripts/install

install: $(READY) ## install what is needed: Debian packages, uv, Python packages

demo: $(READY) ## one whole visit; without a display, or with AUTO=1, played by itself into demo-output/ (SCENARIO=help, MATTER=)
	@AUTO=$(AUTO) MATTER=$(MATTER) SCENARIO=$(SCENARIO) $(PYTHON) -m demo

test: $(READY) ## all tests: unit, boundary and journey (ARGS= goes to pytest; WORKERS=0 for one after the other)
	$(PYTHON) -m pytest --numprocesses $(WORKERS) $(ARGS)

check: $(READY) ## format, lint, types, directions, QML, translations, generated docs
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/basedpyright
	.venv/bin/lint-imports
	$(PYTHON) scripts/qml_lint.py
	$(PYTHON) scripts/translations.py --check
	$(PYTHON) scripts/docs.py --check

bench: $(READY) ## measure on this machine: first frame, latency, CPU
	$(PYTHON) -m bench

bench-call: $(READY) ## our call against two Chromium pages (ARGS="--rows latency cores --ours"); installs Debian's chromium
	@scripts/install --bench
	$(PYTHON) -m bench.call $(ARGS)

soak: $(READY) ## a 30-minute call; fails where memory, threads, files, CPU or latency grow (ARGS="--minutes 3")
	$(PYTHON) -m bench.soak $(ARGS)

crash-print: $(READY) ## kill the print service at every commit and request, then 500 jobs amid random faults; count the sheets (ARGS="--runs 5")
	$(PYTHON) -m bench.crash $(ARGS)

bench-print: $(READY) ## a notice rendered, beside ReportLab used naively, WeasyPrint and Typst (installs what WeasyPrint needs); click to printer, fault to clerk
	@scripts/install --bench
	$(PYTHON) -m bench.print
	$(PYTHON) -m bench.printing

bench-cut: $(READY) ## cut the kiosk's cable in every way: noticed, seen again (needs root; five minutes)
	$(PYTHON) -m bench.cut

hall-stories: $(READY) ## play 100,000 random stories on the hall's queue, checked after every step (ARGS="--stories 1000")
	$(PYTHON) scripts/hall_stories.py $(ARGS)

gallery: $(READY) ## every screen of both programs in every state as a picture (ARGS="--size 1080x1920 --long --only review")
	$(PYTHON) -m scripts.gallery $(ARGS)

docs: $(READY) ## write the generated documents anew
	$(PYTHON) scripts/docs.py

clean: ## delete everything that was made here, the installed packages too
	rm -rf .venv .tools demo-output build .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

run-signaling: $(READY) ## run the server (CONFIG=FILE)
	$(PYTHON) -m signaling $(WITH_CONFIG)

run-kiosk: $(READY) ## run a kiosk, again whenever it falls (CONFIG=FILE)
	$(PYTHON) -P kiosk_app/guard.py $(WITH_CONFIG)

run-counter: $(READY) ## run a counter (CONFIG=FILE)
	$(PYTHON) -m counter_app $(WITH_CONFIG)

run-print: $(READY) ## run a print service (CONFIG=FILE)
	$(PYTHON) -m print_service $(WITH_CONFIG)
