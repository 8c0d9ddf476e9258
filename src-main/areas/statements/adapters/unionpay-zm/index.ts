/**
 * UnionPay (银联全渠道) merchant details, ZM (正常明细) and ZME (差错明细): fixed columns without a header, known by what stands where.
 */
import type { FormatAdapter, Sample } from '../../adapter.ts';
import { isBlank, placesIn } from '../cells.ts';
import { unionPayName } from '../unionpay-files.ts';
import { FORMS, type Form, isRowOf, SOURCES } from './columns.ts';
import { DetailParser, type Layout } from './parse.ts';

/** Rows looked at; under a name of UnionPay's own one of them is enough, else the first must be one. */
const LOOKED_AT = 20;

function formOf(sample: Sample, isNamed: boolean): Form | null {
  // Most files are somebody else's: one look at the text spares cutting it three ways.
  if (!isNamed && !/^\s*[A-Z]\d\d /i.test(sample.text.slice(0, 200))) return null;
  for (const form of FORMS) {
    const rows = sample.rows(form.splitter).filter((raw) => !isBlank(raw));
    const [first] = rows;
    if (first && isRowOf(first, form)) return form;
    if (isNamed && rows.slice(0, LOOKED_AT).some((raw) => isRowOf(raw, form))) return form;
  }
  return null;
}

export const unionpayZm: FormatAdapter = {
  id: 'unionpay_zm',
  version: 1,
  sourceKind: 'trade_bill',
  channel: 'unionpay',
  balanceChain: 'none',

  recognise(sample) {
    const { form: named, settledOn, merchant } = unionPayName(sample.fileName);
    const isNamed = named === 'ZM' || named === 'ZME';
    const form = formOf(sample, isNamed);
    if (form) {
      const layout: Layout & Pick<Form, 'columns'> = { form, settledOn, merchant, columns: form.columns };
      return {
        is: 'mine',
        recognition: { sureness: 'certain', splitter: form.splitter, layout, drift: [] },
      };
    }
    if (!isNamed) return { is: 'not_mine' };
    const first = sample.text.split(/\r\n?|\n/).find((line) => line.trim() !== '') ?? '';
    return {
      is: 'refused',
      refusal: {
        kind: 'unknown_layout',
        understood: [],
        notUnderstood: [first.trim().slice(0, 80)],
        question: '',
      },
    };
  },

  // The layout is the one `recognise` made.
  parse: (layout, sink) => new DetailParser(layout as Layout, sink),
  places: (layout) => placesIn(layout, SOURCES),
};
