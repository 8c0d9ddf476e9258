/** Ctrl/⌘ K: every place and action by name, and a number looked up where it may stand. */
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import {
  IconAppWindow,
  IconCash,
  IconChartHistogram,
  IconDownload,
  IconFileText,
  IconLanguage,
  IconLock,
  IconPalette,
  IconPlayerPlay,
  IconReceipt,
  IconSearch,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Right } from '../../shared/contract/call.ts';
import { LOCALES } from '../../shared/wording/catalogue.ts';
import { transport } from '../api/client.tsx';
import { useRights } from '../ui/rights.tsx';
import { useWords } from '../ui/words.ts';
import { changeSettings, exportFile, runMatching } from './commands.ts';
import { lookupsOf } from './lookups.ts';
import { isOpenTo, PLACES } from './places.ts';

const EXPORTS = ['report', 'matches', 'exceptions', 'lines'] as const;
const BOARDS = ['matching', 'money', 'risk', 'forecast', 'mine', 'reports'] as const;
const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;

export function CommandPalette({ onLock }: { readonly onLock: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const go = (path: string) => () => void navigate(path);
  const rights = useRights();
  const offered = (right: Right, action: SpotlightActionData) => (rights.has(right) ? [action] : []);
  const places: SpotlightActionData[] = PLACES.filter((place) => isOpenTo(place, rights)).map(
    ({ path, label, Icon }) => ({
      id: path,
      label: words(label),
      leftSection: <Icon size={16} stroke={1.6} aria-hidden />,
      keywords: path,
      onClick: go(path),
    }),
  );
  const actions: SpotlightActionData[] = [
    ...offered('import', {
      id: 'files',
      label: words('statements.addFiles'),
      leftSection: <IconFileText size={16} stroke={1.6} aria-hidden />,
      onClick: go('/statements?choose=files'),
    }),
    ...offered('match', {
      id: 'run',
      label: words('matching.run'),
      leftSection: <IconPlayerPlay size={16} stroke={1.6} aria-hidden />,
      onClick: () => {
        void navigate('/matching');
        void runMatching(words);
      },
    }),
    ...offered('orders', {
      id: 'enter-orders',
      label: words('orders.enter'),
      leftSection: <IconReceipt size={16} stroke={1.6} aria-hidden />,
      onClick: go('/orders?do=enter'),
    }),
    ...offered('pay', {
      id: 'new-batch',
      label: `${words('place.payments')} · ${words('payments.new')}`,
      leftSection: <IconCash size={16} stroke={1.6} aria-hidden />,
      onClick: go('/payments/new'),
    }),
    ...offered('pay', {
      id: 'results',
      label: `${words('place.payments')} · ${words('payments.results')}`,
      leftSection: <IconCash size={16} stroke={1.6} aria-hidden />,
      onClick: go('/payments/results'),
    }),
    ...EXPORTS.flatMap((kind) =>
      offered('export', {
        id: `export-${kind}`,
        label: `${words('exports.title')} · ${words(`exports.${kind}`)}`,
        leftSection: <IconDownload size={16} stroke={1.6} aria-hidden />,
        onClick: () => void exportFile(words, kind),
      }),
    ),
    ...BOARDS.flatMap((tab) =>
      offered('analyse', {
        id: `board-${tab}`,
        label: `${words('place.analytics')} · ${words(`analytics.tab.${tab}`)}`,
        leftSection: <IconChartHistogram size={16} stroke={1.6} aria-hidden />,
        onClick: go(`/analytics?tab=${tab}`),
      }),
    ),
    ...LOCALES.filter((locale) => locale !== words.locale).map((locale) => ({
      id: `locale-${locale}`,
      label: words('app.commandLanguage', { name: words(`settings.locale.${locale}`) }),
      leftSection: <IconLanguage size={16} stroke={1.6} aria-hidden />,
      onClick: () => void changeSettings(words, { locale }),
    })),
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      label: words('app.commandTheme', { name: words(`settings.theme.${theme}`) }),
      leftSection: <IconPalette size={16} stroke={1.6} aria-hidden />,
      onClick: () => void changeSettings(words, { theme }),
    })),
    {
      id: 'window',
      label: words('account.window'),
      leftSection: <IconAppWindow size={16} stroke={1.6} aria-hidden />,
      onClick: () => transport().openWindow(),
    },
    {
      id: 'lock',
      label: words('app.lock'),
      leftSection: <IconLock size={16} stroke={1.6} aria-hidden />,
      onClick: onLock,
    },
  ];
  const found: SpotlightActionData[] = (rights.has('read') ? lookupsOf(text) : []).map(
    ({ id, label, path }) => ({
      id,
      label: words(label, { text: text.trim() }),
      keywords: text.trim(),
      leftSection: <IconSearch size={16} stroke={1.6} aria-hidden />,
      onClick: go(path),
    }),
  );
  const groups: SpotlightActionGroupData[] = [
    { group: words('app.commandGo'), actions: [...places, ...found] },
    { group: words('app.commandDo'), actions },
  ];
  return (
    <Spotlight
      actions={groups}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      nothingFound={words('app.commandNothing')}
      highlightQuery
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 80 }}
      searchProps={{
        leftSection: <IconSearch size={16} aria-hidden />,
        placeholder: words('app.commandPlaceholder'),
        'aria-label': words('app.commandPlaceholder'),
      }}
    />
  );
}
