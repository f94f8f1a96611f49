// The player of a recording: chapters that seek, a mark on the one that plays, a choice of speed.
const box = document.querySelector(".listen");
const player = box.querySelector("audio");
const speed = box.querySelector("select");
const chapters = [...box.querySelectorAll(".chapters a")];
const start = ({ hash }) => Number(hash.slice(3)); // #t=12.5

for (const chapter of chapters) {
  chapter.addEventListener("click", (event) => {
    event.preventDefault();
    player.currentTime = start(chapter);
    player.play();
  });
}
player.addEventListener("timeupdate", () => {
  const now = chapters.findLast((chapter) => start(chapter) <= player.currentTime + 0.1);
  for (const chapter of chapters) chapter.ariaCurrent = chapter === now ? "true" : null;
});
speed.addEventListener("change", () => {
  player.playbackRate = player.defaultPlaybackRate = Number(speed.value);
});
speed.parentElement.hidden = false;
