// What pages do beyond htmx: progress that moves, and times in the reader's own zone.
// Everything works without it, too: a page that is loaded again shows what is new.
(() => {
  "use strict";
  const STATES = ["pending", "processing", "completed", "failed", "cancelled"];
  // A browser opens six connections to one server: some are left for everything else.
  const AT_ONCE = 3;
  const waiting = [];
  let open = 0;

  function show(card, job) {
    for (const bar of card.querySelectorAll("progress")) bar.value = job.progress;
    for (const text of card.querySelectorAll("[data-percent]")) text.textContent = `${job.progress} %`;
    const steps = [...card.querySelectorAll("[data-step]")];
    const at = steps.findIndex((step) => step.dataset.step === job.stage);
    steps.forEach((step, index) => {
      step.toggleAttribute("data-done", index < at);
      if (index === at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
  }

  function follow(card) {
    open += 1;
    const source = new EventSource(card.dataset.live);
    const close = () => {
      if (source.closed) return;
      source.closed = true;
      source.close();
      open -= 1;
      next();
    };
    const hear = (event) => {
      if (!card.isConnected) return close();
      const job = JSON.parse(event.data);
      if (job.state === card.dataset.state) return show(card, job);
      close();
      // htmx fetches the card as it is in its new state; if it still lives it is followed again.
      card.dispatchEvent(new CustomEvent("osirix:changed"));
    };
    for (const state of STATES) source.addEventListener(state, hear);
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) close();
    });
  }

  function next() {
    while (open < AT_ONCE && waiting.length > 0) {
      const card = waiting.shift();
      if (card.isConnected) follow(card);
    }
  }

  function localise(time) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) return;
    time.textContent = at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  }

  function wake() {
    for (const card of document.querySelectorAll("[data-live]:not([data-followed])")) {
      card.dataset.followed = "";
      waiting.push(card);
    }
    for (const time of document.querySelectorAll("time:not([data-local])")) {
      time.dataset.local = "";
      localise(time);
    }
    next();
  }

  // A page that answers a form is loaded again as the form's own page: nothing is sent twice.
  if ("posted" in document.body.dataset) {
    const from = document.referrer.startsWith(`${location.origin}/`) ? document.referrer : location.href;
    history.replaceState(history.state, "", from);
  }
  // A time zone that nobody has chosen yet is the reader's own.
  for (const zone of document.querySelectorAll("[data-zone]")) {
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;
  }
  for (const here of document.querySelectorAll(".nav [aria-current], .tabs [aria-current]")) {
    here.scrollIntoView({ inline: "center", block: "nearest" });
  }
  wake();
  new MutationObserver(wake).observe(document.body, { childList: true, subtree: true });
})();
