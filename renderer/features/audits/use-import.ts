/** Importing a sample or a file, then opening what came in. */
import { App } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';

export function useImport() {
  const client = useClient();
  const { message } = App.useApp();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const samples = useLoad(() => client.audit.samples(), 'samples');
  const run = (work: () => Promise<{ auditId: string }>) => {
    setBusy(true);
    work()
      .then(({ auditId }) => navigate(`/audit/${auditId}/overview`))
      .catch((error: unknown) => message.error(errorWords(error)))
      .finally(() => setBusy(false));
  };
  return {
    busy,
    samples: samples.data ?? [],
    sample: (sampleId: string) => run(() => client.audit.importSample({ sampleId })),
    file: (file: File | undefined) => {
      if (file) run(() => client.audit.importFile({ file }));
    },
  };
}
