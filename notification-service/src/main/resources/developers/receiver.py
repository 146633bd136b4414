"""Takes webhooks: checks each, hands it on once, and says so. python3 receiver.py civicrm"""
import http.server
import importlib
import json
import os
import sys

from verify import verify

handle = importlib.import_module(sys.argv[1]).handle
seen = set()  # in production a table with a unique key, kept for a week


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.answer(self.taken(headers, body))

    def taken(self, headers, body):
        if not verify(os.environ["WEBHOOK_SECRET"], headers, body):
            return 401
        event = json.loads(body)
        if event["id"] in seen:
            return 204  # told before: delivery is at least once
        try:
            handle(event)
        except OSError as trouble:  # our own system is away: the platform tries again for 75 hours
            print(f"{event['id']} not taken: {trouble}", file=sys.stderr)
            return 503
        seen.add(event["id"])
        return 204

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass  # what is logged by default is harmless, but says nothing new


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "9000"))), Receiver)
    print(f"listening on {server.server_port}", flush=True)
    server.serve_forever()
