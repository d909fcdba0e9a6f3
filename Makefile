# One file for every task. `make help` lists them.

SHELL := bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON := .venv/bin/python

# A banner about a generator version that the lock file keeps out.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve test build compress bench check lint lock clean

help: ## List these tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

serve: ## Set up, build, and serve the site on http://127.0.0.1:8000
	@tools/set-up site 3
	@echo "3/3 Building, then serving on http://127.0.0.1:8000 (Ctrl+C stops it)"
	@exec $(PYTHON) -m navigator serve

test: ## Set up, build, and run every test
	@tools/set-up test 6
	@tools/run-tests

build: ## Set up, and write the site into site/ (ARGS="--below /escalation/": see deploy/)
	@tools/set-up site 3
	@echo "3/3 Building the site into site/"
	@$(PYTHON) -m navigator build $(ARGS)

compress: ## Put compressed copies beside the files of site/, for a server
	@tools/set-up site
	@$(PYTHON) -m navigator compress

bench: ## Measure the site's speed (ARGS=--quick: in a few minutes, roughly)
	@tools/set-up test
	@$(PYTHON) -m navigator build
	@$(PYTHON) -m tools.bench $(ARGS)

check: ## Check the policies in data/
	@tools/set-up site
	@$(PYTHON) -m navigator check

lint: ## Check style and types
	@tools/set-up test
	@tools/lint

lock: ## Write the lock files anew (ARGS=--upgrade: with the newest versions)
	@tools/set-up test
	@tools/lock $(ARGS)

clean: ## Remove what was built; what was installed stays
	rm -rf site .cache docs/policies docs/contacts docs/compare docs/handouts docs/training docs/api docs/assets/generated
