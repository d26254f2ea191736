// Derwent public: every page works without this. It only makes three things quicker.

// Leave fast: replace this page, so that "back" does not return to it. Three taps on Escape do the same.
const exit = document.querySelector("a.exit");
if (exit) {
  let taps = 0;
  exit.addEventListener("click", event => { event.preventDefault(); document.body.hidden = true; location.replace(exit.href); });
  addEventListener("keydown", event => {
    taps = event.key === "Escape" ? taps + 1 : 0;
    if (taps < 3) return;
    // A browser takes Escape for "stop loading", which would stop us on the way out.
    event.preventDefault();
    exit.click();
  });
}

// Copy and print: buttons that stay hidden until they can work.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector("[data-said]")?.replaceChildren(button.dataset.done ?? "Copied");
  });
}
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A second press on a sending form sends nothing; the server would refuse the twin as well.
addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sending) { event.preventDefault(); return; }
  form.dataset.sending = "yes";
  setTimeout(() => delete form.dataset.sending, 8000);
});
addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sending; });

// After a refused form the summary of what is wrong speaks first.
document.querySelector(".summary-errors")?.focus();

// The live map weighs more than everything else together, so it comes when somebody reaches for the drawn one, not before.
for (const figure of document.querySelectorAll("figure[data-map]")) {
  const { mapScript, mapStyle, mapWorker } = figure.dataset;
  let asked = false;
  const reach = () => {
    if (asked) return;
    asked = true;
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: mapStyle });
    const script = Object.assign(document.createElement("script"), { src: mapScript });
    script.dataset.worker = mapWorker;
    document.head.append(style, script);
  };
  for (const event of ["pointerenter", "touchstart", "focusin"]) figure.addEventListener(event, reach, { once: true, passive: true });
}
