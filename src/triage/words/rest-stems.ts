/** Endings that several files of ideas share: what says no after a noun or a verb, in several dialects. */

/** After 物音が, 水も …: is not, does not. */
export const MINUS =
  "(?:{ない}|し(?:な|ませ|て(?:い)?な|とら|ん(?!で)|ね(?=え|$))|せん|せえへん|聞こえ(?:な|ませ|て(?:い)?な|て(?:こ|き)|ん|へん|ね)|のう|ございませ|ね(?=え|$)|なか(?=と|ばい|です|けん))";
