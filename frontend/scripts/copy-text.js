// A button that copies the text of the element named in `data-copy-from`, and says so to everyone:
// the element named in `data-copy-status` is a live region that is read out.
export class CopyText {
  constructor(button) {
    const source = document.getElementById(button.dataset.copyFrom);
    const status = document.getElementById(button.dataset.copyStatus);
    if (!source || !status || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        status.textContent = button.dataset.copyDone;
      } catch {
        // The browser refused: the text is on the page and can still be selected by hand.
        status.textContent = button.dataset.copyFailed;
      }
    });
  }
}
