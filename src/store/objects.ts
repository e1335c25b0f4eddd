/** The object store (R2): sealed pieces of media, and sealed events of an outage, under random keys. Knows bytes and keys only. */
import type { R2Bucket } from "@cloudflare/workers-types";

export interface Objects {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such object. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Keys that begin so, at most `limit` (1 to 1000), in the order of their letters. */
  list(prefix: string, limit: number): Promise<string[]>;
  /** Removes every object whose key begins so. Nothing there: done as well. */
  removeAll(prefix: string): Promise<void>;
}

/** What one list call names at most, and what one delete call takes (R2 limits). */
const PAGE = 1000;

export function openObjects(bucket: R2Bucket): Objects {
  return {
    async put(key, bytes) {
      await bucket.put(key, bytes);
    },
    async get(key) {
      const found = await bucket.get(key);
      return found === null ? null : new Uint8Array(await found.arrayBuffer());
    },
    async list(prefix, limit) {
      const { objects } = await bucket.list({ prefix, limit });
      return objects.map(({ key }) => key);
    },
    async removeAll(prefix) {
      for (;;) {
        const { objects, truncated } = await bucket.list({ prefix, limit: PAGE });
        if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key));
        if (!truncated) return;
      }
    },
  };
}
