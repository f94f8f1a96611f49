// Sources and topics that the reader hides. A story stays while it has another source, or another topic.
import { keep, kept, SITE } from "./kept.js";
import { button, element, facts, stories } from "./page.js";
import { words } from "./words.js";

// { "sources/quay/": "Quay Gazette" }: what is hidden, by the path of its page.
export const hidden = () => kept("hidden", {});

export function hide(path, name) {
  keep("hidden", { ...hidden(), [path]: name });
  sift();
}

export function unhide(path) {
  const { [path]: _, ...others } = hidden();
  keep("hidden", others);
  sift();
}

// The path of a source's or topic's page, from a link to it; nothing of other pages.
const place = ({ pathname }) =>
  /^(?:sources|topics)\/[^/]+\/(?=(?:index\.html)?$)/.exec(pathname.slice(SITE.pathname.length))?.[0];

export const topics = (story) =>
  [...(story.closest(".brief") ?? story).querySelectorAll("a.topic")].map((link) => [place(link), link.textContent]);

export const sources = (story) => (story.dataset.sources ?? "").split(" ").filter(Boolean).map((id) => `sources/${id}/`);

// Hide what is unwanted, and say how much that is.
export function sift(unwanted = hidden()) {
  const all = (paths) => paths.length && paths.every((path) => path in unwanted);
  for (const story of stories) story.hidden = all(sources(story)) || all(topics(story).map(([path]) => path));
  for (const group of document.querySelectorAll(".brief")) group.hidden = !group.querySelector("li:not([hidden])");
  document.querySelector(".sifted")?.remove();
  const count = stories.filter((story) => story.hidden).length;
  if (!count) return;
  const line = element("p", { className: "sifted meta" }, `${words.hidden}: ${count} `, button(words.show, () => sift({})));
  document.querySelector("main").append(line);
}

// On the page of a source or topic: a button that hides it, or shows it again.
const here = place(location);
if (here && facts) {
  const name = document.querySelector("h1").textContent.trim();
  const control = button("", () => (here in hidden() ? unhide(here) : hide(here, name), tell()));
  const tell = () => {
    control.textContent = here in hidden() ? words.unhide : words.hide;
  };
  tell();
  facts.append(" · ", control);
}
sift();
