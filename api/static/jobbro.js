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
    return element.closest("input:not([type=checkbox]), select, textarea, [contenteditable]") !== null;
  }

  const STOPS = "[data-proposal], [data-choose]";

  // Next and previous proposal, or row of a list, among those that are in view and not folded away
  function step(by) {
    const stops = [...document.querySelectorAll(STOPS)].filter((one) => one.checkVisibility());
    if (!stops.length) return;
    const row = document.activeElement.closest("tr");
    const here = stops.indexOf(document.activeElement.closest(STOPS) || (row && row.querySelector(STOPS)));
    const next = here < 0 ? (by > 0 ? 0 : stops.length - 1) : here + by;
    const target = stops[Math.min(Math.max(next, 0), stops.length - 1)];
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

  // Z takes back what was just done, as long as the way back is shown
  function undo() {
    const button = [...document.querySelectorAll(".made-undo")].find((one) => one.checkVisibility({ visibilityProperty: true }));
    if (button) button.click();
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
    "z": undo,
  };

  // Ctrl+Enter saves the form one stands in, else opens the form for a new agreement
  function save() {
    const form = document.activeElement.closest("form[data-save]");
    if (form) { form.requestSubmit(); return; }
    openNewAgreement();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus(null, true);
    if (event.ctrlKey && event.key === "Enter" && keysWanted()) { event.preventDefault(); save(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (event.key === "?") { event.preventDefault(); toggleHelp(); return; }
    const action = ACTIONS[event.key.toLowerCase()];
    if (!action || !keysWanted() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    action();
  });

  function closeMenus(except, giveFocusBack) {
    const menus = giveFocusBack ? "details.set-aside[open], details.menu-up[open]" : "details.set-aside[open]";
    for (const menu of document.querySelectorAll(menus)) {
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

  // Says what the server said; when it said nothing, that the connection may be gone
  function tellFailure(event) {
    if (event.detail.elt.matches("[data-draft]")) return;
    const shelf = document.getElementById("toasts");
    const made = document.getElementById("fejl").content.firstElementChild.cloneNode(true);
    const answer = new DOMParser().parseFromString((event.detail.xhr || {}).responseText || "", "text/html");
    const [heading, sentence] = [answer.querySelector("main h1"), answer.querySelector("main .lead")];
    if (heading && sentence) {
      const lines = made.querySelectorAll("p");
      lines[0].firstElementChild.textContent = heading.textContent;
      lines[1].textContent = sentence.textContent;
    }
    made.classList.add("show");
    shelf.replaceChildren(made);
  }

  document.addEventListener("htmx:responseError", tellFailure);
  document.addEventListener("htmx:sendError", tellFailure);

  // Arrows walk from a field that looks while one types into what was found, and back
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const field = event.target.closest("[data-seek]");
    const list = event.target.closest("[data-hits]") || (field && field.form.parentElement.querySelector("[data-hits]"));
    if (!list) return;
    const stops = [list.parentElement.querySelector("[data-seek]"), ...list.querySelectorAll("button")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

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

  // --- A talk -----------------------------------------------------------------------------------------------------

  function openNewAgreement() {
    const fold = document.getElementById("ny-aftale");
    if (!fold) return;
    fold.open = true;
    fold.querySelector("textarea").focus();
  }

  // One panel over the bar at a time; a form that opens gets the focus
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches("details.menu-up") || !event.target.open) return;
    for (const other of document.querySelectorAll("details.menu-up[open]")) if (other !== event.target) other.open = false;
    const field = event.target.querySelector("textarea");
    if (field) field.focus();
  }, true);

  // A field that only one choice of a list needs
  function showNeeded(list) {
    const [value, place] = list.dataset.shows.split(":");
    const needed = document.querySelector(place);
    if (needed) needed.hidden = list.value !== value;
  }

  const showAllNeeded = () => document.querySelectorAll("[data-shows]").forEach(showNeeded);
  showAllNeeded();
  document.addEventListener("change", (event) => { if (event.target.matches("[data-shows]")) showNeeded(event.target); });

  // A field that looks while one types is sent by Enter or by choosing, not by leaving it
  document.addEventListener("change", (event) => { if (event.target.matches("[data-quiet]")) event.stopPropagation(); }, true);

  // A job's agreement that is taken back in the list changes its card too, when the card is on the page
  document.addEventListener("htmx:configRequest", (event) => {
    const job = event.detail.elt.dataset.job;
    if (job && document.getElementById(`beslutning-${job}`)) event.detail.parameters.kort = "true";
  });

  // The way back is gone when it has been taken; the focus goes to where one can act again
  document.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.detail.requestConfig;
    const next = asked && asked.elt.dataset.focus && document.querySelector(asked.elt.dataset.focus);
    if (next) next.focus({ preventScroll: true });
  });

  // Where the focus goes after each change, and what the address says
  document.addEventListener("htmx:afterSettle", (event) => {
    const place = document.getElementById(event.detail.target.id);
    if (!place) return;
    if (place.id === "job") {
      history.replaceState(null, "", place.dataset.address);
      const sought = event.detail.requestConfig.parameters.act ? "ny-kompetence" : "rejsetid";
      if (document.activeElement === document.body) document.getElementById(sought).focus({ preventScroll: true });
    }
    if (place.id === "aftaler-liste") {
      const form = place.querySelector(`form[action="${event.detail.requestConfig.path}"]`);
      if (form) form.querySelector("button").focus({ preventScroll: true });
    }
    if (place.id === "ny-aftale-form") {
      showAllNeeded();
      place.querySelector("textarea").focus({ preventScroll: true });
    }
    if (place.id === "hvorfor-ikke-svar") { place.focus({ preventScroll: true }); place.scrollIntoView({ block: "nearest" }); }
  });

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent);
      document.getElementById("besked").textContent = "Teksten er kopieret";
      button.lastChild.textContent = "Kopieret";
    });
  }

  // --- What is typed is never lost: kept here until the server has it ---------------------------------------------

  const TYPED = "jobbro-typed:";
  const RETRY = 4000;

  function remember(field) {
    try {
      localStorage.setItem(TYPED + field.dataset.draft, JSON.stringify({ text: field.value, seen: seenBy(field) }));
    } catch { /* a browser without storage relies on the server */ }
  }

  function forget(prefix) {
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(TYPED + prefix)) localStorage.removeItem(key);
    } catch { /* nothing was kept */ }
  }

  function remembered(field) {
    try { return JSON.parse(localStorage.getItem(TYPED + field.dataset.draft)); } catch { return null; }
  }

  function seenBy(field) {
    return field.form.elements[`${field.name}_seen`].value;
  }

  function sayAt(field, words) {
    const place = document.querySelector(`#kladde-${field.name} [data-draft-said]`);
    if (place) place.textContent = words;
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-draft]")) remember(event.target);
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful, requestConfig } = event.detail;
    if (!successful) return;
    if (elt.matches("form[data-closes]")) { elt.closest("details").open = false; document.getElementById("rejsetid").focus(); }
    if (elt.matches("form[data-save]")) elt.querySelectorAll("[data-draft]").forEach((field) => forget(field.dataset.draft));
    if (!elt.matches("[data-draft]")) return;
    const isNewest = requestConfig.parameters[elt.name] === elt.value;
    if (isNewest && !document.querySelector(`#kladde-${elt.name}[data-conflict]`)) forget(elt.dataset.draft);
  });

  document.addEventListener("htmx:sendError", (event) => {
    const field = event.detail.elt;
    if (!field.matches("[data-draft]")) return;
    sayAt(field, "Ingen forbindelse. Teksten er gemt i denne browser og sendes, når der er forbindelse igen.");
    setTimeout(() => { if (remembered(field)) htmx.trigger(field, "keep"); }, RETRY);
  });

  // Back after a lost connection or a new sign-in: what the server never got is put back and sent
  function bringBack(field) {
    const kept = remembered(field);
    if (!kept || kept.text === field.value) { forget(field.dataset.draft); return; }
    const isNewest = kept.seen === seenBy(field);
    field.value = isNewest || !field.value ? kept.text : `${field.value}\n\n${kept.text}`;
    sayAt(field, "Hentet tilbage fra denne browser.");
    const fold = field.closest("details");
    if (fold) fold.open = true;
    htmx.trigger(field, "keep");
  }

  window.addEventListener("load", () => document.querySelectorAll("[data-draft]").forEach(bringBack));

  const ended = document.querySelector("[data-ended]");
  if (ended) forget(ended.dataset.ended);

  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/log-ud") forget("");
  });

  // --- Lists: ticking rows, and filters that leave a short address ------------------------------------------------

  function tellChosen(form) {
    const rows = [...form.querySelectorAll("[data-choose]")];
    const chosen = rows.filter((one) => one.checked).length;
    const count = form.querySelector("[data-chosen-count]");
    if (count) count.textContent = chosen ? `${chosen} af ${rows.length} på siden er valgt` : "Sæt kryds ved de rækker, det gælder";
    const all = form.querySelector("[data-choose-all] input");
    all.checked = rows.length > 0 && chosen === rows.length;
    all.indeterminate = chosen > 0 && chosen < rows.length;
  }

  // With Shift the rows from the last one that was ticked follow the one that is ticked now, by mouse or by Space
  function chooseTo(form, row, last) {
    const rows = [...form.querySelectorAll("[data-choose]")];
    const [from, to] = [rows.indexOf(last), rows.indexOf(row)].sort((one, other) => one - other);
    for (const between of rows.slice(from, to + 1)) between.checked = row.checked;
  }

  function tendList(form) {
    let last = null;
    form.querySelector("[data-choose-all]").hidden = false;
    tellChosen(form);
    form.addEventListener("click", (event) => {
      if (!event.target.matches("[data-choose]")) return;
      if (event.shiftKey && last) chooseTo(form, event.target, last);
      last = event.target;
    });
    form.addEventListener("change", (event) => {
      if (event.target.closest("[data-choose-all]")) {
        for (const row of form.querySelectorAll("[data-choose]")) row.checked = event.target.checked;
      }
      tellChosen(form);
    });
    // Enter at a row would send the form; it goes to where one says what is to be done
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches("[data-choose], [data-choose-all] input")) return;
      event.preventDefault();
      form.querySelector(".list-batch select, .list-batch button").focus();
    });
    // Back from another page the browser ticks what was ticked
    window.addEventListener("pageshow", () => tellChosen(form));
  }

  document.querySelectorAll("form[data-list]").forEach(tendList);

  // A filter that is not used is not in the address
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-tidy]")) return;
    for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
    setTimeout(() => { for (const field of event.target.elements) field.disabled = false; });
  });

  // On a telephone the filters are folded, so that the list is what one meets
  const narrow = matchMedia("(max-width: 767px)");
  function foldNarrow() {
    for (const fold of document.querySelectorAll("details[data-fold-narrow]")) fold.open = !narrow.matches;
  }
  if (narrow.matches) foldNarrow();
  narrow.addEventListener("change", foldNarrow);
})();
