/** Address → screen. Screens are loaded when first opened, so that the list appears at once. */
import { Suspense, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { AuditList } from '../features/audits/audit-list.tsx';
import { Loading } from '../ui/states.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { lazyScreen } from './lazy-screen.ts';

const AuditScreens = lazyScreen(
  () => import('../features/audit/audit-screens.tsx'),
  (m) => m.AuditScreens,
);
const DeliveryPage = lazyScreen(
  () => import('../features/delivery/delivery-page.tsx'),
  (m) => m.DeliveryPage,
);
const SettingsPage = lazyScreen(
  () => import('../features/settings/settings-page.tsx'),
  (m) => m.SettingsPage,
);

const TemplatesPage = lazyScreen(
  () => import('../features/templates/template-list.tsx'),
  (m) => m.TemplateList,
);
const TemplateEditorPage = lazyScreen(
  () => import('../features/templates/template-editor.tsx'),
  (m) => m.TemplateEditorPage,
);

export function Routes() {
  return (
    <Switch>
      <Route path="/audit/:id/*?">
        {(params) => (
          <Suspense fallback={<Outside>{<Loading what="打开项目" />}</Outside>}>
            <AuditScreens key={params.id} auditId={params.id} />
          </Suspense>
        )}
      </Route>
      <Route path="/delivery">
        <Outside>
          <DeliveryPage auditId={null} />
        </Outside>
      </Route>
      <Route path="/settings">
        <Outside>
          <SettingsPage />
        </Outside>
      </Route>
      <Route path="/settings/templates">
        <Outside>
          <TemplatesPage />
        </Outside>
      </Route>
      <Route path="/settings/templates/:id">
        {(params) => (
          <Outside>
            <TemplateEditorPage key={params.id} templateId={params.id} />
          </Outside>
        )}
      </Route>
      <Route path="/">
        <Outside>
          <AuditList />
        </Outside>
      </Route>
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  );
}

/** A page that belongs to no audit. */
function Outside({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  return (
    <Frame auditId={null}>
      <ErrorBoundary key={location}>
        <Suspense fallback={<Loading what="打开页面" />}>{children}</Suspense>
      </ErrorBoundary>
    </Frame>
  );
}
