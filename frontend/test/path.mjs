// Walks the whole path in a browser, from a child's worry to a changed policy, by clicks and typing only: what is pressed is
// found by its words, as a person finds it. Every page on the way is looked at: nothing sticks out, nothing complains.
//
// Argument: {"base": "http://127.0.0.1:8080", "width": 375, "scripts": true, "email": "...", "password": "..."}
// Standard output: lines of JSON, each answered by one line of JSON on standard input
//   {"ask": "code"} -> {"code": "123456"}                    the code that the lead's app shows
//   {"ask": "mail"} -> {"subject": "...", "text": "..."}     the last mail to her
//   {"ask": "clock", "day": "2026-12-16"} -> {}              it is nine in the morning of that day
//   {"ask": "publish"} -> {"version": 3}                     a changed policy is in force from today
//   {"pages": 80}                                            at the end, not answered: how many pages were looked at
// Exit status: 0 it was walked to its end and nothing was wrong on any page, 1 not so; standard error says what.
import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { openWindow, startBrowser } from "./browser.mjs";

const how = JSON.parse(process.argv[2]);
const PATIENCE = 10_000;
const WORDS = "My coach writes to me at night. He is one of your helpers.";
const ANSWER = "Thank you for telling us. Keep the messages.";
const LESSONS = "What we learn changes what we do";
const TASK = "Say in the code that helpers write to nobody at night";

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
async function ask(question) {
  console.log(JSON.stringify(question));
  const { value, done } = await lines.next();
  if (done) throw new Error("nobody answers on standard input");
  return JSON.parse(value);
}

let pages = 0;
const wrong = [];

// What is wrong with a page as it stands.
function faults() {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const out = [...document.body.querySelectorAll("*")].find((one) => one.getBoundingClientRect().right > width + 1);
    found.push(`sticks out: ${out?.outerHTML.slice(0, 160)}`);
  }
  // A label belongs to the first control with its id: with two of them a click lands in the wrong box.
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  if (twice.length > 0) found.push(`ids that are there twice: ${[...new Set(twice)].join(", ")}`);
  return found;
}

// Somebody with a window of their own.
class Person {
  static async sitsDown(browser) {
    const context = await openWindow(browser, { ...how, url: how.base });
    const person = new Person();
    person.page = await context.newPage();
    person.page.setDefaultTimeout(PATIENCE);
    person.page.on("pageerror", (error) => wrong.push(`${person.page.url()}: ${error.message}`));
    person.page.on("console", (message) => {
      // A page that refuses says so with its status, which is no fault of the page.
      const refused = message.text().startsWith("Failed to load resource") && message.location().url === person.page.url();
      if (message.type() === "error" && !refused) wrong.push(`${person.page.url()}: ${message.text()}`);
    });
    return person;
  }

  get main() {
    return this.page.getByRole("main");
  }

  async look() {
    pages += 1;
    for (const fault of await this.page.evaluate(faults)) wrong.push(`${this.page.url()}: ${fault}`);
  }

  // Only where a person types an address: a door whose address is on a poster, or a page that they had open.
  async open(path) {
    await this.page.goto(new URL(path, how.base).href, { waitUntil: "load" });
    await this.look();
  }

  async click(target) {
    await Promise.all([this.page.waitForNavigation({ waitUntil: "load" }), target.click()]);
    await this.look();
  }

  press(name) {
    return this.click(this.main.getByRole("button", { name, exact: true }));
  }

  // A link may look like a button, and then says that it is one.
  follow(name) {
    const link = this.main.getByRole("link", { name });
    return this.click(link.or(this.main.getByRole("button", { name })).first());
  }

  // One of the pages at the top, which a phone keeps behind a button while scripts are on.
  async menu(name) {
    const button = this.page.getByRole("button", { name: "Menu", exact: true });
    if (await button.isVisible()) await button.click();
    await this.click(this.page.getByRole("navigation").getByRole("link", { name, exact: true }).first());
  }

  async choose(label, question) {
    const place = question ? this.main.getByRole("group", { name: question, exact: true }).last() : this.main;
    await place.getByLabel(label, { exact: true }).check();
  }

  async type(label, words) {
    const box = this.main.getByLabel(label, { exact: true });
    await box.click();
    await box.fill("");
    await box.pressSequentially(words);
  }

  // Something folded away, unless the page has opened it by itself.
  async unfold(name) {
    const details = this.main.locator("details").filter({ has: this.page.locator("summary", { hasText: name }) });
    if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  }

  async reads(words) {
    await this.main.getByText(words).first().waitFor();
  }

  async words() {
    return (await this.main.innerText()).replace(/\s+/g, " ");
  }

  async doesNotRead(words) {
    assert.ok(!(await this.words()).includes(words), `${this.page.url()} says ${words}`);
  }
}

async function tells(child) {
  await child.open("/tell");
  await child.choose("I am under 18", "Who is writing?");
  await child.press("Continue");
  await child.choose("No", "Is somebody in danger right now?");
  await child.press("Continue");
  await child.type("What happened?", WORDS);
  await child.press("Continue");
  await child.choose("In an app, a game or on a website");
  await child.press("Continue");
  await child.press("Continue"); // When: left out.
  await child.choose("Me");
  await child.press("Continue");
  await child.choose("Yes", "Is it about somebody who works or volunteers here?");
  await child.press("Continue");
  await child.press("Continue"); // It is about none of those who read it.
  await child.choose("No");
  await child.press("Continue");
  await child.choose("No, I do not want to say");
  await child.press("Continue");
  await child.press("Continue"); // How to reach them: left out.
  await child.reads(WORDS);
  await child.press("Send");
  await child.reads("We have it");
  const receipt = (await child.words()).match(/\d{4}(?: \d{4}){5}/);
  assert.ok(receipt, "there is a receipt");
  return receipt[0];
}

async function comesBack(child, receipt) {
  await child.open("/receipt");
  await child.main.getByRole("textbox").first().pressSequentially(receipt);
  await child.click(child.main.getByRole("button").first());
}

async function signsIn(lead) {
  await lead.open("/sign-in");
  await lead.type("Email address", how.email);
  await lead.type("Password", how.password);
  await lead.press("Sign in");
  await lead.type("Code", (await ask({ ask: "code" })).code);
  await lead.press("Continue");
  await lead.reads("Hello");
}

async function readsAndAnswers(lead) {
  await lead.menu("Concerns");
  await lead.follow(/2026 at/);
  await lead.unfold("Show the words");
  await lead.reads(WORDS);
  await lead.type("Answer the reporter", ANSWER);
  await lead.press("Send the answer");
  await lead.reads("The answer is there when the reporter comes back.");
}

async function decides(lead) {
  await lead.follow("Decide what happens");
  await lead.choose("Allegation", "What is it?");
  await lead.choose("By an adult in a role");
  await lead.unfold("Questions to go through: By an adult in a role");
  for (const [question, answer] of [
    ["Did they harm a child, or may they have?", "Not known"],
    ["May they have committed an offence against a child, or to do with a child?", "Not known"],
    ["Did they behave in a way that shows they may be a risk to children?", "Yes"],
    ["Did they behave in a way that shows they may not be fit to work with children?", "Not known"],
    ["Is the child suffering significant harm, or likely to?", "Not known"],
  ]) {
    await lead.choose(answer, question);
  }
  await lead.choose("High", "How serious is it?");
  await lead.choose("Grooming", "Online");
  assert.ok(!(await lead.main.getByLabel("Emotional", { exact: true }).isChecked()), "one box is ticked, and no other");
  await lead.type("Reason", "He may be a risk to children.");
  await lead.choose("Open a case", "What happens now?");
  await lead.type("Short title of the case", "Coach, messages at night");
  await lead.press("Save the decision");
  await lead.reads("The decision was saved and the case opened.");
}

async function tellsTheOfficer(lead) {
  await lead.follow("Decide whom outside to tell");
  await lead.follow(/^Tell them.*LADO/);
  await lead.type("Office or person", "Northshire officer for allegations");
  await lead.type("Phone, e-mail or address", "01632 960 010");
  await lead.type("Why we tell them", "An adult in a role writes to a child at night.");
  await lead.type("What happened", "The child says: “He writes to me at night.”");
  await lead.choose("They were not asked");
  await lead.type("Why it goes without their consent", "Asking could put the child at risk.");
  await lead.press("Save it");
  await lead.follow("It was sent");
  await lead.choose("By e-mail");
  await lead.type("Their reference", "LADO-31");
  await lead.press("Save it");
  await lead.reads("LADO-31");
  await lead.follow("They answered");
  await lead.choose("They give advice");
  await lead.type("In words", "Go on as you do.");
  await lead.press("Save it");
  // The others are told nothing, each with its reason.
  await lead.follow("Referrals");
  const undecided = lead.main.getByText("Not decided", { exact: true }).and(lead.main.locator(":visible"));
  for (let left = await undecided.count(); left > 0; left -= 1) {
    await lead.click(undecided.first().locator("xpath=following::a[starts-with(normalize-space(), 'Decide not to')][1]"));
    await lead.type("Which threshold does it not reach?", "Nothing that reaches theirs.");
    await lead.type("What is done instead?", "The designated officer leads.");
    await lead.type("Why?", "The officer advised so.");
    await lead.type("Who was asked?", "The designated officer.");
    await lead.press("Save the decision");
    await lead.reads("The decision was saved with its reasons.");
  }
}

async function tellsTheParents(lead) {
  await lead.follow("Parents");
  await lead.choose("Yes", "Can parents or carers safely be told?");
  await lead.type("Why?", "The child asked for it. He is no friend of the family.");
  await lead.type("Advice you took", "The designated officer agrees.");
  await lead.press("Save the decision");
  await lead.type("Who was told?", "Both parents");
  await lead.type("How?", "At their home");
  await lead.type("Who told them?", "Ruth");
  await lead.type("What were they told, and what did they say?", "All we know.");
  await lead.press("Save who was told");
}

async function supports(lead) {
  for (const [role, name, initials] of [
    ["Person harmed", "Jonas Feld", "J.F."],
    ["Bystander", "Mina Sarkar", "M.S."],
    ["Family", "Rosa Feld", "R.F."],
    ["Subject", "Carl Duarte", "C.D."],
  ]) {
    await lead.follow("Support");
    await lead.follow("Add somebody to the case");
    await lead.choose(role);
    await lead.type("Full name", name);
    await lead.type("Initials", initials);
    await lead.press("Save");
    await lead.follow("Support");
    await lead.follow(initials);
    await lead.choose("Yes", "Do they need anything?");
    await lead.type("What do they need? Or why is nothing needed?", "Somebody to talk to.");
    await lead.type("What was offered?", "Six hours with the school nurse");
    await lead.type("Who offers it?", "Millbrook School");
    await lead.choose("They accepted");
    await lead.press("Save");
    await lead.reads("The plan was changed.");
  }
  // It cannot be approved while two places are blank, and says which.
  await lead.press("Approve the plan");
  await lead.reads(/whole organisation/);
  for (const group of ["Staff and volunteers", "The whole organisation"]) {
    const heading = lead.main.getByRole("heading", { name: group, exact: true });
    await lead.click(heading.locator("xpath=following::a[1]"));
    await lead.choose("No, or there is nobody", "Do they need anything?");
    await lead.type("What do they need? Or why is nothing needed?", "Nobody else knows of it.");
    await lead.press("Save");
    await lead.reads("The plan was changed.");
  }
  await lead.press("Approve the plan");
  await lead.reads("The plan is approved.");
}

// How the evidence says that a clause stands.
async function standing(lead, clause) {
  await lead.menu("Evidence");
  const link = lead.main.getByRole("link", { name: clause, exact: true });
  await lead.click(link);
  return (await lead.main.locator(".app-status").first().innerText()).trim();
}

async function closes(lead) {
  await lead.follow("Close the case");
  await lead.choose("The problem is solved");
  await lead.type("How does it end?", "The police go on with him. The child is well.");
  await lead.choose("Nobody in it is at risk now, as far as we know");
  await lead.press("Close the case");
}

async function looksAgainAndLearns(lead) {
  await lead.follow("Review");
  await lead.type("Who took part?", "Ruth, the school, the child");
  await lead.type("What was found?", "He has not written again. The child sleeps.");
  await lead.choose("Yes, as far as we can see");
  await lead.press("Save the review");
  await lead.reads("The review was saved.");
  await lead.choose("Yes", "Does something have to change?");
  await lead.type("What was learned? Or why does nothing have to change?", "Nobody had told the child whom to ask.");
  await lead.type("The task", TASK);
  await lead.press("Save the lesson");
  await lead.reads("The lesson was saved.");
  await lead.follow("Close the case");
  await lead.choose("No", "Did an adult leave, or was one moved, because of harm or a risk of it?");
  await lead.type("What happened?", "He was no helper any more when it began.");
  await lead.press("Save the answer");
}

async function changesThePolicy(lead, version) {
  await lead.open("/policy/changes");
  await lead.reads(TASK);
  await lead.follow("Mark as done");
  await lead.choose("The policy", "What was changed?");
  const versions = lead.main.getByLabel("Which version of the policy?");
  const label = await versions.locator("option").filter({ hasText: `Version ${version},` }).innerText();
  await versions.selectOption({ label: label.trim() });
  await lead.type("What exactly?", "The clause on writing at night.");
  await lead.press("Save what was changed");
  await lead.reads("It is written down what was changed.");
}

async function signsOut(lead) {
  const name = "Sign out";
  await lead.click(lead.page.getByRole("button", { name }).or(lead.page.getByRole("link", { name })).first());
}

async function walk(child, lead) {
  // Her first visit makes the key that what comes in is locked for.
  await signsIn(lead);
  await signsOut(lead);
  const receipt = await tells(child);
  const mail = await ask({ ask: "mail" });
  assert.ok(!/coach|night|helper/i.test(mail.subject + mail.text), "the mail says nothing of what was written");
  await signsIn(lead);
  await readsAndAnswers(lead);
  await comesBack(child, receipt);
  await child.reads(ANSWER);
  await decides(lead);
  const file = new URL(lead.page.url()).pathname;
  await tellsTheOfficer(lead);
  await tellsTheParents(lead);
  await supports(lead);
  // Nothing ends before somebody has looked again.
  await lead.follow("Review");
  await closes(lead);
  await lead.reads(/Look again before closing/);
  await ask({ ask: "clock", day: "2026-12-16" });
  await signsIn(lead);
  await lead.open(file);
  await looksAgainAndLearns(lead);
  await lead.open(file);
  await closes(lead);
  await lead.reads("The case is closed.");
  await comesBack(child, receipt);
  await child.reads("We have finished with it");
  await child.doesNotRead("solved");
  // The task is late, and the clause says so until the policy is changed.
  await ask({ ask: "clock", day: "2027-01-05" });
  await signsIn(lead);
  assert.equal(await standing(lead, LESSONS), "Not met");
  const { version } = await ask({ ask: "publish" });
  await changesThePolicy(lead, version);
  assert.equal(await standing(lead, LESSONS), "Met");
}

let browser;
let people = [];
try {
  browser = await startBrowser();
  people = [await Person.sitsDown(browser), await Person.sitsDown(browser)];
  await walk(...people);
} catch (error) {
  wrong.push(error.stack);
  for (const { page } of people) {
    const text = await page.locator("body").innerText().catch((gone) => gone.message);
    wrong.push(`${page.url()} says:\n${text}`);
  }
} finally {
  await browser?.close();
}
console.log(JSON.stringify({ pages }));
for (const one of wrong) console.error(one);
process.exit(wrong.length > 0 ? 1 : 0);
