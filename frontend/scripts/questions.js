// The questions of the public door, one after the other in one document. Each has an entry in the browser's history, so that
// its own Back leads to the question before. Without this file each question answers a form, and Back asks a child to confirm
// that it is sent again: the page may not be kept in the browser's cache, since it carries what was typed.
//
// An entry holds the name of its question and nothing else: browsers write their history to disk. What was typed is in the page
// only, and the server puts the question before around it, as its button "Go back" does without scripts.
const FORM = "form[data-questions]";

export class Questions {
  constructor(enliven) {
    this.enliven = enliven;
    this.main = document.getElementById("main-content");
    if (!this.form()) return;
    // Entries of a document that was left or loaded again belong to words that are gone.
    this.life = `${performance.timeOrigin}`;
    this.remember("replaceState");
    document.addEventListener("submit", (event) => this.sent(event));
    window.addEventListener("popstate", (event) => this.moved(event));
  }

  form() {
    return this.main.querySelector(FORM);
  }

  step() {
    return this.form().elements.step.value;
  }

  remember(how) {
    // At the address that can be opened again, also where a report was refused and came back.
    history[how]({ life: this.life, step: this.step() }, "", this.form().action);
  }

  async sent(event) {
    const form = event.target;
    if (!form.matches(FORM)) return;
    event.preventDefault();
    const answers = new FormData(form);
    if (event.submitter?.name) answers.append(event.submitter.name, event.submitter.value);
    const before = this.step();
    // The same question again, with what is wrong, has its entry.
    if ((await this.show(answers)) && this.step() !== before) this.remember("pushState");
  }

  async moved(event) {
    const entry = event.state;
    // A jump within the page, such as to a field with a mistake.
    if (!entry) return;
    if (entry.life !== this.life) return history.back();
    const answers = new FormData(this.form());
    answers.set("go", entry.step);
    await this.show(answers);
    // Whatever is shown now, also where nothing came: the entry is about it.
    this.remember("replaceState");
  }

  // Whether another page is shown.
  async show(answers) {
    this.running?.abort();
    const running = (this.running = new AbortController());
    try {
      const answer = await fetch(this.form().action, {
        method: "POST",
        body: new URLSearchParams(answers),
        cache: "no-store",
        signal: running.signal,
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const main = page.getElementById("main-content");
      if (!main?.querySelector(FORM)) throw new Error("no question came");
      this.main.replaceChildren(...main.childNodes);
      document.title = page.title;
    } catch {
      // Pressed again, and the later answer counts; or nothing came, and every word is still in the page.
      if (!running.signal.aborted) this.say();
      return false;
    }
    window.scrollTo(0, 0);
    const heading = this.main.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    // Last: a summary of mistakes takes the focus.
    this.enliven(this.main);
    return true;
  }

  say() {
    const form = this.form();
    this.main.querySelector("[data-trouble]")?.remove();
    const trouble = document.createElement("p");
    trouble.className = "govuk-error-message";
    trouble.dataset.trouble = "";
    trouble.setAttribute("role", "alert");
    trouble.textContent = form.dataset.questions;
    form.prepend(trouble);
    trouble.scrollIntoView({ block: "center" });
  }
}
