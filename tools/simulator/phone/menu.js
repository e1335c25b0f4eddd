/** The rich menu on the phone: its picture with areas to press, and the bar that opens and closes it. */
import { el } from "./dom.js";

/** @param press takes the action of a pressed area. @returns `show(menu)` and `close()`. */
export function richMenu(root, press) {
  const box = root.querySelector("[data-menu]");
  const bar = root.querySelector("[data-menu-bar]");
  const areas = root.querySelector("[data-menu-areas]");
  let shown = "";

  const open = (isOpen) => {
    areas.hidden = !isOpen;
    bar.setAttribute("aria-expanded", String(isOpen));
  };
  bar.addEventListener("click", () => open(areas.hidden));

  const areaOf = ({ bounds, action }, size) => {
    const act = () => {
      press(action);
      if (action.inputOption === "closeRichMenu") {
        open(false);
      }
    };
    const area = el("button", { type: "button", click: act }, el("span", {}, action.label ?? ""));
    const share = (value, whole) => `${(100 * value) / whole}%`;
    area.style.left = share(bounds.x, size.width);
    area.style.top = share(bounds.y, size.height);
    area.style.width = share(bounds.width, size.width);
    area.style.height = share(bounds.height, size.height);
    return area;
  };

  return {
    close: () => open(false),
    show(menu) {
      box.hidden = menu === null;
      const now = JSON.stringify(menu);
      if (menu === null || now === shown) {
        return;
      }
      shown = now;
      bar.textContent = menu.chatBarText;
      open(menu.selected);
      areas.style.setProperty("--ratio", String(menu.size.width / menu.size.height));
      // Without its picture the menu shows the labels instead.
      const gone = (event) => event.target.remove();
      const picture = { src: `/_sim/richmenus/${menu.id}/picture`, alt: "", error: gone };
      const image = menu.hasImage ? [el("img", picture)] : [];
      areas.replaceChildren(...image, ...menu.areas.map((area) => areaOf(area, menu.size)));
    },
  };
}
