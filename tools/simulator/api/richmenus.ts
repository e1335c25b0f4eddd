/** Rich menus: the menus themselves, their pictures, who sees which (LINE reference, rich menu). */
import { isObject } from "../json.ts";
import { richMenu } from "../limits/actions.ts";
import { type Issue, list, may, need, object, text } from "../limits/check.ts";
import { pictureSize, sniff } from "../samples.ts";
import { type RichMenu, type State, touch } from "../state.ts";
import { answer, badBody, type LineApp, type LineContext, notFound, readJson, refusal } from "./http.ts";
import { batchRoutes } from "./richmenu-batch.ts";

const MAX_MENUS = 1000;
const MAX_IMAGE_BYTES = 1024 * 1024;
const userIds = list(text({ max: 33, pattern: /^U[0-9a-f]{32}$/, hint: "Invalid user ID" }), 1, 500);
const bulkLink = object({ richMenuId: need(text({ max: 100 })), userIds: need(userIds) });
const bulkUnlink = object({ userIds: need(userIds) });

const described = (menu: RichMenu) => ({ richMenuId: menu.id, ...menu.definition });
const menuOf = (c: LineContext, state: State) => state.richMenus.get(c.req.param("menuId") ?? "");

/** Mounts menus, images, the default, links to people, and bulk links. */
export function richMenuRoutes(app: LineApp, state: State): void {
  app.post("/v2/bot/richmenu", async (c) => {
    const read = await checkedMenu(c);
    if ("refused" in read) {
      return read.refused;
    }
    if (state.richMenus.size >= MAX_MENUS) {
      return refusal(c, 400, "The maximum number of rich menus has been reached");
    }
    const id = `richmenu-${state.ids.hex(32)}`;
    state.richMenus.set(id, { id, definition: read.body, image: null });
    return answer(c, 200, { richMenuId: id });
  });
  app.post("/v2/bot/richmenu/validate", async (c) => {
    const read = await checkedMenu(c);
    return "refused" in read ? read.refused : answer(c, 200, {});
  });
  batchRoutes(app, state);
  app.get("/v2/bot/richmenu/list", (c) => answer(c, 200, { richmenus: [...state.richMenus.values()].map(described) }));
  bulkRoutes(app, state);
  app.get("/v2/bot/richmenu/:menuId", (c) => {
    const menu = menuOf(c, state);
    return menu === undefined ? notFound(c) : answer(c, 200, described(menu));
  });
  app.delete("/v2/bot/richmenu/:menuId", (c) => {
    const menu = menuOf(c, state);
    if (menu === undefined) {
      return notFound(c);
    }
    state.richMenus.delete(menu.id);
    if (state.defaultRichMenuId === menu.id) {
      state.defaultRichMenuId = null;
    }
    for (const person of state.people.values()) {
      person.richMenuId = person.richMenuId === menu.id ? null : person.richMenuId;
    }
    touch(state);
    return answer(c, 200, {});
  });
  imageRoutes(app, state);
  linkRoutes(app, state);
}

async function checkedMenu(c: LineContext) {
  const read = await readJson(c);
  if ("refused" in read) {
    return read;
  }
  const issues: Issue[] = [];
  richMenu(read.body, "", issues);
  return issues.length > 0 ? { refused: badBody(c, issues) } : read;
}

function imageRoutes(app: LineApp, state: State): void {
  app.post("/v2/bot/richmenu/:menuId/content", async (c) => {
    const menu = menuOf(c, state);
    const contentType = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    if (menu === undefined) {
      return notFound(c);
    }
    if (contentType !== "image/png" && contentType !== "image/jpeg") {
      return refusal(c, 415, `The content type, ${contentType}, is not supported`);
    }
    if (menu.image !== null) {
      return refusal(c, 400, "An image has already been uploaded to the richmenu");
    }
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const size = pictureSize(bytes);
    const problem =
      bytes.length > MAX_IMAGE_BYTES
        ? "The image is larger than 1 MB"
        : size === null || sniff(bytes) !== contentType
          ? "The image is not a JPEG or PNG of the given type"
          : size.width < 800 || size.width > 2500 || size.height < 250 || size.width / size.height < 1.45
            ? "The image size is not supported"
            : null;
    if (problem !== null) {
      return refusal(c, bytes.length > MAX_IMAGE_BYTES ? 413 : 400, problem);
    }
    menu.image = { bytes, contentType };
    touch(state);
    return answer(c, 200, {});
  });
  app.get("/v2/bot/richmenu/:menuId/content", (c) => {
    const image = menuOf(c, state)?.image;
    return image ? new Response(image.bytes, { headers: { "content-type": image.contentType } }) : notFound(c);
  });
}

/** A menu without its picture cannot be shown to anybody. */
function unfit(c: LineContext, menu: RichMenu | undefined): Response | null {
  if (menu === undefined) {
    return notFound(c);
  }
  return menu.image === null ? refusal(c, 400, "must upload richmenu image before applying it to user") : null;
}

function linkRoutes(app: LineApp, state: State): void {
  app.post("/v2/bot/user/all/richmenu/:menuId", (c) => {
    const menu = menuOf(c, state);
    const refused = unfit(c, menu);
    if (refused !== null || menu === undefined) {
      return refused ?? notFound(c);
    }
    state.defaultRichMenuId = menu.id;
    touch(state);
    return answer(c, 200, {});
  });
  app.get("/v2/bot/user/all/richmenu", (c) => {
    const id = state.defaultRichMenuId;
    return id === null ? refusal(c, 404, "no default richmenu") : answer(c, 200, { richMenuId: id });
  });
  app.delete("/v2/bot/user/all/richmenu", (c) => {
    state.defaultRichMenuId = null;
    touch(state);
    return answer(c, 200, {});
  });
  app.post("/v2/bot/user/:userId/richmenu/:menuId", (c) => {
    const menu = menuOf(c, state);
    const refused = unfit(c, menu);
    if (refused !== null || menu === undefined) {
      return refused ?? notFound(c);
    }
    link(state, c.req.param("userId"), menu.id);
    return answer(c, 200, {});
  });
  app.get("/v2/bot/user/:userId/richmenu", (c) => {
    const id = state.people.get(c.req.param("userId"))?.richMenuId ?? null;
    return id === null ? refusal(c, 404, "the user has no richmenu") : answer(c, 200, { richMenuId: id });
  });
  app.delete("/v2/bot/user/:userId/richmenu", (c) => {
    link(state, c.req.param("userId"), null);
    return answer(c, 200, {});
  });
}

/** Linking needs friendship; with anybody else LINE says yes and does nothing. */
function link(state: State, userId: string, menuId: string | null): void {
  const person = state.people.get(userId);
  if (person?.friend && !person.blocked) {
    person.richMenuId = menuId;
    touch(state);
  }
}

function bulkRoutes(app: LineApp, state: State): void {
  for (const [name, check] of [["link", bulkLink] as const, ["unlink", bulkUnlink] as const]) {
    app.post(`/v2/bot/richmenu/bulk/${name}`, async (c) => {
      const read = await readJson(c);
      if ("refused" in read) {
        return read.refused;
      }
      const issues: Issue[] = [];
      check(read.body, "", issues);
      if (issues.length > 0) {
        return badBody(c, issues);
      }
      const menuId = name === "link" ? String(read.body.richMenuId) : null;
      const refused = menuId === null ? null : unfit(c, state.richMenus.get(menuId));
      if (refused !== null) {
        return refused;
      }
      for (const id of Array.isArray(read.body.userIds) ? read.body.userIds : []) {
        link(state, String(id), menuId);
      }
      return answer(c, 202, {});
    });
  }
}

const aliasId = text({ max: 32, pattern: /^[a-z0-9_-]{1,32}$/, hint: "Invalid alias ID" });

/** Mounts `/v2/bot/richmenu/alias*`; must come before the routes with a menu id. */
export function aliasRoutes(app: LineApp, state: State): void {
  const write = async (c: LineContext, existing: string | null): Promise<Response> => {
    const read = await readJson(c);
    if ("refused" in read) {
      return read.refused;
    }
    const issues: Issue[] = [];
    const own = existing === null ? { richMenuAliasId: need(aliasId) } : { richMenuAliasId: may(aliasId) };
    object({ ...own, richMenuId: need(text({ max: 100 })) })(read.body, "", issues);
    if (issues.length > 0 || !isObject(read.body)) {
      return badBody(c, issues);
    }
    const alias = existing ?? String(read.body.richMenuAliasId);
    if (existing === null && state.richMenuAliases.has(alias)) {
      return refusal(c, 400, "conflict richmenu alias id");
    }
    if (existing === null && state.richMenuAliases.size >= MAX_MENUS) {
      return refusal(c, 400, "The maximum number of rich menu aliases has been reached");
    }
    if (existing !== null && !state.richMenuAliases.has(existing)) {
      return refusal(c, 404, "richmenu alias not found");
    }
    const menu = state.richMenus.get(String(read.body.richMenuId));
    if (menu === undefined || menu.image === null) {
      return refusal(
        c,
        400,
        menu === undefined ? "richmenu not found" : "must upload richmenu image before applying it to user",
      );
    }
    state.richMenuAliases.set(alias, menu.id);
    return answer(c, 200, {});
  };
  app.post("/v2/bot/richmenu/alias", (c) => write(c, null));
  app.get("/v2/bot/richmenu/alias/list", (c) => {
    const aliases = [...state.richMenuAliases].map(([richMenuAliasId, richMenuId]) => ({
      richMenuAliasId,
      richMenuId,
    }));
    return answer(c, 200, { aliases });
  });
  app.post("/v2/bot/richmenu/alias/:alias", (c) => write(c, c.req.param("alias")));
  app.get("/v2/bot/richmenu/alias/:alias", (c) => {
    const richMenuAliasId = c.req.param("alias");
    const richMenuId = state.richMenuAliases.get(richMenuAliasId);
    return richMenuId === undefined ? notFound(c) : answer(c, 200, { richMenuAliasId, richMenuId });
  });
  app.delete("/v2/bot/richmenu/alias/:alias", (c) => {
    return state.richMenuAliases.delete(c.req.param("alias")) ? answer(c, 200, {}) : notFound(c);
  });
}
