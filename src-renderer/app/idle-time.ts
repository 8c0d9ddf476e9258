/** When an idle window locks, and from when on it says so: a minute before, or half of the time where that is shorter. */

const WARNED_MS = 60_000;

/** Seconds left once the warning is due; null before, 0 when the time is over. */
export function secondsLeft(idleMs: number, minutes: number): number | null {
  const allowedMs = minutes * 60_000;
  const leftMs = allowedMs - idleMs;
  return leftMs > Math.min(WARNED_MS, allowedMs / 2) ? null : Math.max(0, Math.ceil(leftMs / 1000));
}
