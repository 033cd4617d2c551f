"""The paper kit: ten kinds of sheet, printable blank from any question set (`needs.md` 3.9)."""
