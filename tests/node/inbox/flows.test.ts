/** Staff read the conversations, see them drawn, and try them with an invented person. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { flows } from "../../../src/conversation/flows.generated.ts";
import { boxesOf, wrapped } from "../../../src/inbox/flow-picture/boxes.ts";
import { flowSvg } from "../../../src/inbox/flow-picture/svg.ts";
import { jsonSchemas } from "../../../tools/flows/json-schema.ts";
import { inbox } from "./support/ask.ts";

const names = Object.keys(flows.flows);

describe("reading", () => {
  test("every flow stands in the list, has its picture and all its words", async () => {
    const list = await (await inbox().get("/inbox/flows")).text();
    for (const name of names) {
      expect(list).toContain(`href="/inbox/flows/${name}"`);
      const response = await inbox().get(`/inbox/flows/${name}`);
      expect(response.status).toBe(200);
      const html = await response.text();
      expect(html).toContain("<svg");
      expect(html).not.toMatch(/<style|style=|<script>/);
    }
  });

  test.each(["constructor", "__proto__", "gone", "../x"])("no flow of the name %s", async (name) => {
    expect((await inbox().get(`/inbox/flows/${encodeURIComponent(name)}`)).status).toBe(404);
  });

  test("who is not signed in reads nothing", async () => {
    const stranger = inbox({ staff: { refused: "missing" } });
    expect((await stranger.get("/inbox/flows")).status).not.toBe(200);
    expect((await stranger.get("/inbox/flows/try")).status).not.toBe(200);
  });
});

describe("the picture", () => {
  test.each(names)("%s: every node is a box, every arrow ends at one", (name) => {
    const flow = flows.flows[name];
    if (!flow) throw new Error(name);
    const { boxes, arrows } = boxesOf(name, flow);
    const ids = new Set(boxes.map(({ id }) => id));
    for (const node of Object.keys(flow.nodes)) expect(ids).toContain(`${name}/${node}`);
    for (const { from, to } of arrows) {
      expect(ids).toContain(from);
      expect(ids).toContain(to);
    }
    const svg = flowSvg(name, flow);
    expect(svg.match(/<rect class="flow-box/g)).toHaveLength(boxes.length);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  test.each(names)("%s: ways are named in the words of staff, not in codes", (name) => {
    const flow = flows.flows[name];
    if (!flow) throw new Error(name);
    const { boxes, arrows } = boxesOf(name, flow);
    const marks = boxes.flatMap(({ lines }) => lines.filter(({ kind }) => kind === "when").map(({ words }) => words));
    for (const label of [...marks, ...arrows.map((arrow) => arrow.label)]) {
      // Chips in other languages and LINE are no codes.
      expect(label.replaceAll(/LINE|DV|Wi-Fi|\{worker\}|English|Tiếng Việt|Português/g, "")).not.toMatch(/[A-Za-z]/);
    }
  });

  test("words are text, whatever they hold", () => {
    const [first] = Object.values(flows.flows);
    if (!first) throw new Error("no flows");
    const svg = flowSvg("x", { ...first, title: `"><script>`, nodes: {} });
    expect(svg).not.toContain("<script>");
  });

  test("lines break before no closing mark", () => {
    expect(wrapped(`${"あ".repeat(20)}。い`)).toEqual([`${"あ".repeat(20)}。`, "い"]);
  });
});

describe("trying", () => {
  const try_ = (fields: Record<string, string>) => inbox().post("/inbox/flows/try", fields);

  test("a talk goes on from form to form, and tells what a CSW would get", async () => {
    const first = await (await inbox().get("/inbox/flows/try")).text();
    const carried = /name="so-far" value="([^"]*)"/.exec(first)?.[1]?.replaceAll("&quot;", '"') ?? "";
    const second = await try_({ "so-far": carried, text: "人と話したい" });
    expect(second.status).toBe(200);
    expect(await second.text()).toContain("職員に届く：本人");
  });

  test("danger is answered as it would be", async () => {
    const html = await (await try_({ "so-far": "[]", text: "もう死にたい" })).text();
    expect(html).toContain("安全の案内が出ました");
    expect(html).toContain("電話のボタン");
  });

  test("at night the words are those of the night", async () => {
    const day = await (await try_({ "so-far": "[]", text: "人と話したい" })).text();
    const night = await (await try_({ "so-far": "[]", text: "人と話したい", night: "1" })).text();
    expect(day).not.toContain("職員が読むのは");
    expect(night).toContain("職員が読むのは");
  });

  test.each(["", "{", '[{"kind":"staff"}]', JSON.stringify(Array(41).fill({ kind: "sticker" }))])(
    "a form that is not ours begins anew, and says so: %s",
    async (soFar) => {
      const response = await try_({ "so-far": soFar, text: "やあ" });
      expect(response.status).toBe(422);
      expect(await response.text()).toContain("はじめから");
    },
  );

  test("HTML that is tried stays words", async () => {
    const html = await (await try_({ "so-far": "[]", text: "<script>alert(1)</script>" })).text();
    expect(html).not.toContain("<script>alert");
  });
});

test("the shapes for editors are those of today (npm run -s flows -- schema)", () => {
  for (const [file, text] of Object.entries(jsonSchemas())) {
    expect(readFileSync(new URL(`../../../flows/${file}`, import.meta.url), "utf8")).toBe(text);
  }
});
