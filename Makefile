# Kaikki tavat yhdessä paikassa; pelkkä `make` luettelee ne.
PYTHON ?= python3
BIN := .venv/bin
PIP := -m pip install -qq --disable-pip-version-check
# A file of pins names all that it takes: nothing is left to find out, and nothing else gets in.
PINNED := $(PIP) --require-hashes --no-deps

# Demokirjeen hetki: 9.4.2024, viikkoa ennen aloitusjuhlaa.
DEMO_DAY := 2024-04-09
DEMO := $(BIN)/soila --now $(DEMO_DAY)T09:00

# A stamp is newer than the files that it was made from, or its part is laid out again.
SETUP := .venv/.setup
DEV := .venv/.dev
BENCH := .venv/.bench
NODE_PARTS := .cache/foreign/.stamp
KHAL := .cache/khal-venv/.stamp
PELICAN := .cache/pelican-venv/.stamp
ELEVENTY := .cache/eleventy/.stamp
PINS := .cache/pins-venv/.stamp

# What Python has compiled is kept for the next run.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.PHONY: help setup demo demo-mailchimp run test check bench reliability fuzz screenshots pins pins-check clean system

help: ## tämä luettelo
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-16s %s\n' "$$name" "$$what"; done

setup: $(SETUP) ## asentaa ohjelman kansioon .venv

demo: $(SETUP) ## tarkistaa sisällön, tekee kirjeen 9.4.2024 ja sivuston
	@$(DEMO) check
	@$(DEMO) send --date $(DEMO_DAY)
	@$(DEMO) publish
	@echo
	@echo "Valmista. Katso:"
	@echo "  kirje              outbox/$(DEMO_DAY)/letter.html"
	@echo "  sähköpostina       outbox/$(DEMO_DAY)/letter.eml"
	@echo "  sivusto            $(BIN)/python -m http.server 8000 -d site   ja selaimessa http://localhost:8000"
	@echo "  kalenterisyöte     site/kalenteri/kaikki.ics"

demo-mailchimp: $(DEV) ## sama kirje Mailchimpin sijaiselle, ilman tunnuksia
	@$(BIN)/python -m tests.demo_mailchimp

run: $(SETUP) ## käynnistää palvelun, joka lähettää ja julkaisee ajallaan
	@$(BIN)/soila run

test: system $(DEV) $(NODE_PARTS) $(KHAL) ## ajaa kaikki testit
	@tests/tools/in_memory $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(DEV) ## tarkistaa koodin muodon, tyypit ja kerrosten järjestyksen
	@$(BIN)/ruff format --check -q
	@$(BIN)/ruff check -q
	@$(BIN)/mypy --no-error-summary
	@tests/tools/layers $(BIN)/lint-imports

bench: $(BENCH) $(PELICAN) $(ELEVENTY) ## mittaa nopeuden ja koon: docs/benchmarks.md
	@$(BIN)/python -m tests.bench

reliability: $(DEV) ## rikkoo lähettämisen joka kohdasta: docs/reliability.md (SEED=1)
	@$(BIN)/python -m tests.reliability $(SEED)

fuzz: system $(DEV) ## vioittaa tiedostoja, täyttää levyjä ja tappaa komentoja tuhansin tavoin (SEED=1 COUNT=2000)
	@tests/tools/in_memory $(BIN)/python -m tests.fuzz $(or $(SEED),1) $(or $(COUNT),2000)

screenshots: demo system $(DEV) ## ottaa oppaan kuvat: docs/kuvat/
	@$(BIN)/python -m tests.tools.screenshots

pins: $(PINS) ## kirjoittaa kirjastojen tarkat versiot (uusimmat: UPGRADE=--upgrade)
	@$(<D)/bin/python tests/tools/pins.py write $(UPGRADE)

pins-check: $(PINS) ## tarkistaa, että versiot asentuvat jokaiselle luvatulle Pythonille
	@$(<D)/bin/python tests/tools/pins.py check

clean: ## poistaa asennetut osat, ei koskaan sisältöä eikä lähetettyä
	@rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

system:
	@tests/tools/system

$(SETUP): requirements.txt requirements-build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Tarvitaan Python 3.11 tai uudempi (tai: make PYTHON=python3.12)" >&2; exit 3; }
	@PYTHON=$(PYTHON) tests/tools/system python
	@echo "Asennetaan ohjelma kansioon .venv ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python $(PINNED) -r requirements.txt -r requirements-build.txt
	@$(BIN)/python $(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(SETUP) requirements-dev.txt
	@echo "Asennetaan kehittäjän välineet ..."
	@$(BIN)/python $(PINNED) -r requirements-dev.txt
	@touch $@

$(BENCH): $(SETUP) requirements-bench.txt
	@echo "Asennetaan mittausten vertailukohdat ..."
	@$(BIN)/python $(PINNED) -r requirements-bench.txt
	@touch $@

$(NODE_PARTS): tests/peers/foreign/package-lock.json $(DEV)
	@echo "Asennetaan kalenteriohjelmat ja sivujen tarkistimet ..."
	@$(BIN)/python tests/tools/node_parts.py $(<D) $(@D)
	@touch $@

$(KHAL): $(SETUP) tests/tools/khal-requirements.txt
	@echo "Asennetaan khal ja vdirsyncer ..."
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python $(PINNED) -r tests/tools/khal-requirements.txt
	@touch $@

$(PELICAN): tests/tools/pelican-requirements.txt
	@echo "Asennetaan Pelican mittausten vertailukohdaksi ..."
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python $(PINNED) -r tests/tools/pelican-requirements.txt
	@touch $@

$(ELEVENTY): tests/peers/eleventy/package-lock.json $(DEV)
	@echo "Asennetaan Eleventy mittausten vertailukohdaksi ..."
	@$(BIN)/python tests/tools/node_parts.py $(<D) $(@D)
	@touch $@

$(PINS): tests/tools/pins-requirements.txt
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python $(PINNED) -r tests/tools/pins-requirements.txt
	@touch $@
