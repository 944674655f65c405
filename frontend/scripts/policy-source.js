// While somebody writes the source of a policy: says what is wrong with it a moment after the last key, and takes them
// to a line. The server reads the source, as the button "Check" has it do without scripts.
const PAUSE = 700;

export class PolicySource {
  constructor(form) {
    this.form = form;
    this.source = form.querySelector("textarea[name=source]");
    this.problems = form.querySelector("#problems");
    if (!this.source || !this.problems) return;
    this.source.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.check(), PAUSE);
    });
    this.problems.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-line]");
      if (!link) return;
      event.preventDefault();
      this.goTo(Number(link.dataset.line));
    });
  }

  async check() {
    this.running?.abort();
    this.running = new AbortController();
    try {
      const answer = await fetch(this.form.dataset.check, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.form)),
        signal: this.running.signal,
      });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const problems = page.getElementById("problems");
      if (problems) this.problems.replaceChildren(...problems.childNodes);
    } catch {
      // Typed on, or no connection: what is shown stays, and the button still checks.
    }
  }

  goTo(line) {
    const lines = this.source.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    this.source.focus();
    this.source.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    // A text area scrolls to what is selected only while somebody types: do it by the share of lines above.
    this.source.scrollTop = (this.source.scrollHeight * Math.max(line - 4, 0)) / lines.length;
  }
}
