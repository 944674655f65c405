// Starts the system's Chromium; nothing is downloaded.
import { chromium } from "playwright-core";

export const DESKTOP = 1280;
export const PHONE = 375;
// WCAG's reflow criterion asks for pages without sideways scrolling at this width.
export const NARROWEST = 320;

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

// A window that is `width` wide, signed in with `cookie` ("name=value") when there is one.
export async function openWindow(browser, { width, cookie, url, scripts = true }) {
  const context = await browser.newContext({
    viewport: { width, height: width < 700 ? 812 : 900 },
    javaScriptEnabled: scripts,
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  if (cookie) {
    const cut = cookie.indexOf("=");
    await context.addCookies([{ name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url: new URL(url).origin }]);
  }
  return context;
}

// The lines of standard input, each read as JSON.
export async function linesOfInput() {
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}
