/**
 * Layouts of banks' batch tables that a house makes for itself: guessed from the bank's own template, looked at in a made-up batch, and set or ended
 * by two persons, for a wrong column of account numbers pays strangers.
 */
import { z } from 'zod';
import {
  AMOUNT_UNITS,
  type BankLayout,
  DAY_FORMS,
  ENCODINGS,
  LAYOUT_COLUMNS_MAX,
  LAYOUT_FIELDS,
  LAYOUT_TEXT_MAX,
  SEPARATORS,
} from '../domain/bank-layout.ts';
import { LAYOUT_SETTINGS, type LayoutChange } from '../domain/layout-change.ts';
import { asked } from './access.ts';
import { call, nothing } from './call.ts';
import { count, reason, said, token } from './shapes.ts';

export const layoutId = z.string().regex(/^BL\d{4}$/);
const layoutName = z.string().trim().min(1).max(60);
const text = z.string().max(LAYOUT_TEXT_MAX);
const layoutColumn = z.object({
  heading: text,
  field: z.enum(LAYOUT_FIELDS),
  text,
  max: z.number().int().min(1).max(400),
  isRequired: z.boolean(),
});
/** As it is being made: what contradicts itself in it is told by `layoutFaults`, and refused where it is to be kept. */
export const bankLayout: z.ZodType<BankLayout> = z.object({
  columns: z.array(layoutColumn).max(LAYOUT_COLUMNS_MAX),
  amountIn: z.enum(AMOUNT_UNITS),
  dayForm: z.enum(DAY_FORMS),
  organisation: z.tuple([text, text]),
  encoding: z.enum(ENCODINGS),
  separator: z.enum(SEPARATORS),
  hasTotal: z.boolean(),
  currencies: z
    .array(z.string().regex(/^[A-Z]{3}$/))
    .min(1)
    .max(20),
  itemsMax: z.number().int().min(1).max(10_000),
});

/** One difference, as a request keeps it for whoever agrees. */
export const layoutChange: z.ZodType<LayoutChange> = z.discriminatedUnion('what', [
  z.object({ what: z.literal('name'), before: z.string(), after: z.string() }),
  z.object({ what: z.literal('column_added'), place: count, column: layoutColumn }),
  z.object({ what: z.literal('column_removed'), column: layoutColumn }),
  z.object({ what: z.literal('column_changed'), before: layoutColumn, after: layoutColumn }),
  z.object({ what: z.literal('order'), headings: z.array(z.string()) }),
  z.object({
    what: z.literal('setting'),
    setting: z.enum(LAYOUT_SETTINGS),
    before: z.string(),
    after: z.string(),
  }),
  z.object({ what: z.literal('ended') }),
  z.object({ what: z.literal('resumed') }),
]);

export const layoutView = z.object({
  id: layoutId,
  version: count,
  name: z.string(),
  layout: bankLayout,
  state: z.enum(['set', 'ended']),
  reason: z.string(),
  /** Instructions that were written by any of its versions. */
  used: count,
  ...said,
});
export type LayoutView = z.infer<typeof layoutView>;

/** Why a layout came out of a template as it did (words: layoutNote.<note>); `text` names what it is about. */
export const LAYOUT_NOTES = ['rows_above', 'not_understood', 'no_item_no', 'exported'] as const;
const layoutNote = z.object({ note: z.enum(LAYOUT_NOTES), text: z.string() });

export const paymentLayoutsCalls = {
  /** Newest version of each, ended ones last; and what is shipped, to begin with. */
  'payments.layouts': call(
    'read',
    nothing,
    z.object({
      layouts: z.array(layoutView),
      shipped: z.array(z.object({ format: z.enum(['bank_csv', 'payroll_csv']), layout: bankLayout })),
    }),
  ),
  /** A bank's template, or a layout that was exported: as a draft for a person to correct. Writes nothing. */
  'payments.guessLayout': call(
    'pay',
    z.object({ file: token }),
    z.object({ name: z.string(), layout: bankLayout, notes: z.array(layoutNote) }),
  ),
  /** Three made-up payments as the layout writes them, and what it could not write of them. */
  'payments.previewLayout': call(
    'read',
    z.object({ layout: bankLayout }),
    z.object({
      rows: z.array(z.array(z.string())),
      problems: z.array(
        z.object({ field: z.string(), problem: z.string(), text: z.string(), expected: z.string() }),
      ),
    }),
  ),
  /** `id` null: a new one. `version`: the one it was made from, 0 for a new one. */
  'payments.setLayout': call(
    'pay',
    z.object({ id: layoutId.nullable(), version: count, name: layoutName, layout: bankLayout, reason }),
    asked,
  ),
  /** No batch is written by it any more; what it wrote stays. */
  'payments.endLayout': call('pay', z.object({ id: layoutId, version: count, reason }), asked),
  'payments.exportLayout': call(
    'read',
    z.object({ id: layoutId }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
} as const;
