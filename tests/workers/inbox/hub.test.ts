/** The hub in workerd: opens sockets, pings all of them without content, wakes from hibernation, listens to nobody. */
import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { forHub, type InboxHub } from "../../../src/inbox/hub.ts";

function hub(name: string): DurableObjectStub<InboxHub> {
  const hubs = (env as unknown as { INBOX_HUB: DurableObjectNamespace<InboxHub> }).INBOX_HUB;
  return hubs.getByName(name);
}

interface Listening {
  socket: WebSocket;
  heard: string[];
  closed(): number | null;
}

async function listen(
  stub: DurableObjectStub<InboxHub>,
  staffId = "csw-midori",
  headers: Record<string, string> = {},
): Promise<Listening> {
  const asked = new Request("https://inbox.example.jp/inbox/live", { headers: { Upgrade: "websocket", ...headers } });
  const response = await stub.fetch(forHub(asked, staffId));
  expect(response.status).toBe(101);
  const socket = response.webSocket;
  if (!socket) throw new Error("no socket");
  const heard: string[] = [];
  socket.addEventListener("message", (event) => void heard.push(String(event.data)));
  let code: number | null = null;
  socket.addEventListener("close", (event) => {
    code = event.code;
  });
  socket.accept();
  return { socket, heard, closed: () => code };
}

const until = (done: () => boolean): Promise<void> => expect.poll(done).toBe(true);

describe("InboxHub", () => {
  it("wants a socket", async () => {
    expect((await hub("plain").fetch("https://inbox.example.jp/inbox/live")).status).toBe(426);
  });

  it("pings every page and tells nothing", async () => {
    const stub = hub("town-a");
    const [one, two] = [await listen(stub), await listen(stub)];
    await stub.ping();
    await until(() => one.heard.length > 0 && two.heard.length > 0);
    expect([one.heard, two.heard]).toEqual([['{"changed":true}'], ['{"changed":true}']]);
  });

  it("still reaches pages after it slept", async () => {
    const stub = hub("town-b");
    const page = await listen(stub);
    await evictDurableObject(stub);
    await stub.ping();
    await until(() => page.heard.length > 0);
    expect(page.heard).toEqual(['{"changed":true}']);
  });

  it("answers the beat, and closes on anything else", async () => {
    const page = await listen(hub("town-c"));
    let code = 0;
    page.socket.addEventListener("close", (event) => {
      code = event.code;
    });
    page.socket.send("ping");
    await until(() => page.heard.length > 0);
    expect(page.heard).toEqual(["pong"]);
    page.socket.send("hello");
    await until(() => code !== 0);
    expect(code).toBe(1008);
  });

  it("ends the pages of somebody who may work no more, and of nobody else, also after it slept", async () => {
    const stub = hub("town-e");
    const [gone, also, there] = [
      await listen(stub, "csw-sora"),
      await listen(stub, "csw-sora"),
      await listen(stub, "csw-umi"),
    ];
    await evictDurableObject(stub);
    await stub.leave("csw-sora");
    await until(() => gone.closed() === 1008 && also.closed() === 1008);
    await stub.ping();
    await until(() => there.heard.length > 0);
    expect([gone.heard, there.closed()]).toEqual([[], null]);
  });

  it("is told whose page it is by the worker, not by the page", async () => {
    const stub = hub("town-f");
    const page = await listen(stub, "csw-sora", { "X-Tonari-Staff": "csw-umi" });
    await stub.leave("csw-umi");
    await stub.ping();
    await until(() => page.heard.length > 0);
    expect(page.closed()).toBeNull();
  });

  it("is not troubled by a page that left", async () => {
    const stub = hub("town-d");
    const [gone, there] = [await listen(stub), await listen(stub)];
    gone.socket.close();
    await stub.ping();
    await until(() => there.heard.length > 0);
    expect(there.heard).toHaveLength(1);
  });
});
