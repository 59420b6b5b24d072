// Haku selaimessa: hakemisto haetaan kerran samasta palvelimesta, eikä hakusana lähde koneelta.
"use strict";
const form = document.querySelector("form.search");
const field = document.getElementById("q");
const status = document.getElementById("tulos");
const list = document.getElementById("osumat");
const SHOWN = 50;
let index;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const tokens = (text) => folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

async function loaded() {
  index ??= fetch("indeksi.json").then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }).then((entries) => entries.map((entry) => ({
    entry, title: folded(entry[0]), all: folded(entry.slice(0, 3).join(" ")),
  })));
  return index;
}

// Jokaisen sanan on löydyttävä; otsikosta löytynyt painaa eniten, tuleva enemmän kuin mennyt.
function found(entries, words) {
  const hits = [];
  for (const { entry, title, all } of entries) {
    if (!words.every((word) => all.includes(word))) continue;
    const inTitle = words.filter((word) => title.includes(word)).length;
    hits.push([inTitle * 2 + entry[4], entry]);
  }
  return hits.sort((one, other) => other[0] - one[0]).map((hit) => hit[1]);
}

// Taivutus: jos sanoilla ei löydy mitään, kokeillaan niiden alkuja.
function best(entries, words) {
  const hits = found(entries, words);
  return hits.length ? hits : found(entries, words.map((word) => word.slice(0, Math.max(4, word.length - 3))));
}

function item([title, line, , path]) {
  const row = document.createElement("li");
  const link = row.appendChild(document.createElement("a"));
  link.href = ".." + path;
  link.textContent = title;
  const below = row.appendChild(document.createElement("p"));
  below.className = "quiet";
  below.textContent = line;
  return row;
}

async function search() {
  const words = tokens(field.value);
  let hits = [];
  let said = "";
  if (words.join("").length > 1) {
    try {
      hits = best(await loaded(), words);
      said = hits.length > 1 ? `${hits.length} ${form.dataset.many}` : hits.length ? form.dataset.one : form.dataset.none;
      if (hits.length > SHOWN) said += ` ${form.dataset.first} ${SHOWN}.`;
    } catch {
      said = form.dataset.failed;
    }
  }
  list.replaceChildren(...hits.slice(0, SHOWN).map(item));
  list.hidden = !hits.length;
  status.textContent = said;
}

let waiting;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 150);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", "?q=" + encodeURIComponent(field.value));
  search();
});
form.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
