/** Keeps the newest entry of the talk in sight for somebody who was looking at it; leaves a reader further up alone. */
(() => {
  const newest = () => document.getElementById("newest")?.closest(".entry");
  let watched = false;

  document.addEventListener("htmx:before:swap", () => {
    const box = newest()?.getBoundingClientRect();
    watched = box !== undefined && box.top < innerHeight && box.bottom > 0;
  });
  document.addEventListener("htmx:after:swap", () => {
    if (watched) newest()?.scrollIntoView({ block: "nearest" });
  });
})();
