/** Frame and routes of one open audit. */
import { memo, Suspense, useEffect, useMemo } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { Button } from 'antd';
import { stageZh } from '../../../shared/model/vocabulary.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { ErrorBoundary } from '../../app/error-boundary.tsx';
import { Frame } from '../../app/frame.tsx';
import { lazyScreen, loadAllScreens } from '../../app/lazy-screen.ts';
import { errorWords } from '../../rpc/error-words.ts';
import { SaveStatusLine } from '../../ui/save-status.tsx';
import { Failed, Loading, Notice } from '../../ui/states.tsx';
import { EvidenceDrawer } from '../evidence/evidence-drawer.tsx';
import { HistoryButton, HistoryDrawer } from '../history/history-drawer.tsx';
import { AuditContext, useAudit, useAuditStore, useTables } from './audit-context.tsx';
import { openAudit } from './audit-store.ts';
import { DiagnosisProvider, useDiagnosisError, useFromDiagnosis } from './diagnosis-context.tsx';
import { rowsOf } from './tables-state.ts';
import { UndoButtons } from './undo-buttons.tsx';

const Overview = lazyScreen(
  () => import('../overview/overview-page.tsx'),
  (m) => m.OverviewPage,
);
const Enterprise = lazyScreen(
  () => import('../enterprise/enterprise-page.tsx'),
  (m) => m.EnterprisePage,
);
const Energy = lazyScreen(
  () => import('../energy/energy-page.tsx'),
  (m) => m.EnergyPage,
);
const Equipment = lazyScreen(
  () => import('../equipment/equipment-page.tsx'),
  (m) => m.EquipmentPage,
);
const Checklist = lazyScreen(
  () => import('../checklist/checklist-page.tsx'),
  (m) => m.ChecklistPage,
);
const Management = lazyScreen(
  () => import('../management/management-page.tsx'),
  (m) => m.ManagementPage,
);
const Evidence = lazyScreen(
  () => import('../evidence/evidence-page.tsx'),
  (m) => m.EvidencePage,
);
const Findings = lazyScreen(
  () => import('../findings/findings-page.tsx'),
  (m) => m.FindingsPage,
);
const Report = lazyScreen(
  () => import('../report/report-page.tsx'),
  (m) => m.ReportPage,
);
const Delivery = lazyScreen(
  () => import('../delivery/delivery-page.tsx'),
  (m) => m.DeliveryPage,
);

const Labels = lazyScreen(
  () => import('../labels/labels-page.tsx'),
  (m) => m.LabelsPage,
);
const PrintMachine = lazyScreen(
  () => import('../print/print-page.tsx'),
  (m) => m.PrintMachinePage,
);
const PrintSite = lazyScreen(
  () => import('../print/print-page.tsx'),
  (m) => m.PrintSitePage,
);

export function AuditScreens({ auditId }: { auditId: string }) {
  const { client } = useBackend();
  const store = useMemo(() => openAudit(auditId, client), [auditId, client]);
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadAllScreens());
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <AuditContext.Provider value={store}>
      <DiagnosisProvider>
        <AuditFrame auditId={auditId} />
      </DiagnosisProvider>
    </AuditContext.Provider>
  );
}

function AuditFrame({ auditId }: { auditId: string }) {
  const store = useAuditStore();
  const loaded = useAudit((state) => state.tables !== null);
  const loadError = useAudit((state) => state.loadError);
  const counts = useCounts();
  return (
    <Frame
      auditId={auditId}
      title={loaded ? <AuditTitle /> : null}
      status={
        loaded ? (
          <>
            <SaveState />
            <UndoButtons />
            <HistoryButton />
          </>
        ) : null
      }
      counts={counts}
      onSave={store.flush}
    >
      {loadError && !loaded ? (
        <div className="page">
          <Failed error={loadError} onRetry={() => void store.load()} />
        </div>
      ) : null}
      {!loaded && !loadError ? <Loading what="打开项目" /> : null}
      {loaded ? (
        <>
          <RefusedNotice />
          <EngineNotice />
          <AuditRoutes auditId={auditId} />
          <HistoryDrawer />
          <EvidenceDrawer />
        </>
      ) : null}
    </Frame>
  );
}

function SaveState() {
  const { retry } = useAuditStore();
  return <SaveStatusLine status={useAudit((state) => state.save)} onRetry={retry} />;
}

/** Its own counts and states let the frame be drawn again with every edit; the page is not. */
const AuditRoutes = memo(function AuditRoutes({ auditId }: { auditId: string }) {
  const [location] = useLocation();
  const base = `/audit/${auditId}`;
  return (
    <ErrorBoundary key={location}>
      <Suspense fallback={<Loading what="打开页面" />}>
        <Switch>
          <Route path={`${base}/overview`}>
            <Overview />
          </Route>
          <Route path={`${base}/enterprise`}>
            <Enterprise />
          </Route>
          <Route path={`${base}/energy`}>
            <Energy />
          </Route>
          <Route path={`${base}/equipment`}>
            <Equipment />
          </Route>
          <Route path={`${base}/equipment/labels`}>
            <Labels />
          </Route>
          <Route path={`${base}/equipment/:eid`}>
            {(params: { eid: string }) => (
              <Checklist key={params.eid} equipmentId={decodeURIComponent(params.eid)} />
            )}
          </Route>
          <Route path={`${base}/equipment/:eid/print`}>
            {(params: { eid: string }) => <PrintMachine equipmentId={decodeURIComponent(params.eid)} />}
          </Route>
          <Route path={`${base}/management/print`}>
            <PrintSite />
          </Route>
          <Route path={`${base}/management`}>
            <Management />
          </Route>
          <Route path={`${base}/evidence/:gap?`}>
            {(params: { gap?: string }) => <Evidence gap={params.gap} />}
          </Route>
          <Route path={`${base}/findings`}>
            <Findings />
          </Route>
          <Route path={`${base}/report`}>
            <Report />
          </Route>
          <Route path={`${base}/delivery`}>
            <Delivery auditId={auditId} />
          </Route>
          <Route>
            <Redirect to={`${base}/overview`} replace />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
});

function AuditTitle() {
  const enterprise = useTables((tables) => rowsOf(tables, 'enterprise')[0]);
  const audit = useTables((tables) => rowsOf(tables, 'audit')[0]);
  const altitude = useTables((tables) => rowsOf(tables, 'site')[0]?.altitudeM ?? null);
  return (
    <>
      <strong>{enterprise?.name || audit?.title || '未命名项目'}</strong>
      <span>
        {[
          enterprise?.region,
          altitude === null ? null : `海拔 ${formatFixed(altitude, 0)} m`,
          audit?.stage ? stageZh[audit.stage] : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

function useCounts(): Record<string, number> {
  const equipment = useAudit((state) => (state.tables ? rowsOf(state.tables, 'equipment').length : 0));
  const conflicts = useAudit((state) => state.conflicts.length);
  const findings = useFromDiagnosis(
    (diagnosis) => diagnosis.findings.filter((finding) => finding.status !== 'dismissed').length,
  );
  return { equipment, findings, delivery: conflicts };
}

/** Changes that the backend will never take: named, kept until the person gives them up. */
function RefusedNotice() {
  const store = useAuditStore();
  const refused = useAudit((state) => state.refused);
  const first = refused[0];
  if (!first) return null;
  return (
    <div className="page-notice">
      <Notice
        tone="error"
        actions={
          <Button size="small" onClick={() => void store.discardRefused()}>
            放弃这些修改，显示已存的内容
          </Button>
        }
      >
        有 {refused.length} 处修改没有写入：{errorWords(first.error)}
      </Notice>
    </div>
  );
}

function EngineNotice() {
  const error = useDiagnosisError();
  if (!error) return null;
  return (
    <div className="page-notice">
      <Notice tone="error">
        诊断计算没有完成（{error.message}）。录入的内容都已保存，请核对最近修改的读数。
      </Notice>
    </div>
  );
}
