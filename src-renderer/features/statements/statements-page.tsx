/** Statements: what waits to be committed and what has arrived, what was imported, and every line with its original text. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconFilePlus, IconFolderPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useMatch, useNavigate, useSearchParams } from 'react-router-dom';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { ArrivalsView } from './arrivals-view.tsx';
import { chosenFiles } from './dropped-files.ts';
import { HistoryView } from './history-view.tsx';
import { takeFiles } from './intake.ts';
import { LinesView } from './lines-view.tsx';
import { LinksView } from './links-view.tsx';
import { MappingsView } from './mapping/mappings-view.tsx';
import { SourcesView } from './sources/sources-view.tsx';
import classes from './statements-page.module.css';

const TABS = ['plans', 'history', 'lines', 'links', 'mappings', 'sources'] as const;
type Tab = (typeof TABS)[number];

export default function StatementsPage() {
  const words = useWords();
  const mayImport = useMay('import');
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const lineId = Number(useMatch('/statements/line/:id')?.params.id ?? 0);
  const tab: Tab = lineId > 0 ? 'lines' : (TABS.find((each) => each === search.get('tab')) ?? 'plans');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const open = (next: Tab) => void navigate(next === 'plans' ? '/statements' : `/statements?tab=${next}`);
  const take = (input: HTMLInputElement) => {
    const chosen = chosenFiles(input.files);
    input.value = ''; // The same file may be chosen again.
    open('plans');
    void takeFiles(chosen);
  };
  useKeys(mayImport ? { a: { label: words('statements.addFiles'), run: () => files.current?.click() } } : {});

  // Asked for by the command palette.
  const isAsked = search.get('choose') === 'files';
  useEffect(() => {
    if (!isAsked) return;
    if (mayImport) files.current?.click();
    setSearch({}, { replace: true });
  }, [isAsked, mayImport, setSearch]);

  return (
    <div className={classes.page}>
      <PageHead
        title={words('statements.title')}
        beside={
          <SegmentedControl
            value={tab}
            onChange={(value) => open(TABS.find((each) => each === value) ?? 'plans')}
            data={TABS.filter((value) => value !== 'sources' || mayImport).map((value) => ({
              value,
              label: words(
                value === 'plans' && !mayImport ? 'statements.tab.calendar' : `statements.tab.${value}`,
              ),
            }))}
          />
        }
        actions={
          mayImport ? (
            <>
              <Button
                variant="default"
                leftSection={<IconFolderPlus size={16} aria-hidden />}
                onClick={() => folder.current?.click()}
              >
                {words('statements.addFolder')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconFilePlus size={16} aria-hidden />}
                onClick={() => files.current?.click()}
              >
                {words('statements.addFiles')}
              </Button>
            </>
          ) : null
        }
      />
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={words('statements.addFiles')}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        // A folder chooser; React knows the attribute only by this spelling.
        {...{ webkitdirectory: '' }}
        aria-label={words('statements.addFolder')}
        onChange={(event) => take(event.currentTarget)}
      />
      {tab === 'plans' ? <ArrivalsView onChoose={() => files.current?.click()} /> : null}
      {tab === 'history' ? <HistoryView /> : null}
      {tab === 'sources' && mayImport ? <SourcesView /> : null}
      {tab === 'mappings' ? <MappingsView /> : null}
      {tab === 'lines' ? <LinesView lineId={lineId > 0 ? lineId : null} /> : null}
      {tab === 'links' ? <LinksView /> : null}
    </div>
  );
}
