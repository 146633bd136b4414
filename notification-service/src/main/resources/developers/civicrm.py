"""Keeps CiviCRM in step: create, correct, withdraw, erase. CiviCRM 5.60 or newer (API v4, AuthX)."""
import json
import os
import sys
import urllib.parse
import urllib.request

CREATED = "org.portevoix.signature.confirmed.v1"
AGREED = "org.portevoix.contact.granted.v1"
CORRECTED = "org.portevoix.contact.corrected.v1"
WITHDRAWN = "org.portevoix.contact.withdrawn.v1"
ERASED = "org.portevoix.contact.erased.v1"

NEWSLETTER = "Portevoix_newsletter"  # the name of a group of yours


def civicrm(entity, action, **params):
    asked = urllib.request.Request(
        f"{os.environ['CIVICRM_URL']}/civicrm/ajax/api4/{entity}/{action}",
        data=urllib.parse.urlencode({"params": json.dumps(params)}).encode(),
        headers={"X-Civi-Auth": "Bearer " + os.environ["CIVICRM_KEY"], "X-Requested-With": "XMLHttpRequest"},
    )
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return json.load(answer)["values"]


def reference(person):
    """One person, whatever she is called today. It is yours alone: another organisation has another one."""
    return "portevoix:" + person


def save(contact):
    """Creates or corrects: the reference decides which, so that it can be done again."""
    record = {
        "contact_type": "Individual",
        "external_identifier": reference(contact["personRef"]),
        "first_name": contact["givenName"],
        "last_name": contact["familyName"],
        "email_primary.email": contact["email"],
    }
    return civicrm("Contact", "save", records=[record], match=["external_identifier"])[0]["id"]


def handle(event):
    data = event["data"]
    contact = data.get("contact")
    person = (contact or data).get("personRef")
    if event["type"] in (CREATED, AGREED) and contact:  # without one: she told us no more, or took it back since
        saved = save(contact)
        if contact["purpose"] == "newsletter":
            member = {"contact_id": saved, "group_id:name": NEWSLETTER, "status": "Added"}
            civicrm("GroupContact", "save", records=[member], match=["contact_id", "group_id"])
    elif event["type"] == CORRECTED and contact:  # without one: she has taken it back since
        save(contact)
    elif event["type"] == WITHDRAWN and data["purpose"] == "newsletter":
        who = ["contact_id.external_identifier", "=", reference(person)]
        group = ["group_id:name", "=", NEWSLETTER]
        civicrm("GroupContact", "update", where=[who, group], values={"status": "Removed"})
    elif event["type"] == ERASED:
        who = ["external_identifier", "=", reference(person)]
        civicrm("Contact", "delete", where=[who], useTrash=False)  # the trash would still hold her data


if __name__ == "__main__":  # one event a line, as a try
    for line in sys.stdin:
        handle(json.loads(line))
