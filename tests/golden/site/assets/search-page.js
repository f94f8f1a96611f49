// The search page: Pagefind finds, this shows. The index is loaded when the form is first used.
import { element } from "./page.js";

const { engine: program, digits, site } = document.querySelector("[data-engine]").dataset;
const bundle = program.replace(/[^/]*$/, "");
const form = document.querySelector(".search");
const field = form.elements.q;
const [status, list, further] = form.querySelectorAll("[role=status], .found, .further");
const row = document.getElementById("found");
const filters = [...form.querySelectorAll("select[id^=in-]")];
const language = document.documentElement.lang;
const given = new URLSearchParams(location.search);
const STEP = 20;
const PAUSE = 180; // ms without a key before a search begins

// Words as the index has them: see digest/render/search.py and `fold` in digest/text.py.
const RUN = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}\uac00-\ud7a3]+/gu;
const LETTERS = { ł: "l", ø: "o", đ: "d", ħ: "h", ı: "i", ŧ: "t", ß: "ss", "’": "'", "‘": "'" };
const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[łøđħıŧß’‘]/g, (one) => LETTERS[one]);
const pairs = (run) => {
  const letters = [...run];
  return letters.slice(1).map((one, at) => letters[at] + one).join(" ") || run;
};
const indexed = (text) => fold(text.normalize("NFKC").replace(RUN, (run) => ` ${pairs(run)} `)).replace(/\s+/g, " ").trim();

const json = async (path) => (await fetch(bundle + path)).json();
let engine;
const load = () =>
  (engine ??= Promise.all([import(new URL(program, location.href)), json("choices.json")]).then(
    async ([pagefind, choices]) => {
      for (const select of filters) offer(select, choices[select.name] ?? []);
      await pagefind.init();
      return pagefind;
    },
  ));

// Results stand in packs, by the first digits of their ids.
const packs = {};
const pack = (name) => (packs[name] ??= json(`stories/${name}.json`));
const result = async ({ id }) => (await pack(id.replace(/^.*_/, "").slice(0, digits)))[id];

const DATES = {
  month: new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }),
  day: new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }),
};

// The choices of a filter, and how many stories each has.
const facets = new Map();
const offer = (select, choices) => {
  const chosen = given.get(select.name) ?? select.value;
  const dates = DATES[select.name];
  if (dates) choices.reverse();
  else choices.sort(([one], [other]) => one.localeCompare(other, language));
  for (const [value, word, count] of choices) {
    facets.set(`${select.name} ${value}`, word);
    select.append(new Option(`${dates?.format(new Date(value)) ?? value} (${count})`, value));
  }
  select.value = chosen;
  if (select.selectedIndex < 0) select.value = "";
  select.closest("p").hidden = !choices.length;
};

// A text with the words that were asked for marked, whatever their case and accents.
const marked = (text) => {
  const parts = text.split(/([\p{L}\p{N}]+)/u).flatMap((part) => part.split(new RegExp(`(${RUN.source})`, "u")));
  return parts.flatMap((part) => {
    if (!part.match(RUN)) return asked.some((word) => fold(part).startsWith(word)) ? mark(part) : part;
    const found = field.value.match(RUN)?.find((run) => part.includes(run));
    return found ? part.split(found).flatMap((piece, at) => (at ? [mark(found), piece] : piece)) : part;
  });
};
const mark = (text) => element("mark", {}, text);

const shown = ({ path, title, text, date, topic, outlets, lang }) => {
  const entry = row.content.cloneNode(true);
  const [link, excerpt, meta] = entry.querySelectorAll("a, .excerpt, .meta");
  link.href = site.replace(/index\.html$/, "") + path;
  link.append(...marked(title));
  excerpt.append(...marked(text ?? ""));
  if (lang) link.lang = excerpt.lang = lang;
  meta.textContent = [date, topic, outlets].filter(Boolean).join(" · ");
  return entry;
};

let turn = 0;
let waiting = [];
let asked = [];
const show = async () => {
  const mine = turn;
  const rows = await Promise.all(waiting.splice(0, STEP).map(async (one) => shown(await result(one))));
  if (mine !== turn) return;
  const first = rows[0]?.querySelector("a");
  list.append(...rows);
  further.hidden = !waiting.length;
  return first;
};

const search = async () => {
  const mine = ++turn;
  const query = indexed(field.value);
  const words = query.split(/[" ]+/).filter(Boolean);
  remember();
  if (!query && !filters.some(({ value }) => value)) {
    list.replaceChildren();
    further.hidden = true;
    status.textContent = "";
    return;
  }
  status.textContent = form.dataset.wait;
  try {
    const pagefind = await load();
    const order = form.elements.sort.value;
    const narrow = filters.map(({ name, value }) => facets.get(`${name} ${value}`));
    const found = await pagefind.search([query, ...narrow].filter(Boolean).join(" "), {
      sort: order || !query ? { day: order || "desc" } : {},
    });
    // A word that no story has is passed over by Pagefind.
    const each = await Promise.all(words.map((word) => pagefind.search(word)));
    if (mine !== turn) return;
    asked = words;
    waiting = each.every(({ results }) => results.length) ? found.results : [];
    list.replaceChildren();
    const { some, none } = form.dataset;
    status.textContent = waiting.length ? some.replace("#", waiting.length.toLocaleString(language)) : none;
    await show();
  } catch {
    if (mine === turn) status.textContent = form.dataset.broken;
  }
};

// The address holds what was asked for, so that it can be kept, shared and come back to.
const remember = () => {
  const now = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, "", now.size ? `?${now}` : location.pathname);
};

let timer;
field.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
};
form.onchange = ({ target }) => target !== field && search();
form.onsubmit = (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
};
further.onclick = async () => (await show())?.focus();

field.value = given.get("q") ?? "";
form.elements.sort.value = given.get("sort") ?? "";
if (location.hash === "#q") field.focus();
form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
if (given.size) load().then(search, search);
