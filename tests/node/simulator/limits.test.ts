/** Each limit of LINE's message objects from both sides: the last that passes and the first that is refused. */
import { describe, expect, test } from "vitest";
import { checkMessages } from "../../../tools/simulator/simulator.ts";
import { rig, text } from "./support.ts";

const FAMILY = "👨‍👩‍👧‍👦";
const a = (n: number) => "あ".repeat(n);
const message = (label: string, words = "はい") => ({ type: "message", label, text: words });
const postback = (extra: object = {}) => ({ type: "postback", label: "押す", data: "a=1", ...extra });
const uri = (to: string) => ({ type: "uri", label: "開く", uri: to });
const chips = (...actions: object[]) => ({
  ...text("どうぞ"),
  quickReply: { items: actions.map((action) => ({ type: "action", action })) },
});
const many = <T>(n: number, one: T) => Array.from({ length: n }, () => one);
const template = (body: object, altText = "えらぶ") => ({ type: "template", altText, template: body });
const buttons = (extra: object = {}) =>
  template({ type: "buttons", text: "どれですか", actions: [message("はい")], ...extra });
const confirm = (n: number, words = "いいですか") =>
  template({ type: "confirm", text: words, actions: many(n, message("はい")) });
const column = (extra: object = {}) => ({ text: "どれ", actions: [message("これ")], ...extra });
const carousel = (...columns: object[]) => template({ type: "carousel", columns });
const flex = (contents: object, altText = "お知らせ") => ({ type: "flex", altText, contents });
const bubble = (...contents: object[]) => ({ type: "bubble", body: { type: "box", layout: "vertical", contents } });
const button = (action: object) => ({ type: "button", action });
const picture = "https://tonari.example/a.png";

const good: [string, unknown[]][] = [
  ["5 messages", many(5, text("はい"))],
  ["text of 5,000", [text("a".repeat(5000))]],
  ["13 chips", [chips(...many(13, message("はい")))]],
  ["a label of 20 families (220 UTF-16 units)", [chips(message(FAMILY.repeat(20)))]],
  ["message text of 300 graphemes", [chips(message("はい", FAMILY.repeat(300)))]],
  ["data of 300", [chips(postback({ data: "d".repeat(300), displayText: a(300) }))]],
  [
    "camera, cameraRoll and location chips",
    [chips({ type: "camera", label: "写真" }, { type: "location", label: "場所" })],
  ],
  ["tel link", [buttons({ actions: [uri("tel:0420000000"), uri("line://nv/chat")] })]],
  [
    "clipboard and date picker",
    [
      buttons({
        actions: [
          { type: "clipboard", label: "写す", clipboardText: "1" },
          { type: "datetimepicker", label: "日", data: "d", mode: "date", initial: "2026-11-24" },
        ],
      }),
    ],
  ],
  ["buttons text of 160, 4 actions", [buttons({ text: FAMILY.repeat(160), actions: many(4, message("はい")) })]],
  ["buttons with title: 60", [buttons({ title: a(40), text: a(60) })]],
  ["confirm of 240", [confirm(2, a(240))]],
  ["carousel of 10", [carousel(...many(10, column({ text: a(120) })))]],
  ["image carousel", [template({ type: "image_carousel", columns: [{ imageUrl: picture, action: message(a(12)) }] })]],
  ["altText of 1,500", [flex(bubble({ type: "text", text: "はい" }), a(1500))]],
  ["Flex button label of 40", [flex(bubble(button(message(a(40)))))]],
  [
    "Flex with everything",
    [
      flex({
        ...bubble(
          {
            type: "box",
            layout: "baseline",
            contents: [
              { type: "icon", url: picture },
              { type: "text", text: "題", weight: "bold", size: "lg", wrap: true, scaling: true, color: "#112233" },
            ],
          },
          { type: "separator", margin: "md" },
          { type: "image", url: picture, size: "full", aspectRatio: "20:13" },
          { type: "text", contents: [{ type: "span", text: "一" }] },
        ),
        size: "giga",
        styles: { footer: { separator: true } },
      }),
    ],
  ],
  ["Flex carousel of 12", [flex({ type: "carousel", contents: many(12, bubble({ type: "text", text: "はい" })) })]],
  ["sender", [{ ...text("はい"), sender: { name: "となりの窓口", iconUrl: picture } }]],
  [
    "sticker, image, video, audio, location",
    [
      { type: "sticker", packageId: "446", stickerId: "1988" },
      { type: "image", originalContentUrl: picture, previewImageUrl: picture },
      { type: "video", originalContentUrl: picture, previewImageUrl: picture },
      { type: "audio", originalContentUrl: picture, duration: 1000 },
      { type: "location", title: "公園", address: "となり市", latitude: 35, longitude: 139 },
    ],
  ],
  ["emoji", [{ ...text("$ どうも"), emojis: [{ index: 0, productId: "5ac1bfd5040ab15980c9b435", emojiId: "001" }] }]],
  [
    "textV2",
    [
      {
        type: "textV2",
        text: "{{やあ}} {name}さん",
        substitution: { name: { type: "emoji", productId: "p", emojiId: "1" } },
      },
    ],
  ],
  [
    "imagemap",
    [
      {
        type: "imagemap",
        baseUrl: "https://tonari.example/map",
        altText: "地図",
        baseSize: { width: 1040, height: 700 },
        actions: [{ type: "message", text: "はい", area: { x: 0, y: 0, width: 10, height: 10 } }],
      },
    ],
  ],
  ["null where nothing is", [{ ...text("はい"), quickReply: null }]],
];

/** name, messages, the property LINE points at */
const bad: [string, unknown, string][] = [
  ["no messages", [], "messages"],
  ["6 messages", many(6, text("はい")), "messages"],
  ["messages missing", undefined, "messages"],
  ["messages not a list", {}, "messages"],
  ["not an object", ["はい"], "messages[0]"],
  ["no type", [{ text: "はい" }], "messages[0].type"],
  ["unknown type", [{ type: "poem", text: "はい" }], "messages[0].type"],
  ["type from the prototype", [{ type: "constructor" }], "messages[0].type"],
  ["text missing", [{ type: "text" }], "messages[0].text"],
  ["text empty", [text("")], "messages[0].text"],
  ["text of 5,001", [text("a".repeat(5001))], "messages[0].text"],
  ["text of 2,501 pairs: UTF-16 counts", [text("👋".repeat(2501))], "messages[0].text"],
  ["text a number", [{ type: "text", text: 1 }], "messages[0].text"],
  ["quickreply misspelt", [{ ...text("はい"), quickreply: { items: [] } }], "messages[0].quickreply"],
  ["14 chips", [chips(...many(14, message("はい")))], "messages[0].quickReply.items"],
  ["no chips", [chips()], "messages[0].quickReply.items"],
  ["label of 21", [chips(message(a(21)))], "messages[0].quickReply.items[0].action.label"],
  ["label empty", [chips(message(""))], "messages[0].quickReply.items[0].action.label"],
  ["label missing", [chips({ type: "message", text: "はい" })], "messages[0].quickReply.items[0].action.label"],
  [
    "chip of wrong type",
    [{ ...text("x"), quickReply: { items: [{ type: "chip", action: message("a") }] } }],
    "messages[0].quickReply.items[0].type",
  ],
  ["data of 301", [chips(postback({ data: "d".repeat(301) }))], "messages[0].quickReply.items[0].action.data"],
  ["data missing", [chips({ type: "postback", label: "押す" })], "messages[0].quickReply.items[0].action.data"],
  [
    "displayText of 301",
    [chips(postback({ displayText: a(301) }))],
    "messages[0].quickReply.items[0].action.displayText",
  ],
  [
    "displaytext misspelt",
    [chips(postback({ displaytext: "a" }))],
    "messages[0].quickReply.items[0].action.displaytext",
  ],
  [
    "displayText and text",
    [chips(postback({ displayText: "a", text: "b" }))],
    "messages[0].quickReply.items[0].action.text",
  ],
  ["fillInText alone", [chips(postback({ fillInText: "a" }))], "messages[0].quickReply.items[0].action.fillInText"],
  ["message text of 301", [chips(message("はい", a(301)))], "messages[0].quickReply.items[0].action.text"],
  [
    "rich menu switch as a chip",
    [chips({ type: "richmenuswitch", label: "a", data: "b", richMenuAliasId: "c" })],
    "messages[0].quickReply.items[0].action.type",
  ],
  [
    "location on a button",
    [buttons({ actions: [{ type: "location", label: "場所" }] })],
    "messages[0].template.actions[0].type",
  ],
  [
    "uri of 1,001",
    [buttons({ actions: [uri(`https://a.example/${"a".repeat(983)}`)] })],
    "messages[0].template.actions[0].uri",
  ],
  ["uri with ftp", [buttons({ actions: [uri("ftp://a.example/")] })], "messages[0].template.actions[0].uri"],
  ["uri with javascript", [buttons({ actions: [uri("javascript:alert(1)")] })], "messages[0].template.actions[0].uri"],
  ["uri with a blank", [buttons({ actions: [uri("https://a.example/a b")] })], "messages[0].template.actions[0].uri"],
  ["uri relative", [buttons({ actions: [uri("/room/1")] })], "messages[0].template.actions[0].uri"],
  [
    "altText of 1,501",
    [template({ type: "confirm", text: "?", actions: many(2, message("a")) }, a(1501))],
    "messages[0].altText",
  ],
  ["altText missing", [{ type: "flex", contents: bubble({ type: "text", text: "a" }) }], "messages[0].altText"],
  ["buttons text of 161", [buttons({ text: a(161) })], "messages[0].template.text"],
  ["buttons text of 61 with a title", [buttons({ title: "題", text: a(61) })], "messages[0].template.text"],
  [
    "buttons text of 61 with a picture",
    [buttons({ thumbnailImageUrl: picture, text: a(61) })],
    "messages[0].template.text",
  ],
  ["buttons title of 41", [buttons({ title: a(41) })], "messages[0].template.title"],
  ["5 buttons", [buttons({ actions: many(5, message("a")) })], "messages[0].template.actions"],
  ["no buttons", [buttons({ actions: [] })], "messages[0].template.actions"],
  ["confirm with 1", [confirm(1)], "messages[0].template.actions"],
  ["confirm with 3", [confirm(3)], "messages[0].template.actions"],
  ["confirm text of 241", [confirm(2, a(241))], "messages[0].template.text"],
  ["carousel of 11", [carousel(...many(11, column()))], "messages[0].template.columns"],
  ["carousel text of 121", [carousel(column({ text: a(121) }))], "messages[0].template.columns[0].text"],
  [
    "4 actions in a column",
    [carousel(column({ actions: many(4, message("a")) }))],
    "messages[0].template.columns[0].actions",
  ],
  [
    "uneven columns",
    [carousel(column(), column({ actions: many(2, message("a")) }))],
    "messages[0].template.columns[1].actions",
  ],
  ["title in one column only", [carousel(column({ title: "題" }), column())], "messages[0].template.columns[1].title"],
  [
    "image carousel label of 13",
    [template({ type: "image_carousel", columns: [{ imageUrl: picture, action: message(a(13)) }] })],
    "messages[0].template.columns[0].action.label",
  ],
  [
    "http picture",
    [{ type: "image", originalContentUrl: "http://a.example/a.png", previewImageUrl: picture }],
    "messages[0].originalContentUrl",
  ],
  ["audio without duration", [{ type: "audio", originalContentUrl: picture }], "messages[0].duration"],
  [
    "location title of 101",
    [{ type: "location", title: a(101), address: "a", latitude: 0, longitude: 0 }],
    "messages[0].title",
  ],
  [
    "latitude of 91",
    [{ type: "location", title: "a", address: "a", latitude: 91, longitude: 0 }],
    "messages[0].latitude",
  ],
  ["sender of 21", [{ ...text("a"), sender: { name: a(21) } }], "messages[0].sender.name"],
  ["sender LINE", [{ ...text("a"), sender: { name: "LINE事務局" } }], "messages[0].sender.name"],
  [
    "emoji without $",
    [{ ...text("どうも"), emojis: [{ index: 0, productId: "p", emojiId: "1" }] }],
    "messages[0].emojis[0].index",
  ],
  ["single brace", [{ type: "textV2", text: "{だれ}" }], "messages[0].text"],
  [
    "Flex button label of 41",
    [flex(bubble(button(message(a(41)))))],
    "messages[0].contents.body.contents[0].action.label",
  ],
  ["Flex text empty", [flex(bubble({ type: "text", text: "" }))], "messages[0].contents.body.contents[0].text"],
  ["Flex text missing", [flex(bubble({ type: "text" }))], "messages[0].contents.body.contents[0].text"],
  ["Flex unknown part", [flex(bubble({ type: "marquee" }))], "messages[0].contents.body.contents[0].type"],
  [
    "Flex unknown property",
    [flex(bubble({ type: "text", text: "a", colour: "#000000" }))],
    "messages[0].contents.body.contents[0].colour",
  ],
  [
    "Flex bad colour",
    [flex(bubble({ type: "text", text: "a", color: "red" }))],
    "messages[0].contents.body.contents[0].color",
  ],
  [
    "Flex box without layout",
    [flex({ type: "bubble", body: { type: "box", contents: [] } })],
    "messages[0].contents.body.layout",
  ],
  [
    "Flex body not a box",
    [flex({ type: "bubble", body: { type: "text", text: "a" } })],
    "messages[0].contents.body.type",
  ],
  [
    "Flex button in a baseline box",
    [flex(bubble({ type: "box", layout: "baseline", contents: [button(message("a"))] }))],
    "messages[0].contents.body.contents[0].contents[0]",
  ],
  ["Flex empty bubble", [flex({ type: "bubble" })], "messages[0].contents"],
  ["Flex bubble over 30 KB", [flex(bubble(...many(20, { type: "text", text: a(520) })))], "messages[0].contents"],
  [
    "Flex carousel of 13",
    [flex({ type: "carousel", contents: many(13, bubble({ type: "text", text: "a" })) })],
    "messages[0].contents.contents",
  ],
  [
    "Flex carousel of two widths",
    [
      flex({
        type: "carousel",
        contents: [bubble({ type: "text", text: "a" }), { ...bubble({ type: "text", text: "a" }), size: "nano" }],
      }),
    ],
    "messages[0].contents.contents",
  ],
  ["second message wrong", [text("はい"), text("")], "messages[1].text"],
];

describe("accepted", () => {
  test.each(good)("%s", (_name, messages) => {
    expect(checkMessages(messages)).toEqual([]);
  });
});

describe("refused", () => {
  test.each(bad)("%s", (_name, messages, property) => {
    const issues = checkMessages(messages);
    expect(issues.map((issue) => issue.property)).toContain(property);
    expect(issues.every((issue) => issue.message.length > 0)).toBe(true);
  });

  test("in LINE's shape, by every sending endpoint and its dry run", async () => {
    const { call, simulator, tokenOf } = rig();
    const replyToken = await tokenOf("はな");
    const to = simulator.resident("はな").userId;
    const messages = [text("はい"), { type: "text" }];
    const bodies: [string, object][] = [
      ["reply", { replyToken, messages }],
      ["push", { to, messages }],
      ["multicast", { to: [to], messages }],
      ["broadcast", { messages }],
      ["validate/reply", { messages }],
      ["validate/push", { messages }],
    ];
    for (const [path, body] of bodies) {
      const answer = await call("POST", `/v2/bot/message/${path}`, body);
      expect([path, answer.status, answer.body]).toEqual([
        path,
        400,
        {
          message: "The request body has 1 error(s)",
          details: [{ message: "May not be empty", property: "messages[1].text" }],
        },
      ]);
    }
    expect(simulator.resident("はな").received()).toEqual([]);
  });

  test.each([
    ["push without to", "push", { messages: [text("a")] }, "to"],
    [
      "push with a misspelt field",
      "push",
      { to: "U", messages: [text("a")], notificationDisable: true },
      "notificationDisable",
    ],
    ["multicast to 501", "multicast", { to: many(501, `U${"0".repeat(32)}`), messages: [text("a")] }, "to"],
  ])("%s", async (_name, path, body, property) => {
    const answer = await rig().call("POST", `/v2/bot/message/${path}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.details).toContainEqual({ message: expect.any(String), property });
  });
});
