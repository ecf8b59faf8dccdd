// Sends one photo in pieces by the tus protocol and goes on where it stopped, however often the line breaks.
import { library } from "./library.js";
import { shrink } from "./shrink.js";
import { forget, keep } from "./waiting.js";

const PIECE = 128 * 1024; // bytes; a broken line costs no more than this
const LONGEST_REQUEST = 60_000; // milliseconds for one piece
const DELAYS = [0, 1000, 3000, 5000, 10_000, 20_000]; // milliseconds between tries
const PAUSE = 30_000; // milliseconds after which a dead line is tried again
const REFUSED = [413, 422];

export class Refused extends Error {}

// Resolves when the photo stands in the product; throws Refused with the server's words. It never gives up otherwise.
export async function send(photo, { endpoint, token, onProgress, onTrouble, signal }) {
  if (!photo.ready) {
    photo.file = await shrink(photo.file);
    photo.ready = true;
    await keep(photo);
  }
  while (!signal.aborted) {
    try {
      await attempt(photo, { endpoint, token, onProgress, onTrouble, signal });
      return await forget(photo);
    } catch (error) {
      const answer = error.originalResponse;
      if (answer && REFUSED.includes(answer.getStatus())) {
        await forget(photo);
        throw new Refused(answer.getBody());
      }
      onTrouble(true);
      await lineIsBack(signal);
    }
  }
}

async function attempt(photo, { endpoint, token, onProgress, onTrouble, signal }) {
  const tus = await library("tus");
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(photo.file, {
      endpoint,
      uploadUrl: photo.url,
      chunkSize: PIECE,
      retryDelays: DELAYS,
      storeFingerprintForResuming: false, // the waiting photo knows its address itself
      metadata: { filename: photo.file.name },
      headers: { "X-CSRFToken": token },
      onBeforeRequest: (request) => {
        const line = request.getUnderlyingObject();
        line.timeout = LONGEST_REQUEST;
        line.addEventListener("timeout", (event) => line.onerror(event));
      },
      onUploadUrlAvailable: () => {
        photo.url = upload.url;
        keep(photo);
      },
      onProgress: (sent, total) => onProgress(sent / total),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const again = navigator.onLine && !(status >= 400 && status < 500 && status !== 409);
        if (again) onTrouble(false);
        return again;
      },
      onSuccess: resolve,
      onError: reject,
    });
    signal.addEventListener("abort", () => upload.abort(true).then(resolve, resolve));
    upload.start();
  });
}

function lineIsBack(signal) {
  return new Promise((resolve) => {
    window.addEventListener("online", resolve, { once: true });
    signal.addEventListener("abort", resolve);
    document.addEventListener("photo:again", resolve, { once: true });
    setTimeout(resolve, PAUSE);
  });
}
