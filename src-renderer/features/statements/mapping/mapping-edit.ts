/**
 * A mapping while it is edited: by columns and what each of them is. It may be incomplete in ways a draft cannot be (a column of words for the
 * direction, and no amount yet); `draftOf` says it as the contract does, and whatever is lacking is named, never filled in.
 */
import { columnMapping } from '../../../../shared/contract/mappings.ts';
import {
  type AmountSign,
  type ColumnMapping,
  MAPPED_FIELDS,
  type MappedField,
  type MappingDraft,
  type MappingFault,
  mappingFaults,
} from '../../../../shared/domain/column-mapping.ts';
import type { Direction } from '../../../../shared/domain/statement-line.ts';

/** What one column alone can be; of descriptions there may be several. */
export type SingleRole = MappedField | 'amount' | 'in' | 'out' | 'direction';
export type ColumnRole = SingleRole | 'description';

export const ROLE_GROUPS = [
  { group: 'time', roles: ['date', 'time', 'bookingDate', 'valueDate'] },
  {
    group: 'amounts',
    roles: ['amount', 'in', 'out', 'direction', 'gross', 'fee', 'net', 'orderAmount', 'balance', 'currency'],
  },
  {
    group: 'numbers',
    roles: [
      'merchantOrderNo',
      'refundNo',
      'channelTransactionId',
      'relatedTransactionId',
      'batchNo',
      'bankReference',
    ],
  },
  { group: 'parties', roles: ['counterparty', 'account', 'channel'] },
  { group: 'other', roles: ['description', 'kind', 'status'] },
] as const satisfies readonly { readonly group: string; readonly roles: readonly ColumnRole[] }[];
export const COLUMN_ROLES: readonly ColumnRole[] = ROLE_GROUPS.flatMap(
  (each): readonly ColumnRole[] => each.roles,
);

export type AmountForm = NonNullable<MappingDraft['amount']>['form'];
export const AMOUNT_FORMS = ['signed', 'in_out', 'word', 'kind'] as const satisfies readonly AmountForm[];
export const WAYS = ['in', 'out', 'none'] as const;
type Way = (typeof WAYS)[number];

export interface MappingEdit extends Omit<MappingDraft, 'columns' | 'amount'> {
  readonly places: { readonly [Role in SingleRole]?: number | undefined };
  readonly form: AmountForm;
  readonly positive: Direction | null;
  readonly outSign: AmountSign;
  /** What the words beside the amounts say. */
  readonly wayWords: readonly { readonly word: string; readonly way: Way }[];
}

/** What is lacking: the faults of a mapping, and what only the editor can lack. */
export type EditFault = MappingFault | 'no_direction_column' | 'not_usable';

export function editOf({ columns, amount, ...rest }: MappingDraft): MappingEdit {
  const say = (way: Way, words: readonly string[]) => words.map((word) => ({ word, way }));
  const base = {
    ...rest,
    places: columns,
    form: amount?.form ?? 'signed',
    positive: null,
    outSign: 'positive',
    wayWords: [],
  } as const;
  switch (amount?.form) {
    case 'signed':
      return { ...base, places: { ...columns, amount: amount.amount }, positive: amount.positive };
    case 'in_out':
      return {
        ...base,
        places: { ...columns, in: amount.in ?? undefined, out: amount.out ?? undefined },
        outSign: amount.outSign,
      };
    case 'word':
      return {
        ...base,
        places: { ...columns, amount: amount.amount, direction: amount.direction },
        outSign: amount.outSign,
        wayWords: [
          ...say('in', amount.inWords),
          ...say('out', amount.outWords),
          ...say('none', amount.noneWords),
        ],
      };
    case 'kind':
      return { ...base, places: { ...columns, amount: amount.amount }, outSign: amount.outSign };
    case undefined:
      return base;
  }
}

export function draftOf(edit: MappingEdit): MappingDraft {
  const { places, form, positive, outSign, wayWords, currency, ...rest } = edit;
  const columns = MAPPED_FIELDS.flatMap((field) =>
    places[field] === undefined ? [] : [[field, places[field]] as const],
  );
  return {
    ...rest,
    name: rest.name.trim(),
    account: rest.account.trim(),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : '',
    columns: Object.fromEntries(columns),
    amount: amountOf(edit),
  };
}

function amountOf({ places, form, positive, outSign, wayWords }: MappingEdit): MappingDraft['amount'] {
  const { amount, direction } = places;
  if (form === 'in_out') {
    const pair = { in: places.in ?? null, out: places.out ?? null };
    return pair.in === null && pair.out === null ? null : { form, ...pair, outSign };
  }
  if (amount === undefined) return null;
  if (form === 'signed') return { form, amount, positive };
  if (form === 'kind') return { form, amount, outSign };
  if (direction === undefined) return null;
  const of = (way: Way) => wayWords.filter((each) => each.way === way).map(({ word }) => word);
  return { form, amount, direction, inWords: of('in'), outWords: of('out'), noneWords: of('none'), outSign };
}

export function editFaults(edit: MappingEdit): EditFault[] {
  const faults: EditFault[] = mappingFaults(draftOf(edit));
  const { amount, direction } = edit.places;
  if (edit.form === 'word' && amount !== undefined && direction === undefined)
    return faults.map((fault) => (fault === 'no_amount' ? 'no_direction_column' : fault));
  return faults.length === 0 && !columnMapping.safeParse(draftOf(edit)).success ? ['not_usable'] : faults;
}

/** The mapping as it would be saved; null while something is lacking. A trial needs no name yet. */
export function usableMapping(edit: MappingEdit, nameless = ''): ColumnMapping | null {
  const draft = draftOf(edit);
  const read = columnMapping.safeParse({ ...draft, name: draft.name === '' ? nameless : draft.name });
  return read.success ? read.data : null;
}

export const rolesAt = (edit: MappingEdit, place: number): ColumnRole[] =>
  COLUMN_ROLES.filter((role) =>
    role === 'description' ? edit.descriptions.includes(place) : edit.places[role] === place,
  );

const IN_OUT: readonly SingleRole[] = ['in', 'out'];
const ONE_AMOUNT: readonly SingleRole[] = ['amount', 'direction'];

/** A column becomes something else, or nothing (null); another column that was the same thing is nothing from then on. */
export function withRole(edit: MappingEdit, place: number, role: ColumnRole | null): MappingEdit {
  const freed: MappingEdit = {
    ...edit,
    places: without(edit.places, (each) => edit.places[each] === place),
    descriptions: edit.descriptions.filter((each) => each !== place),
  };
  if (role === null) return freed;
  if (role === 'description')
    return { ...freed, descriptions: [...freed.descriptions, place].toSorted((a, b) => a - b) };
  const formed =
    role === 'direction'
      ? withForm(freed, 'word')
      : IN_OUT.includes(role)
        ? withForm(freed, 'in_out')
        : role === 'amount' && freed.form === 'in_out'
          ? withForm(freed, 'signed')
          : freed;
  return { ...formed, places: { ...formed.places, [role]: place } };
}

/** Columns that the new way of saying amounts does not ask for are free again, and seen to be. */
export function withForm(edit: MappingEdit, form: AmountForm): MappingEdit {
  const dropped: readonly SingleRole[] =
    form === 'in_out' ? ONE_AMOUNT : form === 'word' ? IN_OUT : [...IN_OUT, 'direction'];
  return { ...edit, form, places: without(edit.places, (role) => dropped.includes(role)) };
}

function without(
  places: MappingEdit['places'],
  isLeft: (role: SingleRole) => boolean,
): MappingEdit['places'] {
  // The table is closed: its keys are the roles.
  const kept = (Object.entries(places) as [SingleRole, number | undefined][]).filter(
    ([role, place]) => place !== undefined && !isLeft(role),
  );
  return Object.fromEntries(kept);
}
