# Everything one does with Jobbro, one target each; `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: help demo test check drills serve worker schema lock clean format chromium

help: ## This list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.ready ## Make everything, fill it with an invented world, and serve it
	@$(BIN)/jobbro demo run

test: $(VENV)/.ready chromium frontend ## The whole test suite, on real parts
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.ready ## Format, lint, types, contracts, dead code and generated files; every step runs
	@PATH="$(abspath $(BIN)):$$PATH" .ci/check

drills: $(VENV)/.ready chromium frontend ## The slow drills: kill -9, whole worlds, large files
	@$(BIN)/python -m pytest -m drill

serve: $(VENV)/.ready frontend ## Serve without the demo's world
	@$(BIN)/jobbro serve

worker: $(VENV)/.ready ## Understand what has landed, and wait for more
	@$(BIN)/jobbro worker

schema: $(VENV)/.ready ## Make schema.sql and the generated documents again
	@$(BIN)/jobbro database schema

.PHONY: frontend
frontend: $(VENV)/.ready
	@$(BIN)/python -m api.frontend

chromium: ## A browser for the page tests, from the system's packages
	@command -v chromium >/dev/null || .ci/install-chromium

lock: ## Resolve requirements.lock again (needs uv)
	@.ci/lock

format: $(VENV)/.ready ## Format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

clean: ## Forget the environment and built files; data stay
	rm -rf $(VENV) node_modules api/static/dist build .mypy_cache .ruff_cache .pytest_cache

$(VENV)/.ready: requirements.lock requirements-torch.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Henter afhængigheder (første gang tager det et par minutter) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-torch.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
