/**
 * Explanations under the numbers of the reports: matches.csv and exceptions.csv name `fund_bank-000012`, and that is what a reader asks about.
 * What is asked for is found without making all the others.
 */
import { LEGS, type Leg } from '../../../shared/domain/leg.ts';
import { type Locale, say } from '../../../shared/wording/catalogue.ts';
import type { GroupRef } from '../review/leg-view.ts';
import type { StandingException } from '../review/standing.ts';
import { toExceptionView, toGroupView } from '../review/views.ts';
import { explainException } from '../review/why/explain-exception.ts';
import { explainGroup } from '../review/why/explain-group.ts';
import type { Explainer } from '../review/why/explainer.ts';
import type { ChunkWriter } from './csv.ts';
import { type LegReport, legReports, reportNo } from './report-data.ts';
import { type ExceptionExplained, type GroupExplained, WhyDocument } from './why-document.ts';

/** Of what a person works through, so many are explained in one file; the command `explain` tells any of them. */
export const EXPLAINED_MAX = 5_000;

export type Numbered =
  | { readonly what: 'group'; readonly number: string; readonly leg: Leg; readonly group: GroupRef }
  | { readonly what: 'exception'; readonly number: string; readonly exception: StandingException };

export class WhyOfReports {
  readonly #explainer: Explainer;
  readonly #locale: Locale;
  readonly #document: WhyDocument;
  readonly #reports: readonly LegReport[];

  constructor(explainer: Explainer, locale: Locale, reports?: readonly LegReport[]) {
    this.#explainer = explainer;
    this.#locale = locale;
    this.#reports = reports ?? legReports(explainer.standing, explainer.lines);
    this.#document = new WhyDocument(locale, (key) => this.#numberOf(key));
  }

  /** Groups and exceptions under a number of the reports or a key of the screens. A leg numbers both from one: one number may mean two. */
  find(name: string): Numbered[] {
    const leg = LEGS.find((each) => name.startsWith(`${each}-`));
    const place = leg === undefined ? null : /^\d{1,9}$/.exec(name.slice(leg.length + 1));
    if (leg !== undefined && place) return this.#byNumber(leg, Number(place[0]) - 1);
    return this.#byKey(name);
  }

  /** What a person still decides or works through: proposals, then exceptions. */
  *worklist(): Generator<Numbered> {
    for (const each of this.#all())
      if (each.what === 'exception' || each.group.state === 'proposed') yield each;
  }

  explained(each: Numbered): GroupExplained | ExceptionExplained {
    const { lines, standing, nameOf } = this.#explainer;
    if (each.what === 'group') {
      const view = standing.view(each.leg);
      return {
        group: toGroupView(view, each.group, lines),
        left: this.#explainer.views(each.group.left),
        right: this.#explainer.views(each.group.right),
        why: explainGroup(this.#explainer, view, each.group),
      };
    }
    return {
      exception: toExceptionView(each.exception, lines, nameOf),
      left: this.#explainer.views(each.exception.left),
      right: this.#explainer.views(each.exception.right),
      why: explainException(this.#explainer, each.exception),
    };
  }

  text(each: Numbered): string {
    const explained = this.explained(each);
    return 'group' in explained
      ? this.#document.group(each.number, explained)
      : this.#document.exception(each.number, explained);
  }

  inBrief(each: Numbered): string {
    const { why } = this.explained(each);
    return 'kind' in why ? this.#document.exceptionInBrief(why) : this.#document.groupInBrief(why);
  }

  write(out: ChunkWriter): void {
    let written = 0;
    for (const each of this.worklist()) {
      if (written === EXPLAINED_MAX) {
        out.add(`${say(this.#locale, 'why.only_in_csv', { count: EXPLAINED_MAX })}\n`);
        return;
      }
      out.add(`${this.text(each)}\n\n`);
      written += 1;
    }
  }

  #byNumber(leg: Leg, index: number): Numbered[] {
    const report = this.#reports.find((each) => each.leg === leg);
    const number = reportNo(leg, index);
    const group = report?.groupAt(index);
    const exception = report?.exceptions[index];
    return [
      ...(group ? [{ what: 'group', number, leg, group } as const] : []),
      ...(exception ? [{ what: 'exception', number, exception } as const] : []),
    ];
  }

  #byKey(key: string): Numbered[] {
    return this.#reports.flatMap((report): Numbered[] => {
      const { leg } = report;
      const group = this.#explainer.standing.view(leg).find(key);
      const index = group ? report.indexOf(group) : -1;
      // A rejected group is in no report: it keeps its key.
      const found: Numbered[] = group
        ? [{ what: 'group', number: index < 0 ? key : reportNo(leg, index), leg, group }]
        : [];
      const at = report.exceptions.findIndex((each) => each.key === key);
      const exception = report.exceptions[at];
      return exception ? [...found, { what: 'exception', number: reportNo(leg, at), exception }] : found;
    });
  }

  *#all(): Generator<Numbered> {
    for (const report of this.#reports) {
      let index = 0;
      for (const group of report.groups()) {
        yield { what: 'group', number: reportNo(report.leg, index), leg: report.leg, group };
        index += 1;
      }
    }
    for (const report of this.#reports)
      for (const [index, exception] of report.exceptions.entries())
        yield { what: 'exception', number: reportNo(report.leg, index), exception };
  }

  #numberOf(key: string): string {
    const [found] = this.#byKey(key);
    return found?.number ?? key;
  }
}
