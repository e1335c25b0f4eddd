/** Looks at TCP ports of this machine: is one free, and which one may be taken. */
import { type AddressInfo, createServer } from "node:net";
import { StartRefused } from "./refused.ts";

/** Both loopbacks: `localhost` may mean either, and a stranger on one of them would answer in our place. */
const loopbacks = ["127.0.0.1", "::1"];

/** `wanted`, or any free port for 0. @throws {StartRefused} when it is taken. */
export async function claimPort(wanted: number, setting: string): Promise<number> {
  if (wanted === 0) return (await listenOnce("127.0.0.1", 0)) as number;
  for (const host of loopbacks) {
    if ((await listenOnce(host, wanted)) === null) {
      throw new StartRefused(
        `Port ${wanted} is in use. Is another \`npm start\` running? Stop it, or choose another port: ${setting}=${wanted + 100} npm start`,
      );
    }
  }
  return wanted;
}

/** The port that was free a moment ago, or null. A loopback the machine does not have counts as free. */
function listenOnce(host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(port);
      else reject(error);
    });
    server.listen(port, host, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
}
