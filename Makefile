# Thin: every target is a command of tools/dev.py, which also runs where there is no make.
# Another Python: make test PYTHON=python3.13
PYTHON ?= python3
COMMANDS := help setup demo test soak bench installer lock schema clean

.DEFAULT_GOAL := help
.PHONY: $(COMMANDS)

$(COMMANDS):
	@$(PYTHON) tools/dev.py $@
