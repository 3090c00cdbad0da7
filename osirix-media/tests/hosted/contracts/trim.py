"""Cuts a published OpenAPI document down to some of its paths and what they refer to, without prose.

    python trim.py openapi.json /v1/a,/v1/b > contract.json
"""

import json
import sys

PROSE = {"description", "summary", "examples", "example", "title", "tags", "externalDocs"}


def plain(node, names=False):
    """A node without prose; the keys of a map of names are kept whatever they are."""
    if isinstance(node, list):
        return [plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: plain(value, key in ("properties", "schemas", "responses", "paths"))
        for key, value in node.items()
        if names or not (key in PROSE or key.startswith("x-"))
    }


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from references(item)


document = json.load(open(sys.argv[1]))
paths = {path: plain(document["paths"][path]) for path in sys.argv[2].split(",")}
contract = {
    "openapi": document["openapi"],
    "info": {"title": document["info"]["title"], "version": document["info"]["version"]},
    "paths": paths,
    "components": {},
}
waiting = list(references(paths))
while waiting:
    _, section, kind, name = waiting.pop().split("/")
    kept = contract[section].setdefault(kind, {})
    if name not in kept:
        kept[name] = plain(document[section][kind][name])
        waiting.extend(references(kept[name]))
# Responses have to be described.
for path in contract["paths"].values():
    for operation in path.values():
        if isinstance(operation, dict):
            for response in operation.get("responses", {}).values():
                response["description"] = ""
json.dump(contract, sys.stdout, indent=1, sort_keys=True)
print()
