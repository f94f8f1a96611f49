// What a browser sees of pages: axe-core in both colour schemes, the console, requests, text without scripts, Lighthouse.
//
// Reads {chromium, origin, pages: [path], lighthouse: [path]} as JSON from stdin and writes {path: findings} to stdout;
// the findings' shape is `look` and `rate` below. tests/auditing.py starts it where its packages are installed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FAST = 0.99; // a slower first run may be the machine's: then two more, and the median counts
const PHONE = { width: 360, height: 800 };
const DESK = { width: 1280, height: 900 };

const mainText = () => document.querySelector("main")?.innerText ?? "";
const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

async function look(browser, address) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const origin = new URL(address).origin;
  const found = { console: [], strangers: [], axe: {} };
  page.on("console", (message) => message.type() === "error" && found.console.push(message.text()));
  page.on("pageerror", (error) => found.console.push(String(error)));
  page.on("response", (answer) => answer.status() >= 400 && found.console.push(`${answer.status()} ${answer.url()}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) found.strangers.push(request.url());
  });
  await page.goto(address, { waitUntil: "networkidle0" });
  await page.evaluate(AXE);
  for (const [scheme, window] of [["light", DESK], ["dark", PHONE]]) {
    await page.setViewport(window);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const thumb = { "target-size": { enabled: window === PHONE } }; // WCAG 2.2 AA, which axe asks of nobody by itself
    const { violations } = await page.evaluate((rules) => axe.run({ rules }), thumb);
    found.axe[scheme] = violations.map((one) => ({ rule: one.id, help: one.help, at: one.nodes.map((node) => node.html) }));
  }
  found.text = (await page.evaluate(mainText)).length;
  found.overflow = await page.evaluate(tooWide);
  await page.setJavaScriptEnabled(false);
  await page.goto(address);
  found.plain = (await page.evaluate(mainText)).length;
  await context.close();
  return found;
}

// A run in which an audit of Lighthouse's own fails has no score for its category: that says nothing of the page.
async function rated(address, port, tries = 4) {
  const { lhr } = await lighthouse(address, { port, onlyCategories: CATEGORIES });
  const whole = CATEGORIES.every((name) => lhr.categories[name].score !== null);
  return whole || tries === 1 ? lhr : rated(address, port, tries - 1);
}

async function rate(browser, address) {
  const once = () => rated(address, new URL(browser.wsEndpoint()).port);
  const speed = (report) => report.categories.performance.score ?? 0;
  let report = await once();
  if (speed(report) < FAST) {
    const runs = [report, await once(), await once()];
    report = runs.sort((a, b) => speed(a) - speed(b))[1];
  }
  const told = ({ id, displayValue, errorMessage, details }) => {
    const nodes = (details?.items ?? []).map(({ node }) => node?.snippet).filter(Boolean);
    return [id, displayValue, errorMessage, ...nodes.slice(0, 3)].filter(Boolean).join(" ");
  };
  const missed = ({ score, scoreDisplayMode }) => scoreDisplayMode === "error" || (score ?? 1) < 1;
  const short = (category) =>
    category.auditRefs
      .filter(({ id, weight }) => weight && missed(report.audits[id]))
      .map(({ id }) => told(report.audits[id]));
  return Object.fromEntries(
    CATEGORIES.map((name) => {
      const category = report.categories[name];
      return [name, { score: Math.round((category.score ?? 0) * 100), short: short(category) }];
    }),
  );
}

const asked = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({
  executablePath: asked.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking"],
});
const findings = {};
try {
  for (const path of asked.pages) findings[path] = await look(browser, asked.origin + path);
  for (const path of asked.lighthouse) findings[path].lighthouse = await rate(browser, asked.origin + path);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(findings));
