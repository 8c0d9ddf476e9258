/** PayPal's settlement report (STL) as it lies on its SFTP server: comma or TAB separated, a letter code before each record. */
import type { FormatAdapter, RecogniseAnswer, Sample, Splitter } from '../../adapter.ts';
import { isBlank, placesIn, trimCell, understoodNames } from '../cells.ts';
import { headerOf, lackingOf, SOURCES, STANDARD } from './columns.ts';
import { SettlementParser } from './parse.ts';

const FIRST: ReadonlySet<string> = new Set(['RH', 'FH', 'SH']);
const OWN: ReadonlySet<string> = new Set('RH FH SH CH SB SF SC RF RC FF FC'.split(' '));

function recogniseWith(sample: Sample, splitter: Splitter): RecogniseAnswer {
  const rows = sample.rows(splitter).filter((raw) => !isBlank(raw));
  const codes = rows.slice(0, 20).map((raw) => trimCell(raw.cells[0] ?? '').toUpperCase());
  const isOurs =
    FIRST.has(codes[0] ?? '') && codes.includes('SH') && codes.slice(0, 4).every((code) => OWN.has(code));
  if (!isOurs) return { is: 'not_mine' };
  const columns = rows.find((raw) => trimCell(raw.cells[0] ?? '').toUpperCase() === 'CH');
  const header = columns ? headerOf(columns.cells) : STANDARD;
  const lacking = lackingOf(header);
  if (lacking.length > 0) {
    const understood = understoodNames(header);
    const question = lacking.join(', ');
    return {
      is: 'refused',
      refusal: { kind: 'unknown_layout', understood, notUnderstood: header.unknown, question },
    };
  }
  const drift = header.unknown.map((column) => ({ kind: 'unknown_column', column }) as const);
  return { is: 'mine', recognition: { sureness: 'certain', splitter, layout: header, drift } };
}

export const paypalStl: FormatAdapter = {
  id: 'paypal_stl',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'paypal',
  balanceChain: 'none',
  recognise(sample) {
    for (const delimiter of [',', '\t', '|', ';'] as const) {
      const answer = recogniseWith(sample, { kind: 'csv', delimiter });
      if (answer.is !== 'not_mine') return answer;
    }
    return { is: 'not_mine' };
  },
  // The parser takes each section's own column header.
  parse: (_layout, sink) => new SettlementParser(sink),
  places: (layout) => placesIn(layout, SOURCES),
};
