"""What an assessment holds as tables for reading and analysing: one workbook, or CSV by table."""

from __future__ import annotations

from reflective_app.reports.data.tables import (
    NAMES,
    TABLE_FORMATS,
    DataName,
    data_csv,
    data_workbook,
)

__all__ = ["NAMES", "TABLE_FORMATS", "DataName", "data_csv", "data_workbook"]
