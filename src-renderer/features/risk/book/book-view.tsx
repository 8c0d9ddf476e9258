/**
 * The rule book: what each typology weighs, each rule as a sentence with its bands. Changes are gathered in a draft that is kept, tried on history, and
 * asked for as a whole; a second person agrees before anything of it holds.
 */
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Output } from '../../../../shared/contract/calls.ts';
import { type RiskBook, type RiskRule, riskBook, type Typology } from '../../../../shared/domain/risk.ts';
import { useAnswer } from '../../../api/client.tsx';
import { requestAddress } from '../../../ui/asked-notice.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeptDraft } from '../../../ui/kept-draft.ts';
import { useKeys } from '../../../ui/keys.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { AskDialog } from './ask-dialog.tsx';
import { BacktestDrawer } from './backtest-drawer.tsx';
import { BookBar } from './book-bar.tsx';
import { bookChanges } from './book-changes.ts';
import { bookProblems } from './book-problems.ts';
import { BookVersions } from './book-versions.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import { RuleList } from './rule-list.tsx';
import { TypologyCards } from './typology-cards.tsx';
import { TypologyDrawer } from './typology-drawer.tsx';

export function BookView() {
  const answer = useAnswer('risk.book', {});
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  return answer.data ? <Book key={answer.data.version} found={answer.data} /> : <PageSkeleton />;
}

function readBook(body: string): RiskBook | null {
  const read = riskBook.safeParse(JSON.parse(body));
  return read.success ? read.data : null;
}

function Book({ found }: { readonly found: Output<'risk.book'> }) {
  const words = useWords();
  const { said, go } = useSearch();
  // What was typed over another version is another draft: it would undo what was agreed to meanwhile.
  const draft = useKeptDraft(`risk_book ${found.version}`, found.book, readBook);
  const [marked, setMarked] = useState(0);
  const [asked, setAsked] = useState<'backtest' | 'ask' | null>(null);
  const book = draft.value;
  const changes = bookChanges(found.book, book);
  const problems = bookProblems(book);
  const rule = book.rules.find(({ id }) => id === said('rule')) ?? null;
  const typology = book.typologies.find(({ id }) => id === said('typology')) ?? null;
  const at = Math.min(rule ? book.rules.indexOf(rule) : marked, Math.max(0, book.rules.length - 1));
  const open = (id: string) => go({ rule: id, typology: '' });
  const move = (by: number) => () => {
    const next = Math.max(0, Math.min(book.rules.length - 1, at + by));
    const id = book.rules[next]?.id ?? '';
    setMarked(next);
    document.getElementById(`risk-rule-${id}`)?.scrollIntoView({ block: 'nearest' });
    if (rule) open(id);
  };
  useKeys({
    j: { label: words('key.next'), run: move(1) },
    k: { label: words('key.previous'), run: move(-1) },
    ArrowDown: { label: words('key.next'), run: move(1), isQuiet: true },
    ArrowUp: { label: words('key.previous'), run: move(-1), isQuiet: true },
    Enter: { label: words('key.open'), run: () => open(book.rules[at]?.id ?? '') },
  });
  if (!draft.isLoaded) return <PageSkeleton />;
  const putRule = (next: RiskRule) =>
    draft.change({ ...book, rules: book.rules.map((each) => (each.id === next.id ? next : each)) });
  const putTypology = (next: Typology) =>
    draft.change({ ...book, typologies: book.typologies.map((each) => (each.id === next.id ? next : each)) });
  return (
    <>
      {found.waiting === null ? null : (
        <p className={classes.waits}>
          {words('risk.bookWaits')}{' '}
          <Link className={classes.link} to={requestAddress(found.waiting)}>
            {words('approvals.see')}
          </Link>
        </p>
      )}
      <div className={classes.book}>
        <div className={classes.column}>
          <Panel title={words('risk.typologies')}>
            <TypologyCards book={book} changes={changes} onOpen={(id) => go({ typology: id, rule: '' })} />
          </Panel>
          <Panel title={words('risk.versions')}>
            <BookVersions found={found} />
          </Panel>
        </div>
        <div className={classes.column}>
          <Panel title={words('risk.rules', { count: book.rules.length })} isFlush>
            <RuleList
              rules={book.rules}
              changes={changes}
              markedId={book.rules[at]?.id ?? ''}
              onOpen={(id) => {
                setMarked(book.rules.findIndex((each) => each.id === id));
                open(id);
              }}
            />
          </Panel>
        </div>
      </div>
      <BookBar
        version={found.version}
        changes={changes}
        problems={problems}
        canAsk={found.waiting === null}
        onDiscard={draft.drop}
        onBacktest={() => setAsked('backtest')}
        onAsk={() => setAsked('ask')}
      />
      {rule ? (
        <RuleDrawer
          key={rule.id}
          rule={rule}
          shipped={found.shipped.rules.find(({ id }) => id === rule.id) ?? null}
          onChange={putRule}
          onClose={() => go({ rule: '' })}
        />
      ) : null}
      {typology ? (
        <TypologyDrawer
          key={typology.id}
          typology={typology}
          rules={book.rules}
          shipped={found.shipped.typologies.find(({ id }) => id === typology.id) ?? null}
          onChange={putTypology}
          onClose={() => go({ typology: '' })}
        />
      ) : null}
      {asked === 'backtest' ? <BacktestDrawer book={book} onClose={() => setAsked(null)} /> : null}
      {asked === 'ask' ? (
        <AskDialog
          version={found.version}
          book={book}
          changes={changes}
          onDone={() => {
            setAsked(null);
            draft.drop();
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
