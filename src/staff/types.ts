/** A member of staff as read anew on every request, with what they may see. */

export type StaffRole = "csw" | "manager";

export interface StaffMember {
  id: string;
  nickname: string;
  email: string;
  role: StaffRole;
  /** Own welfare districts. A manager sees all whatever stands here. */
  areas: string[];
}

/** Who a request to the inbox comes from, before our own `staff` row is read. */
export interface Identity {
  subject: string;
  email: string;
}

/** The port every sign-in stands behind: Cloudflare Access in production, the development identity on localhost. */
export interface StaffIdentity {
  identify(request: Request): Promise<Identity | { refused: "missing" | "invalid" | "expired" }>;
}
