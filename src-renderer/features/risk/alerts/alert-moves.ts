/** What may be done with an alert, and what a case made of alerts is called before somebody names it. Pure. */
import type { AlertView } from '../../../../shared/contract/risk-views.ts';
import type { Words } from '../../../ui/words.ts';
import { subjectText, typologyName } from '../risk-names.ts';

/** What is in a case is decided about there; what was let go may be taken up again. */
export const mayBeTaken = ({ state }: Pick<AlertView, 'state'>): boolean => state !== 'in_case';
export const mayBeDismissed = ({ state }: Pick<AlertView, 'state'>): boolean => state === 'new';

const TITLE_LENGTH_MAX = 120;

/** Its heaviest alert's kind and subject, and how many others there are. */
export function titleFor(words: Words, alerts: readonly AlertView[]): string {
  const [first, ...others] = alerts.toSorted((a, b) => b.score - a.score);
  if (!first) return '';
  const name = `${typologyName(words, first.typology)} · ${subjectText(words, first.subject)}`;
  const title = others.length === 0 ? name : words('risk.titleAndOthers', { name, count: others.length });
  return title.slice(0, TITLE_LENGTH_MAX);
}
