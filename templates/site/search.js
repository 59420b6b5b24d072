// Haku selaimessa: hakemisto haetaan kerran samasta palvelimesta, eikä hakusana lähde koneelta.
"use strict";
const SHOWN = 50;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const tokens = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// Sanan vartalo: samat päätteet ja äänteiden vaihtelut kuin tiedostossa pipeline/render/site/search_words.py.
const ENDINGS = "{{ endings|join(" ") }}".split(" ");
const CHANGES = [
  [/([bcdfghjklmnpqrstvwxz])\1$/, "$1"], [/(uu|yy)[td]$/, "$1s"], [/(?:ps|ks|st|ts)$/, "s"], [/(?:nt|nd)$/, "n"],
  [/(?:lt)$/, "l"], [/(?:rt)$/, "r"], [/(?:mp)$/, "m"], [/(?:nk|ng)$/, "n"], [/(?:ht|hd)$/, "h"], [/d$/, "t"],
];
function root(word) {
  if (word.length <= 3 || /^\d/.test(word)) return word;
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 3) ?? "";
  let made = word.slice(0, word.length - ending.length);
  const bare = made.replace(/[aeiouy]+$/, "");
  if (bare.length >= 3) made = bare;
  for (const [pattern, plain] of CHANGES) if (made.length > 3) made = made.replace(pattern, plain);
  return made;
}

function common(one, other) {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

// Yksi puuttuva tai ylimääräinen kirjain, kaksi vaihtanut paikkaa tai, kun sana ei ole lyhyt, yksi väärä.
function slip(one, other) {
  const start = common(one, other);
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b || a === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
    || (a.slice(1) === b.slice(1) && Math.min(one.length, other.length) >= 5);
}

// Yhtä kirjoitusvirhettä vaille sama sana, pitkän sanan alku tai sana, jonka pääte on toinen.
function misspelt(key, { root, start, number }) {
  if (number || key.length < 4 || root.length < 4) return false;
  const near = (one, other) => [-1, 0, 1].some((more) => slip(one.slice(0, other.length + more), other));
  return slip(key, root) || (root.length >= 7 && near(key, root))
    || (key.length >= 6 && start.length - key.length <= 6 && near(start, key));
}

// Kuinka hyvin hakemiston vartalo vastaa haettua; 0: ei lainkaan.
function likeness(key, wanted) {
  if (wanted.slips) return misspelt(key, wanted) ? 2 : 0;
  const { root, start, number } = wanted;
  if (key === root) return 4;
  if (root.length >= 4 && key.startsWith(root)) return 3;
  if (start.length >= 3 && key.startsWith(start)) return 2;
  if (number) return 0;
  if (key.length >= 4 && root.startsWith(key) && root.length - key.length <= 3) return 2;
  const same = common(key, root);
  if (same >= 5 && key.length - same <= 3 && root.length - same <= 3) return 1;
  return root.length >= 5 && key.includes(root) ? 2 : 0;
}

// Paikka hakemistossa -> paras vastaavuus yhdelle haetulle sanalle.
function placesOf(words, wanted) {
  const places = new Map();
  for (const key of Object.keys(words)) {
    const likes = likeness(key, wanted);
    let place = 0;
    for (const step of likes ? words[key] : []) {
      place += step;
      places.set(place, Math.max(likes, places.get(place) ?? 0));
    }
  }
  return places;
}

// Haettu sana paikkoineen. Sen alku on sellaisena kuin se on, sillä sana voi olla vielä kesken.
function wish(words, word) {
  const wanted = { root: root(word), start: word, number: /^\d/.test(word), slips: false };
  wanted.places = placesOf(words, wanted);
  return wanted.places.size ? wanted : { ...wanted, slips: true, places: placesOf(words, { ...wanted, slips: true }) };
}

// Kuinka paljon yksi haettu sana kertoo paikasta: harvinainen sana enemmän, otsikossa eniten.
function worth(index, place, one) {
  const rare = 1 + Math.log(index.found.length / one.places.size);
  const inTitle = Math.max(0, ...tokens(index.found[place][0]).map((word) => likeness(root(word), one)));
  return rare * (one.places.get(place) + 2 * inTitle);
}

// Ensin ne, joissa ovat kaikki sanat, ja jos niitä on alle kolme, ne, joista puuttuu yksi. Luku ei saa puuttua, eikä
// sana, jota ei ole missään, ellei sanoja ole vähintään kolme.
function found(index, text, skip) {
  const all = tokens(text);
  const telling = all.filter((word) => !skip.has(word) && (word.length > 1 || /\d/.test(word)));
  const wanted = [...new Map((telling.length ? telling : all).map((word) => [root(word), wish(index.words, word)])).values()];
  const mayLack = (one) => !one.number && (one.places.size > 0 || wanted.length >= 3);
  const hits = [...new Set(wanted.flatMap((one) => [...one.places.keys()]))].map((place) => {
    const [has, lacks] = [true, false].map((there) => wanted.filter((one) => one.places.has(place) === there));
    const score = has.reduce((sum, one) => sum + worth(index, place, one), index.found[place][4]);
    return { place, lacks, score };
  });
  const ranked = (some) => some.sort((one, other) => other.score - one.score || one.place - other.place)
    .map((hit) => index.found[hit.place]);
  const whole = ranked(hits.filter((hit) => !hit.lacks.length));
  const nearly = hits.filter(({ lacks }) => lacks.length === 1 && mayLack(lacks[0]));
  return { wanted, hits: whole.length < 3 ? [...whole, ...ranked(nearly)] : whole };
}

// Teksti osina: löytyneet sanat merkitään.
function marked(element, text, wanted) {
  for (const part of text.split(/([\p{L}\p{N}]+)/u)) {
    const hit = part && wanted.some((one) => likeness(root(folded(part)), one));
    element.append(hit ? Object.assign(document.createElement("mark"), { textContent: part }) : part);
  }
  return element;
}

function item([title, line, kind, path, , summary], wanted) {
  const row = document.createElement("li");
  const link = row.appendChild(document.createElement("a"));
  link.href = ".." + path;
  marked(link, title, wanted);
  const below = row.appendChild(document.createElement("p"));
  below.className = "quiet";
  // Kellonaikojen ja päivien väli ei katkea rivin vaihtuessa.
  below.textContent = [kind, line].filter(Boolean).join(" · ").replace(/(?<=\d\.?)–(?=\d)/g, "–\u2060");
  if (summary) marked(row.appendChild(document.createElement("p")), summary, wanted);
  return row;
}

const form = document.querySelector("form.search");
const field = document.getElementById("q");
const status = document.getElementById("tulos");
const list = document.getElementById("osumat");
const SKIP = new Set(tokens(form.dataset.skip));
let index;

function loaded() {
  index ??= fetch("indeksi.json").then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  });
  return index;
}

async function search() {
  let hits = [];
  let wanted = [];
  let said = "";
  if (tokens(field.value).join("").length > 1) {
    try {
      ({ hits, wanted } = found(await loaded(), field.value, SKIP));
      said = hits.length > 1 ? `${hits.length} ${form.dataset.many}` : hits.length ? form.dataset.one : form.dataset.none;
      if (hits.length > SHOWN) said += ` ${form.dataset.first} ${SHOWN}.`;
    } catch {
      index = undefined;
      said = form.dataset.failed;
    }
  }
  list.replaceChildren(...hits.slice(0, SHOWN).map((hit) => item(hit, wanted)));
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
