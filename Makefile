# Each target sets up all that it needs: .venv, the packages, Qt's system libraries.
# PYTHON=python3.12 chooses an interpreter; VENV=.venv-312 another environment.
VENV ?= .venv
PY = $(VENV)/bin/python
ARGS ?=
# The newest Python that really runs (a shim may be there and refuse).
FIND = for p in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done
SETUP = p=$$($(FIND)); \
	if [ -z "$$p" ]; then echo 'MentorDesk needs Python 3.11 or newer. Install it, then try again.' >&2; exit 1; fi; \
	$$p packaging/bootstrap.py $(VENV)

.PHONY: run test screens bench lint setup
run: setup
	@$(PY) packaging/start.py $(ARGS)
test: setup
	@$(PY) packaging/check.py $(ARGS)
screens: setup
	@QT_QPA_PLATFORM=offscreen $(PY) -m ui.screens build/screens
bench: setup
	@$(PY) -m pytest tests/bench -m bench -p no:randomly -s -q $(ARGS)
lint: setup
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy && $(VENV)/bin/lint-imports
setup:
	@# The stamp is written last and is newer than what it was made from: then there is nothing to do.
	@if [ ! $(VENV)/ready -nt pyproject.toml ] || [ ! $(VENV)/ready -nt packaging/bootstrap.py ]; then $(SETUP); fi
