/** The board's address: read, and written anew with a step to go back to. What is asked is kept from board to board. */
import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import {
  ADDRESS_PARTS,
  type AddressPart,
  addressParts,
  type BoardAddress,
  readAddress,
} from '../../../shared/contract/analytics-address.ts';
import { useMay } from '../../ui/rights.tsx';
import { DEFAULT_TAB, isOpen, TABS, type Tab } from './boards.ts';
import { cellOf, cellText, type SeenCell } from './cell-address.ts';

export interface Board {
  readonly tab: Tab;
  readonly address: BoardAddress;
  /** The view it was opened as; '' for none. */
  readonly view: string;
  readonly seen: SeenCell | null;
  /** Parts of the address that could not be read. */
  readonly unread: readonly (AddressPart | 'see' | 'tab')[];
  /** Nothing is asked at all: where she begins is hers to say. */
  readonly isBare: boolean;
  /** `replaces`: no step of its own to go back to. */
  readonly go: (change: BoardChange, options?: { readonly replaces?: boolean }) => void;
}
interface BoardChange {
  readonly tab?: Tab;
  readonly address?: Partial<BoardAddress>;
  readonly view?: string;
  readonly seen?: SeenCell | null;
}

export function useBoardAddress(): Board {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const mayRisk = useMay('risk');
  const text = search.toString();
  const read = useMemo(() => readBoard(new URLSearchParams(text), mayRisk), [text, mayRisk]);
  const go = useCallback(
    (change: BoardChange, { replaces = false }: { readonly replaces?: boolean } = {}) => {
      const tab = change.tab ?? read.tab;
      const seen = change.seen === undefined ? (change.tab ? null : read.seen) : change.seen;
      const parts = addressParts({ ...read.address, ...change.address });
      const next = new URLSearchParams({ tab });
      for (const part of ADDRESS_PARTS) {
        // Charts of her own are of her own boards: the others have theirs.
        if (parts[part] !== '' && (part !== 'panels' || tab === 'mine')) next.set(part, parts[part]);
      }
      const view = change.view ?? read.view;
      if (view !== '' && tab === 'mine') next.set('view', view);
      if (seen) next.set('see', cellText(seen));
      void navigate({ pathname: '/analytics', search: next.toString() }, { replace: replaces });
    },
    [navigate, read],
  );
  return useMemo(() => ({ ...read, isBare: text === '', go }), [read, text, go]);
}

function readBoard(search: URLSearchParams, mayRisk: boolean) {
  const { address, unread } = readAddress((part) => search.get(part) ?? '');
  const [tabText, see] = [search.get('tab') ?? '', search.get('see') ?? ''];
  const tab = TABS.find((each) => each === tabText);
  const mayLook = ({ panel }: { readonly panel: SeenCell['panel'] }) => mayRisk || isOpen(panel);
  const cell = cellOf(see);
  const seen = cell && mayLook(cell) ? cell : null;
  const strange: Board['unread'] = [
    ...unread,
    ...(tabText !== '' && !tab ? (['tab'] as const) : []),
    ...(see !== '' && !seen ? (['see'] as const) : []),
  ];
  return {
    tab: tab ?? DEFAULT_TAB,
    address: { ...address, tiles: address.tiles.filter(mayLook) },
    view: search.get('view') ?? '',
    seen,
    unread: strange,
  };
}
