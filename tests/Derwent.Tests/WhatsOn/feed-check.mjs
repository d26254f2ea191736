// Reads iCalendar text from standard input, parses it with ical.js and prints what a calendar program would show, as JSON.
// node feed-check.mjs MODULES UNTIL(ISO) < FILE
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, until] = process.argv.slice(2);
const ICAL = (await import(pathToFileURL(join(modules, "ical.js/dist/ical.js")))).default;
const text = readFileSync(0, "utf8");
const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const events = calendar.getAllSubcomponents("vevent").map(component => new ICAL.Event(component));
const end = new Date(until);
const main = events.filter(event => !event.isRecurrenceException());
for (const event of main) for (const other of events) if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
const shown = main.map(event => {
  const dates = [];
  const add = details => dates.push({ from: details.startDate.toJSDate().toISOString(), to: details.endDate.toJSDate().toISOString(), off: details.item.component.getFirstPropertyValue("status") === "CANCELLED", title: details.item.summary });
  if (!event.isRecurring()) add({ startDate: event.startDate, endDate: event.endDate, item: event });
  else {
    const all = event.iterator();
    for (let at = all.next(), n = 0; at && at.toJSDate() < end && n < 5000; at = all.next(), n++) add(event.getOccurrenceDetails(at));
  }
  return { uid: event.uid, sequence: event.sequence, status: event.component.getFirstPropertyValue("status"), title: event.summary, words: event.description, place: event.location, dates };
});
const bytes = text.split("\r\n").map(line => Buffer.byteLength(line));
console.log(JSON.stringify({ zones: calendar.getAllSubcomponents("vtimezone").map(zone => zone.getFirstPropertyValue("tzid")), longest: Math.max(...bytes), bare: /[^\r]\n/.test(text), events: shown }));
