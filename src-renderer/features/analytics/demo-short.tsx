/** The demo's week is too short to look ahead from: where a board would have nothing to say, whoever looks around is told how to see more. */
import { useAnswer } from '../../api/client.tsx';
import { useWords } from '../../ui/words.ts';
import type { Tab } from './boards.ts';

export function DemoShort({ tab }: { readonly tab: Tab }) {
  const words = useWords();
  const { data } = useAnswer('workspace.status', {});
  if (tab !== 'forecast' || !data?.isDemo) return null;
  return <p>{words('analytics.demoShort', { command: COMMAND })}</p>;
}

/** `--to` is said in words: it is yesterday, whenever that is. */
const COMMAND = 'npm run -s cli -- demo --out DIR --days 120 --orders 6000 --to D';
