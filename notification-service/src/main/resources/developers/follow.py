"""Pulls what happened, from where it stopped the last time, and goes on for ever (or --once)."""
import base64
import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

PLATFORM = os.environ["PORTEVOIX_URL"]
CURSOR = pathlib.Path(os.environ.get("CURSOR_FILE", "cursor"))


class Token:
    """Kept while it lives: one token serves for minutes, not for one request."""

    value, ends = "", 0.0

    def get(self):
        if time.time() > self.ends - 30:
            client = f"{os.environ['CLIENT_ID']}:{os.environ['CLIENT_SECRET']}".encode()
            asked = urllib.request.Request(
                PLATFORM + "/oauth2/token",
                data=urllib.parse.urlencode({"grant_type": "client_credentials", "scope": "events:read"}).encode(),
                headers={"Authorization": "Basic " + base64.b64encode(client).decode()},
            )
            with urllib.request.urlopen(asked, timeout=10) as answer:
                given = json.load(answer)
            self.value, self.ends = given["access_token"], time.time() + given["expires_in"]
        return self.value


def pull(token, cursor):
    """The next events, and the cursor behind them. Waits up to 20 seconds where there is nothing new."""
    query = {"timeout": "20"} | ({"after": cursor} if cursor else {})
    asked = urllib.request.Request(
        f"{PLATFORM}/api/v1/events?{urllib.parse.urlencode(query)}",
        headers={"Authorization": "Bearer " + token.get()},
    )
    with urllib.request.urlopen(asked, timeout=40) as answer:
        return json.load(answer), answer.headers["Portevoix-Cursor"]


def follow(handle, once=False):
    token = Token()
    while True:
        cursor = CURSOR.read_text() if CURSOR.exists() else None
        try:
            events, behind = pull(token, cursor)
        except urllib.error.HTTPError as refused:
            if refused.code not in (429, 503):
                raise  # asking again would not help
            time.sleep(int(refused.headers.get("Retry-After", "5")))
            continue
        for event in events:
            handle(event)  # by event["id"] at most once, as with webhooks
        CURSOR.write_text(behind)  # only now: a crash before this line repeats, and loses nothing
        if once:
            return


if __name__ == "__main__":
    follow(lambda event: print(event["id"], event["type"], flush=True), once="--once" in sys.argv)
