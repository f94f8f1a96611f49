// What can be done with a story of the run-down: copy or share its link, mark it, hide what it is of.
import { hide, topics } from "./hidden.js";
import { isRead, setRead } from "./marks.js";
import { button, element, label, segments } from "./page.js";
import { words } from "./words.js";

// On the page of its day: the home page will show another.
function address(story) {
  const url = new URL(story.closest("[data-page]").dataset.page, location);
  url.hash = story.id;
  return url.href;
}

async function copy(story, control) {
  try {
    await navigator.clipboard.writeText(address(story));
    control.textContent = words.copied;
  } catch {
    location = address(story); // without a clipboard, the address bar has it
  }
}

function* choices(story) {
  yield button(words.copy, ({ target }) => copy(story, target));
  if (navigator.share) {
    yield button(words.share, () => navigator.share({ title: label(story), url: address(story) }).catch(() => {}));
  }
  yield button(isRead(story) ? words.unread : words.read, () => setRead(story, !isRead(story)));
  const outlets = [...story.querySelectorAll("[data-source]")].slice(0, 3);
  const named = outlets.map(({ dataset, firstChild }) => [`sources/${dataset.source}/`, firstChild.data.trim()]);
  for (const [path, name] of new Map([...named, ...topics(story)])) {
    yield button(`${words.hide}: ${name}`, () => hide(path, name));
  }
}

for (const story of segments) {
  const control = button("⋯", () => fold(control.ariaExpanded === "true"));
  const fold = (folded) => {
    control.ariaExpanded = String(!folded);
    control.nextSibling?.remove();
    if (!folded) control.after(element("span", { className: "options" }, ...choices(story)));
  };
  const row = element("span", { className: "more-of" }, control);
  row.addEventListener("click", ({ target }) => target !== control && target.textContent !== words.copy && fold(true));
  row.addEventListener("keydown", ({ key }) => key === "Escape" && (fold(true), control.focus()));
  control.className = "unfold";
  control.ariaExpanded = "false";
  control.ariaLabel = `${words.options}: ${label(story)}`;
  story.querySelector(".from").append(row);
}
