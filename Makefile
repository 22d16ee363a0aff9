# Each target sets up all that it needs: an environment, the packages, Qt's system libraries.
# PYTHON=python3.12 chooses an interpreter; VENV=.venv-312 another environment; ARGS passes words on.
VENV ?= .venv
PY = $(VENV)/bin/python
ARGS ?=
# The newest Python that really runs (a shim may be there and refuse).
FIND = for p in $(PYTHON) $(if $(PYTHON),,python3.13 python3.12 python3.11 python3); do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done
SETUP = p=$$($(FIND)); \
	if [ -z "$$p" ]; then echo 'MentorDesk needs Python 3.11 or newer: install it, then try again.' >&2; exit 1; fi; \
	$$p -B packaging/bootstrap.py $(VENV) $(PYTHON)

.PHONY: run test screens bench torture lint catalogue lower-bounds setup
run: setup
	@$(PY) packaging/start.py $(ARGS)
test: setup
	@$(PY) packaging/check.py $(ARGS)
screens: setup
	@QT_QPA_PLATFORM=offscreen $(PY) -m ui.screens build/screens $(ARGS)
bench: setup
	@$(PY) -m pytest tests/bench -m bench -p no:randomly -s -q $(ARGS)
torture: setup
	@$(PY) -m pytest tests/torture -m torture -p no:randomly -s -q $(ARGS)
lint: setup
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy && \
	$(PY) -c 'from importlinter.cli import lint_imports_command as run; run()'
catalogue: setup
	@$(PY) packaging/catalogue.py
lower-bounds: setup
	@$(PY) packaging/lower_bounds.py $(ARGS)
setup:
	@# The stamp is written last; comparing it takes 15 ms, and it proves that the Python still runs.
	@$(PY) -I -S packaging/stamp.py $(VENV) $(PYTHON) 2>/dev/null || { $(SETUP); }
