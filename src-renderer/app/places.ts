/** The places of the left rail, in the order of the work. Only those that exist, and of these only what the person may use. */
import {
  IconAdjustments,
  IconAlertTriangle,
  IconArrowsLeftRight,
  IconBook2,
  IconBuildingStore,
  IconCash,
  IconChartHistogram,
  IconChecks,
  IconDatabaseExport,
  IconFileText,
  IconRadar2,
  IconReceipt,
  IconReportMoney,
  IconSettings,
  IconShieldSearch,
  IconSun,
  IconUser,
  IconUsers,
  IconWallet,
} from '@tabler/icons-react';
import type { Right } from '../../shared/contract/call.ts';
import type { Output } from '../../shared/contract/calls.ts';
import type { WordKey } from '../../shared/wording/catalogue.ts';
import { INBOX_RIGHTS, type Rights } from '../ui/rights.tsx';

/** Work that waits, from the answers that count it; a summary that she may not see counts nothing. */
export interface Waiting {
  readonly summary: Output<'today.summary'> | undefined;
  readonly toDecide: number;
  readonly toVerify: number;
  readonly payments: Output<'payments.waiting'> | undefined;
  readonly settlement: Output<'settlement.waiting'> | undefined;
  readonly risk: Output<'risk.counts'> | undefined;
}

export interface Place {
  readonly path: string;
  readonly label: WordKey;
  readonly Icon: typeof IconSun;
  /** After G. */
  readonly key: string;
  /** Any one of these rights opens it. */
  readonly needs: readonly Right[];
  readonly badge?: {
    readonly count: (waiting: Waiting) => number;
    readonly label: WordKey;
    /** Work that waits for this person: counted only for who may do it. */
    readonly needs: Right;
    readonly tone: 'plain' | 'bad';
  };
}

const today: Place = { path: '/today', label: 'place.today', Icon: IconSun, key: 't', needs: ['summary'] };
const approvals: Place = {
  path: '/approvals',
  label: 'place.approvals',
  Icon: IconChecks,
  key: 'a',
  needs: INBOX_RIGHTS,
  badge: { count: ({ toDecide }) => toDecide, label: 'badge.approvals', needs: 'approve', tone: 'plain' },
};
const statements: Place = {
  path: '/statements',
  label: 'place.statements',
  Icon: IconFileText,
  key: 's',
  needs: ['read'],
  badge: {
    count: ({ summary }) => summary?.plansWaiting ?? 0,
    label: 'badge.statements',
    needs: 'import',
    tone: 'plain',
  },
};
const matching: Place = {
  path: '/matching',
  label: 'place.matching',
  Icon: IconArrowsLeftRight,
  key: 'm',
  needs: ['read'],
  badge: {
    count: ({ summary }) => summary?.proposals ?? 0,
    label: 'badge.matching',
    needs: 'review',
    tone: 'plain',
  },
};
const rules: Place = {
  path: '/rules',
  label: 'place.rules',
  Icon: IconAdjustments,
  key: 'r',
  needs: ['read'],
};
const exceptions: Place = {
  path: '/exceptions',
  label: 'place.exceptions',
  Icon: IconAlertTriangle,
  key: 'e',
  needs: ['read'],
  badge: {
    count: ({ summary }) => summary?.openExceptions ?? 0,
    label: 'badge.exceptions',
    needs: 'review',
    tone: 'bad',
  },
};
const orders: Place = {
  path: '/orders',
  label: 'place.orders',
  Icon: IconReceipt,
  key: 'o',
  needs: ['read'],
};
const parties: Place = {
  path: '/parties',
  label: 'place.parties',
  Icon: IconBuildingStore,
  key: 'c',
  needs: ['read'],
  badge: {
    count: ({ toVerify }) => toVerify,
    label: 'badge.parties',
    needs: 'parties',
    tone: 'plain',
  },
};
const payments: Place = {
  path: '/payments',
  label: 'place.payments',
  Icon: IconCash,
  key: 'y',
  needs: ['read'],
  badge: {
    count: ({ payments }) =>
      (payments?.toInstruct ?? 0) + (payments?.unknown ?? 0) + (payments?.cameBack ?? 0),
    label: 'badge.payments',
    needs: 'pay',
    tone: 'plain',
  },
};
const settlement: Place = {
  path: '/settlement',
  label: 'place.settlement',
  Icon: IconReportMoney,
  key: 'j',
  needs: ['read'],
  badge: {
    count: ({ settlement }) => settlement?.toSign ?? 0,
    label: 'badge.settlement',
    needs: 'settle',
    tone: 'plain',
  },
};
const funds: Place = {
  path: '/funds',
  label: 'place.funds',
  Icon: IconWallet,
  key: 'f',
  needs: ['read'],
};
const books: Place = {
  path: '/books',
  label: 'place.books',
  Icon: IconBook2,
  key: 'k',
  needs: ['read'],
};
/** The compliance officer's alone: to everybody else it does not exist. */
const risk: Place = {
  path: '/risk',
  label: 'place.risk',
  Icon: IconRadar2,
  key: 'x',
  needs: ['risk'],
  badge: {
    count: ({ risk }) => (risk?.newAlerts ?? 0) + (risk?.toConfirm ?? 0),
    label: 'badge.risk',
    needs: 'risk',
    tone: 'bad',
  },
};
const audit: Place = {
  path: '/audit',
  label: 'place.audit',
  Icon: IconShieldSearch,
  key: 'u',
  needs: ['record', 'audit'],
};
const analytics: Place = {
  path: '/analytics',
  label: 'place.analytics',
  Icon: IconChartHistogram,
  key: 'n',
  needs: ['analyse'],
};
const people: Place = {
  path: '/people',
  label: 'place.people',
  Icon: IconUsers,
  key: 'p',
  needs: ['people', 'manage_keys'],
};
const backup: Place = {
  path: '/backup',
  label: 'place.backup',
  Icon: IconDatabaseExport,
  key: 'b',
  needs: ['backup'],
};
const settings: Place = {
  path: '/settings',
  label: 'place.settings',
  Icon: IconSettings,
  key: ',',
  needs: ['self'],
};
/** From the person's name in the top bar. */
export const account: Place = {
  path: '/account',
  label: 'account.title',
  Icon: IconUser,
  key: 'i',
  needs: ['self'],
};

export const PLACE_GROUPS: readonly { readonly label: WordKey | null; readonly places: readonly Place[] }[] =
  [
    { label: null, places: [today, approvals] },
    { label: 'placeGroup.reconcile', places: [statements, matching, exceptions, rules] },
    { label: 'placeGroup.business', places: [orders, parties, settlement, payments, funds, books] },
    { label: 'placeGroup.compliance', places: [risk, audit, analytics] },
    { label: 'placeGroup.system', places: [people, backup, settings] },
  ];
export const PLACES: readonly Place[] = [...PLACE_GROUPS.flatMap((group) => group.places), account];

export const isOpenTo = (place: Place, rights: Rights): boolean =>
  place.needs.some((right) => rights.has(right));

/** Where she begins: the day's work, or what she looks after. */
export const landingOf = (rights: Rights): Place =>
  [today, people].find((place) => isOpenTo(place, rights)) ?? account;
