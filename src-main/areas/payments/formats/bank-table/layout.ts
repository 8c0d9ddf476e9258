/**
 * A layout (批量文件版式) as data: which columns a bank's batch table has, in which order, and how amounts, days and texts are written. A new
 * bank is a new layout and no new code.
 */
import { z } from 'zod';
import { AMOUNT_UNITS, DAY_FORMS, ENCODINGS, SEPARATORS } from '../tables/cells.ts';

export const LAYOUT_FIELDS = [
  'place',
  'itemNo',
  'number',
  'payee',
  'bankName',
  'bankCode',
  'amount',
  'currency',
  'remark',
  'isOrganisation',
  'batchNo',
  'executionDay',
  'fromNumber',
  'fromHolder',
] as const;
export type LayoutField = (typeof LAYOUT_FIELDS)[number];

const layoutColumn = z.object({
  heading: z.string().min(1).max(40),
  field: z.enum(LAYOUT_FIELDS),
  /** The longest text the bank takes, in characters. */
  max: z.number().int().min(1).max(400),
  isRequired: z.boolean(),
});
export type LayoutColumn = z.infer<typeof layoutColumn>;

export const bankLayout = z
  .object({
    columns: z.array(layoutColumn).min(3).max(40),
    amountIn: z.enum(AMOUNT_UNITS),
    dayForm: z.enum(DAY_FORMS),
    /** Words for an organisation's account and a person's (对公, 对私). */
    organisation: z.tuple([z.string(), z.string()]),
    /** Of the text file; a workbook has its own. */
    encoding: z.enum(ENCODINGS),
    separator: z.enum(SEPARATORS),
    /** A last row with count and sum, in the columns of place and amount. */
    hasTotal: z.boolean(),
    /** What it is of: a table without a column of currencies is of one only. */
    currencies: z.array(z.string().regex(/^[A-Z]{3}$/)).min(1),
    itemsMax: z.number().int().min(1).max(10_000),
  })
  .refine(
    ({ columns }) => new Set(columns.map((each) => each.heading)).size === columns.length,
    'two columns alike',
  )
  // Without them nobody is paid, or nobody can say afterwards who was.
  .refine(
    ({ columns }) =>
      (['number', 'payee', 'amount', 'itemNo'] as const).every((field) =>
        columns.some((each) => each.field === field),
      ),
    'number, payee, amount or itemNo has no column',
  )
  .refine(
    ({ columns, currencies }) => currencies.length === 1 || columns.some((each) => each.field === 'currency'),
    'several currencies and no column says which',
  );
export type BankLayout = z.infer<typeof bankLayout>;

const column = (heading: string, field: LayoutField, max: number, isRequired = true): LayoutColumn => ({
  heading,
  field,
  max,
  isRequired,
});

/** 代付: what batch tables of Chinese banks have in common. */
export const BANK_BATCH: BankLayout = bankLayout.parse({
  columns: [
    column('序号', 'place', 10),
    column('收款账号', 'number', 40),
    column('收款户名', 'payee', 60),
    column('开户行', 'bankName', 60),
    column('联行号', 'bankCode', 12, false),
    column('金额', 'amount', 18),
    column('用途', 'remark', 60, false),
    column('公私标志', 'isOrganisation', 4),
    column('业务参考号', 'itemNo', 32),
    column('批次号', 'batchNo', 32),
  ],
  amountIn: 'main',
  dayForm: 'YYYYMMDD',
  organisation: ['对公', '对私'],
  encoding: 'gbk',
  separator: ',',
  hasTotal: true,
  currencies: ['CNY'],
  itemsMax: 5000,
});

/** 代发: the short table for many persons at the paying bank itself. */
export const PAYROLL: BankLayout = bankLayout.parse({
  columns: [
    column('姓名', 'payee', 30),
    column('账号', 'number', 40),
    column('金额', 'amount', 18),
    column('附言', 'remark', 20, false),
    column('业务参考号', 'itemNo', 32),
  ],
  amountIn: 'main',
  dayForm: 'YYYYMMDD',
  organisation: ['对公', '对私'],
  encoding: 'gbk',
  separator: ',',
  hasTotal: false,
  currencies: ['CNY'],
  itemsMax: 10_000,
});
