/** What is handed over in a form others ask for: data in standard formats, the reconciliation statement of a bank account, ageing. Address: &paper=bank. */
import { SegmentedControl } from '@mantine/core';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { AgeingView } from './ageing-view.tsx';
import { BankView } from './bank-view.tsx';
import { StandardView } from './standard-view.tsx';

const PAPERS = ['standard', 'bank', 'ageing'] as const;
const VIEWS = { standard: StandardView, bank: BankView, ageing: AgeingView };

export function PapersView() {
  const words = useWords();
  const { said, go } = useSearch();
  const paper = PAPERS.find((each) => each === said('paper')) ?? 'standard';
  const View = VIEWS[paper];
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={words('papers.title')}
          value={paper}
          onChange={(value) => go({ paper: value === 'standard' ? '' : value })}
          data={PAPERS.map((value) => ({ value, label: words(`papers.${value}`) }))}
        />
      </div>
      <View />
    </>
  );
}
