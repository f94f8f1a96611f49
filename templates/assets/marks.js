// What the reader has read, and what is new since the last visit. Half an hour without a page ends a visit.
import { keep, kept } from "./kept.js";
import { element, facts, segments } from "./page.js";
import { words } from "./words.js";

const PAUSE = 30 * 60 * 1000;
const MOST = 2000; // stories: about three months of them

const merged = (ids, more) => [...new Set([...ids, ...more])].slice(-MOST);

export const isRead = ({ id }) => kept("read", []).includes(id);

export function setRead(story, read) {
  const others = kept("read", []).filter((id) => id !== story.id);
  keep("read", read ? merged(others, [story.id]) : others);
  story.classList.toggle("read", read);
}

export function forget() {
  keep("read", []);
  keep("visit", null);
  for (const story of segments) story.classList.remove("read");
}

// The stories known before this visit, and when the one before it ended; nothing on the first.
function before() {
  const now = Date.now();
  const last = kept("visit") ?? { now, seen: [] };
  const { since, known } = now - last.now < PAUSE ? last : { since: last.now, known: last.seen };
  const seen = merged(last.seen, segments.map(({ id }) => id));
  keep("visit", { now, since, known, seen });
  return { since, known };
}

function tell({ since, known }) {
  if (!since) return;
  const fresh = segments.filter(({ id }) => !known.includes(id));
  for (const story of fresh) story.querySelector("h3, p").before(element("span", { className: "fresh" }, words.fresh), " ");
  const when = new Date(since).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  facts?.append(" · ", fresh.length ? `${words.since} (${when}): ${fresh.length}` : `${words.nothing} (${when})`);
}

// Read is what has left the window at its top, or whose source was opened.
const above = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    if (!isIntersecting && target.begun && boundingClientRect.bottom < 1) setRead(target, true);
    target.begun ||= isIntersecting;
  }
});

if (segments.length && kept("marks", true)) {
  tell(before());
  for (const story of segments) {
    story.classList.toggle("read", isRead(story));
    story.addEventListener("click", ({ target }) => target.closest("a[href^=http]") && setRead(story, true));
    above.observe(story);
  }
}
