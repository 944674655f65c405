// A button that prints. It is hidden in the page because without scripts it could do nothing.
export class PrintPage {
  constructor(button) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
