// Photos on their way, kept in the browser's database, so that a reload or an empty battery loses none.
import { createStore, del, entries, set } from "../vendor/idb-keyval/index.js";

const LONGEST = 24 * 60 * 60 * 1000; // milliseconds, as long as the server keeps what has arrived
const store = createStore("sentra-photos", "waiting");

// In a private window there may be no such database; then a photo waits only as long as the page is open.
const unlessRefused = (promise) => promise.catch(() => undefined);

export const keep = (photo) => unlessRefused(set(photo.id, photo, store));

export const forget = (photo) => unlessRefused(del(photo.id, store));

export async function waitingFor(product) {
  const all = ((await unlessRefused(entries(store))) ?? []).map(([, photo]) => photo);
  const old = all.filter((photo) => Date.now() - photo.at > LONGEST);
  await Promise.all(old.map(forget));
  return all.filter((photo) => photo.product === product && !old.includes(photo)).sort((a, b) => a.at - b.at);
}
