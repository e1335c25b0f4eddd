/** Does the hotline register hold? One plain line for each thing that does not; exit 1 then. A step of `npm run check`. */
import { REGISTER } from "../../src/triage/hotlines.ts";

for (const problem of REGISTER.problems) console.log(`src/triage/hotlines-data.ts: ${problem}`);
process.exitCode = REGISTER.problems.length === 0 ? 0 : 1;
