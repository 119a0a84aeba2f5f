/** 报送与同步: outbox, hub, USB, conflicts. */
import { ConflictsSection } from './conflicts-section.tsx';
import { HubSection } from './hub-section.tsx';
import { OutboxSection } from './outbox-section.tsx';
import { SendSection } from './send-section.tsx';
import './delivery.css';

export function DeliveryPage({ auditId }: { auditId: string | null }) {
  return (
    <div className="page" data-testid="delivery-page">
      <header className="page-head">
        <h1>报送与同步</h1>
        {auditId === null ? <span className="muted">本机全部项目</span> : null}
      </header>
      {auditId === null ? null : <ConflictsSection />}
      {auditId === null ? null : <SendSection auditId={auditId} />}
      <OutboxSection auditId={auditId} />
      <HubSection auditId={auditId} />
    </div>
  );
}
