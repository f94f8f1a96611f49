// The reader's settings and the keys: a page, shown as a dialog on the others.
import { hidden, unhide } from "./hidden.js";
import { keep, kept, SITE } from "./kept.js";
import { forget } from "./marks.js";
import { button, element } from "./page.js";
import { words } from "./words.js";

const here = document.querySelector(".comforts");

function wire(form) {
  for (const control of form.querySelectorAll("input")) {
    const { name, type, value } = control;
    const tick = type === "checkbox";
    control.checked = tick ? kept(name, true) : kept(name, "") === value;
    control.onchange = () => {
      keep(name, tick ? control.checked : value);
      dispatchEvent(new Event("look"));
    };
  }
  form.querySelector("[name=forget]").onclick = forget;
  list(form.querySelector(".hides"));
}

function list(place) {
  const lines = Object.entries(hidden()).map(([path, name]) =>
    element("li", {}, `${name} `, button(words.unhide, () => (unhide(path), list(place)))),
  );
  place.replaceChildren(...(lines.length ? lines : [element("li", {}, words.none)]));
}

export async function open() {
  if (here) return;
  const page = new URL("reading/", SITE);
  try {
    const html = await (await fetch(page)).text();
    const form = new DOMParser().parseFromString(html, "text/html").querySelector(".comforts");
    const dialog = element("dialog", { className: "reading", ariaLabel: words.settings, onclose: () => dialog.remove() });
    dialog.append(button(words.close, () => dialog.close()), form);
    wire(form);
    document.body.append(dialog);
    dialog.showModal();
  } catch {
    location = page;
  }
}

if (here) wire(here);
addEventListener("click", (event) => {
  if (here || event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest(".look")) return;
  event.preventDefault();
  open();
});
