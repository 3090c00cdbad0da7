// Passkeys: made and shown by the device, looked at by the server. Without them, and where a browser
// has none, one signs in as before.
(() => {
  "use strict";
  const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON;
  if (!able) return;

  async function call(path, body) {
    const more = body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`/api/auth/passkey/${path}`, more || {});
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(told.message || "This did not work. Try again.");
    return told;
  }

  async function add(form) {
    const options = await call("generate-register-options");
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const made = await navigator.credentials.create({ publicKey });
    await call("verify-registration", { response: made.toJSON(), name: form.elements.name.value });
    location.assign("/settings/security?done=passkey");
  }

  async function enter(form) {
    const options = await call("generate-authenticate-options");
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const shown = await navigator.credentials.get({ publicKey });
    const told = await call("verify-authentication", { response: shown.toJSON() });
    const next = encodeURIComponent(form.dataset.next);
    location.assign(told.twoFactorRedirect ? `/login/code?next=${next}` : form.dataset.next);
  }

  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const said = form.querySelector("[data-said]");
      said.textContent = "";
      try {
        await (form.dataset.passkey === "add" ? add : enter)(form);
      } catch (error) {
        // Who says no to their device has changed their mind: nothing is wrong.
        if (error.name !== "NotAllowedError") said.textContent = error.message;
      }
    });
  }
})();
