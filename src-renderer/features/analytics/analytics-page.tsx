/** Analytics: figures of the trade on boards, each chart with its definition and what it rests on. */
import { PageHead } from '../../ui/page-head.tsx';
import { useWords } from '../../ui/words.ts';

export default function AnalyticsPage() {
  const words = useWords();
  return <PageHead title={words('analytics.title')} />;
}
