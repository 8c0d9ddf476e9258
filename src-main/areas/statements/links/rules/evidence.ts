/**
 * What speaks for two lines being one movement, and what speaks against it. Strong evidence names the other end; weak evidence only does not
 * contradict. A contradiction ends the question.
 */
import { LINK_EVIDENCE, type LinkEvidence, type LinkKind } from '../../../../../shared/domain/line-link.ts';
import { isWay, type LinePool } from './pool.ts';
import { type Reading, tailOf, walletBit } from './reading.ts';
import { ARRIVES, BETWEEN_PEOPLE, LEAVES, PAID, PAID_BACK } from './roles.ts';

export interface Bond {
  readonly kind: LinkKind;
  readonly isStrong: boolean;
  /** Each end names the other: nothing is surer. */
  readonly isMutual?: boolean;
  /** Bits by the places of LINK_EVIDENCE. */
  readonly evidence: number;
}

const bits = (...words: readonly LinkEvidence[]): number =>
  words.reduce((all, word) => all | (1 << LINK_EVIDENCE.indexOf(word)), 0);
export const evidenceOf = (mask: number): LinkEvidence[] =>
  LINK_EVIDENCE.filter((_, at) => (mask & (1 << at)) !== 0);

/** One end with what its texts say. */
interface End {
  readonly node: number;
  readonly reading: Reading;
}

/** From a to b; null where they are no two ends of one movement. `isOwn`: whether a party is ourselves. */
export function bondOf(pool: LinePool, a: End, b: End, isOwn: (party: string) => boolean): Bond | null {
  if (!isWay(pool, a.node, b.node)) return null;
  const [rolesA = 0, rolesB = 0] = [pool.roles[a.node], pool.roles[b.node]];
  const [isBankA, isBankB] = [pool.isBank[a.node] === 1, pool.isBank[b.node] === 1];
  const isTransfer = (rolesA & LEAVES) !== 0 && (rolesB & ARRIVES) !== 0;
  const transfer = !isTransfer
    ? null
    : isBankA && isBankB
      ? betweenBanks(pool, a, b, isOwn)
      : withWallet(pool, isBankA ? b : a, isBankA ? a : b, isOwn);
  if (transfer?.isStrong || isBankA) return transfer;
  const isSame =
    ((rolesA & PAID) !== 0 && (rolesB & LEAVES) !== 0) ||
    ((rolesA & PAID_BACK) !== 0 && (rolesB & ARRIVES) !== 0);
  return (isSame ? sameMoney(pool, a, b) : null) ?? transfer;
}

const bond = (kind: LinkKind, isStrong: boolean, ...words: readonly LinkEvidence[]): Bond => ({
  kind,
  isStrong,
  evidence: bits(...words),
});

const names = (pool: LinePool, one: End, other: End): boolean =>
  one.reading.named.includes(pool.account[other.node] ?? -1);
/** Names accounts of ours, and the other end is none of them. */
const namesElsewhere = (pool: LinePool, one: End, other: End): boolean =>
  one.reading.named.some((at) => at !== pool.account[one.node]) && !names(pool, one, other);

function betweenBanks(pool: LinePool, a: End, b: End, isOwn: (party: string) => boolean): Bond | null {
  const accountOf = (end: End) => pool.accounts[pool.account[end.node] ?? 0]?.account ?? '';
  // An account without a number may be the other one in another format.
  if (accountOf(a) === '' || accountOf(b) === '') return null;
  if (namesElsewhere(pool, a, b) || namesElsewhere(pool, b, a)) return null;
  const [isOtherNamed, isFirstNamed] = [names(pool, a, b), names(pool, b, a)];
  if (isOtherNamed && isFirstNamed) return { ...bond('own_transfer', true, 'account_named'), isMutual: true };
  // A wallet stands between, and only its bill can say what for: what one end alone says is not enough.
  if (a.reading.wallets !== b.reading.wallets) return null;
  if (isOtherNamed || isFirstNamed) return bond('own_transfer', true, 'account_named');
  const [partyA, partyB] = [a.reading.party, b.reading.party];
  const [isOwnA, isOwnB] = [isOwn(partyA), isOwn(partyB)];
  const isSilentA = partyA === '';
  const isSilentB = partyB === '';
  if ((isOwnA || isOwnB) && (isOwnA || isSilentA) && (isOwnB || isSilentB))
    return bond('own_transfer', true, 'own_name');
  if (!isSilentA && partyA === partyB) return bond('own_transfer', false, 'same_party');
  return isSilentA && isSilentB ? bond('own_transfer', false) : null;
}

/** The card a wallet names is another one than the bank account. */
function isOtherCard(pool: LinePool, wallet: End, bank: End): boolean {
  const tail = tailOf(pool.accounts[pool.account[bank.node] ?? 0]?.account ?? '');
  return tail !== '' && wallet.reading.card !== '' && wallet.reading.card !== tail;
}

function withWallet(pool: LinePool, wallet: End, bank: End, isOwn: (party: string) => boolean): Bond | null {
  if (isOtherCard(pool, wallet, bank) || namesElsewhere(pool, wallet, bank)) return null;
  const channel = pool.accounts[pool.account[wallet.node] ?? 0]?.channel ?? 'none';
  const isNamed = (bank.reading.wallets & walletBit(channel)) !== 0;
  if (bank.reading.wallets !== 0 && !isNamed) return null;
  const isAccountNamed = names(pool, wallet, bank) || names(pool, bank, wallet);
  const isOwnNamed = isOwn(wallet.reading.party) || isOwn(bank.reading.party);
  const told = [
    ...(isAccountNamed ? (['account_named'] as const) : []),
    ...(isOwnNamed ? (['own_name'] as const) : []),
    ...(isNamed ? (['wallet_named'] as const) : []),
  ];
  // A transfer out of a wallet goes to somebody: that it goes to ourselves has to be said.
  const isBetweenPeople = ((pool.roles[wallet.node] ?? 0) & BETWEEN_PEOPLE) !== 0;
  if (isAccountNamed || (isOwnNamed && isNamed)) return bond('own_transfer', true, ...told);
  if (isBetweenPeople) return null;
  if (isNamed) return bond('own_transfer', true, ...told);
  return bank.reading.party === '' || isOwnNamed ? bond('own_transfer', false, ...told) : null;
}

function sameMoney(pool: LinePool, wallet: End, bank: End): Bond | null {
  if (wallet.reading.paidBy === 'wallet' || isOtherCard(pool, wallet, bank)) return null;
  const channel = pool.accounts[pool.account[wallet.node] ?? 0]?.channel ?? 'none';
  const isNamed = (bank.reading.wallets & walletBit(channel)) !== 0;
  if (bank.reading.wallets !== 0 && !isNamed) return null;
  const isCard = wallet.reading.paidBy === 'card';
  const isThisCard = isCard && wallet.reading.card !== '' && names(pool, wallet, bank);
  if (!isNamed && !isThisCard) return null;
  return bond(
    'same_money',
    isNamed && isCard,
    ...(isNamed ? (['wallet_named'] as const) : []),
    ...(isCard ? (['paid_by_card'] as const) : []),
    ...(isThisCard ? (['card_agrees'] as const) : []),
  );
}
