/** "Met at …": codes nobody guesses, the greeting a QR writes, and how it is read again. */
import { describe, expect, test } from "vitest";
import { greetingFrom, lineGreetingUri, metAt, newCode, readCode } from "../../../src/places/met-at.ts";
import { demoPlaceOf, demoPlaces, place } from "../../support/places/demo-places.ts";

const hidamari = demoPlaceOf("place-hidamari");

test("the greeting of every demo place is read back, with what was written behind it", () => {
  for (const one of demoPlaces) {
    expect(metAt(`${greetingFrom(one)}こんにちは`, demoPlaces)).toEqual({ place: one, rest: "こんにちは" });
    expect(metAt(greetingFrom(one), demoPlaces)).toEqual({ place: one, rest: "" });
  }
});

test.each([
  "［ひだまりサロン北野 から］\nつらいです",
  "[ひだまりサロン北野から] つらいです",
  "【ひだまりサロン北野 より】つらいです",
  "　［ヒダマリサロン北野　から］つらいです",
])("「%s」", (text) => {
  expect(metAt(text, demoPlaces)).toEqual({ place: hidamari, rest: "つらいです" });
});

test("by its code as well", () => {
  expect(metAt("［hdmr7kpx2w から］はい", demoPlaces)?.place.id).toBe("place-hidamari");
});

test.each([
  "ひだまりサロン北野から来ました",
  "［どこか から］こんにちは",
  "［］",
  "［ から］",
  "",
  "こんにちは［ひだまりサロン北野 から］",
  `［${"あ".repeat(500)} から］`,
])("「%s」 is no greeting from a place", (text) => {
  expect(metAt(text, demoPlaces)).toBeNull();
});

test("a name with brackets is still found", () => {
  const odd = place({ name: "みんなの家［川端］" });
  expect(metAt(`${greetingFrom(odd)}やあ`, [odd])).toEqual({ place: odd, rest: "やあ" });
});

test("LINE's link carries the place and nothing else", () => {
  expect(decodeURIComponent(lineGreetingUri("@tonari", hidamari))).toBe(
    "https://line.me/R/oaMessage/@tonari/?［ひだまりサロン北野 から］",
  );
  expect(lineGreetingUri("@tonari", place({ name: "a&b=c#d?e" }))).toMatch(
    /^https:\/\/line\.me\/R\/oaMessage\/%40tonari\/\?[A-Za-z0-9%._~!*'()-]+$/,
  );
});

describe("codes", () => {
  test("ten letters of thirty, none alike, never twice in a thousand", () => {
    const codes = Array.from({ length: 1000 }, () => newCode((bytes) => crypto.getRandomValues(bytes)));
    expect(codes.filter((code) => !/^[2-9a-hj-kmnp-tv-z]{10}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(1000);
  });

  test("high bytes are passed over, so that no letter is likelier", () => {
    let call = 0;
    expect(newCode((bytes) => bytes.fill(call++ === 0 ? 255 : 0))).toBe("2222222222");
  });

  test("typed from paper", () => {
    expect(readCode(" HDMR7KPX2W ")).toBe("hdmr7kpx2w");
    expect(["", "short", "../../inbox", "hdmr7kpx2w1"].map(readCode)).toEqual([null, null, null, null]);
  });
});
