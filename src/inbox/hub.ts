/** The Durable Object every open inbox page listens to. It says only that something changed, never what. */
import { DurableObject } from "cloudflare:workers";

/** Whose page it is: written by the worker alone, after it authorised them. */
const WHOSE = "X-Tonari-Staff";

/** The request that opens a socket, with whose it is; what the browser may have written there counts for nothing. */
export function forHub(request: Request, staffId: string): Request {
  const headers = new Headers(request.headers);
  headers.set(WHOSE, staffId);
  return new Request(request, { headers });
}

const CHANGED = JSON.stringify({ changed: true });

/** One per town. Its sockets hibernate, so that waiting costs nothing. */
export class InboxHub extends DurableObject {
  /** Takes one page's socket. Authorised before it came here. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket") return new Response(null, { status: 426 });
    // Answered without waking the object: pages notice a dead line (a laptop that slept) by a missing "pong".
    this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    const { 0: client, 1: server } = new WebSocketPair();
    const whose = request.headers.get(WHOSE);
    this.ctx.acceptWebSocket(server, whose === null ? [] : [whose]);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Tells every open page to ask again, and nothing else: it takes nothing that could be told. */
  async ping(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) {
      try {
        socket.send(CHANGED);
      } catch {
        // A socket that is going away asks anew when it comes back.
      }
    }
  }

  /** Ends every page of somebody who may work no more. */
  async leave(staffId: string): Promise<void> {
    for (const socket of this.ctx.getWebSockets(staffId)) socket.close(1008, "signed out");
  }

  /** Pages have nothing to tell us; one that talks is closed. */
  override async webSocketMessage(socket: WebSocket): Promise<void> {
    socket.close(1008, "listen only");
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    try {
      socket.close(code === 1005 || code === 1006 ? 1000 : code);
    } catch {
      // Already closed by the runtime.
    }
  }
}
