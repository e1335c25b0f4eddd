/** Runs a command that must not outlive its owner: when stdin ends, for whatever reason, it and its children go too. */
import { spawn } from "node:child_process";

const patienceMs = 4000;
const [command = "", ...args] = process.argv.slice(2);

// Detached, so that it leads a process group of its own: Ctrl-C reaches it through us alone, and the group can be ended whole.
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], detached: true });
let letGo = false;

function endGroup(): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

/** The command alone is asked first: it ends its own children properly. */
function release(): void {
  if (letGo) return;
  letGo = true;
  child.kill("SIGTERM");
  setTimeout(endGroup, patienceMs).unref();
}

process.stdin.on("end", release).on("error", release).resume();
// The owner decides: a Ctrl-C that the terminal sends to everybody is for them to answer.
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});
process.on("SIGTERM", release);

child.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on("exit", (code) => {
  // What it left behind in its group.
  endGroup();
  process.exit(letGo ? 0 : (code ?? 1));
});
