/** The one place that decides who may know who told of a neighbour (three laws forbid letting it leak; handbook §3.6). Pure. */
import type { StaffMember } from "../staff/types.ts";

/** The request a report came with, as far as the decision needs it. */
export interface ReporterRequest {
  area: string | null;
  level: string;
  owner: string | null;
  /** Where it is suggested to go. */
  route_to?: string | null;
  route_queue?: string | null;
}

/**
 * A manager, and a CSW or duty officer who may see the request (own district, district unknown, their own, suggested to them or to
 * duty, danger anywhere), because they are the ones who answer; unless this permission was taken from them. Any other role: no.
 */
export function mayKnowReporter(
  staff: Pick<StaffMember, "id" | "role" | "areas" | "mayKnowReporters">,
  request: ReporterRequest,
): boolean {
  if (staff.mayKnowReporters === false) return false;
  switch (staff.role) {
    case "manager":
      return true;
    case "csw":
    case "duty":
      return (
        request.area === null ||
        staff.areas.includes(request.area) ||
        request.owner === staff.id ||
        request.route_to === staff.id ||
        request.route_queue === "duty" ||
        request.level === "U0" ||
        request.level === "U1"
      );
    default:
      return false;
  }
}
