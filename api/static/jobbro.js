// What needs a script: keys, closing what is open, and a word when something was not saved. Every page works without.
"use strict";

(function () {
  const KEYS_OFF = "jobbro-keys-off";

  function keysWanted() {
    try { return localStorage.getItem(KEYS_OFF) === null; } catch { return true; }
  }

  function wantKeys(wanted) {
    try {
      if (wanted) localStorage.removeItem(KEYS_OFF);
      else localStorage.setItem(KEYS_OFF, "1");
    } catch { /* a browser without storage keeps the keys on */ }
  }

  function writing(element) {
    return element.closest("input, select, textarea, [contenteditable]") !== null;
  }

  // Next and previous proposal, among those that are in view and not folded away
  function step(by) {
    const proposals = [...document.querySelectorAll("[data-proposal]")].filter((one) => one.checkVisibility());
    if (!proposals.length) return;
    const here = proposals.indexOf(document.activeElement.closest("[data-proposal]"));
    const next = here < 0 ? (by > 0 ? 0 : proposals.length - 1) : here + by;
    const target = proposals[Math.min(Math.max(next, 0), proposals.length - 1)];
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  // A and X act on the proposal that has the focus, and on no other
  function press(key) {
    const proposal = document.activeElement.closest("[data-proposal]");
    const button = proposal && proposal.querySelector(`[data-key="${key}"]`);
    if (!button) return;
    button.click();
    const menu = button.closest("details");
    if (menu && menu.open) menu.querySelector("button").focus();
  }

  function toggleHelp() {
    const help = document.getElementById("genveje");
    if (!help) return;
    if (help.open) help.close();
    else help.showModal();
  }

  const ACTIONS = {
    "/": () => { const field = document.querySelector("[data-search]"); if (field) field.focus(); },
    "j": () => step(1),
    "k": () => step(-1),
    "a": () => press("a"),
    "x": () => press("x"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (event.key === "Escape") closeMenus(null, true);
    if (event.key === "?") { event.preventDefault(); toggleHelp(); return; }
    const action = ACTIONS[event.key.toLowerCase()];
    if (!action || !keysWanted() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    action();
  });

  function closeMenus(except, giveFocusBack) {
    for (const menu of document.querySelectorAll("details.set-aside[open]")) {
      if (menu === except) continue;
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (giveFocusBack && hadFocus) menu.querySelector("summary").focus();
    }
  }

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details.set-aside"), false);
    const close = event.target.closest(".toast-close");
    if (close) close.closest(".toast").remove();
  });

  // After "Vis flere" the first card that appeared gets the focus, since the button is gone
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches("details.more") || !event.target.open) return;
    const first = event.target.querySelector("[data-proposal]");
    if (first) first.focus({ preventScroll: true });
  }, true);

  // The button pressed is gone after a decision; the one in its place gets the focus
  document.addEventListener("htmx:afterSwap", (event) => {
    const decision = document.getElementById(event.detail.target.id);
    if (!decision || !decision.matches(".decision")) return;
    const button = decision.querySelector("button");
    if (button) button.focus({ preventScroll: true });
  });

  function tellFailure() {
    const shelf = document.getElementById("toasts");
    const made = document.getElementById("fejl").content.firstElementChild.cloneNode(true);
    made.classList.add("show");
    shelf.replaceChildren(made);
  }

  document.addEventListener("htmx:responseError", tellFailure);
  document.addEventListener("htmx:sendError", tellFailure);

  const opener = document.querySelector("[data-help]");
  if (opener) {
    opener.hidden = false;
    opener.addEventListener("click", toggleHelp);
  }

  const box = document.getElementById("genveje-til");
  if (box) {
    box.checked = keysWanted();
    box.addEventListener("change", () => wantKeys(box.checked));
  }
})();
