/**
 * Column mappings: a table that no format knows is guessed at, tried on its own rows, saved under a name, and from then on read by itself.
 *
 * `fileToken` is the token of an upload, of a refused file, or of a plan that was read otherwise than it is meant.
 */
import { z } from 'zod';
import {
  AMOUNT_SIGNS,
  BALANCE_SENSES,
  type ColumnMapping,
  DATE_ORDERS,
  DECIMAL_SIGNS,
  DELIMITERS,
  FEE_SIGNS,
  MAPPED_FIELDS,
  type MappingDraft,
  mappingFaults,
} from '../domain/column-mapping.ts';
import { CHANNELS, DIRECTIONS, LINE_KINDS, LINE_STATUSES, SOURCE_KINDS } from '../domain/statement-line.ts';
import { call, nothing, taskId } from './call.ts';
import { count, fileSummary, lineView, rowFinding, token } from './shapes.ts';

/** Columns of a table at most, and words of a column. */
export const MAPPED_COLUMNS_MAX = 256;
export const MAPPED_WORDS_MAX = 500;
/** Rows of the file shown to whoever makes a mapping, lines made of them, and problems. */
export const MAPPING_ROWS_SHOWN = 50;
/** An exported mapping as text. */
export const MAPPING_TEXT_MAX = 256 * 1024;

const place = z
  .number()
  .int()
  .min(0)
  .max(MAPPED_COLUMNS_MAX - 1);
const word = z.string().trim().min(1).max(120);
const words = z.array(word).max(MAPPED_WORDS_MAX);
const outSign = z.enum(AMOUNT_SIGNS);
const inOut = z.object({
  form: z.literal('in_out'),
  in: place.nullable(),
  out: place.nullable(),
  outSign,
});
const byWord = z.object({
  form: z.literal('word'),
  amount: place,
  direction: place,
  inWords: words,
  outWords: words,
  noneWords: words,
  outSign,
});
const byKind = z.object({ form: z.literal('kind'), amount: place, outSign });
const signed = z.object({ form: z.literal('signed'), amount: place, positive: z.enum(DIRECTIONS) });

const places = z.object(
  // The table is closed: its keys are the fields.
  Object.fromEntries(MAPPED_FIELDS.map((field) => [field, place.optional()])) as Record<
    (typeof MAPPED_FIELDS)[number],
    z.ZodOptional<typeof place>
  >,
);

const shape = z.object({
  name: z.string().trim().max(80),
  sourceKind: z.enum(SOURCE_KINDS),
  channel: z.enum(CHANNELS),
  table: z.object({
    delimiter: z.enum(DELIMITERS),
    sheet: z.string().max(120),
    header: z.array(z.string().max(400)).max(MAPPED_COLUMNS_MAX),
    width: z.number().int().min(1).max(MAPPED_COLUMNS_MAX),
  }),
  columns: places,
  descriptions: z.array(place).max(20),
  amount: z.discriminatedUnion('form', [signed, inOut, byWord, byKind]),
  amountIs: z.enum(['net', 'gross']),
  feeSign: z.enum(FEE_SIGNS),
  account: z.string().trim().max(120),
  currency: z.union([z.string().regex(/^[A-Z]{3}$/), z.literal('')]),
  kindWords: z.array(z.object({ word, kind: z.enum(LINE_KINDS) })).max(MAPPED_WORDS_MAX),
  otherKind: z.enum(LINE_KINDS).nullable(),
  statusWords: z.array(z.object({ word, status: z.enum(LINE_STATUSES) })).max(MAPPED_WORDS_MAX),
  channelWords: z.array(z.object({ word, channel: z.enum(CHANNELS) })).max(MAPPED_WORDS_MAX),
  dateOrder: z.enum(DATE_ORDERS),
  decimal: z.enum(DECIMAL_SIGNS),
  zone: z.string().regex(/^(?:none|[+-](?:0\d|1[0-4]):[0-5]\d)$/),
  skipWords: words,
  balanceIs: z.enum(BALANCE_SENSES),
  hasBalanceChain: z.boolean(),
});

/** One that can be used: nothing is open and nothing contradicts itself (mappingFaults is empty). */
export const columnMapping: z.ZodType<ColumnMapping> = shape.refine(
  (mapping) => mappingFaults(mapping).length === 0,
);

export const mappingDraft: z.ZodType<MappingDraft> = shape.extend({
  amount: z
    .discriminatedUnion('form', [
      signed.extend({ positive: z.enum(DIRECTIONS).nullable() }),
      inOut,
      byWord,
      byKind,
    ])
    .nullable(),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  decimal: z.enum(DECIMAL_SIGNS).nullable(),
});

/** Kept in every version; lower case and digits, so that it may stand in the name of a format. */
export const mappingId = z.string().regex(/^[0-9a-f]{16}$/);

export const mappingView = z.object({
  id: mappingId,
  version: count,
  mapping: columnMapping,
  state: z.enum(['active', 'retired']),
  /** Of this version. */
  madeAt: z.string(),
  madeBy: z.string(),
  /** Files that were taken in with any of its versions. */
  imports: count,
});
export type MappingView = z.infer<typeof mappingView>;

/** What the data cannot decide and a person has to say (words: question.<name>). */
export const MAPPING_QUESTIONS = ['date_order', 'decimal_sign', 'amount_sign', 'currency'] as const;
const question = z.object({
  question: z.enum(MAPPING_QUESTIONS),
  /** Cells that may be read in two ways. */
  examples: z.array(z.string()).max(5),
});

const file = z.object({
  fileToken: token,
  /** Sheet of a workbook; absent: the first whose table looks like a statement. */
  sheet: z.string().max(120).optional(),
  taskId,
});

export const mappingsCalls = {
  /** The newest version of each, newest first; retired ones where asked for. */
  'mappings.list': call(
    'read',
    z.object({ includeRetired: z.boolean() }),
    z.object({ mappings: z.array(mappingView) }),
  ),
  /** What the file's own rows say: a draft that a person completes. Decided from whole columns, not from the first rows. */
  'mappings.guess': call(
    'import',
    file,
    z.object({
      file: z.string(),
      /** Sheets of a workbook; none for a text. */
      sheets: z.array(z.string()),
      sheet: z.string(),
      /** Headings as printed, one a column; '' for a column without one. */
      header: z.array(z.string()),
      /** Row of the header; 0 where the table has none. */
      headerRow: count,
      /** The first rows of the table, header left out; protected cells masked. */
      rows: z.array(z.object({ row: count, cells: z.array(z.string()) })).max(MAPPING_ROWS_SHOWN),
      draft: mappingDraft,
      questions: z.array(question),
      /** Words that stand in the columns of kind, status, channel and direction, most frequent first, whatever column is chosen: by place. */
      wordsOf: z.array(z.object({ column: count, words: z.array(z.string()).max(50) })),
      /** Mappings that would read this file now: to be changed rather than made anew. */
      fits: z.array(z.object({ id: mappingId, name: z.string() })),
    }),
  ),
  /** Reads the whole file by a mapping that is not saved. Writes nothing. */
  'mappings.try': call(
    'import',
    file.extend({ mapping: columnMapping }),
    z.object({
      summary: fileSummary.pick({
        encoding: true,
        accounts: true,
        currencies: true,
        periodFrom: true,
        periodTo: true,
        counts: true,
        totals: true,
        proof: true,
        checks: true,
        drift: true,
      }),
      /** The first lines that were made, as a list would show them. */
      lines: z.array(lineView.omit({ id: true, importId: true })).max(MAPPING_ROWS_SHOWN),
      /** The first rows that could not be read. */
      problems: z.array(rowFinding).max(MAPPING_ROWS_SHOWN),
      /** How many rows ended as a skip, by reason. */
      skips: z.array(z.object({ reason: z.string(), count })),
    }),
  ),
  /** `replaces`: the mapping of which this is a new version. Files imported with the old one keep it. */
  'mappings.save': call(
    'import',
    z.object({ mapping: columnMapping, replaces: mappingId.optional() }),
    z.object({ id: mappingId, version: count }),
  ),
  /** No file is recognised by it any more; lines made by it keep it. */
  'mappings.retire': call('import', z.object({ id: mappingId }), nothing),
  /** Its newest version as JSON text, to be read, kept or handed to a colleague. */
  'mappings.export': call(
    'read',
    z.object({ id: mappingId }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /** Takes in what was exported; one that is here already gets a new version, or none where nothing differs. */
  'mappings.import': call(
    'import',
    z.object({ text: z.string().min(2).max(MAPPING_TEXT_MAX) }),
    z.object({ id: mappingId, version: count, name: z.string() }),
  ),
} as const;
