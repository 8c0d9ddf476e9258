/**
 * What every area of a workspace stands on: its record, its people, and the requests by which a second person is asked. Who carries out a kind of
 * request is told by the areas afterwards; until then none can be asked for.
 */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { People } from '../../areas/access/people.ts';
import { Requests } from '../../areas/approvals/requests.ts';
import type { Executor } from '../../platform/second-person.ts';
import { Record as AuditRecord } from '../../record/record.ts';
import type { OpenedWorkspace } from '../../workspace/opened.ts';

export type Ground = ReturnType<typeof layGround>;
export type Executors = Partial<Record<RequestKind, Executor>>;

export function layGround(workspace: OpenedWorkspace, now: () => string) {
  const { ledger } = workspace;
  const keys = { workspaceId: workspace.document.id, ...workspace.device };
  const record = new AuditRecord(ledger, keys, now);
  const people = new People(ledger);
  const executors: Executors = {};
  const requests = new Requests({
    ledger,
    record,
    people,
    now,
    executorOf: (kind) => {
      const executor = executors[kind];
      if (!executor) throw new Error(`nothing carries out ${kind}`);
      return executor;
    },
  });
  const { nameOf } = people;
  const mayReveal = (person: string) => people.rightsOf(person).has('reveal');
  const waiting = () => requests.all().filter((each) => requests.state(each) === 'waiting');
  return {
    workspace,
    keys,
    people,
    requests,
    executors,
    waiting,
    waitingOf: (kind: RequestKind) => waiting().filter((each) => each.kind === kind),
    base: { ledger, record, now, nameOf, mayReveal, secondPerson: requests },
    name: () => workspace.document.name,
  };
}
