/** The safety texts in Vietnamese. */
// NATIVE CHECK NEEDED for every line: written by hand, read by nobody yet who grew up with the language.
import { NUMBERS, type SafetyWords } from "./words.ts";

const { ambulance, police, child, consumer } = NUMBERS;
const AMBULANCE = `${ambulance} (xe cấp cứu)`;
const POLICE = `${police} (cảnh sát)`;

export const VIETNAMESE: SafetyWords = {
  scripts: {
    selfHarmNow: {
      first: "Cảm ơn bạn đã nói ra. Ngay lúc này chúng tôi rất lo cho tính mạng của bạn.",
      firstShort: `Hãy gọi ${AMBULANCE}. Chúng tôi đã nhận được lời bạn. Chúng tôi lo cho tính mạng của bạn.`,
      emergency: `Hãy gọi ${AMBULANCE}. Hãy nhờ người ở gần ở bên bạn.`,
      question: null,
    },
    selfHarm: {
      first: "Bạn đang đau khổ đến vậy. Cảm ơn bạn đã nói thành lời. Chúng tôi lo cho bạn.",
      firstShort: "Nỗi đau vẫn còn tiếp tục. Chúng tôi lo cho bạn.",
      emergency: null,
      question: "Bây giờ có ai ở bên bạn không? (Không trả lời cũng được.)",
    },
    thirdPartySelfHarm: {
      first: "Cảm ơn bạn đã quan tâm đến người đó và báo cho chúng tôi. Bạn không phải lo một mình.",
      firstShort: `Nếu nguy hiểm đến tính mạng, hãy gọi ${AMBULANCE}. Bạn không phải lo một mình.`,
      emergency: `Nguy hiểm tính mạng: hãy gọi ${AMBULANCE}. Người đó và bạn đều gọi được:`,
      question: null,
    },
    violenceNow: {
      first: `Cảm ơn bạn đã báo. Nếu bạn đang gặp nguy hiểm, hãy gọi ${POLICE} ngay.`,
      firstShort: `Nếu bạn đang gặp nguy hiểm, hãy gọi ${POLICE} ngay. Đã nhận được lời bạn.`,
      emergency: null,
      question: "Nếu có người xem cuộc trò chuyện này, bạn có gặp rắc rối không?",
    },
    violence: {
      first: "Cảm ơn bạn đã nói điều khó nói. Bạn không có lỗi.",
      firstShort: `Nếu nguy hiểm, hãy gọi ${POLICE} ngay. Bạn không có lỗi.`,
      emergency: `Nếu nguy hiểm, hãy gọi ${POLICE} ngay.`,
      question: "Nếu có người xem cuộc trò chuyện này, bạn có gặp rắc rối không?",
    },
    childNow: {
      first: `Cảm ơn bạn đã báo. Nếu trẻ đang gặp nguy hiểm, hãy gọi ${POLICE} ngay.`,
      firstShort: `Nếu trẻ đang gặp nguy hiểm, hãy gọi ${POLICE} ngay. Đã nhận được lời bạn.`,
      emergency: `Lo cho trẻ em: hãy gọi ${child}. Không cần nói tên. Nhanh hơn viết ở đây.`,
      question: null,
    },
    child: {
      first: "Cảm ơn bạn đã kể về đứa trẻ. Bạn không phải lo một mình.",
      firstShort: "Chúng tôi đã nhận được chuyện về đứa trẻ.",
      emergency: `Lo cho trẻ em: hãy gọi ${child} (24 giờ, miễn phí). Chỉ viết ở đây thì chưa phải là báo.`,
      question: "Bây giờ đứa trẻ có ở nơi an toàn không?",
    },
    childSelf: {
      first: "Cảm ơn em đã kể. Không phải lỗi của em.",
      firstShort: `Nếu bây giờ em gặp nguy hiểm, hãy gọi ${POLICE}. Cảm ơn em đã kể.`,
      emergency: `Trẻ em cũng gọi ${child} được, không mất tiền. Khi nguy hiểm, hãy gọi ${POLICE}.`,
      question: "Bây giờ có gì nguy hiểm không? (Không nói cũng được.)",
    },
    childParent: {
      first: "Cảm ơn bạn đã nói ra. Nói được điều đó là bạn đã đang bảo vệ con.",
      firstShort: `Nếu lo cho sức khỏe của con, hãy gọi ${AMBULANCE} ngay. Đã nhận được lời bạn.`,
      emergency: `Nếu con lả đi hoặc khác thường, hãy gọi ${AMBULANCE}. Cũng có thể nói chuyện ở số ${child} (24 giờ, miễn phí).`,
      question: "Bây giờ con bạn có an toàn không? (Không trả lời cũng được.)",
    },
    medical: {
      first: `Hãy gọi ${AMBULANCE} ngay. Hãy nói địa điểm và tình trạng.`,
      firstShort: `Nếu chưa gọi, hãy gọi ${AMBULANCE} ngay.`,
      emergency: "Khi có lửa, khói hay khí ga, hãy ra ngoài trước.",
      question: null,
    },
    unseenNow: {
      first: `Cảm ơn bạn đã để ý. Xin đừng đợi: hãy gọi ${AMBULANCE} hoặc ${POLICE}.`,
      firstShort: `Nếu chưa gọi, hãy gọi ${AMBULANCE} hoặc ${POLICE}.`,
      emergency: "Xin đừng vào trong nhà đó.",
      question: null,
    },
    missingNow: {
      first: `Cảm ơn bạn đã báo. Xin đừng đợi: hãy gọi ${POLICE}.`,
      firstShort: `Nếu chưa gọi, hãy gọi ${POLICE} ngay.`,
      emergency: "Hãy nói: mất tích từ lúc nào, màu quần áo, nơi có thể đến. Chỉ những gì bạn biết.",
      question: null,
    },
    unseen: {
      first: "Cảm ơn bạn đã để ý và báo. Chỉ những gì bạn biết là được.",
      firstShort: "Cảm ơn bạn đã kể thêm.",
      emergency: `Không trả lời, có mùi lạ, có người ngã: nếu có một điều, hãy gọi ${AMBULANCE} hoặc ${POLICE} ngay.`,
      question: "Người đó sống ở khoảng khu nào? (Chỉ cần tên khu.)",
    },
    basicNeed: {
      first: "Cảm ơn bạn đã nói điều khó nói.",
      firstShort: "Cảm ơn bạn đã kể thêm.",
      emergency: `Khi thấy rất mệt hoặc khó thở, hãy gọi ${AMBULANCE}. Chuyện tiền để sau.`,
      question: "Hôm nay bạn đã ăn gì được chưa? (Không nói cũng được.)",
    },
    basicNeedHousing: {
      first: "Cảm ơn bạn đã kể về chỗ ở.",
      firstShort: "Cảm ơn bạn đã kể thêm.",
      emergency: `Khi người mệt, hoặc lạnh hay nóng nguy hiểm, đừng ngại: hãy gọi ${AMBULANCE}.`,
      question: "Tối nay bạn có chỗ ngủ không? (Không nói cũng được.)",
    },
    harmOthers: {
      first: "Bạn đã bị dồn đến mức đó. Cảm ơn bạn đã viết ra.",
      firstShort: `Khi nguy hiểm, hãy gọi ${POLICE} hoặc ${AMBULANCE}. Nếu sắp đánh ai, hãy lùi ra một chút.`,
      emergency: `Nếu sắp đánh ai, hãy ra phòng khác. Nguy hiểm: ${POLICE}, ${AMBULANCE}.`,
      question: null,
    },
    scam: {
      first: "Cảm ơn bạn đã báo. Bạn cứ dừng lại: chưa cần đưa tiền hay số nào.",
      firstShort: "Bạn chưa cần đưa tiền hay số nào.",
      emergency: `Nếu đã đưa rồi hoặc bị đe dọa: ${POLICE}. Cũng có thể hỏi số ${consumer} (giờ khác nhau tùy nơi).`,
      question: null,
    },
    plain: {
      first: "Cảm ơn bạn đã viết. Chúng tôi lo cho bạn.",
      firstShort: `Nguy hiểm tính mạng: ${AMBULANCE}. Sợ một người nào: ${POLICE}. Đã nhận được lời bạn.`,
      emergency: `Nguy hiểm tính mạng: ${AMBULANCE}. Sợ một người nào: ${POLICE}.`,
      question: null,
    },
  },
  chips: {
    人と話したい: "Nói với người thật",
    電話番号をもう一度: "Số điện thoại",
    いまは少し大丈夫: "Đã đỡ hơn một chút",
    見られると困る: "Sợ có người xem",
  },
  lines: {
    police: "Cảnh sát",
    fire_ambulance: "Cấp cứu, cứu hỏa",
    yorisoi: "Yorisoi Hotline",
    inochi_sos: "Inochi SOS",
    inochi_denwa_free: "Inochi no Denwa",
    kokoro: "Điện thoại tâm lý",
    child_189: "Trung tâm trẻ em",
    child_sos24: "SOS trẻ em",
    childline: "Childline",
    dv_plus: "DV Soudan Plus",
    consumer: "Số người tiêu dùng",
  },
  voice: "Điện thoại: ",
  call: (line) => `Điện thoại: ${line}.`,
  brackets: [" (", ")"],
  between: ", ",
  always: "24 giờ",
  free: "miễn phí",
  paid: "mất phí",
  otherLanguages: "có cả tiếng khác",
  staffKnows: "Chúng tôi cũng đang báo cho nhân viên.",
  staffReads: (next) => `Nhân viên sẽ đọc: ${next}.`,
  unwritten: {
    kept: "Hệ thống của chúng tôi đang gặp sự cố nên nhân viên chưa nhận được. Điều bạn viết không bị mất.",
    lost: "Hệ thống của chúng tôi đang gặp sự cố nên nhân viên không nhận được. Xin viết lại sau một lúc.",
  },
  writeOn: "Bạn cứ viết tiếp ở đây.",
};
