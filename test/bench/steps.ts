/**
 * What the bench times, one step a process, so that each has its own peak of memory. Every step answers with milliseconds per named part.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeReports } from '../../src-main/areas/exports/report-files.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import { reconciliationOf } from '../../src-main/shells/cli/reconcile.ts';
import { analyticsStep, duckAnalyticsStep } from './analytics.ts';
import { mustImport, open, ours, quiet, silence, sql, tellAgain, timed } from './bench-desk.ts';

export interface StepInput {
  readonly folder: string;
  readonly rows: number;
  readonly trade: string;
  readonly orders: string;
  /** '' where no part asks for it. */
  readonly workbook: string;
  readonly bank: string;
}
export type Times = Readonly<Record<string, number>>;
export type Step = (input: StepInput) => Promise<Times>;

/** Our import of one file: read, proved, deduplicated, sealed, committed. */
const importOf =
  (file: (input: StepInput) => string): Step =>
  async (input) => {
    const desk = await ours(await mkdtemp(join(input.folder, 'ours-')));
    const [ms] = await timed(async () => {
      tellAgain();
      await mustImport(desk, [file(input)]);
      tellAgain();
    });
    desk.close();
    return { import: ms, silence: silence.longest };
  };

/** The workbook's cells by exceljs' own stream reader; nothing is made of them. */
const excelJsStep: Step = async ({ workbook }) => {
  const { default: ExcelJS } = await import('exceljs');
  const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' } as const;
  let cells = 0;
  const [ms] = await timed(async () => {
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(workbook, options))
      for await (const row of sheet)
        row.eachCell(() => {
          cells += 1;
        });
  });
  if (cells === 0) throw new Error('the workbook was not read');
  return { read: ms };
};

/** All risk rules over half a million sales and half a million flows, in a workspace just opened; and again once a fact came. */
const riskStep: Step = async ({ folder, trade, bank }) => {
  const where = await mkdtemp(join(folder, 'ours-'));
  const first = await ours(where);
  await mustImport(first, [trade, bank]);
  first.close();
  const desk = await open(where);
  const page = { query: '', show: 'all', typology: 'all', rule: 'all', offset: 0, limit: 50 } as const;
  const look = () => timed(async () => desk.handlers['risk.alerts'](page, quiet(desk)));
  const [lookMs, { total }] = await look();
  const [againMs] = await look();
  desk.close();
  if (total === 0) throw new Error('what was planted was not found');
  return { look: lookMs, again: againMs };
};

/** The same two files in DuckDB, and two of the nineteen rules as SQL over them: amounts split in a day, sales of a day against their own past. */
const duckRiskStep: Step = async ({ trade, bank }) => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const [readMs] = await timed(async () => {
    await connection.run(tradeTable(trade));
    await connection.run(`CREATE TABLE bank AS SELECT * FROM read_csv(${sql(bank)}, header=true)`);
  });
  const [queryMs] = await timed(async () => {
    await connection.run(
      `CREATE TABLE split AS SELECT "对方户名", "交易日期", count(*) AS n, sum("收入") AS s FROM bank WHERE "收入" BETWEEN 40000 AND 49999.99 GROUP BY ALL HAVING n >= 3`,
    );
    await connection.run(
      `CREATE TABLE fast AS WITH days AS (SELECT replace(c3, '\`', '') AS merchant, replace(c0, '\`', '')[1:10] AS on_day, count(*) AS n FROM trade GROUP BY ALL)
       SELECT *, median(n) OVER (PARTITION BY merchant ORDER BY on_day ROWS BETWEEN 90 PRECEDING AND 1 PRECEDING) AS middle FROM days QUALIFY n > 3 * middle`,
    );
  });
  return { read: readMs, query: queryMs };
};

/** Everything from files to written reports, in its parts; matching starts from a closed workspace, so loading counts. */
const wholeStep: Step = async ({ folder, trade, orders }) => {
  const where = await mkdtemp(join(folder, 'ours-'));
  const first = await ours(where);
  const [importMs] = await timed(() => mustImport(first, [trade, orders]));
  first.close();
  const desk = await open(where);
  const [matchMs] = await timed(async () =>
    desk.handlers['matching.run']({ asOf: null, pair: null, taskId: '' }, quiet(desk)),
  );
  const run = reconciliationOf(desk, { plans: [], refused: [], left: [] }, 'en', {}, true);
  const [exportMs] = await timed(() => writeReports(join(where, 'report'), run));
  desk.close();
  return { import: importMs, match: matchMs, export: exportMs };
};

/** A day's orders come in late: what they touch matched anew, beside everything matched anew. */
const incrementalStep: Step = async ({ folder, trade, orders }) => {
  const where = await mkdtemp(join(folder, 'ours-'));
  const [head = '', ...lines] = (await readFile(orders, 'utf8')).split('\r\n').filter((text) => text !== '');
  const early = Math.floor(lines.length * 0.99);
  const files = [join(where, 'early-orders.csv'), join(where, 'late-orders.csv')] as const;
  await writeFile(files[0], [head, ...lines.slice(0, early), ''].join('\r\n'));
  await writeFile(files[1], [head, ...lines.slice(early), ''].join('\r\n'));
  const workspace = join(where, 'workspace');
  const first = await ours(workspace);
  await mustImport(first, [trade, files[0]]);
  const match = (desk: Desk, scope: 'changes' | 'full') =>
    timed(async () =>
      desk.handlers['matching.run']({ asOf: null, pair: null, scope, taskId: '' }, quiet(desk)),
    );
  await match(first, 'full');
  await mustImport(first, [files[1]]);
  first.close();
  const desk = await open(workspace);
  const [load] = await timed(async () => desk.standing.exceptions().length);
  const [changes, { done }] = await match(desk, 'changes');
  if (done.every((each) => each.carried === 0)) throw new Error('nothing was taken over');
  const [full] = await match(desk, 'full');
  desk.close();
  return { load, changes, full };
};

/** Pages of the list of lines as a person asks for them: sorted, filtered, scrolled to anywhere. */
const listsStep: Step = async ({ folder, trade }) => {
  const where = await mkdtemp(join(folder, 'ours-'));
  const first = await ours(where);
  await mustImport(first, [trade]);
  first.close();
  const desk = await open(where);
  const [openMs, total] = await timed(async () => {
    const page = desk.handlers['statements.lines'](
      { query: '', importId: null, sort: 'file', descending: false, offset: 0, limit: 100 },
      quiet(desk),
    );
    return (await page).total;
  });
  const queries = ['', 'amount>100', 'channel:wechat amount>=10 amount<20', 'kind:refund'];
  const times: number[] = [];
  const firsts: number[] = [];
  for (const query of queries) {
    for (const sort of ['file', 'time', 'amount'] as const) {
      for (let turn = 0; turn < 20; turn += 1) {
        const offset = Math.floor((total * ((turn * 7919) % 100)) / 100);
        const [ms] = await timed(async () =>
          desk.handlers['statements.lines'](
            { query, importId: null, sort, descending: turn % 2 === 1, offset, limit: 100 },
            quiet(desk),
          ),
        );
        (turn < 2 ? firsts : times).push(ms);
      }
    }
  }
  desk.close();
  const at = (list: number[], share: number) =>
    list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
  return {
    firstPage: openMs,
    p95: at([...times, ...firsts], 0.95),
    p95Scrolling: at(times, 0.95),
    newQuery: at(firsts, 0.5),
  };
};

/** The list of orders over as many orders and their trades, and one order's story. */
const orderListsStep: Step = async ({ folder, trade, orders }) => {
  const where = await mkdtemp(join(folder, 'ours-'));
  const first = await ours(where);
  await mustImport(first, [trade, orders]);
  first.close();
  const desk = await open(where);
  const ask = (query: string, sort: 'time' | 'amount', descending: boolean, offset: number) =>
    desk.handlers['orders.list']({ query, sort, descending, offset, limit: 100 }, quiet(desk));
  const [firstPage, page] = await timed(async () => ask('', 'time', true, 0));
  const { total, rows } = await page;
  const times: number[] = [];
  const firsts: number[] = [];
  const queries = ['', 'amount>100', 'channel:wechat state:paid', '-state:paid', 'kind:refund'];
  for (const query of queries)
    for (const sort of ['time', 'amount'] as const)
      for (let turn = 0; turn < 20; turn += 1) {
        const offset = Math.floor((total * ((turn * 7919) % 100)) / 100);
        const [ms] = await timed(async () => ask(query, sort, turn % 2 === 1, offset));
        (turn < 2 ? firsts : times).push(ms);
      }
  const number = rows[0]?.line.merchantOrderNo ?? '';
  const [byNumber] = await timed(async () => ask(number, 'time', true, 0));
  const [story] = await timed(async () =>
    desk.handlers['orders.story']({ merchantOrderNo: number }, quiet(desk)),
  );
  desk.close();
  const at = (list: number[], share: number) =>
    list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
  return {
    ordersFirst: firstPage,
    ordersScrolling: at(times, 0.95),
    ordersNewQuery: at(firsts, 0.5),
    ordersNewQueryWorst: at(firsts, 1),
    byNumber,
    story,
  };
};

const tradeTable = (file: string) =>
  `CREATE TABLE trade AS SELECT * FROM read_csv(${sql(file)}, delim=',\`', header=false, skip=1, quote='', escape='', all_varchar=true, null_padding=true, auto_detect=false, columns={${Array.from({ length: 27 }, (_, index) => `'c${index}': 'VARCHAR'`).join(', ')}}, ignore_errors=true)`;

const duckStep: Step = async ({ trade, orders }) => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const [readMs] = await timed(() => connection.run(tradeTable(trade)));
  const [ordersMs] = await timed(() =>
    connection.run(
      `CREATE TABLE orders AS SELECT * FROM read_csv(${sql(orders)}, header=true, all_varchar=true)`,
    ),
  );
  const [joinMs] = await timed(() =>
    connection.run(`SELECT count(*) FROM trade t JOIN orders o ON t.c6 = o."商户订单号"`),
  );
  return { read: readMs, readOrders: ordersMs, join: joinMs };
};

/** The sqlite3 shell, where it is installed: import of both files and an indexed join. */
const sqliteStep: Step = async ({ folder, trade, orders }) => {
  const where = await mkdtemp(join(folder, 'sqlite-'));
  const run = (script: string) => {
    const done = spawnSync('sqlite3', [join(where, 'bench.db')], {
      input: script,
      stdio: ['pipe', 'ignore', 'ignore'], // It complains of every row whose product name holds a comma.
    });
    if (done.status !== 0 && done.error) throw done.error;
  };
  const [importMs] = await timed(async () =>
    run(`.mode ascii\n.separator "," "\\n"\n.import ${trade} trade\n`),
  );
  const [ordersMs] = await timed(async () => run(`.mode csv\n.import ${orders} orders\n`));
  const [joinMs] = await timed(async () =>
    run(
      'CREATE INDEX i ON orders("商户订单号"); SELECT count(*) FROM trade t JOIN orders o ON substr(t."商户订单号", 2) = o."商户订单号";',
    ),
  );
  await rm(where, { recursive: true, force: true });
  return { import: importMs, importOrders: ordersMs, join: joinMs };
};

export const STEPS: Readonly<Record<string, Step>> = {
  import: importOf(({ trade }) => trade),
  xlsx: importOf(({ workbook }) => workbook),
  exceljs: excelJsStep,
  whole: wholeStep,
  incremental: incrementalStep,
  lists: listsStep,
  orderLists: orderListsStep,
  risk: riskStep,
  duckRisk: duckRiskStep,
  analytics: analyticsStep,
  duckAnalytics: duckAnalyticsStep,
  duckdb: duckStep,
  sqlite3: sqliteStep,
};

if (import.meta.main) {
  const [name = '', input = '{}'] = process.argv.slice(2);
  const step = STEPS[name];
  if (!step) throw new Error(`no step ${basename(name)}`);
  const times = await step(JSON.parse(input) as StepInput); // Written by the bench's main.
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const { user, system } = process.cpuUsage();
  const cpuMs = Math.round((user + system) / 1000); // All threads, the start of the process too: what a busy machine does not change.
  process.stdout.write(`${JSON.stringify({ times, peakMb, cpuMs })}\n`);
}
