/** The one way `npm start` gives up: a sentence that says what is wrong and what to do, printed without a stack. */
export class StartRefused extends Error {
  override name = "StartRefused";
}
