/** The safety texts in English. */
// NATIVE CHECK NEEDED for every line: written by hand, read by nobody yet who grew up with the language.
import { NUMBERS, type SafetyWords } from "./words.ts";

const { ambulance, police, child, consumer } = NUMBERS;
const AMBULANCE = `${ambulance} (ambulance)`;
const POLICE = `${police} (police)`;

export const ENGLISH: SafetyWords = {
  scripts: {
    selfHarmNow: {
      first: "Thank you for telling us. We are very worried about your life right now.",
      firstShort: `Please call ${AMBULANCE}. We got your message. We are worried about your life.`,
      emergency: `Please call ${AMBULANCE}. Ask someone near you to stay with you.`,
      question: null,
    },
    selfHarm: {
      first: "It hurts that much. Thank you for putting it into words. We are worried about you.",
      firstShort: "The pain goes on. We are worried about you.",
      emergency: null,
      question: "Is someone with you now? (You need not answer.)",
    },
    thirdPartySelfHarm: {
      first: "You care about this person, and you told us. You do not have to carry this alone.",
      firstShort: `If life is in danger now, call ${AMBULANCE}. You do not have to carry this alone.`,
      emergency: `If life is in danger now, call ${AMBULANCE}. Both of you can use the phone line.`,
      question: null,
    },
    violenceNow: {
      first: `Thank you for telling us. If you are in danger, call ${POLICE} now.`,
      firstShort: `If you are in danger, call ${POLICE} now. We got your message.`,
      emergency: null,
      question: "Would it be bad for you if someone saw this chat?",
    },
    violence: {
      first: "Thank you for telling us something so hard to say. It is not your fault.",
      firstShort: `If you are in danger, call ${POLICE} at once. It is not your fault.`,
      emergency: `If you are in danger, call ${POLICE} at once.`,
      question: "Would it be bad for you if someone saw this chat?",
    },
    childNow: {
      first: `Thank you for telling us. If a child is in danger now, call ${POLICE} at once.`,
      firstShort: `If a child is in danger now, call ${POLICE} at once. We got your message.`,
      emergency: `Worried about a child: call ${child}. No name needed. It is faster than writing here.`,
      question: null,
    },
    child: {
      first: "Thank you for telling us about the child. You do not have to carry this alone.",
      firstShort: "We got what you wrote about the child.",
      emergency: `Worried about a child: call ${child} (24 hours, free). Writing here alone is not a report.`,
      question: "Is the child in a safe place now?",
    },
    childSelf: {
      first: "Thank you for telling us. It is not your fault.",
      firstShort: `If you are in danger now, call ${POLICE}. Thank you for telling us.`,
      emergency: `Children can call ${child} too. It is free. If you are in danger, call ${POLICE}.`,
      question: "Is anything dangerous right now? (You need not say.)",
    },
    childParent: {
      first: "Thank you for telling us. Saying it is already protecting your child.",
      firstShort: `If you worry about your child's body, call ${AMBULANCE} at once. We got your message.`,
      emergency: `If your child is limp or not as usual, call ${AMBULANCE}. You can also talk to ${child} (24 hours, free).`,
      question: "Is your child safe now? (You need not answer.)",
    },
    medical: {
      first: `Call ${AMBULANCE} at once. Tell them the place and what is wrong.`,
      firstShort: `If you have not yet, call ${AMBULANCE} at once.`,
      emergency: "If there is fire, smoke or gas, go outside first.",
      question: null,
    },
    unseenNow: {
      first: `Thank you for noticing. Please do not wait: call ${AMBULANCE} or ${POLICE}.`,
      firstShort: `If you have not yet, call ${AMBULANCE} or ${POLICE}.`,
      emergency: "Please do not go into the home.",
      question: null,
    },
    missingNow: {
      first: `Thank you for telling us. Please do not wait: call ${POLICE}.`,
      firstShort: `If you have not yet, call ${POLICE} at once.`,
      emergency: "Tell them since when, the colour of the clothes, and where they may go. Only what you know.",
      question: null,
    },
    unseen: {
      first: "Thank you for noticing and telling us. Only what you know is enough.",
      firstShort: "Thank you for telling us more.",
      emergency: `No answer, a bad smell, somebody lying there: if any of these, call ${AMBULANCE} or ${POLICE} at once.`,
      question: "Roughly where does this person live? (The name of the area is enough.)",
    },
    basicNeed: {
      first: "Thank you for telling us something hard to say.",
      firstShort: "Thank you for telling us more.",
      emergency: `If you feel very ill or cannot breathe well, call ${AMBULANCE}. Think about money later.`,
      question: "Could you eat something today? (You need not say.)",
    },
    basicNeedHousing: {
      first: "Thank you for telling us about your home.",
      firstShort: "Thank you for telling us more.",
      emergency: `If you feel ill, or the cold or heat is dangerous, do not hesitate: call ${AMBULANCE}.`,
      question: "Do you have a place to sleep tonight? (You need not say.)",
    },
    harmOthers: {
      first: "It has come to that point for you. Thank you for writing it.",
      firstShort: `If there is danger, call ${POLICE} or ${AMBULANCE}. Step away for a moment.`,
      emergency: `If you may hit someone, go to another room. Danger: ${POLICE} or ${AMBULANCE}.`,
      question: null,
    },
    scam: {
      first: "Thank you for telling us. You can stop now: give no money and no numbers yet.",
      firstShort: "You do not have to give money or numbers yet.",
      emergency: `If you gave them already, or someone threatens you: ${POLICE}. You can also ask ${consumer} (hours differ by place).`,
      question: null,
    },
    plain: {
      first: "Thank you for writing. We are worried about you.",
      firstShort: `Life in danger: ${AMBULANCE}. Afraid of somebody: ${POLICE}. We got your message.`,
      emergency: `Life in danger: ${AMBULANCE}. Afraid of somebody: ${POLICE}.`,
      question: null,
    },
  },
  chips: {
    人と話したい: "Talk to a person",
    電話番号をもう一度: "Phone numbers again",
    いまは少し大丈夫: "A little better now",
    見られると困る: "Someone may see it",
  },
  lines: {
    police: "Police",
    fire_ambulance: "Ambulance, fire",
    yorisoi: "Yorisoi Hotline",
    inochi_sos: "Inochi SOS",
    inochi_denwa_free: "Inochi no Denwa",
    kokoro: "Kokoro phone line",
    child_189: "Child centre",
    child_sos24: "Children's SOS line",
    childline: "Childline",
    dv_plus: "DV Soudan Plus",
    consumer: "Consumer line",
  },
  voice: "Phone: ",
  call: (line) => `Phone: ${line}.`,
  brackets: [" (", ")"],
  between: ", ",
  always: "24 hours",
  free: "free",
  paid: "costs money",
  otherLanguages: "also other languages",
  staffKnows: "We are telling the staff now, too.",
  staffReads: (next) => `The staff will read this: ${next}.`,
  unwritten: {
    kept: "Our system has a problem now, so the staff have not received this yet. What you wrote is not lost.",
    lost: "Our system has a problem now, so the staff have not received this. Please write it again a little later.",
  },
  writeOn: "You can keep writing here.",
};
