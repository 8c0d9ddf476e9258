/** Requests about keeping and erasing: how each is asked for, what has come of it once agreed to, and what may change underneath. */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { assert } from '../../../shared/result.ts';
import type { Seat } from '../../support/people.ts';
import type { Asked, Office } from './office.ts';

const reason = '年度清理';

const waits = (requestId: number | null): number => {
  assert(requestId !== null, 'it waits for a second person');
  return requestId;
};

async function officerOf({ house }: Office): Promise<Seat> {
  return (
    house.seats.find(({ who }) => who.name === '韩合规') ?? house.person('compliance', { name: '韩合规' })
  );
}

/** A month of trades of long ago that nobody else has. */
async function oldMonth(office: Office) {
  const at = office.next();
  const month = `${2000 + (at % 12)}-${String(1 + (at % 9)).padStart(2, '0')}`;
  const bill = office.bill(1, () => ({ no: `R-${at}`, day: `${month}-10`, yuan: '8.00' }));
  await office.take(`old-${at}.csv`, bill);
  return month;
}

async function unitsOf(office: Office, label: string) {
  const all = { show: 'all', recordClass: 'transactions', offset: 0, limit: 500 } as const;
  return (await office.owner.get('retention.due', all)).rows.filter((each) => each.label === label);
}

export const RETENTION_STORIES: Readonly<
  Record<
    Extract<RequestKind, 'retention_years' | 'retention_hold_end' | 'retention_erase'>,
    (office: Office) => Promise<Asked>
  >
> = {
  retention_years: async (office) => {
    const { owner } = office;
    const recordClass = 'handovers';
    const next = () => 11 + (office.next() % 80);
    const ask = async (years: number) =>
      waits((await owner.get('retention.setYears', { recordClass, years, reason })).requestId);
    const years = next();
    return {
      id: await ask(years),
      maker: owner,
      isDone: async () =>
        (await owner.get('retention.classes', {})).classes.some(
          (each) => each.recordClass === recordClass && each.years === years,
        ),
      change: async () => office.agree(await ask(next())),
    };
  },
  retention_hold_end: async (office) => {
    const { owner } = office;
    const officer = await officerOf(office);
    const about = { recordClass: 'people', from: '1999-01-01', to: '1999-12-31', party: '' } as const;
    const { id } = await owner.get('retention.hold', { ...about, reason: '诉讼中' });
    const ask = async (seat: Seat) => waits((await seat.get('retention.endHold', { id, reason })).requestId);
    return {
      id: await ask(owner),
      maker: owner,
      isDone: async () =>
        (await owner.get('retention.holds', {})).holds.some((each) => each.id === id && !each.isActive),
      change: async () => office.agree(await ask(officer)),
    };
  },
  retention_erase: async (office) => {
    const { owner } = office;
    const month = await oldMonth(office);
    const keys = (await unitsOf(office, month)).filter((each) => each.state === 'due').map(({ key }) => key);
    await owner.prove();
    const { requestId } = await owner.get('retention.erase', { keys, reason });
    return {
      id: waits(requestId),
      maker: owner,
      isDone: async () =>
        (await unitsOf(office, month)).some((each) => keys.includes(each.key) && each.state === 'erased'),
      change: async () => {
        const days = { from: `${month}-01`, to: `${month}-28` };
        await owner.get('retention.hold', {
          recordClass: 'transactions',
          ...days,
          party: '',
          reason: '检查',
        });
      },
    };
  },
};
