// Times as the engine reads them: London's clock, `2026-11-27T16:00`, or the day alone.

import { InvalidTime } from "./errors.mjs";

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});
const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2100;

export function londonTime(instant, { hour }) {
  const part = Object.fromEntries(LONDON.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = `${part.year}-${part.month}-${part.day}`;
  return hour ? `${day}T${part.hour}:${part.minute}` : day;
}

// The moment in a form of the class nav-time. InvalidTime says what to mend, and in which field.
// What has not happened starts no clock, so a time after `now` is not taken.
export function typedTime(form, now) {
  const { day, hour } = form.elements;
  if (day.validity.badInput) throw new InvalidTime("That is not a day. Write it like 27/11/2026.", day);
  if (!day.value) throw new InvalidTime("Enter the day.", day);
  const year = Number(day.value.split("-")[0]);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
    throw new InvalidTime(`Check the year: it reads ${year}.`, day);
  }
  if (hour?.validity.badInput) {
    throw new InvalidTime("That is not a whole time. Write it like 16:00, or leave it empty.", hour);
  }
  const text = hour?.value ? `${day.value}T${hour.value.slice(0, 5)}` : day.value;
  if (text > londonTime(now, { hour: text.includes("T") })) {
    throw new InvalidTime("That time has not come yet. Give the time that it happened.", day);
  }
  return text;
}
