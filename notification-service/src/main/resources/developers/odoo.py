"""Keeps Odoo in step: create, correct, withdraw, erase. Odoo 14 or newer (external API, an API key)."""
import itertools
import json
import os
import sys
import urllib.request

CREATED = "org.portevoix.signature.confirmed.v1"
AGREED = "org.portevoix.contact.granted.v1"
CORRECTED = "org.portevoix.contact.corrected.v1"
WITHDRAWN = "org.portevoix.contact.withdrawn.v1"
ERASED = "org.portevoix.contact.erased.v1"

numbers = itertools.count(1)


def rpc(service, method, *args):
    call = {"jsonrpc": "2.0", "id": next(numbers), "method": "call"}
    call["params"] = {"service": service, "method": method, "args": args}
    asked = urllib.request.Request(
        os.environ["ODOO_URL"] + "/jsonrpc",
        data=json.dumps(call).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked, timeout=20) as answer:
        told = json.load(answer)
    if "error" in told:
        raise OSError(told["error"]["data"]["name"])  # its message may hold a name: not for a log
    return told["result"]


def odoo(method, *args):
    database, key = os.environ["ODOO_DB"], os.environ["ODOO_KEY"]
    user = rpc("common", "login", database, os.environ["ODOO_USER"], key)
    return rpc("object", "execute_kw", database, user, key, "res.partner", method, args)


def find(person):
    """One person, whatever she is called today. It is yours alone: another organisation has another one."""
    return odoo("search", [["ref", "=", "portevoix:" + person]])


def save(contact):
    """Creates or corrects: the reference decides which, so that it can be done again."""
    values = {
        "ref": "portevoix:" + contact["personRef"],
        "name": f"{contact['givenName']} {contact['familyName']}",
        "email": contact["email"],
    }
    found = find(contact["personRef"])
    if found:
        odoo("write", found, values)
    return found or [odoo("create", values)]


def handle(event):
    tag = int(os.environ["ODOO_NEWSLETTER_TAG"])  # the id of a contact tag of yours, on which you send
    data = event["data"]
    contact = data.get("contact")
    person = (contact or data).get("personRef")
    if event["type"] in (CREATED, AGREED) and contact:  # without one: she told us no more, or took it back since
        saved = save(contact)
        if contact["purpose"] == "newsletter":
            odoo("write", saved, {"category_id": [[4, tag]]})
    elif event["type"] == CORRECTED and contact:  # without one: she has taken it back since
        save(contact)
    elif event["type"] == WITHDRAWN and data["purpose"] == "newsletter":
        odoo("write", find(person), {"category_id": [[3, tag]]})
    elif event["type"] == ERASED:
        erase(find(person))


def erase(found):
    try:
        odoo("unlink", found)
    except OSError:  # an invoice needs the row: it stays, with nobody's name on it
        nobody = {"name": "-", "email": False, "ref": False, "category_id": [[5]], "active": False}
        odoo("write", found, nobody)


if __name__ == "__main__":  # one event a line, as a try
    for line in sys.stdin:
        handle(json.loads(line))
