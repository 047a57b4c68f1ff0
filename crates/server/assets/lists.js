// Copies citations and prints briefs. The pages say the same without it.
"use strict";
for (const button of document.querySelectorAll("button.copy")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  // The address alone says little elsewhere: the copy names the server too.
  button.hidden = false;
  button.addEventListener("click", async () => {
    const address = source.querySelector(".address");
    const text = address ? source.textContent.replace(address.textContent, new URL(address.textContent, location.href).href) : source.textContent;
    await navigator.clipboard.writeText(text.trim());
    button.setAttribute("aria-live", "polite");
    button.textContent = "✓";
  });
}
for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
