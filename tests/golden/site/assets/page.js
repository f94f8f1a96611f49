// What a page shows, and what scripts add to it.
const LISTS = ":is(.lines, .river, .steps, .stages, .threads, .day-list, .topic-list)";

export const segments = [...document.querySelectorAll(".segment[id]")];
export const stories = [...document.querySelectorAll(`main .segment, main ${LISTS} > li`)];
export const facts = document.querySelector(".opening .facts");
export const label = (segment) => segment.querySelector("h3")?.textContent.replace(/:$/, "") ?? "";

export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export const button = (text, onclick) => element("button", { type: "button", onclick }, text);
