/** A link that opens a map at a place. It carries the place's own point and nothing of who looks. */
import type { Place } from "./types.ts";

/** An https link any phone opens with directions; null when nobody marked the place. LINE takes no geo: links. */
export function mapUri({ point }: Pick<Place, "point">): string | null {
  if (!point) return null;
  return `https://www.google.com/maps/search/?api=1&query=${point.latitude.toFixed(5)},${point.longitude.toFixed(5)}`;
}
