// Takes a picture of each page. Standard input: JSON lines
//   {"url": "http://127.0.0.1:8080/", "file": "home.png", "width": 1280, "cookie": "name=value", "full": true, "scripts": true}
// where width, cookie, full (the whole page, not only the window) and scripts may be left out.
import { DESKTOP, linesOfInput, openWindow, startBrowser } from "./browser.mjs";

const browser = await startBrowser();
try {
  for (const line of await linesOfInput()) {
    const context = await openWindow(browser, { width: DESKTOP, ...line });
    const page = await context.newPage();
    await page.goto(line.url, { waitUntil: "load" });
    await page.screenshot({ path: line.file, fullPage: line.full ?? true });
    await context.close();
    console.log(line.file);
  }
} finally {
  await browser.close();
}
