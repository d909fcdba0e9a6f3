// Judges by progress, not by total time: a slow start that still moves is left alone.

export const SECONDS_WITHOUT_PROGRESS = 8;

// Calls `onSilence` once, after that many seconds in which nobody called `fed`. It counts its own
// ticks rather than the clock, so that a sleeping phone or a tab in the background is not a stall.
export class Watchdog {
  #left = 0;
  #timer;

  constructor(onSilence, seconds = SECONDS_WITHOUT_PROGRESS) {
    this.onSilence = onSilence;
    this.seconds = seconds;
  }

  fed() {
    this.#left = this.seconds;
    this.#timer ??= setInterval(() => this.#tick(), 1000);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick() {
    this.#left -= 1;
    if (this.#left > 0) return;
    this.stop();
    this.onSilence();
  }
}
