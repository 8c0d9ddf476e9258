/** What the checks say, gathered: the faults of each, first fault first, and how much it looked at. */

/**
 * @typedef {'archive' | 'signature' | 'files' | 'totals' | 'checkpoint' | 'events' | 'extends'} Check
 * @typedef {import('./archive.js').Fault & { check: Check }} Found
 */

/** A cell that is no amount can be a book. @param {string} text */
const abridged = (text) => text.slice(0, 1000);

/** @type {readonly Check[]} */
const CHECKS = ['archive', 'signature', 'files', 'totals', 'checkpoint', 'events', 'extends'];
/** One page says what is wrong; a pack in ruins has the same fault a thousand times. */
const FAULTS_MAX = 20;
/** The content is what was signed; only how it is packed is not. */
export const LEAST = 'packed_changed';

/** Collects what the checks say. */
export class Findings {
  /** @type {Found[]} */
  faults = [];
  /** @type {Map<Check, number>} */
  counts = new Map();
  /** @type {Set<Check>} */
  failed = new Set();

  /** @param {Check} check @param {string} kind @param {string} file @param {number} [record] @param {string} [expected] @param {string} [found] */
  tell(check, kind, file, record = 0, expected = '', found = '') {
    this.failed.add(check);
    if (this.faults.filter((each) => each.check === check).length >= FAULTS_MAX) {
      // Of a pack that somebody packed anew every file is packed otherwise: what says something else must not drown in that.
      const least = this.faults.findLastIndex((each) => each.check === check && each.kind === LEAST);
      if (kind === LEAST || least < 0) return;
      this.faults.splice(least, 1);
    }
    this.faults.push({ check, file, record, kind, expected: abridged(expected), found: abridged(found) });
  }

  /** @param {Check} check @param {number} count */
  done(check, count) {
    this.counts.set(check, count);
  }

  /** In the order of the checks. */
  faultsInOrder() {
    return CHECKS.flatMap((check) => this.faults.filter((each) => each.check === check));
  }

  checks() {
    return CHECKS.map((check) => {
      const state = this.failed.has(check) ? 'fails' : this.counts.has(check) ? 'holds' : 'not_asked';
      return {
        check,
        state: /** @type {'holds' | 'fails' | 'not_asked'} */ (state),
        count: this.counts.get(check) ?? 0,
      };
    });
  }
}
