/** Danger as things that stand together: a row names ideas (words/ideas.ts) that have to be near each other, in any order. Data. */
import type { Family } from "./hard-negatives.ts";
import { REST_ROWS } from "./recipes-rest.ts";
import { HARM_RECIPES } from "./words/harm-recipes.ts";
import { PLAIN_RECIPES } from "./words/plain-ways.ts";
import { SELF_RECIPES } from "./words/recipes-self.ts";
import { SCENE_RECIPES } from "./words/scene-recipes.ts";
import { SELF_PIECE_RECIPES } from "./words/self-pieces.ts";

export interface Recipe {
  group: string;
  family: Family;
  /** Each entry: one of these ideas has to be there. The first entry is the anchor. */
  all: readonly (readonly string[])[];
  /** For each entry of `all`: it has to come after the anchor. */
  after: readonly boolean[];
  /** None of these may stand in the anchor's sentence. */
  not: readonly string[];
  /** Characters that may lie between the anchor and another idea. */
  span: number;
  /** May reach into the next sentence or message. */
  near: boolean;
  /** Ideas may share letters with the anchor. */
  shared: boolean;
}

/** `"IDEA OTHER|THIRD >AFTER !NEVER"`; `>` asks that it follows the anchor. `~` as a word of its own: may reach into the next sentence; `&`: words may overlap. */
export type RecipeRow = readonly [group: string, family: Family, ideas: string, span: number];

const ROWS: readonly RecipeRow[] = [
  // SH1: means
  [
    "SH1",
    "self",
    "SWALLOWED DRUG FADING|DYING|FAREWELL_WORD ~ !BY_RULE !KID_DID !MISTAKE !EXPERIENCE !PILLS_EVERY",
    16,
  ],
  ["SH1", "self", "SLEEP_DRUG ALCOHOL SWALLOWED|MUCH ~ !BY_RULE !QUESTION", 22],
  ["SH1", "self", "SLEEP_DRUG SWALLOWED GOODNIGHT|MUCH ~ !BY_RULE", 18],
  ["SH1", "self", "COLLECTED DRUG INTENT|SWALLOWED|DYING ~ !BY_RULE", 22],
  ["SH1", "self", "HIGH_SURE CLIMBED !CAMP !PLAY !TASK", 18],
  ["SH1", "self", "NECK_WITH ANY_CORD WOUND !CAMP !COLD", 8],
  ["SH1", "self", "GONE_TOMORROW CARE_FOR|BYE|SORRY|THANKS|DYING ~ !TRIP !TASK !LEAVING", 20],
  ["SH1", "self", "LIFE_END NEAR_TIME !TASK !GAME", 10],
  ["SH1", "self", "LEAVE_FIRST FAMILY_ADDRESS|THINGS_LEFT|SORRY|CARE_FOR ~ !TASK !TRIP", 26],
  ["SH1", "self", "NO_WAKE DRUG|SMOKE_MEANS ~ !BY_RULE", 26],
  ["SH1", "self", "DEADLY AT_HAND|NEAR_TIME|DYING !TASK", 18],
  ["SH1", "self", "GO_WHEN HIGH|DEEP ~ !TASK", 24],
  ["SH1", "self", "ENTER DEEP NEAR_TIME|DYING|DONE_WITH|ALONE ~ !PLAY", 22],
  ["SH1", "self", "THREW_ALL WILL|DYING|FAREWELL_WORD|BYE|DONE_WITH ~ !LEAVING !MOVING", 26],
  ["SH1", "self", "LIFE_WAS BYE|FAREWELL_WORD|THANKS ~ !LEAVING", 18],
  ["SH1", "self", "OPENED DRUG MUCH !BY_RULE", 14],
  ["SH1", "self", "CORD HOOK !CAMP", 16],
  ["SH1", "self", "SOFT_CORD HOOK_ONLY|HANGING !CAMP", 14],
  ["SH1", "self", "CORD INTENT|READY NEAR_TIME|DYING ~ !CAMP", 24],
  ["SH1", "self", "ON_EDGE HIGH !CAMP", 22],
  ["SH1", "self", "HIGH AM_THERE DYING|DONE_WITH|FAREWELL_WORD|JUMP ~ !CAMP !PLAY !HABIT_WISH", 26],
  ["SH1", "self", "DEEP AM_THERE|NEAR_TIME DYING|FINISH|JUMP|FAREWELL_WORD|DONE_WITH ~ !CAMP !PLAY !HABIT_WISH", 26],
  ["SH1", "self", "JUMP HIGH|DEEP INTENT|NEAR_TIME|WISH !PLAY !OTHER_DOES !HABIT_WISH", 22],
  ["SH1", "self", "BLADE_WORD BODY_CUT DEEPLY|BLOOD ~ !COOK", 16],
  ["SH1", "self", "CORD LONELY_PLACE AM_THERE|READY ~ !CAMP !PLAY", 22],
  ["SH1", "self", "EXECUTE NOT_AFRAID|DYING ~ !TASK", 16],
  ["SH1", "self", "DEEP AM_THERE JUMP|EASE ~ !PLAY !CAMP", 22],
  ["SH1", "self", "AT_HAND DRUG MUCH|COLLECTED|DYING !BY_RULE", 18],
  ["SH1", "self", "NEXT_TRAIN BYE|FAREWELL_WORD|DYING|DONE_WITH ~ !TRIP !LEAVING", 16],
  ["SH1", "self", "DECIDED WAITING|NEAR_TIME GO_AWAY|WAITING ~ !TASK", 20],
  ["SH1", "self", "FOLLOW NEAR_TIME ~ !PLAY !GAME", 14],
  ["SH1", "self", "JUMP HIGH JUST ~ !PLAY !OTHER_DOES", 14],
  ["SH1", "self", "SMOKE_MEANS DYING|FINISH|SLEEP_FOREVER !CAMP", 20],
  // SH1: time, decision, parting
  ["SH1", "self", "FINISH_ALL NEAR_TIME !TASK", 14],
  ["SH1", "self", "EXECUTE NEAR_TIME !TASK", 12],
  ["SH1", "self", "DECIDED DYING|FINISH_ALL ~ !TASK", 16],
  ["SH1", "self", "READY DYING|GO_AWAY|NOT_AFRAID|EXECUTE ~ !TASK", 18],
  ["SH1", "self", "THANKS_SO_FAR GO_AWAY|EASE|NO_MORE_CALL|BYE|LAST|DYING ~ !TASK !LEAVING", 26],
  ["SH1", "self", "BYE LAST|SORRY THANKS|SORRY|LAST ~ !TASK !LEAVING", 26],
  ["SH1", "self", "BYE DONE_WITH|EASE|NO_MORE_CALL|DYING ~ !TASK !LEAVING !WISH_ONLY", 22],
  ["SH1", "self", "LAST SORRY THANKS ~ !TASK !LEAVING", 26],
  ["SH1", "self", "FAMILY_TOO TOGETHER_AWAY !FUN", 18],
  ["SH1", "self", "AFTER_ME CARE_FOR ~ !LEAVING !TRIP", 20],
  // SH2, SH3
  ["SH2", "self", "DEATH_WORD >WISH|BETTER|ONLY_WAY|ALWAYS_THINK !OTHER_DEAD", 8],
  ["SH3", "self", "BEING >NO_MEANING", 10],
  ["SH3", "self", "VANISH >WISH_FORM", 6],
  ["SH3", "self", "ME_GONE NOBODY_MINDS ~", 14],
  // SH5
  ["SH5", "self", "SELF_BLADE CALM|CANT_STOP|SCARS", 16],
  ["SH5", "self", "ARM SCARS|CUT_SELF !MISTAKE !HURT_NOT", 10],
  // VI
  ["VI", "harm", "PASSIVE_HIT ABUSER ~ !SPORT", 30],
  ["VI", "harm", "HIT_ACT ABUSER ME !SPORT !A_DID_IT", 16],
  ["VI", "harm", "HELD ABUSER|MAN", 20],
  ["VI", "harm", "THROWN ABUSER", 16],
  ["VI", "harm", "QUICK_HAND ABUSER ~", 24],
  ["VI", "harm", "SWOLLEN ABUSER QUICK_HAND|HIT_ACT|PASSIVE_HIT|DRUNK ~", 26],
  ["VI", "harm", "SCOLDED_OUT GO_OUT ABUSER", 24],
  ["VI", "harm", "MANY_CALLS EX", 20],
  ["VI", "harm", "NO_ESCAPE ABUSER ~", 26],
  ["VIn", "harm", "HELD MAN|ABUSER JUST_NOW ~", 30],
  ["VIn", "harm", "LOCKED_IN ABUSER|MAN CANT_GO ~ !HOME_CHORE", 26],
  ["VIn", "harm", "BREAKING_IN INTRUDER ~", 16],
  ["VIn", "harm", "DRAGGING ABUSER SIBLING|PARENT_WORD|ME !SPORT", 18],
  ["VI", "harm", "AT_ME ABUSER !SPORT", 30],
  ["VI", "harm", "BIND ABUSER|STAFF !SPORT", 20],
  ["VI", "harm", "TAKE_THING THING_OF_MINE ABUSER !S_CALLED", 22],
  ["VI", "harm", "BREAK_THING THING_OF_MINE ABUSER", 22],
  ["VI", "harm", "NOT_ALLOWED GO_OUT ABUSER|ME", 22],
  ["VI", "harm", "SEX_ACT ABUSER|STAFF|ME !MEDICAL", 24],
  ["VI", "harm", "INSULT ABUSER DAILY", 24],
  ["VIn", "harm", "HIT_ACT ABUSER COME_QUICK ~ !SPORT", 30],
  ["VIn", "harm", "PASSIVE_HIT JUST_NOW ~ !SPORT !HABITUAL", 24],
  ["VIn", "harm", "PASSIVE_HIT FLED ~ !SPORT", 26],
  ["VIn", "harm", "RAMPAGE ABUSER JUST_NOW ~ !SPORT !BABY_ONLY", 24],
  ["VIn", "harm", "RAMPAGE ABUSER CRYING_NOW ~ !SPORT", 24],
  ["VIn", "harm", "RAMPAGE SCARED ABUSER|MAN ~ !SPORT", 24],
  ["VIn", "harm", "INTRUDER AT_DOOR SCARED|JUST_NOW|COME_QUICK ~", 26],
  ["VIn", "harm", "WEAPON_WORD ABUSER|MAN HOLDS !COOK !SPORT", 14],
  ["VIn", "harm", "HIDE_IN ABUSER|MAN|SCARED ~ !PLAY", 24],
  // Children
  ["CHk", "harm", "HIT_ACT KID_PARENT ME|KID_SELF !SPORT", 20],
  ["CHk", "harm", "BRUISE ME KID_SELF|HIDE_IT", 18],
  ["CHk", "harm", "BRUISE ME_BOY", 12],
  ["CHk", "harm", "PARENT_GONE KID_SELF|HUNGRY|ALONE|SOME_DAYS ~ !WORK_TRIP", 24],
  ["CHk", "harm", "NO_MEAL KID_PARENT|PARENT_WORD KID_SELF|SIBLING ~", 26],
  ["CHp", "harm", "HIT_BY_ME KID ~ !SPORT", 22],
  ["CHp", "harm", "HIT_BY_ME DISCIPLINE|CANT_STOP ~ !SPORT", 24],
  ["CHp", "harm", "LEFT_ALONE KID OUTING !GOOD_HANDS", 24],
  ["CHp", "harm", "DROP_URGE KID ~ !PLAY", 24],
  ["CHn", "harm", "SMOTHER KID ~", 20],
  ["CHn", "harm", "HIT_BY_ME KID LIMP|JUST_NOW ~ !SPORT", 26],
  ["CHnow", "harm", "HIT_ACT SIBLING KID_PARENT ~ !SPORT", 20],
  ["CHnow", "harm", "SINK_ACT SIBLING|KID KID_PARENT|PARENT_WORD", 20],
  ["CHnow", "harm", "ABANDONED KID PUBLIC_PLACE", 20],
  ["CHnow", "harm", "KID IN_TRAFFIC ALONE|NAKED|NO_PARENT|WANDER ~", 22],
  ["CHnow", "harm", "SHUT_OUT KID CRYING_NOW ~ !MINE_ONLY", 20],
  ["CHnow", "harm", "LEFT_BEHIND KID CRYING_NOW ~", 22],
  ["CHk", "harm", "NO_MEAL KID_PARENT ASLEEP ~", 22],
  ["CHnow", "harm", "KID_PARENT NECK_ME", 12],
  ["CHnow", "harm", "KID OUTSIDE_NOW NAKED|FREEZING ~", 22],
  ["CHnow", "harm", "CHILD_CRY JUST_NOW KID|NEXT_DOOR ~", 30],
  ["CHo", "harm", "CHILD_CRY NEXT_DOOR OFTEN|KID", 30],
  ["CHo", "harm", "BRUISE KID_OTHER", 22],
  ["CHo", "harm", "NEGLECT KID_OTHER", 26],
  // Sudden illness, fire
  ["ME", "body", "COLLAPSE SOMEBODY !CAMP", 24],
  ["ME", "body", "SWALLOW_ANY POISON KID|ELDER|MISTAKE ~", 20],
  ["ME", "body", "CHOKED SOMEBODY|THROAT ~", 18],
  ["ME", "body", "FIRE_WORD HOME_PLACE|JUST_NOW !CAMP !COOK", 14],
  ["ME", "body", "BLEEDING LOTS ~", 12],
  ["ME", "body", "STROKE_SIGN SUDDEN|SOMEBODY ~", 22],
  ["ME", "body", "CHEST CHEST_BAD", 10],
  ["ME", "body", "CANT_MOVE FELL|PAINFUL|COLLAPSE ~", 22],
  ["ME", "body", "FELL HEAD UNWELL ~", 20],
  ["ME", "body", "STING SWELL ~", 20],
  ["ME", "body", "HEAD WORST ~ !FUN", 16],
  ["ME", "body", "CHILD_ILL KID|ELDER LIMP ~", 24],
  // Neighbours
  ["NB", "body", "UNSEEN SOME_DAYS NEIGHBOUR ~", 30],
  ["NB", "body", "UNSEEN HABIT NEIGHBOUR|ELDER ~", 34],
  ["NB", "body", "PILED_UP NEIGHBOUR|ELDER|SOME_DAYS ~", 26],
  ["NB", "body", "DARK_HOUSE NEIGHBOUR|ELDER SOME_DAYS ~", 28],
  ["NB", "body", "NO_CONTACT ELDER|LIVES_ALONE SOME_DAYS|LIVES_ALONE ~", 28],
  ["NBe", "body", "NO_ANSWER NEIGHBOUR|ELDER INSIDE|THUD|SMELL ~", 34],
  ["NBe", "body", "CRY_HELP NEXT_DOOR|NEIGHBOUR ~ !PLAY", 24],
  ["NBe", "body", "SMELL NEIGHBOUR|ELDER|NEXT_DOOR SOME_DAYS|UNSEEN|ROTTEN ~", 34],
  ["NBe", "body", "THUD NEIGHBOUR|ELDER|NEXT_DOOR SILENT ~", 30],
  // Needs
  ["FOe", "need", "NOT_EATEN SOME_DAYS|NO_MONEY|SINCE ~ !DIET", 22],
  ["FOe", "need", "FOOD GONE NO_MONEY|PAYDAY|SOME_DAYS ~ !SHOPPING_TRIP", 24],
  ["FOe", "need", "LAST_BITS ONLY", 8],
  ["FOe", "need", "STARVING NO_MONEY|SOME_DAYS|FOOD|SINCE ~ !SHOPPING_TRIP !DIET", 22],
  ["FOm", "need", "TINY_SUM POCKET|PAYDAY|STARVING|ONLY ~ !PRICE", 16],
  ["FOm", "need", "POCKET EMPTY ~ !PRICE", 6],
  ["FOl", "need", "CUT_OFF UTILITY !WORKS", 10],
  ["FOl", "need", "HEAT_COLD NO_AIRCON ~", 18],
  ["MEd", "body", "LIFE_DRUG GONE|CANT_BUY", 12],
  ["HOt", "need", "NO_PLACE TONIGHT|SLEEP|LEFT_HOME ~", 18],
  ["HOt", "need", "SLEEP_OUT SLEEPING NO_PLACE|LEFT_HOME|SOME_DAYS|KID|NO_MONEY|FLED ~ !FUN !CAMP", 22],
  ["HOt", "need", "SLEEP_OUT STAYING NO_PLACE|LEFT_HOME|FLED|NO_MONEY ~ !FUN !CAMP", 22],
  ["HOt", "need", "LEFT_HOME NO_PLACE|SLEEP_OUT ~ !FUN", 24],
  ["HO", "need", "MUST_LEAVE DWELLING SOON !FUN !FAR_DAY", 20],
  ["HO", "need", "EVICTION SOON ~ !FAR_DAY", 16],
  ["SC", "need", "PAY_MEANS CALLER S_FALSE|S_LINK|S_DID|GAVE_AWAY|DOUBT|JUST_NOW ~ & !OWN_WILL !S_SAFE", 34],
  ["SC", "need", "SENT_MONEY MET_ONLINE|CALLER|DOUBT ~", 30],
  ["SC", "need", "GAVE_AWAY CARD_WORD|SECRET CALLER|DOUBT|JUST_NOW ~", 28],
  ["HA", "harm", "STAB_DREAM DO_IT ~ !GAME", 20],
  ["HOt", "need", "PUT_OUT SLEEP_OUT|NO_PLACE|TONIGHT ~ !FUN", 22],
  ["HA", "harm", "KILL_URGE PERSON_ANY !INSECT !GAME", 22],
  ["DIn", "body", "WATER_RISE HOME_PLACE|TRAPPED ~ !D_NOT", 20],
  ["DIn", "body", "TRAPPED DISASTER ~ !D_NOT", 24],
  // What it is about: topics and quiet levels
  ["T_NC", "talk", "NC_ONE NC_WORRY ~", 30],
  ["T_DEM", "talk", "KIN_OLD DEM_SIGN ~", 30],
  ["T_CARE", "talk", "KIN_OLD CARE_SIGN ~", 30],
  ["WD", "talk", "GROWN_CHILD STAYS_IN LONG_TIME ~", 34],
  ["EVT", "talk", "LANDLORD LEAVE_WORD HOME_WORD ~", 30],
];

const ideasOf = (words: readonly string[]): string[] =>
  words.filter((w) => w !== "~" && w !== "&" && !w.startsWith("!"));

/** Rows that are no recipe, by group and place; they are left out, for a row must not keep the whole worker from starting. */
export const RECIPES_LEFT_OUT: string[] = [];

/** Reads rows. What is no recipe is left out of the answer and named in `leftOut`. */
export function recipesOf(rows: readonly RecipeRow[], leftOut: string[]): Recipe[] {
  return rows.flatMap((row, i) => {
    const [group, family, ideas, span] = Array.isArray(row)
      ? (row as unknown as RecipeRow)
      : ([] as unknown as RecipeRow);
    const words = typeof ideas === "string" ? ideas.split(" ").filter(Boolean) : [];
    const names = ideasOf(words).map((w) => w.replace(/^>/, "").split("|"));
    const whole = names.length > 0 && names.flat().every(Boolean) && !words.includes("!");
    if (!whole || typeof group !== "string" || !Number.isFinite(span)) {
      leftOut.push(`recipe row ${i + 1}: not of the form "IDEA OTHER|THIRD !NEVER"`);
      return [];
    }
    return {
      group,
      family,
      all: names,
      after: ideasOf(words).map((w) => w.startsWith(">")),
      not: words.filter((w) => w.startsWith("!")).map((w) => w.slice(1)),
      span,
      near: words.includes("~"),
      shared: words.includes("&"),
    };
  });
}

export const RECIPES: readonly Recipe[] = recipesOf(
  [...ROWS, ...SELF_RECIPES, ...SELF_PIECE_RECIPES, ...HARM_RECIPES, ...SCENE_RECIPES, ...REST_ROWS, ...PLAIN_RECIPES],
  RECIPES_LEFT_OUT,
);
