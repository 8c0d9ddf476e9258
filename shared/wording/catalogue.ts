/**
 * Every word the product says, by key and language; screens, exports and the command line read the same catalogue.
 *
 * zh-CN is the source: its keys are the keys, and another language compiles only with exactly the same ones. `{{name}}` takes a fact;
 * a text with ' || ' has two forms, for a count of one and for all others.
 */
import type { Facts } from '../contract/errors.ts';
import { account as enAccount } from './en/account.ts';
import { analytics as enAnalytics } from './en/analytics.ts';
import { approvals as enApprovals } from './en/approvals.ts';
import { audit as enAudit } from './en/audit.ts';
import { auditPapers as enAuditPapers } from './en/audit-papers.ts';
import { auditScreens as enAuditScreens } from './en/audit-screens.ts';
import { auditTools as enAuditTools } from './en/audit-tools.ts';
import { auditToolsScreens as enAuditToolsScreens } from './en/audit-tools-screens.ts';
import { backup as enBackup } from './en/backup.ts';
import { bankLayouts as enBankLayouts } from './en/bank-layouts.ts';
import { bookPages as enBookPages } from './en/book-pages.ts';
import { bookReports as enBookReports } from './en/book-reports.ts';
import { books as enBooks } from './en/books.ts';
import { charts as enCharts } from './en/charts.ts';
import { cli as enCli } from './en/cli.ts';
import { common as enCommon } from './en/common.ts';
import { errors as enErrors } from './en/errors.ts';
import { evidence as enEvidence } from './en/evidence.ts';
import { exceptions as enExceptions } from './en/exceptions.ts';
import { feeClaims as enFeeClaims } from './en/fee-claims.ts';
import { fetch as enFetch } from './en/fetch.ts';
import { formats as enFormats } from './en/formats.ts';
import { fundChecks as enFundChecks } from './en/fund-checks.ts';
import { funds as enFunds } from './en/funds.ts';
import { home as enHome } from './en/home.ts';
import { links as enLinks } from './en/links.ts';
import { mappings as enMappings } from './en/mappings.ts';
import { matching as enMatching } from './en/matching.ts';
import { merchantSettlement as enMerchantSettlement } from './en/merchant-settlement.ts';
import { metricsForecast as enMetricsForecast } from './en/metrics-forecast.ts';
import { metricsMatching as enMetricsMatching } from './en/metrics-matching.ts';
import { metricsMoney as enMetricsMoney } from './en/metrics-money.ts';
import { metricsRisk as enMetricsRisk } from './en/metrics-risk.ts';
import { orderExport as enOrderExport } from './en/order-export.ts';
import { orders as enOrders } from './en/orders.ts';
import { packColumns as enPackColumns } from './en/pack-columns.ts';
import { parties as enParties } from './en/parties.ts';
import { partiesScreens as enPartiesScreens } from './en/parties-screens.ts';
import { paymentFormats as enPaymentFormats } from './en/payment-formats.ts';
import { payments as enPayments } from './en/payments.ts';
import { paymentsEntry as enPaymentsEntry } from './en/payments-entry.ts';
import { paymentsResults as enPaymentsResults } from './en/payments-results.ts';
import { paymentsScreens as enPaymentsScreens } from './en/payments-screens.ts';
import { people as enPeople } from './en/people.ts';
import { provenance as enProvenance } from './en/provenance.ts';
import { receipts as enReceipts } from './en/receipts.ts';
import { recordWords as enRecordWords } from './en/record-words.ts';
import { refusals as enRefusals } from './en/refusals.ts';
import { reports as enReports } from './en/reports.ts';
import { reportsMonthly as enReportsMonthly } from './en/reports-monthly.ts';
import { retention as enRetention } from './en/retention.ts';
import { risk as enRisk } from './en/risk.ts';
import { riskBookScreens as enRiskBookScreens } from './en/risk-book-screens.ts';
import { riskCases as enRiskCases } from './en/risk-cases.ts';
import { riskReports as enRiskReports } from './en/risk-reports.ts';
import { riskScreens as enRiskScreens } from './en/risk-screens.ts';
import { rules as enRules } from './en/rules.ts';
import { secrets as enSecrets } from './en/secrets.ts';
import { settings as enSettings } from './en/settings.ts';
import { settlement as enSettlement } from './en/settlement.ts';
import { settlementScreens as enSettlementScreens } from './en/settlement-screens.ts';
import { signals as enSignals } from './en/signals.ts';
import { start as enStart } from './en/start.ts';
import { statements as enStatements } from './en/statements.ts';
import { terms as enTerms } from './en/terms.ts';
import { today as enToday } from './en/today.ts';
import { verifier as enVerifier } from './en/verifier.ts';
import { why as enWhy } from './en/why.ts';
import { words as enWords } from './en/words.ts';
import { workspace as enWorkspace } from './en/workspace.ts';
import { account } from './zh-cn/account.ts';
import { analytics } from './zh-cn/analytics.ts';
import { approvals } from './zh-cn/approvals.ts';
import { audit } from './zh-cn/audit.ts';
import { auditPapers } from './zh-cn/audit-papers.ts';
import { auditScreens } from './zh-cn/audit-screens.ts';
import { auditTools } from './zh-cn/audit-tools.ts';
import { auditToolsScreens } from './zh-cn/audit-tools-screens.ts';
import { backup } from './zh-cn/backup.ts';
import { bankLayouts } from './zh-cn/bank-layouts.ts';
import { bookPages } from './zh-cn/book-pages.ts';
import { bookReports } from './zh-cn/book-reports.ts';
import { books } from './zh-cn/books.ts';
import { charts } from './zh-cn/charts.ts';
import { cli } from './zh-cn/cli.ts';
import { common } from './zh-cn/common.ts';
import { errors } from './zh-cn/errors.ts';
import { evidence } from './zh-cn/evidence.ts';
import { exceptions } from './zh-cn/exceptions.ts';
import { feeClaims } from './zh-cn/fee-claims.ts';
import { fetch } from './zh-cn/fetch.ts';
import { formats } from './zh-cn/formats.ts';
import { fundChecks } from './zh-cn/fund-checks.ts';
import { funds } from './zh-cn/funds.ts';
import { home } from './zh-cn/home.ts';
import { links } from './zh-cn/links.ts';
import { mappings } from './zh-cn/mappings.ts';
import { matching } from './zh-cn/matching.ts';
import { merchantSettlement } from './zh-cn/merchant-settlement.ts';
import { metricsForecast } from './zh-cn/metrics-forecast.ts';
import { metricsMatching } from './zh-cn/metrics-matching.ts';
import { metricsMoney } from './zh-cn/metrics-money.ts';
import { metricsRisk } from './zh-cn/metrics-risk.ts';
import { orderExport } from './zh-cn/order-export.ts';
import { orders } from './zh-cn/orders.ts';
import { packColumns } from './zh-cn/pack-columns.ts';
import { parties } from './zh-cn/parties.ts';
import { partiesScreens } from './zh-cn/parties-screens.ts';
import { paymentFormats } from './zh-cn/payment-formats.ts';
import { payments } from './zh-cn/payments.ts';
import { paymentsEntry } from './zh-cn/payments-entry.ts';
import { paymentsResults } from './zh-cn/payments-results.ts';
import { paymentsScreens } from './zh-cn/payments-screens.ts';
import { people } from './zh-cn/people.ts';
import { provenance } from './zh-cn/provenance.ts';
import { receipts } from './zh-cn/receipts.ts';
import { recordWords } from './zh-cn/record-words.ts';
import { refusals } from './zh-cn/refusals.ts';
import { reports } from './zh-cn/reports.ts';
import { reportsMonthly } from './zh-cn/reports-monthly.ts';
import { retention } from './zh-cn/retention.ts';
import { risk } from './zh-cn/risk.ts';
import { riskBookScreens } from './zh-cn/risk-book-screens.ts';
import { riskCases } from './zh-cn/risk-cases.ts';
import { riskReports } from './zh-cn/risk-reports.ts';
import { riskScreens } from './zh-cn/risk-screens.ts';
import { rules } from './zh-cn/rules.ts';
import { secrets } from './zh-cn/secrets.ts';
import { settings } from './zh-cn/settings.ts';
import { settlement } from './zh-cn/settlement.ts';
import { settlementScreens } from './zh-cn/settlement-screens.ts';
import { signals } from './zh-cn/signals.ts';
import { start } from './zh-cn/start.ts';
import { statements } from './zh-cn/statements.ts';
import { terms } from './zh-cn/terms.ts';
import { today } from './zh-cn/today.ts';
import { verifier } from './zh-cn/verifier.ts';
import { why } from './zh-cn/why.ts';
import { words } from './zh-cn/words.ts';
import { workspace } from './zh-cn/workspace.ts';

const zhCN = {
  ...common,
  ...errors,
  ...refusals,
  ...words,
  ...why,
  ...formats,
  ...workspace,
  ...parties,
  ...partiesScreens,
  ...payments,
  ...paymentsEntry,
  ...paymentsResults,
  ...paymentsScreens,
  ...paymentFormats,
  ...bankLayouts,
  ...receipts,
  ...funds,
  ...settlementScreens,
  ...risk,
  ...riskCases,
  ...riskScreens,
  ...riskBookScreens,
  ...riskReports,
  ...evidence,
  ...verifier,
  ...auditPapers,
  ...auditTools,
  ...auditScreens,
  ...auditToolsScreens,
  ...analytics,
  ...metricsMoney,
  ...metricsMatching,
  ...metricsForecast,
  ...metricsRisk,
  ...charts,
  ...home,
  ...reportsMonthly,
  ...retention,
  ...settlement,
  ...merchantSettlement,
  ...feeClaims,
  ...fundChecks,
  ...people,
  ...account,
  ...statements,
  ...links,
  ...mappings,
  ...fetch,
  ...secrets,
  ...provenance,
  ...matching,
  ...rules,
  ...terms,
  ...exceptions,
  ...orders,
  ...packColumns,
  ...today,
  ...settings,
  ...reports,
  ...cli,
  ...signals,
  ...start,
  ...approvals,
  ...audit,
  ...recordWords,
  ...backup,
  ...books,
  ...bookReports,
  ...orderExport,
  ...bookPages,
};
export type WordKey = keyof typeof zhCN;

const en: Readonly<Record<WordKey, string>> = {
  ...enCommon,
  ...enErrors,
  ...enRefusals,
  ...enWords,
  ...enWhy,
  ...enFormats,
  ...enWorkspace,
  ...enParties,
  ...enPartiesScreens,
  ...enPayments,
  ...enPaymentsEntry,
  ...enPaymentsResults,
  ...enPaymentsScreens,
  ...enPaymentFormats,
  ...enBankLayouts,
  ...enReceipts,
  ...enFunds,
  ...enSettlementScreens,
  ...enRisk,
  ...enRiskCases,
  ...enRiskScreens,
  ...enRiskBookScreens,
  ...enRiskReports,
  ...enEvidence,
  ...enVerifier,
  ...enAuditPapers,
  ...enAuditTools,
  ...enAuditScreens,
  ...enAuditToolsScreens,
  ...enAnalytics,
  ...enMetricsMoney,
  ...enMetricsMatching,
  ...enMetricsForecast,
  ...enMetricsRisk,
  ...enCharts,
  ...enHome,
  ...enReportsMonthly,
  ...enRetention,
  ...enSettlement,
  ...enMerchantSettlement,
  ...enFeeClaims,
  ...enFundChecks,
  ...enPeople,
  ...enAccount,
  ...enStatements,
  ...enLinks,
  ...enMappings,
  ...enFetch,
  ...enSecrets,
  ...enProvenance,
  ...enMatching,
  ...enRules,
  ...enTerms,
  ...enExceptions,
  ...enOrders,
  ...enPackColumns,
  ...enToday,
  ...enSettings,
  ...enReports,
  ...enCli,
  ...enSignals,
  ...enStart,
  ...enApprovals,
  ...enAudit,
  ...enRecordWords,
  ...enBackup,
  ...enBooks,
  ...enBookReports,
  ...enOrderExport,
  ...enBookPages,
};

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const catalogues: Readonly<Record<Locale, Readonly<Record<WordKey, string>>>> = { 'zh-CN': zhCN, en };

export const isWordKey = (key: string): key is WordKey => Object.hasOwn(zhCN, key);

/** Counts get their thousands separated; a fact that is missing stays visible as its name, so that a test or a reader finds it. */
export function say(locale: Locale, key: WordKey, facts: Facts = {}): string {
  const forms = catalogues[locale][key].split(' || ');
  const form = (facts['count'] === 1 ? forms[0] : forms.at(-1)) ?? '';
  return form.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return hole;
    return typeof fact === 'number' ? grouped(fact) : fact;
  });
}

/** For names that come from outside the closed lists (a rule, a signal, a refusal): the word where there is one, else the name itself. */
export const sayOr = (locale: Locale, key: string, otherwise: string, facts: Facts = {}): string =>
  isWordKey(key) ? say(locale, key, facts) : otherwise;

const grouped = (value: number): string => {
  const [whole = '', fraction] = String(value).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? text : `${text}.${fraction}`;
};
