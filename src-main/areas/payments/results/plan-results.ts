/**
 * Result files as they would be taken in: read once, decided again whenever somebody asks, for what is known of the payments may be another by then.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import type { Facts } from '../../../../shared/contract/errors.ts';
import type { RowProblem } from '../../../../shared/contract/row-problem.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import { readOwnFormat } from '../../../../shared/domain/payment.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256Of, sha256OfJson } from '../../../platform/sha256.ts';
import { keep } from '../batches/from-file.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { ReadResult, ResultFile, ResultFormat } from '../formats/format.ts';
import { tableReader } from '../formats/results/table-reader.ts';
import { resultWordsOf } from '../layouts/result-words.ts';
import type { StoredLayout } from '../layouts/store.ts';
import { overruledIn } from '../rules/item-words.ts';
import { endsOfResults, type KnownBatch, type Move } from '../rules/result-words.ts';
import { shownReason } from '../rules/shown-reason.ts';

/** A file as it was read. */
export interface ReadFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly format: ResultFormat | '';
  readonly read: ReadResult;
}
export interface DecidedFile {
  readonly read: ReadFile;
  readonly batchNo: string;
  readonly end: 'new' | 'known' | 'refused';
  readonly refusal: string;
  readonly facts: Facts;
  readonly problems: readonly RowProblem[];
  readonly moves: readonly Move[];
}
export type ResultsDeps = Pick<PaymentsDeps, 'store' | 'formats' | 'layouts' | 'newToken'>;
export type ResultsShelf = Map<string, readonly ReadFile[]>;

type PlanView = Output<'payments.planResults'>;

export async function planResults(
  deps: ResultsDeps,
  shelf: ResultsShelf,
  { files }: Input<'payments.planResults'>,
  info: CallInfo,
): Promise<PlanView> {
  const read: ReadFile[] = [];
  for (const [at, token] of files.entries()) {
    info.progress('reading', at, files.length);
    const { name, bytes } = await info.file(token);
    read.push(await readResult(deps, name, bytes));
    await info.breathe();
  }
  const planId = deps.newToken();
  keep(shelf, planId, read);
  const decided = decideResults(deps, read);
  return { planId, hash: hashOfPlan(decided), files: decided.map((each) => viewOf(deps, each)) };
}

async function readResult(deps: ResultsDeps, file: string, bytes: Buffer): Promise<ReadFile> {
  const of = { file, sha256: sha256Of(bytes), bytes };
  const own = await readByOwnLayout(deps, file, bytes);
  // It answers a batch that this very layout wrote: then its headings are the layout's.
  if (own && 'ok' in own.read && own.writes(batchOf(deps, own.read.ok)))
    return { ...of, format: 'bank_result', read: own.read };
  for (const reader of deps.formats.readers)
    if (await reader.recognise(file, bytes))
      return { ...of, format: reader.format, read: await reader.read(file, bytes) };
  if (own) return { ...of, format: 'bank_result', read: own.read };
  return { ...of, format: '', read: { refusal: 'not_a_result', facts: {} } };
}

/** By the newest layout that wrote the batch the file answers, or else by the first that can read it at all. */
async function readByOwnLayout(deps: ResultsDeps, file: string, bytes: Buffer) {
  let any: { readonly read: ReadResult; readonly writes: (batchNo: string | null) => boolean } | null = null;
  for (const { id, version, layout } of writtenBy(deps)) {
    const reader = tableReader('bank_result', 'bank', resultWordsOf(layout));
    if (!(await reader.recognise(file, bytes))) continue;
    const read = await reader.read(file, bytes);
    const writes = (batchNo: string | null) => {
      const wrote = batchNo === null ? null : readOwnFormat(deps.store.instruction(batchNo)?.format ?? '');
      return wrote?.layoutId === id && wrote.version === version;
    };
    const found = { read, writes };
    if ('ok' in read && writes(batchOf(deps, read.ok))) return found;
    any ??= found;
  }
  return any;
}

/** Layouts of the house that wrote an instruction, newest first; ended ones too, for what they wrote is still answered. */
function writtenBy({ store, layouts }: ResultsDeps): StoredLayout[] {
  const formats = new Set(store.batches().map((each) => store.instruction(each.batchNo)?.format ?? ''));
  const wrote = [...formats].flatMap((format) => {
    const own = readOwnFormat(format);
    const found = own && layouts.version(own.layoutId, own.version);
    return found ? [found] : [];
  });
  return wrote.toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

/** What would come of them now. */
export function decideResults(deps: ResultsDeps, files: readonly ReadFile[]): DecidedFile[] {
  const known = new Set(deps.store.files().map((each) => each.sha256));
  const decided = files.map((read): DecidedFile => {
    const blank = { read, batchNo: '', facts: {}, problems: [], moves: [] };
    const refused = (refusal: string, facts: Facts = {}, more: Partial<DecidedFile> = {}): DecidedFile => ({
      ...blank,
      end: 'refused',
      refusal,
      facts,
      ...more,
    });
    if (known.has(read.sha256)) return { ...blank, end: 'known', refusal: '' };
    known.add(read.sha256); // The same bytes twice among these.
    if ('refusal' in read.read) return refused(read.read.refusal, read.read.facts);
    if ('problems' in read.read)
      return refused('rows', { count: read.read.problems.length }, { problems: read.read.problems });
    const batchNo = batchOf(deps, read.read.ok);
    if (batchNo === null)
      return refused('unknown_batch', { batch: read.read.ok.batchNo || read.read.ok.messageId });
    return { ...blank, batchNo, end: 'new', refusal: '' };
  });
  const taken = decided.flatMap((each, at) =>
    each.end === 'new' && 'ok' in each.read.read ? [{ each, at, stated: each.read.read.ok }] : [],
  );
  const ends = endsOfResults(
    taken.map(({ each, stated }) => ({
      sha256: each.read.sha256,
      file: each.read.file,
      stated,
      batch: knownBatch(deps, each.batchNo),
    })),
  );
  for (const [place, { each, at }] of taken.entries()) {
    const end = ends[place];
    if (end) decided[at] = { ...each, ...end };
  }
  return decided;
}

/** Of a batch that went out; null where the file answers none of ours. */
function batchOf({ store }: ResultsDeps, { messageId, batchNo }: ResultFile): string | null {
  if (messageId !== '') {
    const found = store.batchOfMessage(messageId);
    if (found !== null) return batchNo === '' || batchNo === found ? found : null;
  }
  return batchNo !== '' && store.instruction(batchNo) ? batchNo : null;
}

function knownBatch({ store }: ResultsDeps, batchNo: string): KnownBatch {
  const items = store.itemsOf(batchNo);
  return {
    currency: items[0]?.currency ?? '',
    payments: new Map(
      items.map((item) => [
        item.itemNo,
        {
          itemNo: item.itemNo,
          amount: item.amount,
          state: store.stateOf(item),
          overruled: overruledIn(store.resultsOf(item.itemNo)),
        },
      ]),
    ),
  };
}

export const hashOfPlan = (files: readonly DecidedFile[]): string =>
  sha256OfJson(files.map(({ read, end, batchNo, moves }) => [read.sha256, end, batchNo, moves]));

const PROBLEMS_SHOWN_MAX = 500;

function viewOf({ store }: ResultsDeps, decided: DecidedFile): PlanView['files'][number] {
  const { read, batchNo, end, refusal, facts, problems, moves } = decided;
  return {
    file: read.file,
    format: read.format,
    batchNo,
    end,
    refusal,
    facts,
    problems: problems.slice(0, PROBLEMS_SHOWN_MAX),
    moves: moves.map(({ itemNo, from, state: to, reasonCode, reasonText, row }) => {
      const item = store.item(itemNo);
      return {
        itemNo,
        payee: maskName(item?.payee ?? ''),
        amount: item?.amount ?? 0,
        currency: item?.currency ?? '',
        from,
        to,
        reasonCode,
        reasonText: item ? shownReason(reasonText, item) : '',
        row,
      };
    }),
  };
}
