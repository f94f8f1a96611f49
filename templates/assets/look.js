// The colours and text size that the reader chose, before the first paint: a module would come too late.
{
  const root = document.documentElement;
  const site = new URL("../", document.currentScript.src).pathname;
  const kept = (name) => {
    try {
      return JSON.parse(localStorage.getItem(`digest:${site}:${name}`)) ?? "";
    } catch {
      return ""; // some browsers have no storage in private windows
    }
  };
  const look = () => {
    root.dataset.theme = kept("theme");
    root.dataset.size = kept("size");
  };
  look();
  root.classList.add("scripted");
  addEventListener("look", look);
  addEventListener("storage", look);
}
