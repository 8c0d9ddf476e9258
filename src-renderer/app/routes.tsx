/** Address → view; each view is a chunk of its own. */
import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';

const TodayPage = lazy(() => import('../features/today/today-page.tsx'));
const StatementsPage = lazy(() => import('../features/statements/statements-page.tsx'));
const MatchingPage = lazy(() => import('../features/matching/matching-page.tsx'));
const ExceptionsPage = lazy(() => import('../features/exceptions/exceptions-page.tsx'));
const OrdersPage = lazy(() => import('../features/orders/orders-page.tsx'));
const SettingsPage = lazy(() => import('../features/settings/settings-page.tsx'));

export function Views() {
  return (
    <Routes>
      <Route path="/today" element={<TodayPage />} />
      <Route path="/statements/*" element={<StatementsPage />} />
      <Route path="/matching/*" element={<MatchingPage />} />
      <Route path="/exceptions/*" element={<ExceptionsPage />} />
      <Route path="/orders/*" element={<OrdersPage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="*" element={<Navigate to="/today" replace />} />
    </Routes>
  );
}
