# Paper Atlas. Every target sets up what it needs first; `make help` lists them.
#
#   PYTHON=...   the Python that .venv is made with (3.11 or newer; found if not given)
#   ARGS=...     passed on to paper-atlas by site, serve, topics-score and addresses
#   TESTS=...    the tests to run, all if not given; PYTEST_ARGS=... for pytest's options
#   CHROMIUM=... the browser for the browser tests (found or installed if not given)

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --require-virtualenv
ATLAS := $(BIN)/paper-atlas
BENCH_VENV := build/bench-venv
bench_pins := $(firstword $(shell cksum requirements/bench.txt))

# Several tests at once only pay for their start-up when there are many.
WORKERS = $(if $(TESTS),0,auto)

# Material warns of MkDocs 2 at each start; pyproject.toml keeps it out.
export NO_MKDOCS_2_WARNING := 1

##@ The site

.PHONY: site
site: $(VENV)/.site ## Build the site into site/
	@$(ATLAS) build $(ARGS)

.PHONY: serve
serve: $(VENV)/.site ## Serve the site and rebuild it whenever a file changes
	@$(ATLAS) serve $(ARGS)

.PHONY: topics-score
topics-score: $(VENV)/.site ## Score the topic rules against the hand labels
	@$(ATLAS) topics score $(ARGS)

.PHONY: addresses
addresses: $(VENV)/.site ## Check that every published address is answered
	@$(ATLAS) check --locked $(ARGS)

##@ The code

.PHONY: test
test: $(VENV)/.dev ## Run the tests (TESTS=path, PYTEST_ARGS=options)
	@$(find_bibtex); $(find_chromium); \
	PAPER_ATLAS_CHROMIUM="$$chromium" $(BIN)/python -m pytest -n $(WORKERS) $(PYTEST_ARGS) $(TESTS)

.PHONY: bench-search
bench-search: $(VENV)/.dev site ## Measure the search in a real browser (BENCH_ARGS=options)
	@$(find_chromium); \
	PYTHONPATH=. PAPER_ATLAS_CHROMIUM="$$chromium" $(BIN)/python bench/search.py site $(BENCH_ARGS)

.PHONY: bench-related
bench-related: $(VENV)/.site ## Measure related papers: quality, time and memory (BENCH_ARGS=options)
	@PYTHONPATH=. $(BIN)/python bench/related.py $(BENCH_ARGS)

.PHONY: bench-cards
bench-cards: $(VENV)/.site ## Measure social cards: time and size (BENCH_ARGS=options)
	@PYTHONPATH=. $(BIN)/python bench/cards.py $(BENCH_ARGS)

.PHONY: bench
bench: $(VENV)/.site $(BENCH_VENV)/.made-$(bench_pins) ## Measure builds, ours and other engines' (BENCH_ARGS=options)
	@PYTHONPATH=. $(BIN)/python bench/performance.py $(BENCH_ARGS)

.PHONY: check
check: $(VENV)/.dev ## Check format, lint and types
	@failed=0; \
	$(BIN)/python -m ruff format --check --quiet . || \
		{ failed=1; echo 'Not formatted: run `make format`.' >&2; }; \
	$(BIN)/python -m ruff check . || failed=1; \
	$(BIN)/python -m mypy || failed=1; \
	exit $$failed

.PHONY: format
format: $(VENV)/.dev ## Format the code and mend what the linter can mend
	@$(BIN)/python -m ruff check --fix-only --quiet .
	@$(BIN)/python -m ruff format .

##@ The tool chain

# A pin moves only when a requirement asks for it; `make upgrade` moves all of them.
# No address is written, so that the locks hold for any mirror of the package index.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --only-binary :all: \
	--custom-compile-command 'make lock' $(UPGRADE)

.PHONY: lock
lock: $(VENV)/.dev ## Pin what pyproject.toml and requirements/*.in ask for
	@echo 'Pinning requirements/site.txt, requirements/dev.txt and requirements/bench.txt'
	@$(COMPILE) pyproject.toml requirements/site.in --output-file requirements/site.txt
	@$(COMPILE) requirements/dev.in --output-file requirements/dev.txt
	@$(COMPILE) requirements/bench.in --output-file requirements/bench.txt

.PHONY: upgrade
upgrade: UPGRADE := --upgrade
upgrade: lock ## Pin the newest versions that are allowed

.PHONY: wheel
wheel: $(VENV)/.dev ## Build the package into dist/: the wheel that collections install
	@$(BIN)/python -m build --no-isolation --wheel --outdir dist

.PHONY: clean
clean: ## Remove what was built and cached, but not the set-up
	@rm -rf site dist build/bench .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find generator tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: distclean
distclean: clean ## Remove the set-up, too
	@rm -rf $(VENV) $(BENCH_VENV)

.PHONY: help
help: ## List the targets
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# --- Set-up -------------------------------------------------------------------------
# One environment in three steps, each with a stamp, so that the next run costs nothing.
# It is made anew when the pins changed (then nothing stays in it that is not pinned), when
# another Python is asked for or its own is gone, and when it was moved, for its scripts
# name the place where they were made. All this is told by content, as times tell nothing
# after a `git switch`.

pins := $(shell cat requirements/site.txt requirements/dev.txt | cksum)
fresh := $(shell [ -x $(BIN)/python ] && [ -f $(VENV)/.made ] && \
	{ read -r place; read -r python; read -r pins; } <$(VENV)/.made && \
	[ "$$place" = "$(CURDIR)" ] && [ "$(or $(PYTHON),$$python)" = "$$python" ] && \
	[ "$$pins" = "$(pins)" ] && echo yes)

.PHONY: stale
$(VENV)/.made: $(if $(fresh),,stale)
	@$(find_python); \
	echo "Making $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv --clear $(VENV)
	@printf '%s\n' "$(CURDIR)" "$(PYTHON)" "$(pins)" >$@

$(VENV)/.site: $(VENV)/.made pyproject.toml
	@echo 'Installing what the site needs'
	@$(PIP) install --require-hashes --only-binary :all: --requirement requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.site
	@echo 'Installing what tests and checks need'
	@$(PIP) install --require-hashes --only-binary :all: --requirement requirements/dev.txt
	@touch $@

# The engines of `make bench` have an environment of their own: they are no part of the site,
# and its versions of what they share need not suit them. The stamp's name tells their pins.
$(BENCH_VENV)/.made-$(bench_pins): $(VENV)/.made
	@echo 'Installing the engines that the bench measures'
	@$(BIN)/python -m venv --clear $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip --quiet --disable-pip-version-check install \
		--require-hashes --only-binary :all: --requirement requirements/bench.txt
	@touch $@

# Sets $python to the first Python that will do, or says what is missing.
define find_python
python=; for candidate in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
	if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then python=$$candidate; break; fi; \
done; \
if [ -z "$$python" ]; then \
	echo 'Paper Atlas needs Python 3.11 or newer, but $(or $(PYTHON),python3) is $(or \
		$(shell $(or $(PYTHON),python3) --version 2>/dev/null),not to be found).' >&2; \
	echo 'Install one, or name it: make PYTHON=/path/to/python3.11 ...' >&2; exit 1; \
fi; \
if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	echo "$$python cannot make virtual environments: it lacks the modules venv or ensurepip." >&2; \
	echo 'On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; \
fi
endef

# Brings BibTeX and biber, which read back what the site writes, where that takes no asking;
# elsewhere pybtex stands in for the one, and the other is done without.
define find_bibtex
if ! { command -v bibtex && command -v biber; } >/dev/null && [ "$$(id -u)" = 0 ] && \
	grep -qs '^ID=debian' /etc/os-release; then \
	echo "Installing Debian's BibTeX and biber for the tests of references"; \
	apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install \
		--yes --no-install-recommends texlive-binaries biber </dev/null >/dev/null || \
		echo 'They could not be installed; pybtex stands in.' >&2; \
fi
endef

# Sets $chromium to a browser of this machine; to nothing where Playwright's own is used.
define find_chromium
chromium=; for candidate in $(or $(CHROMIUM),chromium chromium-browser google-chrome); do \
	if chromium=$$(command -v "$$candidate"); then break; fi; \
done; \
if [ -z "$$chromium" ] && [ -n "$(CHROMIUM)" ]; then \
	echo 'CHROMIUM is $(CHROMIUM), which cannot be run.' >&2; exit 1; \
fi; \
if [ -z "$$chromium" ] && [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; then \
	echo "Installing Debian's Chromium for the browser tests"; \
	if apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install \
		--yes --no-install-recommends chromium fonts-liberation </dev/null >/dev/null; \
	then chromium=$$(command -v chromium); fi; \
fi; \
if [ -z "$$chromium" ]; then \
	echo "Installing Playwright's Chromium for the browser tests, unless it is there"; \
	$(BIN)/python -m playwright install --only-shell chromium || exit 1; \
fi
endef
