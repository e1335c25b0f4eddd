/** The desk of places in memory, for route tests: two places, every call recorded, the outcome as told. */
import type {
  DeskPlace,
  PlaceChange,
  PlaceHistoryLine,
  PlaceInput,
  PlaceOutcome,
  PlacesDesk,
} from "../../../../src/places/desk-types.ts";
import { demoPlaceOf } from "../../../support/places/demo-places.ts";

export interface FakeDesk extends PlacesDesk {
  known: DeskPlace[];
  history: PlaceHistoryLine[];
  added: PlaceInput[];
  saved: { id: string; seen: number; input: PlaceInput }[];
  changes: { id: string; seen: number; change: PlaceChange }[];
  /** What the next acts answer; null: done. */
  outcome: PlaceOutcome | null;
  lineId: string | null;
}

export function deskPlace(id: string, over: Partial<DeskPlace> = {}): DeskPlace {
  return { ...demoPlaceOf(id), checkedBy: null, listed: true, version: 4, ...over };
}

export function fakeDesk(): FakeDesk {
  const desk: FakeDesk = {
    origin: "https://tonari.example",
    known: [deskPlace("place-hidamari"), deskPlace("place-sakura-shokudo")],
    history: [],
    added: [],
    saved: [],
    changes: [],
    outcome: null,
    lineId: null,
    list: async () => desk.known,
    read: async (_staff, id) => {
      const place = desk.known.find((one) => one.id === id);
      return place ? { place, history: desk.history } : null;
    },
    add: async (_staff, input) => {
      desk.added.push(input);
      return desk.outcome ?? { kind: "done", id: "place-new" };
    },
    save: async (_staff, id, seen, input) => {
      desk.saved.push({ id, seen, input });
      return desk.outcome ?? { kind: "done", id };
    },
    change: async (_staff, id, seen, change) => {
      if (!desk.known.some((one) => one.id === id)) return { kind: "notFound" };
      desk.changes.push({ id, seen, change });
      return desk.outcome ?? { kind: "done", id };
    },
    town: async () => ({
      districts: [
        { id: "kita", name: "北野" },
        { id: "sakura", name: "桜ヶ丘" },
        { id: "hama", name: "浜" },
        { id: "hama", name: "浜" },
      ],
      lineId: desk.lineId,
      windowName: "となりの窓口",
    }),
  };
  return desk;
}
