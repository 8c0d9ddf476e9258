/**
 * What the board's address says: which board, what is asked, which view, which figure is looked into; what cannot be read is named. Charts of risk are not
 * there for who has not that right, whoever sent her the address. Pure.
 */
import {
  type AddressPart,
  type BoardAddress,
  readAddress,
} from '../../../shared/contract/analytics-address.ts';
import { DEFAULT_TAB, isOpen, TABS, type Tab } from './boards.ts';
import { cellOf, type SeenCell } from './cell-address.ts';

export interface ReadBoard {
  readonly tab: Tab;
  readonly address: BoardAddress;
  /** The view it was opened as; '' for none. */
  readonly view: string;
  readonly seen: SeenCell | null;
  /** Parts of the address that could not be read. */
  readonly unread: readonly (AddressPart | 'see' | 'tab')[];
}

export function readBoard(search: URLSearchParams, mayRisk: boolean): ReadBoard {
  const { address, unread } = readAddress((part) => search.get(part) ?? '');
  const [tabText, see] = [search.get('tab') ?? '', search.get('see') ?? ''];
  const tab = TABS.find((each) => each === tabText);
  const mayLook = ({ panel }: { readonly panel: SeenCell['panel'] }) => mayRisk || isOpen(panel);
  const cell = cellOf(see);
  const seen = cell && mayLook(cell) ? cell : null;
  const strange: ReadBoard['unread'] = [
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
