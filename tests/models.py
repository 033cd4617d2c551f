"""What the models of a file are made of."""

from __future__ import annotations

from pydantic import BaseModel


def keys_of(model: type[BaseModel]) -> set[str]:
    """Every entry that can stand anywhere in a record of this model, as it is written."""
    schema = model.model_json_schema(by_alias=True)
    records = [schema, *schema["$defs"].values()]
    return {key for record in records for key in record.get("properties", {})}
