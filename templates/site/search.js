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

// Yksi väärä, puuttuva tai ylimääräinen kirjain, tai kaksi vaihtanut paikkaa.
function slip(one, other) {
  const start = common(one, other);
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)
    || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

// Kuinka hyvin hakemiston vartalo vastaa haettua; 0: ei lainkaan.
function likeness(key, wanted) {
  if (key === wanted) return 4;
  if (wanted.length >= 4 && key.startsWith(wanted)) return 3;
  if (key.length >= 4 && wanted.startsWith(key) && wanted.length - key.length <= 3) return 2;
  const same = common(key, wanted);
  if (same >= 5 && key.length - same <= 3 && wanted.length - same <= 3) return 1;
  return wanted.length >= 5 && key.includes(wanted) ? 2 : 0;
}

// Paikka hakemistossa -> paras vastaavuus yhdelle haetulle sanalle.
function placesOf(words, wanted) {
  const places = new Map();
  const take = (key, likes) => {
    let place = 0;
    for (const step of words[key]) {
      place += step;
      places.set(place, Math.max(likes, places.get(place) ?? 0));
    }
  };
  const keys = Object.keys(words);
  for (const key of keys) if (likeness(key, wanted)) take(key, likeness(key, wanted));
  if (!places.size && wanted.length >= 4 && !/\d/.test(wanted)) {
    for (const key of keys) if (key.length >= 4 && slip(key, wanted)) take(key, 1);
  }
  return places;
}

// Kaikkien sanojen on löydyttävä; jos sanoja on vähintään kolme, yksi saa puuttua.
function found(index, text, skip) {
  const all = [...new Set(tokens(text))];
  const telling = all.filter((word) => !skip.has(word));
  const wanted = [...new Set((telling.length ? telling : all).map(root))];
  const hits = new Map();
  for (const one of wanted) {
    const places = placesOf(index.words, one);
    const rare = 1 + Math.log(index.found.length / (places.size || 1));
    for (const [place, likes] of places) {
      const title = tokens(index.found[place][0]).map(root);
      const inTitle = Math.max(0, ...title.map((key) => likeness(key, one)));
      const hit = hits.get(place) ?? { count: 0, score: 0 };
      hit.count += 1;
      hit.score += rare * (likes + 2 * inTitle);
      hits.set(place, hit);
    }
  }
  const ranked = (least) => [...hits].filter(([, hit]) => hit.count >= least)
    .sort(([one, a], [other, b]) => b.count - a.count || b.score + index.found[other][4] - a.score - index.found[one][4] || one - other)
    .map(([place]) => index.found[place]);
  const whole = ranked(wanted.length);
  return { wanted, hits: whole.length || wanted.length < 3 ? whole : ranked(wanted.length - 1) };
}

// Teksti osina: löytyneet sanat merkitään.
function marked(element, text, wanted) {
  for (const part of text.split(/([\p{L}\p{N}]+)/u)) {
    const hit = part && wanted.some((one) => likeness(root(folded(part)), one) || slip(root(folded(part)), one) && one.length > 4);
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
