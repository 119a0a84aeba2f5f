/** 诊断项目: every audit on this laptop, searched as one types. */
import { useDeferredValue, useMemo, useState } from 'react';
import type { AuditListItem } from '../../../shared/contract/audit.ts';
import { stageZh } from '../../../shared/model/vocabulary.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useLoad } from '../../rpc/use-load.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { AuditTable } from './audit-table.tsx';
import { NewActions, NothingYet } from './new-actions.tsx';
import { NewAuditDialog } from './new-audit-dialog.tsx';

export function AuditList() {
  const client = useClient();
  const list = useLoad(() => client.audit.list(), 'audits');
  const [query, setQuery] = useState('');
  const [creating, setCreating] = useState(false);
  const shown = useFiltered(list.data ?? [], useDeferredValue(query));
  const actions = <NewActions onNew={() => setCreating(true)} />;
  return (
    <div className="page">
      <header className="page-head">
        <h1>诊断项目</h1>
        <SearchBox
          isPageSearch
          value={query}
          onChange={setQuery}
          label="搜索诊断项目和其中的内容"
          placeholder="搜索企业、设备、说明、问题……（/）"
          testId="search-audits"
        />
        {actions}
      </header>
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {list.data === null ? list.loading && <Loading what="读取诊断项目" /> : null}
      {list.data?.length === 0 ? <NothingYet onNew={() => setCreating(true)} /> : null}
      {list.data && list.data.length > 0 ? (
        <AuditTable items={shown} query={query} onChanged={list.reload} />
      ) : null}
      <NewAuditDialog open={creating} onClose={() => setCreating(false)} />
    </div>
  );
}

function useFiltered(items: readonly AuditListItem[], query: string): AuditListItem[] {
  return useMemo(() => {
    const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return items.filter((item) => {
      const text =
        `${item.title ?? ''} ${item.enterpriseName ?? ''} ${item.region ?? ''} ${item.stage ? stageZh[item.stage] : ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [items, query]);
}
