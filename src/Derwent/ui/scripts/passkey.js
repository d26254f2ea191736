// Passkeys: the form is shown only where the browser has them. Its button asks the browser, puts the answer into the form and sends it.
//
//   <form method="post" data-passkey="get" data-options="{…}" hidden> <input type="hidden" name="Credential" data-credential> <p data-said></p> …
const refusals = {
  NotAllowedError: "Nothing was chosen, or it took too long. Try again when you are ready.",
  InvalidStateError: "This device has a passkey for you already.",
  SecurityError: "Passkeys do not work at this address.",
};

async function ask(form) {
  const options = JSON.parse(form.dataset.options);
  const publicKey = form.dataset.passkey === "create"
    ? PublicKeyCredential.parseCreationOptionsFromJSON(options)
    : PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey })
    : await navigator.credentials.get({ publicKey });
  form.querySelector("[data-credential]").value = JSON.stringify(credential);
}

const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.isSecureContext;
for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  form.hidden = false;
  document.querySelectorAll("[data-without-passkeys]").forEach(words => { words.hidden = true; });
  let asked = false;
  form.addEventListener("submit", async event => {
    if (asked) return;
    event.preventDefault();
    event.stopPropagation();
    const said = form.querySelector("[data-said]");
    said.textContent = "";
    try {
      await ask(form);
      asked = true;
      form.requestSubmit();
    } catch (refused) {
      said.textContent = refusals[refused.name] ?? "That did not work here. You can go on without a passkey.";
    }
  });
}
