/** A change of the risk rules: asked for by the compliance officer, agreed to by somebody who approves; another version meanwhile voids it. */
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import type { RiskBook } from '../../../shared/domain/risk.ts';
import { assert } from '../../../shared/result.ts';
import type { Seat } from '../../support/people.ts';
import type { Asked, Office } from './office.ts';

const reason = '按季度回顾';

async function officerOf({ house }: Office): Promise<Seat> {
  return (
    house.seats.find(({ who }) => who.name === '韩合规') ?? house.person('compliance', { name: '韩合规' })
  );
}

/** The book with another line for stopping of one typology. */
const withStop = (book: RiskBook, stop: number): RiskBook => ({
  ...book,
  typologies: book.typologies.map((each) => (each.id === 'insider' ? { ...each, stop } : each)),
});

export const RISK_STORIES: Readonly<
  Record<Extract<RequestKind, 'risk_book'>, (office: Office) => Promise<Asked>>
> = {
  risk_book: async (office) => {
    const officer = await officerOf(office);
    const now = () => officer.get('risk.book', {});
    const ask = async (stop: number) => {
      const { version, book } = await now();
      const { requestId } = await officer.get('risk.changeBook', {
        version,
        book: withStop(book, stop),
        reason,
      });
      assert(requestId !== null, 'it waits for a second person');
      return requestId;
    };
    const stop = 1_000 + office.next();
    return {
      id: await ask(stop),
      maker: officer,
      isDone: async () => (await now()).book.typologies.some((each) => each.stop === stop),
      change: async () => office.agree(await ask(stop + 5_000)),
    };
  },
};
