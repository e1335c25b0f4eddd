/** A LINE account on this machine (the simulator on a port) and small menus to put on it. */
import { lineAccount } from "../../../tools/richmenu/account.ts";
import { pictureFile, readPicture, type Wanted, wantedMenus } from "../../../tools/richmenu/definition.ts";
import { type Menu, parseMenu, readMenu } from "../../../tools/richmenu/menu-file.ts";
import { lineSettings } from "../../../tools/richmenu/settings.ts";
import { type ServedSimulator, serveSimulator } from "../../../tools/simulator/serve.ts";

export const CHANNEL = { LINE_CHANNEL_SECRET: "8c570fa6dd201bb328f1c1eac23a96d8", LINE_CHANNEL_ID: "1657000000" };

export interface Town {
  served: ServedSimulator;
  env: Record<string, string>;
  account: ReturnType<typeof lineAccount>;
  /** Somebody who has the window as a friend; webhooks go nowhere. */
  friend(name: string): Promise<string>;
}

export async function openTown(): Promise<Town> {
  const served = await serveSimulator({
    port: 0,
    channelSecret: CHANNEL.LINE_CHANNEL_SECRET,
    channelId: CHANNEL.LINE_CHANNEL_ID,
    webhookUrl: "http://localhost/webhook/line",
    deliver: async () => new Response(null, { status: 200 }),
    residents: [],
  });
  const env = { ...CHANNEL, LINE_API_BASE: served.url, LINE_DATA_API_BASE: served.url };
  return {
    served,
    env,
    account: lineAccount(lineSettings(env)),
    async friend(name) {
      const resident = served.simulator.resident(name);
      await resident.follow();
      return resident.userId;
    },
  };
}

/** The real menu with two variants, so that a test makes few calls. */
export function smallMenu(change: (menu: Menu) => void = () => {}): Menu {
  const menu = structuredClone(readMenu());
  menu.variants = Object.fromEntries(Object.entries(menu.variants).filter(([name]) => name === "ja" || name === "en"));
  change(menu);
  return menu;
}

export function wanted(menu: Menu = smallMenu()): Wanted[] {
  return wantedMenus(menu, readPicture);
}

export { parseMenu, pictureFile, readMenu };
