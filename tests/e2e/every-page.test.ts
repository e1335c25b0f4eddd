/** Every page a role may open, found by following links from the table of routes: accessible in both themes, and no wider than a phone with text twice the size. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { homeOf, may, ROUTE_ROLES } from "../../src/inbox/access.ts";
import type { StaffRole } from "../../src/staff/types.ts";
import { expectAccessible } from "../support/e2e/accessibility.ts";
import { openPage } from "../support/e2e/pages.ts";
import { cardWith, openInbox, openPhone } from "../support/e2e/people.ts";
import { inboxUrl } from "../support/e2e/system.ts";

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: "light" as const };
const DESK = { viewport: { width: 1280, height: 900 }, colorScheme: "dark" as const };
/** axe measures with inline styles and fetches style sheets, which our policy refuses, as it should. */
const axeComplaints = {
  expectedComplaints: ["Applying inline style", "violates the following Content Security Policy directive"],
};

/** What answers a GET and is no page: parts of one, a socket, bytes, files. */
const NO_PAGE = /^\/inbox\/(fragments\/|live$|media\/|admin\/csv\/:file$)/;
/** Where no link leads: a form leads there. */
const BY_FORM = ["/inbox/search", "/inbox/records/kept"];
/** Requests with something to read about them, as addresses without a host. */
const requests: string[] = [];

const pagesOf = (role: StaffRole): string[] =>
  [...ROUTE_ROLES.keys()]
    .filter((route) => route.startsWith("GET ") && may(role, route))
    .map((route) => route.slice("GET ".length))
    .filter((path) => !NO_PAGE.test(path));

/** The pattern a path belongs to; words stand before names, as in the router. */
function patternOf(path: string, patterns: readonly string[]): string | undefined {
  const parts = path.split("/");
  const fits = (pattern: string) => {
    const wanted = pattern.split("/");
    return wanted.length === parts.length && wanted.every((one, i) => one.startsWith(":") || one === parts[i]);
  };
  return patterns.filter(fits).sort((a, b) => a.split(":").length - b.split(":").length)[0];
}

const known = new Map<StaffRole, Promise<Map<string, string>>>();
const addressesOf = (page: Page, role: StaffRole): Promise<Map<string, string>> => {
  const addresses = known.get(role) ?? look(page, role);
  known.set(role, addresses);
  return addresses;
};

/** One real address for each page, by following links as somebody would who looks into every corner. */
async function look(page: Page, role: StaffRole): Promise<Map<string, string>> {
  const patterns = pagesOf(role);
  const found = new Map(BY_FORM.filter((path) => patterns.includes(path)).map((path) => [path, path]));
  const ahead = [homeOf(role), ...(role === "manager" ? requests : [])];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const html = await (await page.request.get(inboxUrl(path))).text();
    for (const [, href = ""] of html.matchAll(/<a [^>]*?href="(\/inbox[^"#?]*)/g)) {
      const pattern = patternOf(href, patterns);
      if (pattern === undefined || found.has(pattern)) continue;
      found.set(pattern, href);
      ahead.push(href);
    }
  }
  const request = found.get("/inbox/requests/:id");
  if (request && patterns.includes("/inbox/requests/:id/compose"))
    found.set("/inbox/requests/:id/compose", `${request}/compose`);
  return found;
}

/** A day with something on every page: a person with a note, a report by a neighbour, a call that was noted down. */
async function aDay(): Promise<void> {
  const words = `まいにち同じ夢を見て、目がさめてしまいます${Date.now()}`;
  const person = await openPhone("ゆめこ", { stays: true });
  await person.follow();
  await person.says("北野町に住んでいます");
  await person.says(words);
  await person.says("人と話したい");
  await person.hears(/./);
  const neighbour = await openPhone("となりのひと", { stays: true });
  await neighbour.follow();
  await neighbour.says("となりの家の雨戸が、ずっと閉まったままです。北野町の松の木の角です");
  await neighbour.says("人と話したい");
  await neighbour.hears(/./);
  const hinata = await openInbox("ひなた", { viewport: DESK.viewport, javaScriptEnabled: false });
  await cardWith(hinata, words).getByRole("link").first().click();
  requests.push(new URL(hinata.url()).pathname);
  await hinata.locator("#new-note-words").fill("夜の電話は、9時まで");
  await hinata.getByRole("button", { name: "内部メモに残す" }).click();
  await hinata.locator("#note-list").getByText("9時まで").waitFor();
  await hinata.goto(inboxUrl("/inbox/records/new"));
  await hinata.getByLabel("電話", { exact: true }).check();
  await hinata.getByLabel("近所の方のこと").check();
  await hinata.getByLabel(/^聞いたこと/).fill("北野町の裏の家から、毎晩大きな物音がするそうです");
  await hinata.getByLabel(/^話してくれた方/).fill("うらのたなか");
  await hinata.getByRole("button", { name: "記録する" }).click();
  await hinata.getByText("毎晩大きな物音").first().waitFor();
  requests.push(new URL(hinata.url()).pathname);
}

const wider = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Controls lower than a fingertip. Links in a sentence are as high as their line, and ticks are pressed by their words. */
const tooLow = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, summary, select, textarea, input:not([type=hidden])")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1)
      .map((one) => (one.matches("[type=checkbox], [type=radio]") ? (one.closest("label") ?? one) : one))
      .filter((one) => one.getBoundingClientRect().height < 43.5)
      .map((one) => `${one.tagName} ${one.textContent?.trim().slice(0, 20)} ${one.getBoundingClientRect().height}`),
  );

async function openAs(nickname: string, options: typeof PHONE | typeof DESK): Promise<Page> {
  const page = await openPage(inboxUrl("/inbox/sign-in"), { ...options, ...axeComplaints });
  await page.getByRole("button", { name: new RegExp(nickname) }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** Whose pages look different. A CSW's are a manager's without the manager's own. */
const PEOPLE: readonly [string, StaffRole, (path: string) => boolean][] = [
  ["ひなた", "manager", () => true],
  ["みどり", "csw", (path) => /^\/inbox$|requests\/:id$|duty$|snippets$/.test(path)],
  ["つばさ", "partner", () => true],
  ["あおば", "city", () => true],
  ["かえで", "admin", (path) => !/flows|hotlines|poster/.test(path)],
];

describe("every page", () => {
  test("has an address that somebody finds", { timeout: 120_000 }, async () => {
    await aDay();
    const hinata = await openAs("ひなた", DESK);
    const found = await addressesOf(hinata, "manager");
    expect(pagesOf("manager").filter((path) => !found.has(path))).toEqual([]);
    // Nothing is open to somebody else only: whoever adds such a page adds whose it is.
    const all = PEOPLE.flatMap(([, role]) => pagesOf(role));
    const routes = [...ROUTE_ROLES.keys()].filter((route) => route.startsWith("GET ")).map((route) => route.slice(4));
    expect(routes.filter((path) => !NO_PAGE.test(path) && !all.includes(path))).toEqual([]);
  });

  test.each(PEOPLE)(
    "of %s (%s): accessible by day on a phone, as wide as the phone, also with text twice the size",
    { timeout: 400_000 },
    async (nickname, role, different) => {
      const page = await openAs(nickname, PHONE);
      const found = [...(await addressesOf(page, role))].filter(([pattern]) => different(pattern));
      expect(found.length).toBeGreaterThan(0);
      for (const [pattern, path] of found) {
        await page.goto(inboxUrl(path));
        await expectAccessible(page);
        expect(await tooLow(page), `${pattern}: controls too low to press`).toEqual([]);
        expect(await wider(page), `${pattern}: wider than the phone`).toBeLessThanOrEqual(0);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = "200%";
        });
        expect(await wider(page), `${pattern}: wider than the phone at twice the size`).toBeLessThanOrEqual(0);
      }
    },
  );

  test.each(PEOPLE)(
    "of %s (%s): accessible by night at the desk",
    { timeout: 400_000 },
    async (nickname, role, different) => {
      const page = await openAs(nickname, DESK);
      for (const [pattern, path] of await addressesOf(page, role)) {
        if (!different(pattern)) continue;
        await page.goto(inboxUrl(path));
        await expectAccessible(page);
        expect(await wider(page), `${pattern}: wider than the window`).toBeLessThanOrEqual(0);
      }
    },
  );
});
