/** What stands around a hit: negation, past, fiction, somebody else. It changes level or script and never silences. Handbook §4.4. */
import { type Find, marksOf, type Reading } from "./find.ts";
import { plainWishes } from "./plain-wish.ts";
import type { Rule, Where } from "./rules.ts";

/** Groups in which somebody does something to somebody. */
const VIOLENT = /^(?:VI|VIn|VIs|CH.*|NECK|HA|HAn)$/;
/** Self-harm groups whose level the context may soften. */
const SELF: ReadonlySet<string> = new Set(["SH1", "SH2", "SH3", "SH3w", "SH5", "WEAPON"]);
/** Groups about a need that is told of others as often as of oneself. */
const NEED = /^(?:FO|HO|ME|WD|LN|DI|LOST)/;
const SAID_AFTER = 10;
const NOT_AFTER = 14;

type Mark = { from: number; to: number; sentence: number };

/** Asks for marks of one reading, each looked up once. */
export class Context {
  readonly #reading: Reading;
  readonly #known = new Map<string, Mark[]>();
  #wishes: readonly { from: number; to: number }[] | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  #marks(name: string): Mark[] {
    let known = this.#known.get(name);
    if (!known) {
      known = marksOf(this.#reading, name);
      this.#known.set(name, known);
    }
    return known;
  }

  #inSentence(name: string, find: Find): Mark[] {
    // English has no marks around it: it is taken as it is said.
    return find.from < 0 ? [] : this.#marks(name).filter((m) => m.sentence === find.sentence);
  }

  /** Marks that soften have to lie wholly in the sentence: what is added after it takes nothing away. */
  #within(name: string, find: Find): Mark[] {
    return this.#inSentence(name, find).filter((m) => this.#reading.text.sentence[m.to - 1] === find.sentence);
  }

  /** The condition of a rule: a mark outside the words of the hit itself; a day that is still far may stand among them. */
  holds(rule: Rule, find: Find): boolean {
    if (!rule.with) return true;
    return rule.with.some((name) =>
      this.#marks(name).some((m) => (/^FAR_/.test(name) || outside(m, find)) && near(m, find, rule.where ?? "window")),
    );
  }

  /** "It is not that …": right after the words, in the same sentence. */
  negated(find: Find): boolean {
    return (
      SELF.has(find.group) &&
      this.#within("NOT", find).some((m) => m.from >= find.from && m.to > find.to && m.from - find.to <= NOT_AFTER)
    );
  }

  /** A clause of their own that says nothing but the wish: what was told before it (a film, long ago) does not make it somebody else's. */
  #plainlyWished(find: Find): boolean {
    this.#wishes ??= plainWishes(this.#reading.text);
    return this.#wishes.some(({ from, to }) => find.from >= from && find.to <= to);
  }

  /** Long ago, and nothing in the sentence says that it goes on. */
  past(find: Find): boolean {
    if (this.#plainlyWished(find)) return false;
    if (this.#within("ONCE", find).some((m) => m.to > find.to && m.from - find.to <= NOT_AFTER)) return true;
    return (
      this.#within("PAST", find).some((m) => m.from < find.from) &&
      !this.#inSentence("STILL", find).some((m) => outside(m, find))
    );
  }

  /** Days ago or again and again, and nothing near says that it goes on: still danger, but not this minute. */
  told(find: Find): boolean {
    const close = (m: Mark): boolean => Math.abs(m.sentence - find.sentence) <= 1;
    return (
      find.from >= 0 &&
      this.#within("TOLD_BEFORE", find).length > 0 &&
      !this.#marks("NOW").some(close) &&
      !this.#marks("GRAVE_NOW").some(close)
    );
  }

  fiction(find: Find): boolean {
    return (
      SELF.has(find.group) &&
      this.#inSentence("FICTION", find).some((m) => m.from < find.from) &&
      !this.#plainlyWished(find)
    );
  }

  /** In a story, a game, the news, a dream; and nothing in the sentence says that it is the person's own life. */
  media(find: Find): boolean {
    if (this.#plainlyWished(find)) return false;
    return (
      (this.#inSentence("MEDIA", find).some((m) => outside(m, find) && (!SELF.has(find.group) || m.from < find.from)) ||
        this.#titled(find)) &&
      !this.#inEarnest(find) &&
      !this.#inSentence("REAL", find).some((m) => outside(m, find))
    );
  }

  /** 「…する映画」「…って歌詞」: the words are what a work is about. */
  #titled(find: Find): boolean {
    return (
      SELF.has(find.group) && this.#within("TITLE", find).some((m) => m.from >= find.from && m.from - find.to <= 3)
    );
  }

  /** Self-harm as a subject (a book, a talk, a place of the news), not as somebody's own deed. */
  subjectMatter(find: Find): boolean {
    return (
      /^(?:自殺|自死|自害|りすか|りすとかつと|自傷|希死念慮)/.test(this.#slice(find.from, find.to)) &&
      !/^(?:を)?(?:し|す(?!る人)|て|の(?:こと|傷|跡|衝動))/.test(
        this.#slice(find.from, find.to + 6).replace(/^[^のをしすてに]+/, ""),
      ) &&
      this.#within("ABOUT_IT", find).some((m) => m.from >= find.from) &&
      !this.#inSentence("REAL", find).some((m) => outside(m, find))
    );
  }

  /** Somebody of a story does or says it. */
  story(find: Find): boolean {
    return this.media(find) && (this.#titled(find) || this.#within("CHARACTER", find).some((m) => m.from < find.from));
  }

  /** Somebody of their own life does it, and nothing says that it was played, dreamt or told in a story. */
  #inEarnest(find: Find): boolean {
    return (
      VIOLENT.test(find.group) &&
      this.#inSentence("BY_WHOM", find).length > 0 &&
      this.#inSentence("PRETEND", find).length === 0
    );
  }

  /** A game, music, a show: nothing in the sentence says that it is the person's own life. */
  atPlay(find: Find, mark: "AT_PLAY" | "AT_EASE"): boolean {
    return (
      this.#inSentence(mark, find).length > 0 &&
      !this.#inEarnest(find) &&
      !this.#inSentence("REAL", find).some((m) => outside(m, find)) &&
      !this.#inSentence("NOW_HURT", find).some((m) => mark === "AT_EASE" || outside(m, find))
    );
  }

  /** Told with pleasure, or as something that turned out to be nothing; and nothing grave stands in the sentence. */
  calm(find: Find): boolean {
    return (
      this.#inSentence("CALM", find).length > 0 &&
      !this.#inEarnest(find) &&
      this.#inSentence("GRAVE", find).length === 0
    );
  }

  /** Over, and well: told in the same sentence, after the words. */
  resolved(find: Find): boolean {
    return (
      this.#inSentence("RESOLVED", find).some((m) => m.from >= find.to - 1) &&
      !this.#inSentence("STILL", find).some((m) => m.from >= find.to)
    );
  }

  /** The matter is asked about, nobody is in it. */
  aboutIt(find: Find): boolean {
    return (
      this.#within("ABOUT_IT", find).some((m) => m.from >= find.from && m.to > find.to - 1) &&
      !this.#inSentence("REAL", find).some((m) => outside(m, find))
    );
  }

  /** Somebody else's words or deed, told by a person who worries. In doubt it is the person's own. */
  aboutOther(find: Find): boolean {
    if (!SELF.has(find.group) || find.from < 0) return false;
    const who = this.#marks("ABOUT_OTHER").filter((m) => m.to <= find.from && find.sentence - m.sentence <= 1);
    if (who.length === 0) return false;
    if (/たが[つる]/.test(this.#slice(find.from, find.to))) return true;
    const nearest = Math.max(...who.map((m) => m.to));
    // 「友達が冷たくて、私は死にたい」: the person stands between.
    if (/(?:私|わたし|あたし|俺|おれ|僕|ぼく|自分)(?:は|が|も)/.test(this.#slice(nearest, find.from))) return false;
    const told = this.#marks("TOLD").some((m) => m.from >= find.to - 2 && m.from - find.to <= SAID_AFTER);
    // 「友達に死にたいと言ったら」 is the person speaking.
    const spokenTo =
      /[にへ]$/.test(this.#slice(0, nearest)) ||
      /(?:言|い)つたら|(?:言|い)つても|(?:話|はな)したら/.test(this.#slice(find.to, find.to + SAID_AFTER));
    if (told && !spokenTo) return true;
    return (
      (find.group === "SH1" || find.group === "SH5") &&
      find.from - nearest <= 6 &&
      /[がは]$/.test(this.#slice(0, nearest))
    );
  }

  /** Own people stand in the words of the hit, and nobody outside the household in its sentence. */
  ofOwnPeople(find: Find): boolean {
    return (
      this.#within("OWN", find).some((m) => m.from >= find.from && m.to <= find.to) &&
      this.#inSentence("OUTSIDE", find).length === 0
    );
  }

  /** Somebody outside the own household is meant. */
  outsideHousehold(find: Find): boolean {
    const subject = this.#marks("OUTSIDE").some(
      (m) => m.from <= find.from + 1 && Math.abs(find.sentence - m.sentence) <= 1,
    );
    if (
      subject &&
      !/(?:友達|友人|ともだち|隣人?|となり)(?:に|から)/.test(this.#slice(Math.max(0, find.from - 12), find.from))
    )
      return true;
    if (NEED.test(find.group) && this.#reported(find)) return true;
    return this.#inSentence("OUTSIDE_WORD", find).length > 0 && this.#inSentence("HEARSAY", find).length > 0;
  }

  /** 「大家です。入居者さんが…」: told by trade, or about a person called by name; own people nearer to the words decide otherwise. */
  #reported(find: Find): boolean {
    const before = (m: Mark): boolean => m.from <= find.from + 1 && Math.abs(find.sentence - m.sentence) <= 1;
    const named = Math.max(
      -1,
      ...this.#marks("NAMED")
        .filter(before)
        .map((m) => m.from),
    );
    const own = Math.max(
      -1,
      ...this.#marks("OWN")
        .filter(before)
        .map((m) => m.from),
    );
    if (named >= 0) return named >= own;
    return own < 0 && this.#marks("REPORTER").some((m) => m.from <= find.from);
  }

  #slice(from: number, to: number): string {
    return this.#reading.text.tight.text.slice(Math.max(0, from), to);
  }
}

const outside = (m: Mark, find: Find): boolean => find.from < 0 || m.to <= find.from || m.from >= find.to;

function near(m: Mark, find: Find, where: Where): boolean {
  if (where === "window" || find.from < 0) return true;
  const distance = Math.abs(m.sentence - find.sentence);
  return where === "sentence" ? distance === 0 : distance <= 1;
}
