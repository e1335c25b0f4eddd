/** Which groups of danger can be over, told, played or somebody else's: what context may soften (see context.ts). Data. */

/** Violence long ago is asked after gently. */
export const PAST_GROUPS = /^(?:VI|VIn|CH|CHk)$/;
/** Violence that can have been days ago or be a habit, without being now. */
export const TOLD_GROUPS = /^(?:VI|VIn|CH|CHk|CHn|CHnow|CHo)$/;
/** Danger that may as well stand in a story or in a question about the matter. */
export const STORY_GROUPS = /^(?:VI|VIn|CH.*|HA|HAn|ME|NB.*|WEAPON|NECK|SH1|SH5|SC|DI|DIn|FO.*|HO.*|LOST)$/;
/** Danger whose words are also those of games, music and shows. */
export const PLAY_GROUPS = /^(?:VI|VIn|VIs|CH.*|HA|NECK)$/;
/** Danger whose words are also those of drills, kitchens and swimming lessons. */
export const EASE_GROUPS = /^ME$/;
/** Danger that nobody tells with pleasure while it lasts. */
export const CALM_GROUPS = /^(?:VI|VIn|CH.*|ME|NB.*|NECK|SC|DI|DIn|FO.*|HO.*|LOST)$/;
/** Danger to the body that can be over. */
export const BODY_GROUPS = /^(?:ME|MEd|DIn|DI|LOST|NB|NBs|NBe|FOl|HO2|TR)$/;

/** Needs of long ago. */
export const PAST_NEEDS = /^(?:FO[emp]|HOt?|SC)$/;

/** Groups that may be told about somebody else. */
export const OUTSIDE_GROUPS = /^(?:VI|CH|ME|FO|HO|HA|SC|DI|WD|LN|NECK|LOST)/;
