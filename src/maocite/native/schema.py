"""What may a file of records look like? The JSON Schema, made from the tables of fields.

``python -m maocite.native.schema`` prints it; ``data/schemas/records.schema.json`` holds it.
Source: JSON Schema, draft 2020-12.
"""

import json

from maocite.native.node import Json
from maocite.native.people import DECLARED_NAME, DECLARED_REPOSITORY
from maocite.native.records import RECORD
from maocite.native.shapes import Schema

FILE = "records.schema.json"


def records_schema() -> Schema:
    """The schema of a file in the native format, YAML or JSON."""
    definitions: dict[str, Json] = {
        **DECLARED_REPOSITORY.definitions,
        **DECLARED_NAME.definitions,
        **RECORD.definitions,
        "record": {"type": "object", **RECORD.schema},
    }
    records: Schema = {"type": "array", "items": {"$ref": "#/$defs/record"}}
    whole: Schema = {
        "type": "object",
        "properties": {
            "$schema": {"description": "Address of this schema, for editors.", "type": "string"},
            "repositories": {
                "description": "Repositories that records name by key.",
                "type": "object",
                "additionalProperties": DECLARED_REPOSITORY.schema,
            },
            "people": {
                "description": "People and bodies that records name by key.",
                "type": "object",
                "additionalProperties": DECLARED_NAME.schema,
            },
            "records": {"description": "The records, in order.", **records},
        },
        "required": ["records"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "maocite records",
        "description": "Archival and secondary-source records, as YAML or JSON.",
        "anyOf": [whole, records],
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def schema_text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(records_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
