// One key each: never while typing, with a modifier or beside a dialog. The reader can turn them off.
import { kept } from "./kept.js";
import { stories } from "./page.js";
import { open } from "./settings.js";

const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => current()?.querySelector("a[href^=http]")?.click(),
  t: () => document.querySelector(".masthead a[href*='topics/']")?.click(),
  "/": ask,
  "?": open,
};

const visible = () => stories.filter((story) => story.getClientRects().length);
const focused = () => visible().findLast((story) => story.contains(document.activeElement));
// The story that has the focus, else the first that begins in the window or below.
const current = () => focused() ?? visible().find((story) => story.getBoundingClientRect().top > -1);

function step(by) {
  const all = visible();
  const from = focused();
  const next = from || by < 0 ? all[all.indexOf(current()) + by] : current();
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: next.offsetHeight < innerHeight / 2 ? "center" : "start" });
}

function ask() {
  const field = document.querySelector(".search [type=search]");
  const link = document.querySelector(".masthead a[href*='search/']");
  if (field) field.select();
  else if (link) location.assign(`${link.href}#q`);
}

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
  if (!Object.hasOwn(KEYS, key) || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return;
  if (target.closest?.(FIELDS) || document.querySelector("dialog[open]") || !kept("keys", true)) return;
  event.preventDefault();
  KEYS[key]();
});
