/**
 * What a person does with exceptions: looks after them, says until when, puts files to them, decides; and takes back what she did a moment ago.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HistoryEntry } from '../../../../shared/contract/shapes.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { StandingException } from '../standing.ts';
import { eventsOf } from '../store.ts';
import { type AttachmentDeps, attach, detach, saveAttachment } from './attachments.ts';
import { disposeExceptions } from './dispose.ts';
import { noteAct, setDue, tellExceptions } from './exception-acts.ts';
import { attachedOf, detailsOf } from './exception-details.ts';

export interface ExceptionDeps extends AttachmentDeps {
  readonly lines: LineStore;
  /** The id of who has this name; what is nobody's name stays as it is. Facts hold ids, so that a name can be erased. */
  readonly idOf: (name: string) => string;
}

export type ExceptionCall =
  | 'exceptions.assign'
  | 'exceptions.due'
  | 'exceptions.note'
  | 'exceptions.attach'
  | 'exceptions.detach'
  | 'exceptions.saveAttachment'
  | 'exceptions.dispose'
  | 'exceptions.reopen'
  | 'review.lastAct'
  | 'review.undo';

export function exceptionCalls(
  deps: ExceptionDeps,
  decided: (info: CallInfo) => void,
): HandlersOf<ExceptionCall> {
  const get = (key: string) => getException(deps, key);
  const tell = (
    keys: readonly string[],
    told: { readonly action: 'assign' | 'note' | 'reopen'; readonly value?: string; readonly text?: string },
    info: CallInfo,
  ) => {
    for (const key of keys) get(key);
    const takeBack = tellExceptions(deps, keys, { value: '', text: '', by: info.person, ...told }, info);
    if (told.action !== 'note') noteAct(deps, told.action, keys.length, takeBack, info);
    decided(info);
    return {};
  };
  return {
    'exceptions.assign': ({ keys, owner }, info) =>
      tell(keys, { action: 'assign', value: deps.idOf(owner) }, info),
    'exceptions.due': (input, info) => {
      for (const key of input.keys) get(key);
      noteAct(deps, 'due', input.keys.length, setDue(deps, input, info), info);
      decided(info);
      return {};
    },
    'exceptions.note': ({ key, text }, info) => tell([key], { action: 'note', text }, info),
    'exceptions.attach': async (input, info) => {
      const answer = await attach(deps, input, info);
      decided(info);
      return answer;
    },
    'exceptions.detach': (input, info) => {
      detach(deps, input, info);
      decided(info);
      return {};
    },
    'exceptions.saveAttachment': async (input, info) => {
      const answer = await saveAttachment(deps, input, info);
      info.changed('record');
      return answer;
    },
    'exceptions.dispose': (input, info) => {
      const answer = disposeExceptions(deps, input, input.keys.map(get), info);
      decided(info);
      return answer;
    },
    'exceptions.reopen': ({ keys, reason }, info) => tell(keys, { action: 'reopen', text: reason }, info),
    'review.lastAct': (_, info) => {
      const act = deps.acts.last(info);
      return { act: act && { id: act.id, name: act.name, count: act.count } };
    },
    'review.undo': (input, info) => {
      const said = { at: deps.now(), by: info.person };
      const { id, name, count } = deps.acts.undo(info, input.id, (act) => {
        const subject = { act: act.name, count: act.count };
        deps.record.write(info, { action: 'review.undone', subject }, () => {
          for (const takeBack of act.parts.toReversed()) takeBack(said);
        });
      });
      decided(info);
      return { act: { id, name, count } };
    },
  };
}

export function getException(deps: Pick<ExceptionDeps, 'standing'>, key: string): StandingException {
  const found = deps.standing.exception(key);
  if (!found) throw new Refused('not_found', { what: 'exception' });
  return found;
}

/** All that was said of it, oldest first; a disposition by its name and the account it went to. */
export function historyOfException(deps: ExceptionDeps, key: string): HistoryEntry[] {
  const details = detailsOf(deps.ledger, key);
  const events = eventsOf(deps.ledger, key).map((event): HistoryEntry => {
    // Written in the same act: the account of a disposition has its very time and maker.
    const account = details.find(
      ({ action, at, by }) => action === 'account' && at === event.at && by === event.by,
    );
    const value = event.action === 'dispose' && account ? `${event.value}/${account.value}` : event.value;
    return {
      at: event.at,
      person: deps.nameOf(event.by),
      action: event.action,
      text: [deps.nameOf(value), event.text].filter((text) => text !== '').join(': '),
    };
  });
  const hung = details
    .filter(({ action }) => action !== 'account')
    .map((detail): HistoryEntry => {
      const attached = details.find(({ row }) => String(row) === detail.value);
      const file = detail.action === 'attach' ? detail : detail.action === 'detach' ? attached : undefined;
      return {
        at: detail.at,
        person: deps.nameOf(detail.by),
        action: detail.action,
        text: file ? attachedOf(file).name : detail.value,
      };
    });
  return [...events, ...hung].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
