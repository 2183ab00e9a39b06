"""The services that the workflow beside this file calls: python3 server.py [PORT]

Of each new request for an account or a mail it refuses the first attempt: the one with 429 and a wait of a second, the
other with 503.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

accounts, members, refused, mails = {}, set(), set(), {}


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=None, **headers):
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def is_first(self):
        key = (self.path, self.headers["Idempotency-Key"])
        is_first = key not in refused
        refused.add(key)
        return is_first

    def body(self):
        return json.loads(self.rfile.read(int(self.headers["Content-Length"] or 0)))

    def do_POST(self):
        body = self.body()
        if self.path == "/accounts":
            if self.is_first():
                return self.answer(429, {"error": "too many accounts in this second"}, Retry_After="1")
            known = [account for account in accounts.values() if account["email"] == body["email"]]
            if known:
                return self.answer(409, known[0])
            account = {"id": len(accounts) + 1, **body}
            accounts[account["id"]] = account
            return self.answer(201, account)
        if self.path == "/mails":
            if self.headers["Authorization"] is None:
                return self.answer(401, {"error": "no token"})
            if self.is_first():
                return self.answer(503, {"error": "the mail service restarts"})
            # The same key again is the same mail.
            mails[self.headers["Idempotency-Key"]] = body
            return self.answer(202, {"queued": len(mails)})
        self.answer(404, {"error": "no such service"})

    def do_PUT(self):
        member = unquote(urlsplit(self.path).path.rsplit("/", 1)[1])
        members.add(member)
        self.answer(200, {"members": sorted(members)})

    def do_GET(self):
        account = accounts.get(int(self.path.rsplit("/", 1)[1]))
        self.answer(200 if account else 404, account)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8700), Service)
print(f"listens on port {server.server_port}", flush=True)
server.serve_forever()
