/** Address → view; each view is a chunk of its own. */
import { type ComponentType, lazy, useEffect, useState } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { useRights } from '../ui/rights.tsx';
import { isOpenTo, landingOf, PLACES } from './places.ts';

const TodayPage = lazy(() => import('../features/today/today-page.tsx'));
const SettlementPage = lazy(() => import('../features/settlement/settlement-page.tsx'));
const StatementsPage = lazy(() => import('../features/statements/statements-page.tsx'));
const MappingPage = lazy(() => import('../features/statements/mapping/mapping-page.tsx'));
const MatchingPage = lazy(() => import('../features/matching/matching-page.tsx'));
const RulesPage = lazy(() => import('../features/matching/rules/rules-page.tsx'));
const ExceptionsPage = lazy(() => import('../features/exceptions/exceptions-page.tsx'));
const OrdersPage = lazy(() => import('../features/orders/orders-page.tsx'));
const PartiesPage = lazy(() => import('../features/parties/parties-page.tsx'));
const PaymentsPage = lazy(() => import('../features/payments/payments-page.tsx'));
const FundsPage = lazy(() => import('../features/funds/funds-page.tsx'));
const BooksPage = lazy(() => import('../features/books/books-page.tsx'));
const ApprovalsPage = lazy(() => import('../features/approvals/approvals-page.tsx'));
const RiskPage = lazy(() => import('../features/risk/risk-page.tsx'));
const AuditPage = lazy(() => import('../features/audit/audit-page.tsx'));
const analyticsPage = () => import('../features/analytics/analytics-page.tsx');
const AnalyticsPage = lazy(analyticsPage);
const BackupPage = lazy(() => import('../features/backup/backup-page.tsx'));
const PeoplePage = lazy(() => import('../features/people/people-page.tsx'));
const AccountPage = lazy(() => import('../features/account/account-page.tsx'));
const SettingsPage = lazy(() => import('../features/settings/settings-page.tsx'));

/** So long after the log-in a window has drawn what it opened with. */
const SETTLED_MS = 2000;

const readAhead: { analytics: ComponentType | null } = { analytics: null };

/** The chart library is half of the app's code: it is read while nobody waits for it, by who may look at charts. A failure is told by the visit itself. */
function useReadAhead(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    const read = () =>
      void analyticsPage().then(
        (module) => {
          readAhead.analytics = module.default;
        },
        () => undefined,
      );
    const timer = setTimeout(() => requestIdleCallback(read), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isWanted]);
}

/** What was read is drawn at once: of whatever is lazy React shows the skeleton first, and that for a third of a second. */
function AnalyticsView() {
  const [Page] = useState<ComponentType>(() => readAhead.analytics ?? AnalyticsPage);
  return <Page />;
}

export function Views() {
  const rights = useRights();
  useReadAhead(rights.has('analyse'));
  const { pathname } = useLocation();
  const landing = landingOf(rights).path;
  const place = PLACES.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  // An address she may not open, from a link or of the person before her.
  if (place && !isOpenTo(place, rights)) return <Navigate to={landing} replace />;
  return (
    <Routes>
      <Route path="/today" element={<TodayPage />} />
      <Route path="/statements/map/:token" element={<MappingPage />} />
      <Route path="/statements/mapping/:id" element={<MappingPage />} />
      <Route path="/statements/*" element={<StatementsPage />} />
      <Route path="/matching/*" element={<MatchingPage />} />
      <Route path="/rules" element={<RulesPage />} />
      <Route path="/exceptions/*" element={<ExceptionsPage />} />
      <Route path="/orders/*" element={<OrdersPage />} />
      <Route path="/parties" element={<PartiesPage />} />
      <Route path="/settlement/*" element={<SettlementPage />} />
      <Route path="/payments/*" element={<PaymentsPage />} />
      <Route path="/funds" element={<FundsPage />} />
      <Route path="/books/*" element={<BooksPage />} />
      <Route path="/approvals" element={<ApprovalsPage />} />
      <Route path="/risk/*" element={<RiskPage />} />
      <Route path="/audit" element={<AuditPage />} />
      <Route path="/analytics" element={<AnalyticsView />} />
      <Route path="/backup" element={<BackupPage />} />
      <Route path="/people" element={<PeoplePage />} />
      <Route path="/account" element={<AccountPage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="*" element={<Navigate to={landing} replace />} />
    </Routes>
  );
}
