# Two commands matter: `make run` starts everything, `make test` checks everything.
.DEFAULT_GOAL := help
.PHONY: help venv venv-dev run test test-all lint types unit browser bench lighthouse relevance matching css messages screenshots faults clean

PY := .venv/bin/python
BOOTSTRAP := python3 cilegon_ikm/operations/bootstrap.py
# The tests' own database server: embedded unless DATABASE_URL is set, and careless about power cuts because it may be.
WITH_DATABASE := $(PY) -m cilegon_ikm.database --fast --dir var/test-pg --
export VAR_DIR ?= $(CURDIR)/var

help: ## show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

venv:
	@$(BOOTSTRAP)

venv-dev: venv
	@$(BOOTSTRAP) --dev

run: venv ## start database, web server and worker (PORT=8000); Ctrl-C stops all
	@exec $(PY) -m cilegon_ikm.operations.start

test: venv-dev ## lint, types, migrations, translations and all tests, with a browser; long ones at a smaller size
	@$(PY) -m cilegon_ikm.operations.browser
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory -j2 types unit

test-all: export TEST_SIZE := full
test-all: test ## the same with every input, every story also without JavaScript, every page at both sizes

browser: export TEST_SIZE := full
browser: venv-dev ## only the stories in a browser, with and without JavaScript, at full size
	@$(PY) -m cilegon_ikm.operations.browser
	$(WITH_DATABASE) $(PY) -m pytest tests/e2e -n 1 $(PYTEST)

lint:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint templates --lint --quiet

types:
	$(PY) -m mypy cilegon_ikm producers catalog orders bench

unit:
	$(PY) -m cilegon_ikm.operations.translations
	$(WITH_DATABASE) $(PY) -m pytest $(PYTEST)

faults: venv-dev ## kill servers and databases under load, in full size (some minutes)
	FAULT_SENDERS=50 FAULT_ENQUIRIES=2000 $(WITH_DATABASE) $(PY) -m pytest -n 0 --timeout 1200 tests/orders/faults tests/notifications/test_faults.py

bench: venv-dev ## compare the pages with a bare Django view (LISTINGS=1000, 100000 or 1000000; BENCH=--orders: the enquiry desk)
	@$(PY) -m bench $(if $(LISTINGS),--listings $(LISTINGS)) $(BENCH)

lighthouse: venv-dev ## score the public pages on a slow phone; fails under 100 (needs Node)
	@$(PY) -m cilegon_ikm.operations.browser
	@$(PY) -m bench.lighthouse
relevance: venv-dev ## search the demo for 160 judged things and say what was found
	@$(PY) -m bench.relevance

matching: venv-dev ## look for makers for 42 judged requests of companies and say what was found
	@$(PY) -m bench.matching

css: venv-dev ## rebuild static/css from static/sass (needs Node)
	@$(PY) manage.py build_css

messages: venv ## collect the strings to translate and say which still need it
	@$(PY) -m cilegon_ikm.operations.translations --collect

screenshots: venv-dev ## take the pictures of docs/ from a demo of its own
	@$(PY) -m cilegon_ikm.operations.browser
	@$(PY) -m bench.screenshots $(SCREENSHOTS)

clean: ## remove the virtual environment and everything the tests made; var/ of `make run` stays
	rm -rf .venv var/test-pg var/bench .pytest_cache .mypy_cache .ruff_cache
