"""Tells whether a webhook came from the platform (Standard Webhooks 1.0)."""
import base64
import hashlib
import hmac
import os
import sys
import time


def verify(secret, headers, body, now=None, tolerance=300):
    """True if the signature fits.

    secret: as you were given it, whsec_...
    headers: of the request, names in lower case
    body: the bytes as they came, before anything has read them
    """
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        sent = int(headers["webhook-timestamp"])
        signed = f"{headers['webhook-id']}.{sent}.".encode() + body
        given = headers["webhook-signature"].split()
    except (KeyError, ValueError):
        return False
    if abs((time.time() if now is None else now) - sent) > tolerance:
        return False  # an old request, sent again by somebody else
    expected = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    # While a secret is being rotated there are two signatures: one that fits is enough.
    return any([hmac.compare_digest(expected.encode(), one.encode()) for one in given])


if __name__ == "__main__":  # WEBHOOK_SECRET=whsec_... python3 verify.py webhook-id=... webhook-timestamp=... < body
    names = dict(argument.split("=", 1) for argument in sys.argv[1:])
    fits = verify(os.environ["WEBHOOK_SECRET"], names, sys.stdin.buffer.read())
    print("genuine" if fits else "refused")
    sys.exit(0 if fits else 1)
