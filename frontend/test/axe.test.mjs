// The looking itself is looked at: it finds what is wrong, and nothing where nothing is. Run: node --test test/axe.test.mjs
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const page = (body) =>
  `<!DOCTYPE html><html lang="en-GB"><head><title>A page</title><meta name="viewport" content="width=device-width"></head><body><main>${body}</main></body></html>`;
const pages = {
  "/good": page("<h1>Good</h1><form method='post'><label for='a'>Name</label><input id='a'></form>"),
  "/no-label": page("<h1>Bad</h1><input>"),
  "/wide": page("<h1>Wide</h1><p style='width:500px'>wide</p>"),
  "/broken-script": page("<h1>Broken</h1><script src='/broken.js'></script>"),
  "/broken.js": "throw new Error('broken on purpose')",
  "/cookie": page("<h1>Who</h1>"),
};
let server;
let seenCookie;
let origin;

before(async () => {
  server = createServer((request, response) => {
    if (request.url === "/cookie") seenCookie = request.headers.cookie;
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    const body = pages[request.url];
    const kind = request.url.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(body ? 200 : 404, { "content-type": `${kind}; charset=utf-8` });
    response.end(body ?? page("<h1>Page not found</h1>"));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

async function look(...lines) {
  const child = spawn(process.execPath, [fileURLToPath(new URL("axe.mjs", import.meta.url))]);
  let out = "";
  child.stdout.on("data", (text) => (out += text));
  child.stdin.end(lines.map((line) => JSON.stringify(line)).join("\n"));
  const status = await new Promise((done) => child.on("close", done));
  return { status, results: out.split("\n").filter(Boolean).map((line) => JSON.parse(line)) };
}

test("a good page is passed at three widths", async () => {
  const { status, results } = await look({ url: `${origin}/good` });
  assert.equal(status, 0);
  assert.deepEqual(results.map((result) => result.width), [1280, 375, 320]);
});

test("a box without a label is found", async () => {
  const { status, results } = await look({ url: `${origin}/no-label` });
  assert.equal(status, 1);
  assert.ok(results[0].violations.some((violation) => violation.id === "label"));
});

test("a page wider than a phone is found", async () => {
  const { status, results } = await look({ url: `${origin}/wide` });
  assert.equal(status, 1);
  assert.equal(results[0].overflow.length, 0);
  assert.match(results[1].overflow[0], /500px/);
});

test("a broken script is found, unless scripts are off", async () => {
  const on = await look({ url: `${origin}/broken-script` });
  assert.equal(on.status, 1);
  assert.deepEqual(on.results[0].complaints, ["broken on purpose"]);
  const off = await look({ url: `${origin}/broken-script`, scripts: false });
  assert.equal(off.status, 0, JSON.stringify(off.results));
});

test("the cookie is sent, and a page for an error is looked at like any other", async () => {
  const { status, results } = await look({ url: `${origin}/cookie`, cookie: "session=a=b" }, { url: `${origin}/no-such-page` });
  assert.equal(status, 0);
  assert.equal(seenCookie, "session=a=b");
  assert.equal(results[3].status, 404);
});

test("an address that does not answer is no success", async () => {
  const { status } = await look({ url: "http://127.0.0.1:9/" });
  assert.equal(status, 2);
});
