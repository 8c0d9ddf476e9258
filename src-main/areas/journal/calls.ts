/** The books' part of the contract: the chart, what is to be posted, entries by persons, periods. Reports are read in reports/calls.ts. */
import type { CallName, Output } from '../../../shared/contract/calls.ts';
import { periodOf } from '../../../shared/domain/books.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import { factsSeen, seenByLastPost } from './behind.ts';
import { changeAccount, closeAccount } from './chart-change.ts';
import { fundCalls } from './client-funds/calls.ts';
import { closeCheck, warningsOf } from './close-check.ts';
import type { BookDeps } from './deps.ts';
import type { NewEntry } from './entry-store.ts';
import { propose, reverse } from './manual.ts';
import { setPeriod, unpostedOf } from './period-change.ts';
import { periodStates, periodWords } from './period-store.ts';
import { post } from './post.ts';
import { reportCalls } from './reports/calls.ts';
import { SubNames } from './reports/sub-names.ts';
import { nextPeriod, stateOf } from './rules/periods.ts';

type JournalCall = Exclude<Extract<CallName, `journal.${string}`>, 'journal.export'>;

interface JournalDeps extends BookDeps {
  /** The request that waits to change a period; null where there is none. */
  readonly periodRequest: (period: string) => number | null;
}

export function journalCalls(deps: JournalDeps): HandlersOf<JournalCall> {
  const reports = reportCalls(deps);
  const checksOf = (period: string, info: CallInfo) =>
    closeCheck(
      deps,
      period,
      async (asOf) => {
        const { rows } = await reports['journal.proof']({ asOf }, info);
        return rows.filter(({ standing }) => standing === 'differs').length;
      },
      info,
    );
  return {
    ...reports,
    ...fundCalls(deps),
    'journal.chart': () => chartOf(deps),
    'journal.changeAccount': (input, info) => changeAccount(deps, input, info),
    'journal.closeAccount': (input, info) => closeAccount(deps, input, info),
    'journal.plan': async ({ offset, limit }, info) => {
      const wasBehind = standingOf(deps).isBehind;
      const plan = await deps.planner.plan(() => info.breathe());
      const { entries, reversed, hash, late, lines, blocked } = plan;
      // Facts that turn out to ask for nothing leave the books level with them, which whoever was told otherwise hears.
      if (wasBehind && entries.length === 0) info.changed('journal');
      return {
        hash,
        total: entries.length,
        rows: plannedRows(deps, entries.slice(offset, offset + limit)),
        added: entries.length - reversed,
        reversed,
        late,
        lines,
        blocked: blocked.map((each) => ({ ...each, facts: { count: each.count } })),
      };
    },
    'journal.post': ({ hash }, info) => post(deps, hash, info),
    'journal.standing': () => standingOf(deps),
    'journal.propose': (input, info) => propose(deps, input, info),
    'journal.reverse': (input, info) => reverse(deps, input, info),
    'journal.periods': (_, info) => periodsOf(deps, info),
    'journal.closeCheck': async ({ period }, info) => ({ checks: await checksOf(period, info) }),
    'journal.setPeriod': async (input, info) => {
      const checks = input.state === 'closed' ? await checksOf(input.period, info) : [];
      return setPeriod(deps, input, warningsOf(checks), info);
    },
  };
}

function chartOf({ chart, nameOf }: JournalDeps): Output<'journal.chart'> {
  const used = chart.used();
  return {
    accounts: chart.all().map(({ by, ...account }) => ({
      ...account,
      isUsed: used.has(account.code),
      byName: by === '' ? '' : nameOf(by),
    })),
  };
}

function plannedRows(
  { chart, parties }: JournalDeps,
  entries: readonly NewEntry[],
): Output<'journal.plan'>['rows'] {
  const names = new SubNames(parties);
  return entries.map(({ day, rule, fact, memo, postings, members, lateOf, reverses }) => ({
    day,
    rule,
    fact,
    memo,
    postings: postings.map((each) => {
      const { nameZh, nameEn } = chart.get(each.account);
      return { ...each, nameZh, nameEn, subName: each.sub === '' ? '' : names.nameOf(each.sub) };
    }),
    lines: members?.lines.length ?? 0,
    lateOf,
    reverses,
  }));
}

function standingOf({ ledger, lines, planner, payments, now }: JournalDeps): Output<'journal.standing'> {
  const { query } = ledger;
  const entries =
    ledger.first(query.selectFrom('journal_entry').select(query.fn.countAll<number>().as('count')))?.count ??
    0;
  const last = ledger.first(
    query.selectFrom('journal_entry').select('at').where('rule', '<>', '').orderBy('id', 'desc').limit(1),
  );
  const [seen, posted] = [factsSeen(ledger), seenByLastPost(ledger)];
  const hasFacts = posted !== '' || lines.active().length > 0 || payments().length > 0;
  return {
    entries,
    isBehind: hasFacts && posted !== seen && !planner.isKnownEven(seen),
    openPeriod: openPeriodOf(ledger, chinaDay(now())),
    lastPostedAt: last?.at ?? '',
  };
}

/** The first month behind the last closed one that is open; where none was closed, that of the first entry, else of today. */
function openPeriodOf(ledger: JournalDeps['ledger'], today: string): string {
  const states = periodStates(ledger);
  const closed = [...states]
    .filter(([, state]) => state === 'closed')
    .map(([period]) => period)
    .toSorted();
  const first = ledger.first(
    ledger.query.selectFrom('journal_entry').select('period').orderBy('period').limit(1),
  );
  let period = closed.at(-1) ?? first?.period ?? periodOf(today);
  while (stateOf(states, period) !== 'open') period = nextPeriod(period);
  return period;
}

/** Months with entries, with something to post, or of which somebody said something; newest first. */
async function periodsOf(deps: JournalDeps, info: CallInfo): Promise<Output<'journal.periods'>> {
  const { ledger, nameOf, now, periodRequest } = deps;
  const { query } = ledger;
  const plan = await deps.planner.plan(() => info.breathe());
  const counts = new Map(
    ledger
      .all(
        query
          .selectFrom('journal_entry')
          .select(['period', query.fn.countAll<number>().as('count')])
          .groupBy('period'),
      )
      .map(({ period, count }) => [period, count]),
  );
  const words = new Map(periodWords(ledger).map((word) => [word.period, word]));
  const asked = plan.entries.map(({ day, lateOf }) => periodOf(lateOf || day));
  const periods = new Set([...counts.keys(), ...words.keys(), ...asked, periodOf(chinaDay(now()))]);
  return {
    periods: [...periods]
      .toSorted()
      .toReversed()
      .map((period) => {
        const word = words.get(period);
        return {
          period,
          state: word?.state ?? 'open',
          entries: counts.get(period) ?? 0,
          unposted: unpostedOf(plan, period),
          requestId: periodRequest(period),
          reason: word?.reason ?? '',
          at: word?.at ?? '',
          byName: word ? nameOf(word.by) : '',
        };
      }),
  };
}
