# The commands of the project. `make run` and `make test` prepare everything they need, once; `.ci/run` calls the rest.
# On Windows: `.\make.ps1 run` and `.\make.ps1 test`.

PYTHON ?= python3
VENV := .venv/bin
CATALOGUE := resources/locale/da/LC_MESSAGES/ungeapp.mo
FRAGMENTS := resources/locale/da/parts
LOCK := $(VENV)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.PHONY: run test lint types contracts bench bundle texts format coverage locks clean ready-run ready-dev ready-bundle
.NOTPARALLEL:
.DEFAULT_GOAL := run

run: ready-run $(CATALOGUE) ## the rehearsal municipality: a window when there is a screen, else files
	@$(VENV)/python installer/rehearse.py

test: ready-dev $(CATALOGUE) ## every test
	$(VENV)/python -m pytest -n auto --maxprocesses 4

lint: ready-dev ## style and format
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .

types: ready-dev ## mypy --strict
	$(VENV)/mypy

contracts: ready-dev ## who may import whom
	$(VENV)/lint-imports --no-cache

bench: ready-dev $(CATALOGUE) ## each promise beside its floor, measured in the same run
	$(VENV)/python -m benchmarks

bundle: ready-bundle $(CATALOGUE) ## dist/ungeapp/: runs without Python on this system
	$(VENV)/python -m PyInstaller installer/ungeapp.spec --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller
	QT_QPA_PLATFORM=offscreen dist/ungeapp/ungeapp self-test

texts: ready-run $(CATALOGUE) ## the Danish catalogue, from its fragments

$(CATALOGUE): $(wildcard $(FRAGMENTS) $(FRAGMENTS)/*.po) installer/catalogue.py
	@$(VENV)/python installer/catalogue.py

format: ready-dev ## write the house style into the files
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

coverage: ready-dev $(CATALOGUE) ## which lines no test runs
	$(VENV)/coverage run -m pytest
	$(VENV)/coverage report

locks: ready-dev ## resolve the dependencies anew; commit the result
	$(LOCK) --group build --output-file requirements-build.txt
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --group dev --constraint requirements.txt --constraint requirements-build.txt \
		--output-file requirements-dev.txt

clean: ## everything that can be made again, except the environment
	rm -rf build dist rehearsal $(CATALOGUE)

ready-run ready-dev ready-bundle:
	@$(PYTHON) installer/prepare.py $(patsubst ready-%,%,$@)
