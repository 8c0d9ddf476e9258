/** What looking finds, as the rest of risk control names it; the shapes lie with the rules, which are pure and reach nothing outside them. */
export type { Alert, Finding, PaymentRisk, Subject } from './rules/finding.ts';
