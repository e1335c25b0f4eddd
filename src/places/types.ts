/** A place as residents may know it: nothing here is personal, and nothing here is secret. */
import type { PlaceCalendar } from "./calendar-types.ts";

export interface Place extends PlaceCalendar {
  id: string;
  /** The code of its QR. */
  code: string;
  name: string;
  /** In kana, "" when nobody wrote it. */
  reading: string;
  /** Codes of src/places/kinds.ts; unknown ones are kept and shown by nobody. */
  kinds: string[];
  /** Welfare district id. */
  area: string | null;
  address: string;
  /** How to get there. */
  access: string;
  /** Who is welcome. */
  welcome: string;
  quietSeat: boolean;
  waitsAtDoor: boolean;
  price: string;
  free: boolean;
  /** When it is open, as people there say it. */
  whenOpen: string;
  note: string;
  contact: string;
  /** When a worker is there, in words. */
  staffWords: string;
  /** The Tokyo date somebody last made sure. */
  checkedOn: string;
  /** Degrees, WGS84; both or neither. */
  point: { latitude: number; longitude: number } | null;
}
