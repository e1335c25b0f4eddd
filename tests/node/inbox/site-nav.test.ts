/** The way to the pages: every page a role may open has one link, what the day needs stands in front. */
import { describe, expect, it } from "vitest";
import { homeOf, may } from "../../../src/inbox/access.ts";
import { SiteNav } from "../../../src/inbox/components/site-nav.tsx";
import type { StaffRole } from "../../../src/staff/types.ts";

const ALL = ["", "/duty", "/places", "/hours", "/hotlines", "/flows", "/snippets", "/review"]
  .concat(["/numbers", "/audit", "/admin", "/training", "/keys"])
  .map((path) => `/inbox${path}`);
const ROLES: readonly StaffRole[] = ["csw", "duty", "manager", "partner", "city", "admin"];
const hrefs = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
const drawn = (role: StaffRole, current = "受信箱") => String(SiteNav({ role, current }));

describe("the way to the pages", () => {
  it.each(ROLES)("leads a %s once to each page of theirs, first to where their day begins", (role) => {
    const found = hrefs(drawn(role));
    expect(found.toSorted()).toEqual(ALL.filter((href) => may(role, `GET ${href}`)).toSorted());
    expect(found[0]).toBe(homeOf(role));
  });

  it("keeps a CSW's header to what the day needs; the rest opens without scripts", () => {
    const html = drawn("csw");
    const [front = "", rest = ""] = html.split('popovertarget="more-pages"');
    expect(hrefs(front)).toEqual(["/inbox", "/inbox/duty", "/inbox/places"]);
    expect(hrefs(rest)).toContain("/inbox/hotlines");
    expect(rest).toContain('id="more-pages" popover="auto"');
  });

  it("has nothing under 「そのほか」 for those who have one page", () => {
    expect(drawn("city")).not.toContain("popover");
    expect(drawn("partner")).not.toContain("popover");
  });

  it("says by name which of the rest is open", () => {
    expect(drawn("manager", "閲覧の記録")).toMatch(/more-button--here[^>]*>閲覧の記録/);
    expect(drawn("manager", "閲覧の記録")).toMatch(/href="\/inbox\/audit" aria-current="page"/);
  });
});
