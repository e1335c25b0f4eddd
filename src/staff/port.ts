/** Roles and administration as the inbox asks for them: grants, the record of readings, counts, staff, districts, settings, files. */
import type { House } from "../house.ts";
import { type GrantOutcome, type GrantsView, giveRequest, readGrants, takeBack } from "../requests/grants.ts";
import { type DistrictsDesk, districtsDesk } from "../town/districts-desk.ts";
import { type FilesDesk, filesDesk } from "../town/file-desk.ts";
import { type NumbersView, readNumbers } from "../town/numbers-desk.ts";
import { type SettingsDesk, settingsDesk } from "../town/settings-desk.ts";
import { type AuditFilter, type AuditPage, readAudit } from "./audit-desk.ts";
import { type StaffDesk, staffDesk } from "./staff-desk.ts";
import type { StaffMember } from "./types.ts";

export interface RolesPort {
  /** null: not theirs to give. */
  grants(staff: StaffMember, requestId: string): Promise<GrantsView | null>;
  give(staff: StaffMember, requestId: string, partner: string, untilDay: string): Promise<GrantOutcome>;
  takeBack(staff: StaffMember, requestId: string, grant: string): Promise<GrantOutcome>;
  /** null: not theirs. Looking is recorded. */
  audit(staff: StaffMember, filter: AuditFilter): Promise<AuditPage | null>;
  /** null: not theirs. */
  numbers(staff: StaffMember): Promise<NumbersView | null>;
  staff: StaffDesk;
  districts: DistrictsDesk;
  settings: SettingsDesk;
  files: FilesDesk;
}

export function rolesPort(house: House): RolesPort {
  return {
    grants: (staff, id) => readGrants(house, staff, id),
    give: (staff, id, partner, untilDay) => giveRequest(house, staff, id, partner, untilDay),
    takeBack: (staff, id, grant) => takeBack(house, staff, id, grant),
    audit: (staff, filter) => readAudit(house, staff, filter),
    numbers: (staff) => readNumbers(house, staff),
    staff: staffDesk(house),
    districts: districtsDesk(house),
    settings: settingsDesk(house),
    files: filesDesk(house),
  };
}
