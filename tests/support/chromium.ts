/** Unpacks the Chromium that npm brought, with the shared libraries and the Japanese font that a bare machine lacks. */
import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";

const nodeModules = join(import.meta.dirname, "..", "..", "node_modules");

export interface UnpackedChromium {
  executablePath: string;
  /** To be set for the browser's process only. */
  env: { LD_LIBRARY_PATH: string; FONTCONFIG_FILE: string };
}

/** Safe when several processes call it at once: each unpacks aside, and the first to rename wins. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const packed = join(nodeModules, "@sparticuz", "chromium");
  const version: string = JSON.parse(await readFile(join(packed, "package.json"), "utf8")).version;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `the bundled Chromium is for Linux x64: set CHROMIUM_PATH to a Chromium of this ${process.platform}`,
    );
  }
  // Below node_modules, so that `npm ci` clears it away and nobody else on the machine can put a file there.
  const cache = join(nodeModules, ".cache", "tonari");
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) await unpack(join(packed, "bin"), cache, home);
  return {
    executablePath: join(home, "chromium"),
    env: {
      LD_LIBRARY_PATH: [join(home, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
      FONTCONFIG_FILE: join(home, "fonts.conf"),
    },
  };
}

async function unpack(bin: string, cache: string, home: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(join(cache, "unpacking-"));
  try {
    await Promise.all([
      inflate(join(bin, "chromium.br"), join(aside, "chromium")),
      // libnss3, libnspr4, libexpat and what they load.
      inflate(join(bin, "al2023.tar.br"), join(aside, "libraries.tar")),
      writeFile(join(aside, "fonts.conf"), fontConfig(home)),
    ]);
    await promisify(execFile)("tar", ["-xf", "libraries.tar"], { cwd: aside });
    await rm(join(aside, "libraries.tar"));
    await rename(aside, home);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

function inflate(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}

/** BIZ UDPGothic alone: the same widths and the same pictures on every machine, with or without fonts of its own. */
function fontConfig(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(nodeModules, "@expo-google-fonts", "biz-udpgothic")}</dir>
  <cachedir>${home}/font-cache</cachedir>
  <match target="pattern"><edit name="family" mode="append"><string>BIZ UDPGothic</string></edit></match>
</fontconfig>
`;
}
