/** A house that pays, at the windows of a journey: an account to pay from, payees with accounts, all but the last one verified by the reviewer. */
import type { Page } from '@playwright/test';
import type { App } from './app.ts';
import { getFromPage } from './call-from-page.ts';
import { accountOf, partyOf } from './parties.ts';
import { addPerson, comeIn, REVIEWER } from './second-person.ts';

/** Firms, whose names are not masked, in Latin letters: what stands in files may be Chinese, and what stands in English screens must not. */
export const PAYEES = [
  'Jiangnan Paper Ltd',
  'Beishan Tea Ltd',
  'Donggang Freight Ltd',
  'Xiling Bamboo Ltd',
] as const;
const reason = 'account opened';
export const payeeNumber = (place: number): string => `4000022109000000${1000 + place}`;

/** While she is alone at the desk what needs a second person is done at once; then the reviewer comes in and verifies. */
export async function openPayingHouse(page: Page, app: App): Promise<Page> {
  const { limits } = await getFromPage(page, 'payments.limits', {});
  await getFromPage(page, 'payments.setLimits', { limits: { ...limits, coolOffHours: 0 }, reason });
  const ours = { holder: 'South Gate Shop Ltd', bankName: 'Harbour Bank', number: '110060635018800012345' };
  await bind(page, '', ours);
  const accountIds: string[] = [];
  for (const [place, name] of PAYEES.entries()) {
    const body = partyOf({ kind: 'payee', name });
    const { partyId } = await getFromPage(page, 'parties.save', { partyId: null, body, reason });
    const account = { holder: name, bankName: 'River Bank', number: payeeNumber(place) };
    accountIds.push(await bind(page, partyId, account));
  }
  const reviewer = await comeIn(page, app, REVIEWER, await addPerson(page, REVIEWER));
  for (const accountId of accountIds.slice(0, -1))
    await getFromPage(reviewer, 'parties.verifyAccount', {
      accountId,
      version: 1,
      outcome: 'verified',
      method: 'document',
      note: '',
    });
  return reviewer;
}

async function bind(page: Page, partyId: string, over: Parameters<typeof accountOf>[0]): Promise<string> {
  const body = accountOf({ isOrganisation: true, purpose: 'both', bankCode: '301290000007', ...over });
  return (await getFromPage(page, 'parties.bindAccount', { partyId, body, reason })).accountId;
}
