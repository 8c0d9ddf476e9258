/**
 * MT940 and MT942 by their tags: a reference and an account, then either a balance (MT940) or a floor limit (MT942).
 */
import type { RecogniseAnswer, Sample } from '../../adapter.ts';
import { tagOf, withoutFrame } from './tags.ts';

export interface Mt940Layout {
  /** Of statements that name none; '' where the file names none or several. */
  readonly currency: string;
  readonly isInterim: boolean;
}

const NAMED_CURRENCY =
  /^\s*:(?:60[FM]?|62[FM]?|64|65):[CD]\d{6}([A-Z]{3})|^\s*:34F:([A-Z]{3})|^\s*:90[DC]:\d+([A-Z]{3})/;

export function recogniseMt940(sample: Sample, isInterim: boolean): RecogniseAnswer {
  // Most files are something else, and need not be cut.
  if (!/:(?:20|25|61):/.test(sample.text)) return { is: 'not_mine' };
  const names = new Set<string>();
  const currencies = new Set<string>();
  const rows = sample.rows({ kind: 'lines' });
  for (const { cells } of rows) {
    const text = withoutFrame(cells[0] ?? '');
    const body = text.startsWith('{') ? text.slice(text.lastIndexOf('{4:') + 3) : text;
    const tag = tagOf(body, false);
    if (tag) names.add(tag.name);
    const found = NAMED_CURRENCY.exec(body);
    const currency = found?.[1] ?? found?.[2] ?? found?.[3];
    if (currency !== undefined) currencies.add(currency);
  }
  const has = (...wanted: readonly string[]) => wanted.some((name) => names.has(name));
  const isReport = has('34', '90D', '90C') && !has('60', '62');
  if (!has('20', '28') || !has('25', '60', '61') || isReport !== isInterim) return { is: 'not_mine' };
  if (!has('60', '61', '62') && !isReport) {
    const understood = [...names].map((name) => `:${name}:`);
    const notUnderstood = [':60F:', ':61:', ':62F:'];
    const refusal = { kind: 'unknown_layout', understood, notUnderstood, question: 'amount' } as const;
    return { is: 'refused', refusal };
  }
  const [currency = ''] = currencies;
  const layout: Mt940Layout = { currency: currencies.size === 1 ? currency : '', isInterim };
  return {
    is: 'mine',
    recognition: { sureness: 'certain', splitter: { kind: 'lines' }, layout, drift: [] },
  };
}
