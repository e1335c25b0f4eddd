/** Takes away what could not be taken in and has waited thirty days for somebody to look at it. */
import { forgetAside, nextForget } from "../intake/late.ts";
import type { Duty } from "./duty.ts";

export const forgetAsideDuty: Duty = { name: "forget-aside", run: forgetAside, nextDue: nextForget };
