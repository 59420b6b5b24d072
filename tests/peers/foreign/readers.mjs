// `node readers.mjs READER FILE...`, run where node_modules stands: prints one list of events for each file, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));

const utc = (moment) => moment.toISOString().replace(".000Z", "Z");

function withIcalJs(text) {
  const ICAL = require("ical.js").default ?? require("ical.js");
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const instant = (time) => (time.isDate ? time.toString() : utc(time.toJSDate()));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start_utc: instant(event.startDate),
      end_utc: instant(event.endDate),
      all_day: event.startDate.isDate,
      status: component.getFirstPropertyValue("status") ?? "",
      title: event.summary ?? "",
      sequence: event.sequence ?? 0,
      location: event.location ?? "",
    };
  });
}

function withNodeIcal(text) {
  const entries = Object.values(require("node-ical").sync.parseICS(text));
  const plain = (value) => value?.val ?? value ?? "";
  const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");
  return entries.filter((entry) => entry.type === "VEVENT").map((event) => {
    const allDay = event.datetype === "date";
    return {
      uid: event.uid,
      start_utc: allDay ? day(event.start) : utc(event.start),
      end_utc: allDay ? day(event.end) : utc(event.end),
      all_day: allDay,
      status: event.status ?? "",
      title: plain(event.summary),
      sequence: Number(event.sequence ?? 0),
      location: plain(event.location),
    };
  });
}

const readers = { "ical.js": withIcalJs, "node-ical": withNodeIcal };
const [reader, ...files] = process.argv.slice(2);
console.log(JSON.stringify(files.map((file) => readers[reader](readFileSync(file, "utf8")))));
