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
      if (!file) return;
      run(async () => {
        const imported = await client.audit.importFile({ file });
        if (file.name.toLowerCase().endsWith('.pdf')) {
          message.info(
            '已从报告读入全部数据。照片原件不在报告里，可通过同步取得，或向编制单位索取诊断项目文件。',
            8,
          );
        }
        return imported;
      });
    },
  };
}
