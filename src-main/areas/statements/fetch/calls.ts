/**
 * The sources' part of the contract: added, switched, tested, fetched from, removed. Nothing is asked of the network for a source that nobody
 * switched on, and no key is in an answer, a fact or an error.
 */
import type { CallName } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import {
  FETCH_DAYS_MAX,
  OUTCOMES_SHOWN,
  type SourceSecret,
  type SourceSettings,
  type SourceView,
} from '../../../../shared/contract/sources.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import type { FetchDeps } from './deps.ts';
import type { Fetcher } from './fetcher.ts';
import { certificateSerial } from './keys.ts';
import { makeFetcher } from './network.ts';
import type { DayRange } from './rules/bill-days.ts';
import { runFetch } from './run.ts';
import { SourceStore, type StoredOutcome, type StoredSource } from './source-store.ts';

type FetchCall = Exclude<
  Extract<CallName, `sources.${string}`>,
  'sources.secrets' | 'sources.addPassword' | 'sources.forgetSecret'
>;

export function fetchCalls(deps: FetchDeps): HandlersOf<FetchCall> {
  const { record, secrets } = deps;
  const sources = new SourceStore(deps.ledger);
  const running = new Set<number>();
  const seconds = () => Math.floor(Date.parse(deps.now()) / 1000);
  const change = (
    source: StoredSource,
    to: Partial<Pick<StoredSource, 'state' | 'settings'>>,
    action: string,
    info: CallInfo,
    also: () => void = () => undefined,
  ): void => {
    const next = { ...source, ...to, at: deps.now(), by: info.person };
    const subject = { source: source.id, kind: source.settings.kind, state: next.state };
    record.write(info, { action, subject }, () => {
      sources.append(next);
      also();
    });
    info.changed('sources', 'record');
  };
  /** One at a time of a source, and only of one that is on. */
  const withFetcher = async <T>(id: number, work: (source: StoredSource, fetcher: Fetcher) => Promise<T>) => {
    const source = sources.get(id);
    if (source.state !== 'on') throw new Refused('source_off', { name: source.name });
    if (running.has(id)) throw new Refused('busy', {});
    const secret = JSON.parse(secrets.open(source.secretId)) as SourceSecret; // Written by `sources.add` alone.
    const fetcher = makeFetcher(source.settings, secret, deps.network, seconds);
    running.add(id);
    try {
      return await work(source, fetcher);
    } finally {
      running.delete(id);
      fetcher.close();
    }
  };

  return {
    'sources.list': () => {
      const kept = new Set(secrets.list().map((each) => each.id));
      return { sources: sources.list().map((source) => view(source, kept.has(source.secretId))) };
    },
    'sources.add': ({ name, settings: given, secret }, info) => {
      const settings = completed(given);
      makeFetcher(settings, secret, deps.network, seconds).close(); // Refuses keys that cannot be read.
      const { kind } = settings;
      const at = deps.now();
      const happening = (id: number) => ({ action: 'sources.added', subject: { source: id, kind } });
      const id = record.write(info, happening, () => {
        const secretId = secrets.put(kind, name, JSON.stringify(secret), info);
        return sources.append({ id: null, name, settings, secretId, state: 'off', at, by: info.person });
      });
      info.changed('sources', 'record');
      return { id };
    },
    'sources.trust': ({ id, hostKey }, info) => {
      const source = sources.get(id);
      if (source.settings.kind !== 'sftp') throw new Refused('not_found', { what: 'server', id });
      change(source, { settings: { ...source.settings, hostKey } }, 'sources.trusted', info);
      return {};
    },
    'sources.switch': ({ id, isOn }, info) => {
      const source = sources.get(id);
      const state = isOn ? 'on' : 'off';
      if (source.state !== state) change(source, { state }, 'sources.switched', info);
      return {};
    },
    'sources.remove': ({ id }, info) => {
      const source = sources.get(id);
      const isKept = secrets.list().some((each) => each.id === source.secretId);
      change(source, { state: 'removed' }, 'sources.removed', info, () => {
        if (isKept) secrets.forget(source.secretId, info);
      });
      return {};
    },
    'sources.test': async ({ id }, info) =>
      withFetcher(id, async (source, fetcher) => {
        const failure = await fetcher.test(info.signal);
        await info.breathe();
        if (failure === null) secrets.used(source.secretId, info);
        info.changed('sources');
        if (failure === null) return { failed: null };
        const { fault, code, message } = failure;
        return { failed: { fault, code, message } };
      }),
    'sources.fetch': async ({ id, from, to }, info) => {
      const range = rangeOf(from, to);
      return withFetcher(id, async (source, fetcher) => {
        const { outcomes, stopped } = await runFetch({ ...deps, sources }, source, fetcher, range, info);
        if (outcomes.some((each) => each.outcome === 'file')) secrets.used(source.secretId, info);
        return { bills: outcomes.map(shown), stopped };
      });
    },
  };

  function view({ id, name, settings, state }: StoredSource, hasKeys: boolean): SourceView {
    const outcomes = sources.outcomes(id);
    const made = sources.made(id);
    return {
      id,
      name,
      settings,
      isOn: state === 'on',
      hasKeys,
      madeBy: deps.nameOf(made.by),
      madeAt: made.at,
      lastFetchAt: outcomes.at(-1)?.at ?? '',
      outcomes: outcomes
        // That a folder could not be looked into is of interest until somebody looked again.
        .filter((each, at) => each.type !== 'sftp_file' || each.file !== '' || at === outcomes.length - 1)
        .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.type < b.type ? -1 : 1))
        .slice(0, OUTCOMES_SHOWN)
        .map(shown),
    };
  }
}

const shown = ({ type, day, file, outcome, fault, code, message, bytes, at }: StoredOutcome) => ({
  type,
  day,
  file,
  outcome,
  fault,
  code,
  message,
  bytes,
  at,
});

/** A certificate says itself which one it is. */
function completed(settings: SourceSettings): SourceSettings {
  if (settings.kind !== 'wechat_v3') return settings;
  const serial = certificateSerial(settings.platformKey);
  return serial === '' ? settings : { ...settings, platformId: serial };
}

function rangeOf(fromText: string, toText: string): DayRange {
  const from = parseDay(fromText);
  const to = parseDay(toText);
  if (from === null || to === null || from > to)
    throw new Refused('bad_input', { at: 'from', expected: 'day' });
  if (to - from + 1 > FETCH_DAYS_MAX) throw new Refused('too_large', { what: 'days', limit: FETCH_DAYS_MAX });
  return { from, to };
}
