/**
 * An open workspace with its areas wired to one another. Several windows may sit at one desk, each with its own person; a session and the command
 * line are served from the same table of handlers, through the same gate.
 */
import type { RequestKind } from '../../shared/contract/approvals.ts';
import type { Leg } from '../../shared/domain/leg.ts';
import type { Locale } from '../../shared/wording/catalogue.ts';
import { accessCalls } from '../areas/access/calls.ts';
import { peopleExecutor } from '../areas/access/change-people.ts';
import type { AccessDeps } from '../areas/access/deps.ts';
import { draftsCalls } from '../areas/access/form-drafts.ts';
import { passwordResetExecutor } from '../areas/access/password-reset.ts';
import { People } from '../areas/access/people.ts';
import { profileExecutor } from '../areas/access/profile.ts';
import { eraseNamesAsIn } from '../areas/access/store.ts';
import { approvalsCalls, policyExecutor } from '../areas/approvals/calls.ts';
import { Requests } from '../areas/approvals/requests.ts';
import { auditCalls } from '../areas/audit/calls.ts';
import { readAcknowledgements } from '../areas/audit/store.ts';
import { backupsOf } from '../areas/backup/calls.ts';
import { restoreExecutor } from '../areas/backup/restore.ts';
import { bookExportCalls } from '../areas/exports/books/calls.ts';
import { exportsCalls } from '../areas/exports/calls.ts';
import { journalCalls } from '../areas/journal/calls.ts';
import { chartExecutor } from '../areas/journal/chart-change.ts';
import { ChartStore } from '../areas/journal/chart-store.ts';
import { manualExecutor, reverseExecutor } from '../areas/journal/manual.ts';
import { periodExecutor } from '../areas/journal/period-change.ts';
import { Planner } from '../areas/journal/planner.ts';
import { houseBalance, partyBooks } from '../areas/journal/told-upstream.ts';
import { matchingCalls } from '../areas/matching/calls.ts';
import { offerCalls, say as sayOffer } from '../areas/matching/rule-book/offer-calls.ts';
import { publishExecutor } from '../areas/matching/rule-book/publish.ts';
import { RuleStore } from '../areas/matching/rule-book/rule-store.ts';
import { rulesCalls } from '../areas/matching/rule-book/rules-calls.ts';
import { termsCalls } from '../areas/matching/terms/calls.ts';
import { termsExecutor } from '../areas/matching/terms/change.ts';
import { TermsStore } from '../areas/matching/terms/store.ts';
import { ordersCalls } from '../areas/orders/calls.ts';
import { orderExecutor } from '../areas/orders/changes/ask.ts';
import { ORDER_KINDS } from '../areas/orders/changes/subject.ts';
import { OrderEventStore } from '../areas/orders/event-store.ts';
import { OrderBook } from '../areas/orders/order-book.ts';
import { viewsCalls } from '../areas/orders/saved-views.ts';
import { partiesCalls } from '../areas/parties/calls.ts';
import { accountExecutor } from '../areas/parties/changes/account.ts';
import { agreementExecutor } from '../areas/parties/changes/agreement.ts';
import { stateExecutor } from '../areas/parties/changes/party.ts';
import { watchExecutor } from '../areas/parties/changes/watch.ts';
import { PartyStore } from '../areas/parties/store.ts';
import { awaitedTopUp } from '../areas/payments/bank-lines/awaited-top-up.ts';
import { standingLinks } from '../areas/payments/bank-lines/line-links.ts';
import { CheckRuns } from '../areas/payments/batches/check-runs.ts';
import { batchExecutor } from '../areas/payments/batches/submit.ts';
import { withdrawalBatches } from '../areas/payments/batches/withdrawals.ts';
import { paymentFacts } from '../areas/payments/booking.ts';
import { paymentsCalls } from '../areas/payments/calls.ts';
import type { PaymentsDeps } from '../areas/payments/deps.ts';
import { FORMATS } from '../areas/payments/formats/all.ts';
import { fundsCalls } from '../areas/payments/funds/calls.ts';
import type { FundsDeps } from '../areas/payments/funds/deps.ts';
import { fundFacts } from '../areas/payments/funds/facts.ts';
import { unfreezeExecutor } from '../areas/payments/funds/take.ts';
import { knownBalances } from '../areas/payments/known-balances.ts';
import { LimitsStore, limitsExecutor } from '../areas/payments/limits.ts';
import { PaymentStore } from '../areas/payments/payment-store.ts';
import { resolveExecutor } from '../areas/payments/results/resolve.ts';
import { reviewCalls } from '../areas/review/calls.ts';
import { writeOffExecutor } from '../areas/review/exceptions/dispose.ts';
import { attachedOriginals } from '../areas/review/exceptions/exception-details.ts';
import { Acts } from '../areas/review/groups/acts.ts';
import { matchExecutor } from '../areas/review/groups/by-hand.ts';
import { examplesOf, linesOfGroup } from '../areas/review/groups/examples.ts';
import { personsWords } from '../areas/review/groups/words-said.ts';
import { impactOf } from '../areas/review/impact.ts';
import { outlookCalls } from '../areas/review/outlook/calls.ts';
import { overviewCalls, summariesOf } from '../areas/review/overview.ts';
import { payoutsOf } from '../areas/review/payouts.ts';
import { groupCounts, qualityCalls } from '../areas/review/quality.ts';
import { Standing } from '../areas/review/standing.ts';
import { statementsCalls } from '../areas/statements/calls.ts';
import { fetchCalls } from '../areas/statements/fetch/calls.ts';
import { type Network, systemNetwork } from '../areas/statements/fetch/network.ts';
import { fileCalendar } from '../areas/statements/file-calendar.ts';
import { heldExecutor } from '../areas/statements/held.ts';
import { LineStore } from '../areas/statements/line-store.ts';
import { Links } from '../areas/statements/links/links.ts';
import { mappingsCalls } from '../areas/statements/mapping/calls.ts';
import { MappingStore } from '../areas/statements/mapping/store.ts';
import { secretsCalls } from '../areas/statements/secrets/calls.ts';
import { forgetSecretsAsIn, SourceSecrets } from '../areas/statements/secrets/store.ts';
import { PlanShelf } from '../areas/statements/shelf.ts';
import { undoExecutor } from '../areas/statements/undo.ts';
import { FolderWatch, type WatchPlace } from '../areas/statements/watch/folder-watch.ts';
import type { CallInfo } from '../platform/handlers.ts';
import { newPersonId, newToken } from '../platform/ids.ts';
import type { Executor } from '../platform/second-person.ts';
import { Record as AuditRecord } from '../record/record.ts';
import type { OpenedWorkspace } from '../workspace/opened.ts';
import { secretBox } from '../workspace/sealed-secrets.ts';
import type { Settings } from '../workspace/settings.ts';
import {
  anchorStanding,
  foundOwner,
  moveAnchor,
  noteDocument,
  recordAttempts,
  recordWhatHappened,
  sweepNames,
} from './founding.ts';
import { keyringOf } from './keyring.ts';
import { VERSION } from './version.ts';
import { NO_PLACE } from './watching.ts';

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export interface Desk extends ReturnType<typeof wire> {
  readonly workspace: OpenedWorkspace;
  /** Runs work that writes, one after the other: what one has read is still so when it writes. */
  readonly inTurn: InTurn;
  /** When work that writes last had its turn, in ms: a backup waits for a quiet minute. */
  workedAt(): number;
  /** After a call: the record's head beside the ledger, where a change of the ledger alone cannot reach it; slots that changed, in the record. */
  anchor(): Promise<void>;
  close(): void;
}

/** What a desk is told of the world around it. */
export interface Surroundings {
  readonly now: () => string;
  readonly locale: () => Locale;
  /** The last head of this workspace that was seen at this desk; '' for none. */
  readonly lastHead?: (workspaceId: string) => string;
  /** Where the backups of a workspace lie. */
  readonly backupFolder: (workspaceId: string) => string;
  /** Its folder for incoming files; none where a desk keeps no settings. */
  readonly watchPlace?: (workspaceId: string) => WatchPlace;
  /** Another network than the world's, for tests. Asked of only for sources that a person switched on. */
  readonly network?: Network;
  /** Has another workspace take the place of this desk's; every window goes to the door. */
  readonly replace: (desk: Desk, work: () => Promise<OpenedWorkspace>) => Promise<void>;
}

/** Opens what stands on the workspace; removes originals that nothing points to (a commit stopped before its transaction). */
export async function openDesk(workspace: OpenedWorkspace, around: Surroundings): Promise<Desk> {
  const wired = wire(workspace, around, {
    replace: (work) => around.replace(desk, work),
    inTurn: (work) => desk.inTurn(work),
  });
  const found = { workspace, ...wired, now: around.now };
  recordWhatHappened(found, { anchor: around.lastHead?.(workspace.document.id) ?? '' });
  await foundOwner(found);
  noteDocument(found);
  sweepNames(found);
  const wanted = new Set([
    ...wired.lines.imports().map((each) => each.originalName),
    ...attachedOriginals(workspace.ledger),
    // A held file, and the summaries it is held for.
    ...wired.requests
      .all()
      .flatMap(({ subject }) => [subject['original'] ?? '', subject['summaries'] ?? ''].flat().map(String)),
  ]);
  await workspace.originals.sweep((name) => wanted.has(name));
  let last: Promise<unknown> = Promise.resolve();
  let workedAt = Date.now();
  const desk: Desk = {
    workspace,
    ...wired,
    inTurn: (work) => {
      const turn = last.then(work, work).finally(() => {
        workedAt = Date.now();
      });
      last = turn.catch(() => undefined); // Its caller hears of the failure; the next in line does not.
      return turn;
    },
    workedAt: () => workedAt,
    anchor: async () => {
      recordAttempts(found);
      noteDocument(found);
      await moveAnchor(found);
    },
    close: () => workspace.close(),
  };
  return desk;
}

/** The record's head among the desk's settings, for the next opening. What contradicts the record stays, for the verifier to see. */
export async function rememberHead(
  { workspace, record }: Pick<Desk, 'workspace' | 'record'>,
  settings: Settings,
): Promise<void> {
  const { id } = workspace.document;
  const { checkpoint } = record.head();
  if (anchorStanding(record, settings.headOf(id)) === 'holds') await settings.rememberHead(id, checkpoint);
}

function wire(
  workspace: OpenedWorkspace,
  { now, locale, lastHead, backupFolder, watchPlace: placeOf, network = systemNetwork }: Surroundings,
  {
    replace,
    inTurn,
  }: { readonly replace: (work: () => Promise<OpenedWorkspace>) => Promise<void>; readonly inTurn: InTurn },
) {
  const { ledger, originals } = workspace;
  const keys = { workspaceId: workspace.document.id, ...workspace.device };
  const record = new AuditRecord(ledger, keys, now);
  const people = new People(ledger);
  const executors: Partial<Record<RequestKind, Executor>> = {};
  const requests = new Requests({
    ledger,
    record,
    people,
    now,
    executorOf: (kind) => {
      const executor = executors[kind];
      if (!executor) throw new Error(`nothing carries out ${kind}`);
      return executor;
    },
  });
  const lines = new LineStore(ledger);
  const shelf = new PlanShelf(lines);
  const terms = new TermsStore(ledger);
  const standing = new Standing(ledger, lines, terms);
  const rules = new RuleStore(ledger);
  const limits = new LimitsStore(ledger);
  const parties = new PartyStore(ledger, () => limits.now().coolOffHours);
  const decisions = {
    taken: (leg: Leg) => {
      const groups = standing.legs().includes(leg) ? standing.view(leg).persons() : [];
      return {
        left: groups.flatMap((group) => [...group.left]),
        right: groups.flatMap((group) => [...group.right]),
      };
    },
    rejected: (leg: Leg) =>
      new Set(
        standing
          .rejections()
          .filter((each) => each.leg === leg)
          .map((each) => each.groupKey),
      ),
    words: (leg: Leg) => personsWords(ledger, standing, leg),
    elsewhere: () => standingLinks({ store: payments, lines }).map(({ lineId }) => lineId),
  };
  const forgetAll = () => standing.forgetAll();
  const links = new Links({
    ledger,
    lines,
    ownNames: () => [
      workspace.document.name,
      ...people
        .all()
        .filter((person) => person.roles.includes('owner'))
        .map((person) => person.name),
    ],
  });
  const { nameOf, idOf } = people;
  const mayReveal = (person: string) => people.rightsOf(person).has('reveal');
  const base = { ledger, record, now, nameOf, mayReveal, secondPerson: requests };
  const watchPlace = placeOf?.(workspace.document.id) ?? NO_PLACE;
  const statements = {
    ...base,
    watch: new FolderWatch({
      lines,
      shelf,
      nameOf: (bytes) => originals.nameOf(bytes),
      place: watchPlace,
      now,
      newToken,
    }),
    watchPlace,
    lines,
    shelf,
    originals,
    newToken,
    mappings: new MappingStore(ledger),
    secrets: new SourceSecrets({ ledger, record, now, box: secretBox(workspace.dataKey) }),
    impactOf: (imported: Parameters<typeof impactOf>[1]) => impactOf(standing, imported),
    links,
    payouts: () => payoutsOf(standing),
    linesChanged: () => {
      forgetAll();
      links.forget();
    },
  };
  const review = { ...base, idOf, standing, lines, originals, acts: new Acts() };
  const decided = (info: CallInfo) => {
    standing.forgetDecisions();
    info.changed('matching', 'exceptions', 'orders', 'record');
  };
  const ofTerms = { ...base, lines, decisions, rules, terms, termsChanged: () => standing.forgetDecisions() };
  const chart = new ChartStore(ledger);
  const payments = new PaymentStore(ledger);
  const requestsOf = (kind: RequestKind) =>
    requests
      .all()
      .filter((each) => each.kind === kind)
      .map((each) => ({ ...each, state: requests.state(each) }));
  const ofDrafts = {
    ...base,
    parties,
    store: payments,
    checkRuns: new CheckRuns(ledger),
    requests: () => requestsOf('payment_batch'),
  };
  const ofFunds: FundsDeps = {
    ...base,
    lines,
    standing,
    parties,
    batches: withdrawalBatches(ofDrafts),
    books: partyBooks(ledger, chart),
    linksChanged: () => payments.forget(),
  };
  const toBook = {
    ...base,
    lines,
    standing,
    parties,
    chart,
    payments: () => paymentFacts({ store: payments, lines }),
    topUps: () => fundFacts(ofFunds),
    missingFiles: (from: string, to: string) =>
      fileCalendar({ lines, ledger, now }, { from, to }).rows.reduce(
        (sum, { days }) => sum + days.filter(({ state }) => state === 'missing').length,
        0,
      ),
    periodRequest: (period: string) =>
      requests
        .all()
        .find(
          (each) =>
            ['period_close', 'period_reopen'].includes(each.kind) &&
            each.subject['period'] === period &&
            requests.state(each) === 'waiting',
        )?.id ?? null,
  };
  const ofBooks = { ...toBook, planner: new Planner(toBook) };
  const orderEvents = new OrderEventStore(ledger);
  const ofOrders = {
    ...statements,
    standing,
    events: orderEvents,
    book: new OrderBook(lines, orderEvents),
    waiting: () => requests.all().filter((each) => requests.state(each) === 'waiting'),
  };
  const ofPayments: PaymentsDeps = {
    ...ofDrafts,
    keys,
    lines,
    standing,
    limits,
    formats: FORMATS,
    balances: knownBalances({
      store: payments,
      funds: ofFunds,
      house: houseBalance(ledger, chart, parties),
    }),
    order: (merchantOrderNo) => {
      const { standing: order } = ofOrders.book.find(merchantOrderNo);
      return order && { paid: order.paid, refunded: order.refunded, currency: order.currency };
    },
    topUp: (orderNo) => awaitedTopUp(ofFunds, orderNo),
    newToken,
    house: () => workspace.document.name,
  };
  const ofParties = {
    ...base,
    parties,
    lines,
    hasAnotherVerifier: (except: readonly string[]) => people.holders('parties', except).length > 0,
  };
  const access: AccessDeps = {
    ...base,
    people,
    keyring: keyringOf(workspace, now),
    tickets: requests,
    newPersonId,
    workspaceName: () => workspace.document.name,
  };
  Object.assign(executors, {
    import_failed_proof: heldExecutor(statements),
    import_undo: undoExecutor(statements),
    manual_match: matchExecutor(review, decided),
    write_off: writeOffExecutor(review, decided),
    match_rule_publish: publishExecutor({ ...base, rules }, (info) =>
      info.changed('matching', 'approvals', 'record'),
    ),
    settlement_terms: termsExecutor(ofTerms),
    ...Object.fromEntries(ORDER_KINDS.map((kind) => [kind, orderExecutor(ofOrders, kind)])),
    payment_batch: batchExecutor(ofPayments),
    payment_resolve: resolveExecutor(ofPayments),
    payment_limits: limitsExecutor(ofPayments),
    fund_unfreeze: unfreezeExecutor(ofFunds),
    chart_change: chartExecutor(ofBooks),
    manual_journal: manualExecutor(ofBooks),
    journal_reverse: reverseExecutor(ofBooks),
    period_close: periodExecutor(ofBooks),
    period_reopen: periodExecutor(ofBooks),
    party_state: stateExecutor(ofParties),
    account_bind: accountExecutor(ofParties, 'account_bind'),
    account_change: accountExecutor(ofParties, 'account_change'),
    account_unbind: accountExecutor(ofParties, 'account_unbind'),
    agreement_change: agreementExecutor(ofParties),
    watch_end: watchExecutor(ofParties),
    approval_policy: policyExecutor(base),
    log_in_profile: profileExecutor(access),
    person_add: peopleExecutor(access, 'person_add'),
    person_roles: peopleExecutor(access, 'person_roles'),
    person_disable: peopleExecutor(access, 'person_disable'),
    person_enable: peopleExecutor(access, 'person_enable'),
    name_erase: peopleExecutor(access, 'name_erase'),
    second_factor_clear: peopleExecutor(access, 'second_factor_clear'),
    password_reset: passwordResetExecutor(access),
  } satisfies Partial<Record<RequestKind, Executor>>);
  const folder = backupFolder(workspace.document.id);
  const backups = backupsOf({
    ...base,
    workspace,
    tickets: requests,
    folder,
    newToken,
    version: VERSION,
    noteDocument,
    eraseAsIn: (present, other) => {
      eraseNamesAsIn(present, other);
      forgetSecretsAsIn(present, other);
    },
    acknowledgedIn: (other) => readAcknowledgements(other).map((each) => each.key),
    replace,
  });
  executors.backup_restore = restoreExecutor({ workspace, folder });
  const ofStatements = statementsCalls(statements);
  const ofMatching = matchingCalls({
    ...base,
    lines,
    decisions,
    rules,
    terms,
    runsChanged: forgetAll,
    summaries: () => summariesOf(standing, lines),
  });
  const ofOutlook = outlookCalls({
    ...base,
    lines,
    decisions,
    rules,
    terms,
    standing,
    writeOffsWaiting: () =>
      requests.all().filter((each) => each.kind === 'write_off' && requests.state(each) === 'waiting'),
  });
  const handlers = {
    ...ofStatements,
    ...mappingsCalls(statements),
    ...secretsCalls(statements),
    ...fetchCalls({
      ...statements,
      network,
      inTurn,
      plan: async (files, info) => ofStatements['statements.plan']({ files, taskId: newToken() }, info),
    }),
    ...ofMatching,
    ...ofOutlook,
    ...rulesCalls({
      ...base,
      rules,
      lines,
      groupCounts: () => groupCounts(standing),
      preview: (input, info) => ofOutlook['matching.preview'](input, info),
      waiting: () =>
        requests
          .all()
          .filter((each) => each.kind === 'match_rule_publish' && requests.state(each) === 'waiting'),
      offerTaken: (key, info) => sayOffer(base, key, 'taken', info),
    }),
    ...offerCalls({
      ...base,
      rules,
      examples: () => examplesOf(standing, lines),
      linesOf: (key) => linesOfGroup(standing, lines, key),
    }),
    ...qualityCalls({ ledger, standing, rules }),
    ...termsCalls(ofTerms),
    ...reviewCalls(review),
    ...overviewCalls({
      lines,
      shelf,
      standing,
      rules,
      terms,
      calendar: () => fileCalendar({ lines, ledger, now }, { from: '', to: '' }),
    }),
    ...ordersCalls(ofOrders),
    ...viewsCalls(base),
    ...draftsCalls(base),
    ...partiesCalls(ofParties),
    ...paymentsCalls(ofPayments),
    ...fundsCalls(ofFunds),
    ...journalCalls(ofBooks),
    ...exportsCalls({
      ...base,
      lines,
      standing,
      locale,
      name: () => workspace.document.name,
      version: VERSION,
    }),
    ...bookExportCalls({ ...ofBooks, locale, name: () => workspace.document.name }),
    ...accessCalls(access),
    ...approvalsCalls({ ...base, people, requests }),
    ...backups.handlers,
    ...auditCalls({
      ...base,
      keys,
      originals,
      hasAnotherWatcher: (person) => people.holders('signals', [person]).length > 0,
      anchors: () => [
        { place: 'workspace.json', note: workspace.document.anchor },
        { place: 'settings.json', note: lastHead?.(workspace.document.id) ?? '' },
      ],
    }),
  };
  const { watch } = statements;
  return { record, people, requests, lines, links, shelf, standing, watch, watchPlace, backups, handlers };
}
