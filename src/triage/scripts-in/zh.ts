/** The safety texts in Chinese (simplified). */
// NATIVE CHECK NEEDED for every line: written by hand, read by nobody yet who grew up with the language.
import { NUMBERS, type SafetyWords } from "./words.ts";

const { ambulance, police, child, consumer } = NUMBERS;
const AMBULANCE = `${ambulance}（救护车）`;
const POLICE = `${police}（警察）`;

export const CHINESE: SafetyWords = {
  scripts: {
    selfHarmNow: {
      first: "谢谢您告诉我们。我们现在非常担心您的生命。",
      firstShort: `请拨打${AMBULANCE}。已收到您的话。我们担心您的生命。`,
      emergency: `请拨打${AMBULANCE}。请让身边的人陪着您。`,
      question: null,
    },
    selfHarm: {
      first: "您一定非常痛苦。谢谢您说出来。我们很担心您。",
      firstShort: "痛苦一直在持续吧。我们很担心您。",
      emergency: null,
      question: "现在身边有人吗？（可以不回答）",
    },
    thirdPartySelfHarm: {
      first: "谢谢您关心那个人，并告诉我们。您不用一个人扛着。",
      firstShort: `如果现在有生命危险，请拨打${AMBULANCE}。您不用一个人扛着。`,
      emergency: `如果现在有生命危险，请拨打${AMBULANCE}。下面的电话，那个人和您都可以打。`,
      question: null,
    },
    violenceNow: {
      first: `谢谢您告诉我们。如果有危险，请现在就拨打${POLICE}。`,
      firstShort: `如果有危险，请现在就拨打${POLICE}。已收到您的话。`,
      emergency: null,
      question: "如果别人看到这个聊天，您会有麻烦吗？",
    },
    violence: {
      first: "谢谢您说出这么难开口的事。这不是您的错。",
      firstShort: `如果有危险，请马上拨打${POLICE}。这不是您的错。`,
      emergency: `如果有危险，请马上拨打${POLICE}。`,
      question: "如果别人看到这个聊天，您会有麻烦吗？",
    },
    childNow: {
      first: `谢谢您告诉我们。如果孩子现在有危险，请马上拨打${POLICE}。`,
      firstShort: `如果孩子现在有危险，请马上拨打${POLICE}。已收到您的话。`,
      emergency: `担心孩子，请拨打${child}。不用说名字，比写在这里更快。`,
      question: null,
    },
    child: {
      first: "谢谢您告诉我们孩子的事。您不用一个人扛着。",
      firstShort: "孩子的事，我们收到了。",
      emergency: `担心孩子，请拨打${child}（24小时、免费）。只写在这里，不等于已经报告。`,
      question: "孩子现在在安全的地方吗？",
    },
    childSelf: {
      first: "谢谢你告诉我们。这不是你的错。",
      firstShort: `如果现在有危险，请拨打${POLICE}。谢谢你告诉我们。`,
      emergency: `${child}是孩子也可以打的电话，不要钱。有危险时请拨打${POLICE}。`,
      question: "现在有危险吗？（可以不说）",
    },
    childParent: {
      first: "谢谢您告诉我们。您能说出来，就已经在保护孩子了。",
      firstShort: `如果担心孩子的身体，请马上拨打${AMBULANCE}。已收到您的话。`,
      emergency: `孩子没有力气、和平时不一样时，请拨打${AMBULANCE}。育儿的事也可以打${child}（24小时、免费）。`,
      question: "现在孩子安全吗？（可以不回答）",
    },
    medical: {
      first: `请马上拨打${AMBULANCE}。告诉他们地点和情况。`,
      firstShort: `如果还没打，请马上拨打${AMBULANCE}。`,
      emergency: "有火、烟或煤气时，请先到外面去。",
      question: null,
    },
    unseenNow: {
      first: `谢谢您注意到并告诉我们。请不要等，拨打${AMBULANCE}或${POLICE}。`,
      firstShort: `如果还没打，请拨打${AMBULANCE}或${POLICE}。`,
      emergency: "请不要进入那个家里。",
      question: null,
    },
    missingNow: {
      first: `谢谢您告诉我们。请不要等，拨打${POLICE}。`,
      firstShort: `如果还没打，请马上拨打${POLICE}。`,
      emergency: "请告诉他们：什么时候不见的、衣服的颜色、可能去的地方。只说知道的就可以。",
      question: null,
    },
    unseen: {
      first: "谢谢您注意到并告诉我们。只说知道的就可以。",
      firstShort: "谢谢您继续告诉我们。",
      emergency: `没有回应、有异味、有人倒下：只要有一样，请马上拨打${AMBULANCE}或${POLICE}。`,
      question: "那个人大概住在哪一带？（说个地名就可以）",
    },
    basicNeed: {
      first: "谢谢您说出这么难开口的事。",
      firstShort: "谢谢您继续告诉我们。",
      emergency: `身体不舒服、呼吸困难时，先不要担心钱，请拨打${AMBULANCE}。`,
      question: "今天吃到东西了吗？（可以不说）",
    },
    basicNeedHousing: {
      first: "谢谢您告诉我们住处的事。",
      firstShort: "谢谢您继续告诉我们。",
      emergency: `身体难受，或者冷得、热得有危险时，不要犹豫，请拨打${AMBULANCE}。`,
      question: "今晚有地方睡吗？（可以不说）",
    },
    harmOthers: {
      first: "您已经被逼到这一步了。谢谢您写出来。",
      firstShort: `有危险时请拨打${POLICE}或${AMBULANCE}。快要动手时，请先走开一点。`,
      emergency: `快要动手时，请先走到别的房间。有危险时请拨打${POLICE}或${AMBULANCE}。`,
      question: null,
    },
    scam: {
      first: "谢谢您告诉我们。钱和号码，可以先不给。",
      firstShort: "钱和号码，还不用给。",
      emergency: `如果已经给了，或者被威胁，请拨打${POLICE}。也可以问${consumer}（时间因地方而不同）。`,
      question: null,
    },
    plain: {
      first: "谢谢您写给我们。我们很担心您。",
      firstShort: `有生命危险请拨打${AMBULANCE}，害怕某个人请拨打${POLICE}。已收到您的话。`,
      emergency: `有生命危险请拨打${AMBULANCE}，害怕某个人请拨打${POLICE}。`,
      question: null,
    },
  },
  chips: {
    人と話したい: "想和人谈",
    電話番号をもう一度: "再看电话号码",
    いまは少し大丈夫: "现在好一点了",
    見られると困る: "怕被人看到",
  },
  lines: {
    police: "警察",
    fire_ambulance: "救护车・消防",
    yorisoi: "Yorisoi热线",
    inochi_sos: "生命SOS",
    inochi_denwa_free: "生命电话",
    kokoro: "心理健康电话",
    child_189: "儿童相谈所",
    child_sos24: "儿童24小时SOS",
    childline: "儿童热线",
    dv_plus: "家暴电话（DV Plus）",
    consumer: "消费者热线",
  },
  voice: "可以打电话说话的地方：",
  call: (line) => `电话：${line}。`,
  brackets: ["（", "）"],
  between: "・",
  always: "24小时",
  free: "免费",
  paid: "收费",
  otherLanguages: "也有其他语言",
  staffKnows: "现在也在通知工作人员。",
  staffReads: (next) => `工作人员阅读的时间：${next}。`,
  unwritten: {
    kept: "现在我们的系统出了故障，工作人员还没有收到。您写的内容不会丢失。",
    lost: "现在我们的系统出了故障，工作人员没有收到。请稍后再写一次。",
  },
  writeOn: "您可以继续写在这里。",
};
