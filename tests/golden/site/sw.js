const SHELL = "28731fca1eb4660f", FILES = ["assets/apple-touch-icon.png","assets/digest.css","assets/hidden.js","assets/icon.svg","assets/kept.js","assets/keys.js","assets/listen.css","assets/look.js","assets/marks.js","assets/notes.js","assets/options.js","assets/page.js","assets/player.js","assets/reader.js","assets/search-page.js","assets/search.css","assets/settings.js","assets/speech.js","assets/theme.css","assets/words.js","reading/"], WORDS = {"late":"The network does not answer: this page is of","offline":"Offline: this page is of","missing":"Offline: this page is not kept in this browser."}, LANGUAGE = "en";

// Reading without a network. The network is always asked first; a page that comes from here says when it was kept.
const SITE = registration.scope;
const [shell, pages] = [SHELL, "pages"].map((name) => `digest ${SITE} ${name}`);
const WAIT = 3000; // milliseconds that the network has, where there is something to show instead
const MOST = 40; // pages
const EDITIONS = 3; // of the newest days, kept without having been read
const DAY = /href="(\d{4}\/\d\d\/\d\d\/(?:index\.html)?)"/g;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(SITE) || url.startsWith(`${SITE}pagefind/`)) return;
  event.respondWith(mode === "navigate" ? page(event) : file(event.request));
});

async function install() {
  const cache = await caches.open(shell);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: "no-cache" })));
  await skipWaiting();
}

async function activate() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(`digest ${SITE} `));
  await Promise.all(ours.map((name) => name !== shell && name !== pages && caches.delete(name)));
  await clients.claim();
  await keep(SITE, await fetch(SITE, { cache: "no-cache" })).catch(() => {});
}

async function page(event) {
  const { url } = event.request;
  const fresh = fetch(event.request, { cache: "no-cache" }); // what the browser itself keeps is of no known day
  event.waitUntil(fresh.then((answer) => keep(url, answer.clone())).catch(() => {}));
  try {
    return await inTime(fresh);
  } catch (reason) {
    const old = await caches.match(bare(url), { cacheName: pages });
    if (old) return dated(old, reason === "late" ? WORDS.late : WORDS.offline);
    return fresh.catch(missing);
  }
}

async function file(request) {
  const kept = await caches.match(bare(request.url));
  return kept ? inTime(fetch(request)).catch(() => kept) : fetch(request);
}

const bare = (url) => url.split(/[?#]/)[0].replace(/\/index\.html$/, "/");
const inTime = (answer) => Promise.race([answer, new Promise((_, late) => setTimeout(late, WAIT, "late"))]);
const policyOf = (answer) => answer.headers.get("content-security-policy") ?? "";
const html = (text, status, kept, policy = "default-src 'none'") => {
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy, "x-kept": kept };
  return new Response(text, { status, headers });
};

async function keep(url, answer) {
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return;
  const text = await answer.text();
  const cache = await caches.open(pages);
  await cache.put(bare(url), html(text, 200, new Date().toISOString(), policyOf(answer)));
  for (const old of (await cache.keys()).slice(0, -MOST)) await cache.delete(old);
  if (bare(url) !== SITE) return;
  const days = new Set(Array.from(text.matchAll(DAY), ([, path]) => new URL(path, SITE).href));
  for (const day of [...days].slice(0, EDITIONS)) {
    if (!(await cache.match(bare(day)))) await keep(day, await fetch(day));
  }
}

async function dated(answer, said) {
  const kept = answer.headers.get("x-kept");
  const when = new Date(kept).toLocaleString(LANGUAGE, { dateStyle: "full", timeStyle: "short" });
  const line = `<p class="offline" role="status">${said} ${when}</p>`;
  return html((await answer.text()).replace(/<main[^>]*>/, (main) => main + line), 200, kept, policyOf(answer));
}

const missing = () =>
  html(`<!doctype html><title>${WORDS.missing}</title><p>${WORDS.missing}</p><p><a href="${SITE}">${SITE}</a></p>`, 503, "");