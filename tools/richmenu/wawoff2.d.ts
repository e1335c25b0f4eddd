/** The part of wawoff2 that is used: it comes without types. */
declare module "wawoff2" {
  /** WOFF2 → TrueType. The bytes are a view that the next call may overwrite. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
