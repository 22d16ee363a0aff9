// Prints what ical.js, the reader inside Thunderbird and Nextcloud, finds in the .ics on stdin:
// [[uid, start, end], …], moments in seconds since 1970.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]).href);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const found = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return [event.uid, event.startDate.toUnixTime(), event.endDate.toUnixTime()];
});
console.log(JSON.stringify(found));
