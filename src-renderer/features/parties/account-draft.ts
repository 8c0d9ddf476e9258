/**
 * What is typed of an account, read as it is typed by the same rules as in the engine: what it must be mended in before it can be bound, and what may stand
 * but holds payments back.
 */
import { type AccountBody, type AccountView, accountBody } from '../../../shared/contract/parties.ts';
import { accountProblem, bankCodeProblem } from '../../../shared/domain/account-form.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import type { AccountKind } from '../../../shared/domain/party.ts';
import type { WordKey } from '../../../shared/wording/catalogue.ts';

/** Whose it is, and what stands now of it; `number` is not typed where it comes from a statement. */
export interface AccountAbout {
  readonly partyId: string;
  readonly now: AccountView | null;
  readonly isDiscovered: boolean;
}

const NEW_ACCOUNT: AccountBody = {
  kind: 'bank',
  purpose: 'pay',
  channel: 'bank',
  holder: '',
  number: '',
  bankName: '',
  bankCode: '',
  currency: 'CNY',
  isOrganisation: true,
  mandateId: '',
  mandateDay: '',
};

/** What a new one begins as. A party's is mostly paid to; the house pays from hers and is paid into it, and a merchant's number only takes money. */
export function newAccount(
  partyId: string,
  found: Pick<AccountBody, 'channel' | 'number' | 'currency'> | undefined,
): AccountBody {
  if (!found) return { ...NEW_ACCOUNT, purpose: partyId === '' ? 'both' : 'pay' };
  const { channel, number, currency } = found;
  const isBank = channel === 'bank';
  return {
    ...NEW_ACCOUNT,
    kind: isBank ? 'bank' : 'channel',
    purpose: isBank ? 'both' : 'receive',
    channel,
    number,
    currency,
  };
}

export const accountFields = (account: AccountView): AccountBody => accountBody.parse(account);

/** A bank account is at a bank, and the other kinds are not. */
export function ofKind(fields: AccountBody, kind: AccountKind): AccountBody {
  if (kind === 'bank') return { ...fields, kind, channel: 'bank' };
  // A merchant's number with a channel brings money; nobody is paid to it.
  const purpose = kind === 'channel' && fields.kind !== 'channel' ? 'receive' : fields.purpose;
  return { ...fields, kind, purpose, channel: fields.channel === 'bank' ? 'wechat' : fields.channel };
}

type Field = 'holder' | 'number' | 'bankCode' | 'currency' | 'mandateDay';
export interface ReadAccount {
  /** Null while it cannot be bound. */
  readonly body: AccountBody | null;
  readonly problems: Readonly<Partial<Record<Field, WordKey>>>;
  /** Words by name: account_form.<why>. */
  readonly warnings: Readonly<Partial<Record<Field, string>>>;
  /** The number was read and fits its form. */
  readonly isFormRight: boolean;
}

export function readAccount(fields: AccountBody, { partyId, now, isDiscovered }: AccountAbout): ReadAccount {
  const typed: AccountBody = { ...fields, currency: fields.currency.trim().toUpperCase() };
  const isPaidTo = partyId !== '' && (typed.purpose === 'pay' || typed.purpose === 'both');
  const isUntouched = now !== null && typed.number === now.number && typed.kind === now.kind;
  const numberProblem = isDiscovered ? '' : isUntouched ? now.formProblem : accountProblem(typed);
  const codeProblem = bankCodeProblem(typed.bankCode);
  const form = (problem: string, isHard: boolean) =>
    problem === '' ? {} : isHard ? { problem: `account_form.${problem}` as WordKey } : { warning: problem }; // account_form has a word for every problem: a test holds it.
  const number = form(numberProblem, isPaidTo || typed.number.trim() === '');
  const code = form(codeProblem, isPaidTo);
  const problems: Partial<Record<Field, WordKey>> = {
    ...(number.problem && { number: number.problem }),
    ...(code.problem && { bankCode: code.problem }),
    ...(isPaidTo && typed.holder.trim() === '' && { holder: 'parties.holderNeeded' }),
    ...(!/^[A-Z]{3}$/.test(typed.currency) && { currency: 'parties.currencyBad' }),
    ...(typed.mandateDay !== '' && parseDay(typed.mandateDay) === null && { mandateDay: 'parties.dayBad' }),
  };
  const read = accountBody.safeParse(typed);
  return {
    body: read.success && Object.keys(problems).length === 0 ? read.data : null,
    problems,
    warnings: {
      ...(number.warning && { number: number.warning }),
      ...(code.warning && { bankCode: code.warning }),
    },
    isFormRight: numberProblem === '',
  };
}
