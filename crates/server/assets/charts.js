// Makes a PNG of a chart: the file that the server draws, painted at twice its size.
"use strict";
for (const figure of document.querySelectorAll("figure.chart[data-file]")) {
  const button = figure.querySelector("button.png");
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const answer = await fetch(figure.dataset.file);
    if (!answer.ok) return;
    const drawing = await answer.text();
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawing);
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.href = canvas.toDataURL("image/png");
    const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") || "");
    link.download = (name ? name[1] : "chart.svg").replace(/\.svg$/, ".png");
    link.click();
  });
}
