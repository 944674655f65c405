// Tells of a worry as a child does on a phone, and presses the phone's own Back.
//
// Argument: {"base": "http://127.0.0.1:8080"}
// Exit status: 0 every word was still there and nothing was left in the browser; 1 not so; standard error says what.
import assert from "node:assert/strict";
import { PHONE, openWindow, startBrowser } from "./browser.mjs";

const how = JSON.parse(process.argv[2]);
const PATIENCE = 10_000;
const WORDS = "He writes to me every night.";

const browser = await startBrowser();
try {
  const context = await openWindow(browser, { width: PHONE, url: how.base });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  const heading = (words) => page.getByRole("heading", { level: 1, name: words }).waitFor();
  const on = () => page.getByRole("button", { name: "Continue", exact: true }).click();
  const back = () => page.goBack();

  await page.goto(new URL("/", how.base).href);
  await page.getByRole("button", { name: "Tell us about a worry" }).click();
  await page.getByLabel("I am under 18").check();
  await on();
  await heading("Is somebody in danger right now?");
  await page.getByLabel("No", { exact: true }).check();
  await on();
  await heading("What happened?");
  // What is wrong is said, and Back still leads to the question before.
  await on();
  await page.getByRole("alert").getByText("Write what happened").waitFor();
  await page.getByLabel("What happened?").fill(WORDS);
  await on();
  await heading("Where did it happen?");
  await page.getByLabel("Name of the app").fill("BlockTown");
  await back();
  await heading("What happened?");
  assert.equal(await page.getByLabel("What happened?").inputValue(), WORDS);
  await back();
  await heading("Is somebody in danger right now?");
  assert.ok(await page.getByLabel("No", { exact: true }).isChecked());
  await on();
  await heading("What happened?");
  assert.equal(await page.getByLabel("What happened?").inputValue(), WORDS);
  await on();
  await heading("Where did it happen?");
  assert.equal(await page.getByLabel("Name of the app").inputValue(), "BlockTown", "what came later is kept as well");

  // Without a connection nothing is lost either.
  await page.getByLabel("In an app, a game or on a website").check();
  await context.setOffline(true);
  await on();
  await page.getByRole("alert").getByText("Your words are still here").waitFor();
  await context.setOffline(false);
  wrong.length = 0;
  await on();
  await heading("When did it happen?");

  // The history, which a browser writes to its disk, names questions and nothing that was typed.
  const state = JSON.stringify(await page.evaluate(() => [history.state, location.href, { ...sessionStorage }, { ...localStorage }]));
  assert.ok(state.includes("when") && !state.includes("night") && !state.includes("BlockTown"), state);

  // To the end, with a file that is not taken at first: what comes back has the same way back.
  await on();
  await page.getByLabel("Me", { exact: true }).check();
  await on();
  await heading("Who did it?");
  await page.getByLabel("No", { exact: true }).check();
  await on();
  await heading("Is it about a nude");
  await page.getByLabel("No", { exact: true }).check();
  await on();
  await page.getByLabel("No, I do not want to say").check();
  await on();
  await heading("How can we talk to you?");
  await on();
  await heading("Check what you are going to send");
  const send = () => page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByLabel("Choose files").setInputFiles({ name: "a.exe", mimeType: "image/png", buffer: Buffer.from([0x4d, 0x5a, 0x90, 0]) });
  await send();
  await page.getByRole("alert").getByText("a.exe").waitFor();
  wrong.length = 0;
  await page.getByRole("button", { name: "Change Where did it happen?" }).click();
  await heading("Where did it happen?");
  await back();
  await heading("Check what you are going to send");
  await send();
  await page.getByText("We have it").waitFor();
  await back();
  await heading("Tell us about a worry");
  assert.ok(!(await page.content()).includes(WORDS));
  await page.getByLabel("I am under 18").check();
  await on();
  await heading("Is somebody in danger right now?");

  // Whoever leaves and comes back finds an empty first page: the next one at the same phone reads nothing.
  await page.goto(new URL("/helplines", how.base).href);
  await back();
  await heading("Tell us about a worry");
  assert.ok(!(await page.content()).includes(WORDS));
  // Entries of words that are gone are passed over: one press for each time that the questions were begun, and then out.
  for (let presses = 0; presses < 2; presses += 1) {
    await Promise.all([page.waitForEvent("load"), page.goBack().catch(() => undefined)]);
  }
  await heading("Is something worrying you?");
  assert.deepEqual(wrong, []);
} finally {
  await browser.close();
}
