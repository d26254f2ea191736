// Derwent desk: keys, partial updates, and the focus on what is wrong. Every page works without it.
import "./htmx.js";
import "./keys.js";

document.querySelector(".summary-errors")?.focus();

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sending) { event.preventDefault(); return; }
  form.dataset.sending = "yes";
  setTimeout(() => delete form.dataset.sending, 8000);
});
addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sending; });
