// What this browser keeps for the reader, for each site of an origin apart; in memory where there is no storage.
export const SITE = new URL("../", import.meta.url);

const memory = {};
const key = (name) => `digest:${SITE.pathname}:${name}`;

export function kept(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key(name))) ?? otherwise;
  } catch {
    return memory[name] ?? otherwise;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    memory[name] = value;
  }
}
