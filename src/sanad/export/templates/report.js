"use strict";
{
  const words = [...document.querySelectorAll("[data-k]")];
  const cards = [...document.querySelectorAll("[data-words]")];
  const lights = (card) => card.dataset.words.split(" ").map((pair) => pair.split(":"));
  const roles = ["lit", "source", "place", "time", "harm", "recipient", "actor", "trigger"];
  const byKey = new Map();
  for (const word of words)
    for (const key of word.dataset.k.split(" ")) byKey.set(key, [...(byKey.get(key) ?? []), word]);

  const unlight = () => words.forEach((word) => word.classList.remove(...roles));
  const light = (card) => {
    unlight();
    for (const [role, key] of lights(card)) for (const word of byKey.get(key) ?? []) word.classList.add("lit", role);
  };
  const show = (element) => element?.scrollIntoView({ block: "nearest" });

  for (const card of cards) {
    card.addEventListener("mouseenter", () => light(card));
    card.addEventListener("mouseleave", unlight);
    card.addEventListener("focusin", () => light(card));
    card.addEventListener("focusout", unlight);
    card.addEventListener("toggle", () => card.open && show(words.find((word) => word.classList.contains("trigger"))));
  }

  const open = (word) => {
    const keys = new Set(word.dataset.k.split(" "));
    const touched = cards.filter((card) => lights(card).some(([, key]) => keys.has(key)));
    const meant = touched.filter((card) => keys.has(card.id));
    cards.forEach((card) => card.classList.toggle("named", touched.includes(card)));
    meant.forEach((card) => (card.open = true));
    const first = meant[0] ?? touched[0];
    if (first) {
      light(first);
      show(first);
    }
  };
  for (const word of words)
    word.addEventListener("click", (event) => {
      event.preventDefault();
      open(word);
    });

  addEventListener("beforeprint", () => cards.forEach((card) => (card.open = true)));
}
