/** The small language in which LINE's limits are written down: checks that collect refusals with their property path. */
import { isObject, type Json } from "../json.ts";

export interface Issue {
  message: string;
  /** LINE's way of naming it, e.g. `messages[0].quickReply.items[2].action.label`. */
  property: string;
}

export type Check = (value: unknown, path: string, issues: Issue[]) => void;
export interface Field {
  check: Check;
  optional: boolean;
}

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** What a person would count: emoji families are one (LINE, character counting of labels and the like). */
export function graphemes(text: string): number {
  let n = 0;
  for (const _ of segmenter.segment(text)) {
    n += 1;
  }
  return n;
}

export function refuse(issues: Issue[], property: string, message: string): void {
  issues.push({ message, property });
}

export const need = (check: Check): Field => ({ check, optional: false });
export const may = (check: Check): Field => ({ check, optional: true });

const at = (path: string, key: string) => (path === "" ? key : `${path}.${key}`);

/** Text between `min` and `max`, counted in UTF-16 units unless `by` says graphemes. */
export function text(limit: {
  min?: number;
  max: number;
  by?: "utf16" | "grapheme";
  pattern?: RegExp;
  hint?: string;
}): Check {
  const { min = 1, max, by = "utf16" } = limit;
  return (value, path, issues) => {
    if (typeof value !== "string") {
      refuse(issues, path, "Must be a string");
      return;
    }
    if (value === "" && min > 0) {
      refuse(issues, path, "May not be empty");
      return;
    }
    const length = by === "utf16" ? value.length : graphemes(value);
    if (length < min || length > max) {
      refuse(issues, path, `Length must be between ${min} and ${max}`);
    } else if (limit.pattern !== undefined && !limit.pattern.test(value)) {
      refuse(issues, path, limit.hint ?? "Invalid format");
    }
  };
}

export function oneOf(values: readonly string[]): Check {
  return (value, path, issues) => {
    if (typeof value !== "string" || !values.includes(value)) {
      refuse(issues, path, `Must be one of the following values: [${values.join(", ")}]`);
    }
  };
}

export function whole(min: number, max: number, step = 1): Check {
  return (value, path, issues) => {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      refuse(issues, path, "Must be an integer");
    } else if (value < min || value > max) {
      refuse(issues, path, `Must be between ${min} and ${max}`);
    } else if (value % step !== 0) {
      refuse(issues, path, `Must be a multiple of ${step}`);
    }
  };
}

export function decimal(min: number, max: number): Check {
  return (value, path, issues) => {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      refuse(issues, path, "Must be a number");
    } else if (value < min || value > max) {
      refuse(issues, path, `Must be between ${min} and ${max}`);
    }
  };
}

export const flag: Check = (value, path, issues) => {
  if (typeof value !== "boolean") {
    refuse(issues, path, "Must be a boolean");
  }
};

/** A list with a number of entries between `min` and `max`. */
export function list(check: Check, min: number, max: number): Check {
  return (value, path, issues) => {
    if (!Array.isArray(value)) {
      refuse(issues, path, "Must be an array");
      return;
    }
    if (value.length < min || value.length > max) {
      refuse(issues, path, `Size must be between ${min} and ${max}`);
      return;
    }
    for (const [index, entry] of value.entries()) {
      check(entry, `${path}[${index}]`, issues);
    }
  };
}

/** An object with exactly these fields: a name LINE does not know is a typing mistake, and refused. */
export function object(
  fields: Record<string, Field>,
  also?: (value: Json, path: string, issues: Issue[]) => void,
): Check {
  return (value, path, issues) => {
    if (!isObject(value)) {
      refuse(issues, path, "Must be an object");
      return;
    }
    for (const [key, field] of Object.entries(fields)) {
      const found = value[key];
      if (found !== undefined && found !== null) {
        field.check(found, at(path, key), issues);
      } else if (!field.optional) {
        refuse(issues, at(path, key), "May not be empty");
      }
    }
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) {
        refuse(issues, at(path, key), "Unknown property");
      }
    }
    also?.(value, path, issues);
  };
}

/** An object whose `type` decides which check applies. The checks come late because Flex boxes hold Flex boxes. */
export function variant(kinds: () => Record<string, Check>): Check {
  return (value, path, issues) => {
    if (!isObject(value)) {
      refuse(issues, path, "Must be an object");
      return;
    }
    const all = kinds();
    const type = value.type;
    const check = typeof type === "string" && Object.hasOwn(all, type) ? all[type] : undefined;
    if (check === undefined) {
      const message =
        type === undefined
          ? "May not be empty"
          : `Must be one of the following values: [${Object.keys(all).join(", ")}]`;
      refuse(issues, at(path, "type"), message);
      return;
    }
    check(value, path, issues);
  };
}

/** The field that tells variants apart; `variant` has looked at it already. */
export const kind = need(() => {});

/** A link: allowed schemes, no blanks, and for the web a host. */
export function link(schemes: readonly string[], max: number): Check {
  return (value, path, issues) => {
    if (typeof value !== "string" || value === "") {
      refuse(issues, path, "May not be empty");
      return;
    }
    if (value.length > max) {
      refuse(issues, path, `Length must be between 0 and ${max}`);
      return;
    }
    const scheme = /^([a-z][a-z0-9+.-]*):(.+)$/i.exec(value)?.[1]?.toLowerCase();
    const web = scheme === "http" || scheme === "https";
    if (scheme === undefined || /[\s<>"]/.test(value) || (web && !URL.canParse(value))) {
      refuse(issues, path, "Invalid URI");
    } else if (!schemes.includes(scheme)) {
      refuse(issues, path, "Invalid URI scheme");
    }
  };
}

/** A file LINE will fetch: HTTPS, 2,000 characters. */
export const httpsFile = link(["https"], 2000);
