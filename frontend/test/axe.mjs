// Looks at pages as a browser shows them and says what is wrong for people who see, hear or move differently.
//
// Standard input: JSON lines {"url": "http://127.0.0.1:8080/", "cookie": "name=value", "scripts": false}
//   cookie and scripts (true when not given) may be left out. Without scripts the page's script files come empty: axe is
//   a script itself, so the browser cannot be told to run none.
// Standard output: one JSON line for each page and width
//   {"url", "width", "status", "violations": [{"id", "impact", "help", "nodes": [{"target", "html", "why"}]}], "overflow": [...], "complaints": [...]}
//   overflow: elements that make the page wider than the window; complaints: what the browser's console said.
// Exit status: 0 nothing found, 1 something found, 2 a page could not be looked at.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { DESKTOP, NARROWEST, PHONE, linesOfInput, openWindow, startBrowser } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (rules) => window.axe.run(document, { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] }),
    RULES,
  );
  return found.violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    nodes: nodes.map((node) => ({ target: node.target.join(" "), html: node.html, why: node.failureSummary })),
  }));
}

// The elements that stick out to the right, when the page as a whole can be scrolled sideways.
function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return out.slice(0, 5).map((element) => element.outerHTML.slice(0, 160));
  });
}

// Opens the page once and narrows the window, as a person who turns a phone or splits a screen does.
async function look(browser, line) {
  const context = await openWindow(browser, { ...line, width: DESKTOP, scripts: true });
  try {
    const page = await context.newPage();
    if (line.scripts === false) {
      await page.route("**/*", (route) =>
        route.request().resourceType() === "script"
          ? route.fulfill({ contentType: "text/javascript", body: "" })
          : route.continue(),
      );
    }
    let complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      // A page that is an error page on purpose is no fault of the page.
      const isStatus = message.text().startsWith("Failed to load resource") && message.location().url === line.url;
      if (message.type() === "error" && !isStatus) complaints.push(message.text());
    });
    const response = await page.goto(line.url, { waitUntil: "load" });
    const results = [];
    for (const width of [DESKTOP, PHONE, NARROWEST]) {
      await page.setViewportSize({ width, height: width === DESKTOP ? 900 : 812 });
      results.push({
        url: line.url,
        width,
        status: response?.status() ?? 0,
        // axe finds at the narrowest width what it found on a phone.
        violations: width === NARROWEST ? [] : await violations(page),
        overflow: width === DESKTOP ? [] : await overflow(page),
        complaints,
      });
      complaints = [];
    }
    return results;
  } finally {
    await context.close();
  }
}

let status = 0;
const browser = await startBrowser();
try {
  const lines = await linesOfInput();
  if (lines.length === 0) throw new Error("no addresses on standard input");
  for (const line of lines) {
    try {
      for (const result of await look(browser, line)) {
        console.log(JSON.stringify(result));
        if (result.violations.length + result.overflow.length + result.complaints.length > 0) status ||= 1;
      }
    } catch (error) {
      console.log(JSON.stringify({ url: line.url, error: error.message }));
      status = 2;
    }
  }
} catch (error) {
  console.error(error.message);
  status = 2;
} finally {
  await browser.close();
}
process.exitCode = status;
