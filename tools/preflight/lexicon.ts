/** Can every pattern and every recipe of the lexicon be built? One plain line for each that cannot; exit 1 then. A step of `npm run check`. */
import { leftOutOfAll } from "../../src/triage/lexicon.ts";

const problems = leftOutOfAll();
for (const problem of problems) console.log(`src/triage: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
