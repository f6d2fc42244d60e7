#!/usr/bin/python3
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate.py SCHEMA < ANSWER: 0 when the JSON keeps to the schema, 1 with the reasons when not, 77 without jsonschema.

Also refuses what a schema cannot see: duplicate keys, keys that are not in order.
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)


def ordered(pairs):
    """Takes the keys of one object as they stand in the text."""
    keys = [key for key, _ in pairs]
    if keys != sorted(set(keys)):
        raise ValueError(f"keys are not sorted or not unique: {keys}")
    return dict(pairs)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    try:
        answer = json.load(sys.stdin, object_pairs_hook=ordered)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    faults = list(jsonschema.Draft202012Validator(schema).iter_errors(answer))
    for fault in faults[:20]:
        print("/".join(map(str, fault.absolute_path)), fault.message[:300], file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
