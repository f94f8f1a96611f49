// Where there is no recording, the browser's own voice reads: sentence by sentence, what is in sight.
const box = document.querySelector(".listen");
const { speechSynthesis: voice, SpeechSynthesisUtterance: Utterance } = window;
const TEXTS = ".opening h1, .standfirst, .told h3, .told p > span:not(.reworded)";

if (box && voice) {
  const button = box.querySelector("button");
  const speed = box.querySelector("select");
  const words = [button.textContent, button.dataset.stop];
  let texts = null; // those still to be read
  let said; // held on to: what a browser clears away while it speaks never ends

  const next = () => {
    const text = texts?.shift();
    button.textContent = words[text ? 1 : 0];
    if (!text) return (texts = null);
    said = new Utterance(text.textContent);
    said.lang = text.closest("[lang]").lang;
    said.rate = Number(speed.value);
    said.onend = said.onerror = next;
    voice.speak(said);
  };
  button.addEventListener("click", () => {
    const stopped = texts;
    texts = stopped ? null : [...document.querySelectorAll(TEXTS)].filter((text) => text.getClientRects().length);
    voice.cancel();
    if (!stopped) next();
  });
  addEventListener("pagehide", () => voice.cancel());
  const offer = () => (box.hidden = !voice.getVoices().length); // some browsers know them a little later
  voice.addEventListener?.("voiceschanged", offer);
  offer();
}
