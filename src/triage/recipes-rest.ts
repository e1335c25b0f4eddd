/** Recipes of neighbours, needs, harm to others, fraud and disasters, over the ideas of words/rest-*.ts. Data. */
import type { Family } from "./hard-negatives.ts";

type Row = readonly [group: string, family: Family, ideas: string, span: number];

/** Read as the rows of recipes.ts. */
export const REST_ROWS: readonly Row[] = [
  // A neighbour
  ["NB", "body", "N_UNSEEN N_ONE N_DAYS ~ !N_AWAY !N_OWN", 36],
  ["NB", "body", "N_ABSENT N_ONE N_HABIT|N_SIGN ~ !N_AWAY !N_OWN !N_ONCE", 36],
  ["NB", "body", "N_MAIL N_THINGS|N_LIGHT ~ !N_AWAY !N_OWN", 30],
  ["NB", "body", "N_SHUT N_WASH ~ !N_AWAY !N_OWN", 30],
  ["NB", "body", "N_THINGS N_LIGHT ~ !N_AWAY !N_OWN", 30],
  ["NB", "body", "N_ABSENT N_DAYS N_ALONE ~ !N_AWAY !N_OWN", 30],
  ["NB", "body", "N_UNSEEN N_ONE N_HABIT ~ !N_AWAY !N_OWN", 36],
  ["NB", "body", "N_UNSEEN N_HABIT|N_DAYS N_SIGN ~ !N_AWAY !N_OWN", 30],
  ["NB", "body", "N_SIGN N_ONE N_DAYS ~ & !N_AWAY !N_OWN", 36],
  ["NB", "body", "N_SIGN N_ALONE|N_UNSEEN|N_NOANSWER N_ONE ~ & !N_AWAY !N_OWN", 36],
  ["NB", "body", "N_SIGN N_WORRY N_ONE ~ & !N_AWAY !N_OWN", 36],
  ["NB", "body", "N_NOANSWER N_ONE N_DAYS|N_ALONE ~ & !N_AWAY", 36],
  ["NBe", "body", "N_NOANSWER N_INSIDE N_ONE ~ !N_AWAY", 40],
  ["NBe", "body", "N_DOWN N_PEEP N_ONE|N_NOANSWER ~", 40],
  ["NBe", "body", "N_THUD N_QUIET|N_NOANSWER N_ONE ~ !N_AWAY", 34],
  ["NBe", "body", "N_MOAN N_PEEP|N_DOOR|N_ONE|N_NOANSWER N_ONE|N_PEEP ~", 34],
  ["NBe", "body", "N_FLY N_DOOR N_ONE|N_UNSEEN|N_DAYS ~ !N_GARBAGE", 34],
  ["NBe", "body", "N_SMELLY N_UNSEEN|N_NOANSWER N_ONE ~ !N_GARBAGE", 34],
  ["NBe", "body", "N_STINK N_DOOR N_ONE|N_UNSEEN|N_DAYS ~ !N_GARBAGE", 34],
  // Nothing to eat, no money
  ["FOe", "need", "F_CORE F_GONE !F_SHOP !F_DIET !F_TASTE", 8],
  ["FOi", "need", "F_NOFEED KID ~ !F_DIET", 22],
  ["FOm", "need", "M_SUM M_LEFT|POCKET|ONLY ~ !PRICE !M_FUN", 12],
  ["FOm", "need", "M_ZERO M_PURSE !PRICE !M_FUN", 12],
  ["FOe", "need", "F_GONE F_FOOD F_BROKE|F_HUNGRY|F_SINCE ~ !F_SHOP !F_DIET", 24],
  ["FOe", "need", "F_HOME_NONE F_BROKE|F_HUNGRY|F_SINCE|F_FOOD ~ !F_SHOP", 26],
  ["FOe", "need", "F_UNEATEN F_SINCE|F_BROKE|F_HOME_NONE ~ !F_DIET !F_SHOP", 22],
  ["FOe", "need", "F_SUBSIST F_SINCE|F_BROKE|F_HUNGRY ~ !F_DIET !F_SHOP", 22],
  ["FOe", "need", "F_HUNGRY F_BROKE|F_SINCE ~ !F_DIET !F_SHOP", 22],
  ["FOl", "need", "U_CUT U_THING U_UNPAID ~ & !U_WORKS", 26],
  ["FOl", "need", "U_DARK U_THING|U_UNPAID U_UNPAID|U_CUT ~ !U_WORKS", 26],
  ["FOl", "need", "H_TEMP H_COOL ~", 20],
  ["FOp", "need", "P_CARE P_CANT F_BROKE ~ &", 22],
  // A roof
  ["HO", "need", "H_PUTOUT H_DWELL|H_NOBED|H_OUTPLACE|H_LOCKED|TONIGHT ~ !H_FUN !HOME_CHORE", 26],
  ["HO", "need", "H_MUST H_DWELL H_SOON ~ & !H_FUN !FAR_DAY", 24],
  ["HOt", "need", "H_NOBED TONIGHT|H_LOST|H_OUTPLACE|H_PUTOUT ~ !H_FUN", 26],
  ["HOt", "need", "H_OUTSLEEP H_OUTPLACE H_LOST|H_NOBED|F_BROKE ~ & !H_FUN", 26],
  // Harm to others
  ["HA", "harm", "A_KILL A_TARGET ~ !A_NOT", 22],
  ["HA", "harm", "A_HAND A_CAREE A_SLIP|A_CARING ~ !A_NOT !SPORT", 22],
  ["HA", "harm", "A_WISH_DEAD A_CAREE A_CARING|A_END ~ !A_NOT", 30],
  ["HA", "harm", "A_CARING A_END A_HAND|A_WISH_DEAD ~ !A_NOT", 30],
  ["HAn", "harm", "A_KILL A_NOW A_TARGET ~ !A_NOT", 24],
  ["HAn", "harm", "A_ARMED A_NOW A_TARGET ~ !A_NOT !COOK", 24],
  ["HAn", "harm", "A_FUEL A_LIGHT ~ !A_NOT !COOK !CAMP", 24],
  // Fraud
  ["SC", "need", "S_DID S_MONEY S_FALSE S_CALLER|S_LINK|S_ROMANCE ~ & !S_SAFE", 34],
  ["SC", "need", "S_DID S_CALLER S_LINK S_MONEY ~ & !S_SAFE", 34],
  ["SC", "need", "S_ROMANCE S_MONEY S_DID|S_FALSE ~ & !S_SAFE", 34],
  ["SC", "need", "S_DID S_MONEY S_CERTAIN ~ & !S_SAFE", 30],
  ["SC", "need", "S_ONCALL S_MONEY S_CALLER|S_FALSE|S_DID ~ !S_SAFE", 30],
  ["SC", "need", "S_OFFICE S_LINK S_THREAT ~ !S_SAFE", 30],
  ["SC", "need", "S_REMOTE S_TAKEN ~ & !S_SAFE", 20],
  ["SC", "need", "S_GOODS S_STAY ~ !S_SAFE", 26],
  ["SC", "need", "S_DARK S_TRAP ~ !S_SAFE", 30],
  // Disaster
  ["DIn", "body", "D_WATER D_PLACE D_TRAPPED ~ & !D_NOT", 36],
  ["DIn", "body", "D_EVENT D_TRAPPED D_PLACE ~ & !D_NOT", 36],
  ["DIn", "body", "D_EVENT D_CRUSH ~ !D_NOT", 30],
  ["DIn", "body", "D_WATER D_LEVEL ~ & !D_NOT", 14],
  ["DIn", "body", "D_OFF D_DEVICE ~ !D_NOT", 22],
  ["DIn", "body", "D_ORDER D_TRAPPED ~ !D_NOT", 30],
  ["DIn", "body", "D_BROKEN D_RAIN|D_TRAPPED ~ !D_NOT", 24],
  ["DI", "body", "D_SHELTER D_CANT D_EVENT|D_WATER ~ !D_NOT", 26],
];
