// What a number cites shows while the pointer or focus is on it, on its name or on the note, until Escape.
let shown, at, timer;

function turn({ type, target, pointerType }) {
  if (pointerType === "touch" || (type === "focusin" && !target.matches(":focus-visible"))) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const to = target.closest(".ref button, .cited a");
    const note = to?.popoverTargetElement ?? to?.querySelector("[popover]");
    if (note === shown || (!note && at.matches(":focus-visible"))) return;
    shown?.hidePopover();
    if (note) to.popoverTargetAction = "show"; // a click keeps it
    note?.showPopover({ source: to });
    [shown, at] = [note, to];
  }, 150);
}

for (const type of ["pointerover", "focusin"]) addEventListener(type, turn);
