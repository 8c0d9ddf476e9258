/**
 * Who may import whom: arrows only downwards, and between areas along the flow of money (DESIGN §3). The first entry whose folder holds a file
 * is its rule; `may` lists what it may reach besides its own folder.
 */
import { readdirSync } from 'node:fs';

const FEATURES = new URL('../../../src-renderer/features/', import.meta.url);

export interface Arrow {
  readonly folder: string;
  readonly may: readonly string[];
}

const PURE = ['shared/'];
const GROUND = [
  'src-main/record/',
  'src-main/ledger/',
  'src-main/workspace/',
  'src-main/platform/',
  'shared/',
];
const area = (name: string, before: readonly string[]): Arrow => ({
  folder: `src-main/areas/${name}/`,
  may: [...before.map((each) => `src-main/areas/${each}/`), ...GROUND],
});

/** From a bank's file to the books: what all that follows may read. */
const MONEY = ['statements', 'matching', 'review', 'parties', 'orders', 'payments', 'journal'];

export const ARROWS: readonly Arrow[] = [
  { folder: 'shared/', may: [] },
  { folder: 'src-main/platform/', may: PURE },
  { folder: 'src-main/ledger/', may: ['src-main/platform/', ...PURE] },
  { folder: 'src-main/record/', may: ['src-main/ledger/', 'src-main/platform/', ...PURE] },
  { folder: 'src-main/workspace/', may: ['src-main/ledger/', 'src-main/platform/', ...PURE] },
  area('statements', []),
  area('matching', ['statements']),
  area('review', ['matching', 'statements']),
  // Who money is for and where it lies: known to everything that moves or books it.
  area('parties', ['statements']),
  area('orders', ['parties', 'review', 'matching', 'statements']),
  area('payments', ['orders', 'parties', 'review', 'matching', 'statements']),
  area('journal', ['payments', 'orders', 'parties', 'review', 'matching', 'statements']),
  area('settlement', MONEY),
  // Risk looks at all that moved; what payments ask of it comes in by a function.
  area('risk', [...MONEY, 'settlement']),
  // People and approvals stand beside the flow: other areas reach them only through src-main/platform/second-person.ts.
  area('access', []),
  area('approvals', ['access']),
  area('backup', []),
  area('exports', [...MONEY, 'settlement', 'risk']),
  // Figures of everything, read only.
  area('analytics', [...MONEY, 'settlement', 'risk', 'exports']),
  // Evidence is made of everything, and nothing is made of evidence.
  area('audit', [...MONEY, 'settlement', 'risk', 'exports']),
  // The demo writes files as the outside world does: it knows no area but the calendar and GBK, so that it is a witness and no echo.
  {
    folder: 'src-main/demo/',
    may: ['src-main/platform/business-days.ts', 'src-main/platform/gbk.ts', ...PURE],
  },
  { folder: 'src-main/engine/', may: ['src-main/areas/', 'src-main/demo/', ...GROUND] },
  {
    folder: 'src-main/shells/',
    may: ['src-main/engine/', 'src-main/areas/', 'src-main/demo/', ...GROUND],
  },
  // What screens share lies in ui/ by subject: a feature imports no other, and nothing below imports a feature.
  { folder: 'src-renderer/api/', may: PURE },
  { folder: 'src-renderer/ui/', may: ['src-renderer/api/', ...PURE] },
  ...readdirSync(FEATURES).map((name) => ({
    folder: `src-renderer/features/${name}/`,
    may: ['src-renderer/ui/', 'src-renderer/api/', ...PURE],
  })),
  { folder: 'src-renderer/theme/', may: ['src-renderer/ui/'] },
  { folder: 'src-renderer/', may: PURE },
];

/** Packages a folder may not import even though it could: what keeps the shells thin and the rules pure. */
export const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  electron: ['src-main/shells/electron/'],
  'better-sqlite3-multiple-ciphers': ['src-main/ledger/', 'src-main/workspace/lock.ts'],
  kysely: ['src-main/ledger/'],
  lowdb: ['src-main/workspace/'],
  react: ['src-renderer/'],
  papaparse: ['src-main/areas/statements/'],
  exceljs: [
    'src-main/areas/exports/',
    'src-main/areas/analytics/',
    'src-main/areas/audit/',
    'src-main/areas/payments/formats/bank-table/',
  ],
  saxes: ['src-main/areas/statements/'],
  '@e965/xlsx': ['src-main/areas/statements/workbooks/'],
  '@zip.js/zip.js': ['src-main/areas/statements/'],
  ssh2: ['src-main/areas/statements/fetch/ssh.ts'],
  pdfkit: ['src-main/platform/pdf/'],
  qr: ['src-main/platform/pdf/'],
  'officecrypto-tool': ['src-main/areas/statements/workbooks/'],
};

/** What shared may import from outside: nothing but zod. */
export const SHARED_PACKAGES: readonly string[] = ['zod'];
