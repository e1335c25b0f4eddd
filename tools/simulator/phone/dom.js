/** Small hands for building the page and for talking to the simulator. */

/** Makes an element. `attributes`: strings become attributes, functions become listeners, `true` an empty attribute. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** GET without a body, POST with one (or the given method). Throws the simulator's own words when it refuses. */
export async function api(path, body, method = body === undefined ? "GET" : "POST") {
  const sent =
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`/_sim${path}`, { method, ...sent });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.error ?? answer.message ?? `${response.status}`);
  }
  return answer;
}

/** Text with its web addresses as links and its line breaks kept. */
export function linked(text) {
  const box = el("span", { class: "words" });
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s、。」）]+/g)) {
    box.append(text.slice(at, match.index), el("a", { href: match[0], target: "_blank", rel: "noopener" }, match[0]));
    at = match.index + match[0].length;
  }
  box.append(text.slice(at));
  return box;
}

/** Base64 of a Blob. */
export async function base64Of(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(binary);
}
