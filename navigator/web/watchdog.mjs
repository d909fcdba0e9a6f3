// Judges by progress, not by total time: a slow start that still moves is left alone.

export const SECONDS_WITHOUT_PROGRESS = 8;
// The code of the checks, and of exercises, loads at its first call, and a slow computer takes long for it.
export const SECONDS_FOR_A_BENCH = 60;

// Calls `onSilence(seconds)` once, after that many seconds in which nobody called `fed`. It counts its
// own ticks rather than the clock, so that a sleeping phone or a tab in the background is not a stall.
export class Watchdog {
  #left = 0;
  #seconds;
  #timer;

  constructor(onSilence) {
    this.onSilence = onSilence;
  }

  fed(seconds = SECONDS_WITHOUT_PROGRESS) {
    this.#left = this.#seconds = seconds;
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
    this.onSilence(this.#seconds);
  }
}
