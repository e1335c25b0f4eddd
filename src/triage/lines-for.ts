/** Which lines of the register fit which need, by id, first choice first: free round-the-clock lines before others; a town's own (`local_…`) once they have numbers. */
import type { SafetyKind } from "./types.ts";

export const LINES_FOR: Readonly<Record<SafetyKind, readonly string[]>> = {
  selfHarmNow: ["yorisoi", "inochi_sos", "inochi_denwa_free"],
  selfHarm: ["yorisoi", "inochi_sos", "inochi_denwa_free", "kokoro"],
  thirdPartySelfHarm: ["yorisoi", "inochi_sos", "inochi_denwa_free"],
  violenceNow: ["police", "dv_plus"],
  violence: ["dv_plus", "yorisoi"],
  childNow: ["police", "child_189"],
  child: ["child_189", "child_sos24", "local_child_family"],
  childSelf: ["child_189", "childline", "child_sos24", "police"],
  childParent: ["child_189", "child_sos24", "fire_ambulance"],
  medical: ["fire_ambulance"],
  unseenNow: ["fire_ambulance", "police"],
  missingNow: ["police"],
  unseen: ["fire_ambulance", "police"],
  basicNeed: ["yorisoi", "local_self_reliance"],
  basicNeedHousing: ["yorisoi", "local_self_reliance"],
  harmOthers: ["yorisoi", "police"],
  scam: ["police"],
  plain: ["fire_ambulance", "police", "yorisoi"],
};
