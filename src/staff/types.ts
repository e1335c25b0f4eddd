/** A member of staff as read anew on every request, with what they may see. */

/**
 * csw: own districts and what is the whole town's. duty: the same without districts of their own. manager: all. partner: requests
 * given to them, to read. city: counts. admin: administration. The last two see no request and nobody's words.
 */
export const STAFF_ROLES = ["csw", "duty", "manager", "partner", "city", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who works with people: is called for danger, is suggested for a request, may be on the roster. */
export const SOCIAL_WORK: readonly StaffRole[] = ["csw", "duty", "manager"];
/** The same for a query: `role IN ${SOCIAL_WORK_SQL}`. */
export const SOCIAL_WORK_SQL = "('csw', 'duty', 'manager')";

export interface StaffMember {
  id: string;
  nickname: string;
  email: string;
  role: StaffRole;
  /** Own welfare districts. A manager sees all whatever stands here. */
  areas: string[];
  /** false: never who told of a neighbour. Absent: as the role says. */
  mayKnowReporters?: boolean;
  /** After so many minutes without use the page is covered. */
  idleMinutes?: number;
  /** Epoch ms at which this was read: what was given for a time is looked at with it. */
  readAt?: number;
}

/** Who a request to the inbox comes from, before our own `staff` row is read. */
export interface Identity {
  subject: string;
  email: string;
}

/** The port every sign-in stands behind: Cloudflare Access in production, the development identity on localhost. */
export interface StaffIdentity {
  /** `unavailable`: the keys to check with cannot be had now. Nobody comes in. */
  identify(request: Request): Promise<Identity | { refused: "missing" | "invalid" | "expired" | "unavailable" }>;
}
