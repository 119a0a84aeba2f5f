/** 设置: institution, mail, hub, standards pack, backups, about. */
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SecretName, Settings } from '../../../shared/model/settings.ts';
import { useBackend, useClient } from '../../app/backend-context.tsx';
import { useUser } from '../../app/user.ts';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';
import { timeOfDay } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { InstrumentLibrary } from './instrument-library.tsx';
import { BackupSection } from './backup-section.tsx';
import { PackSection } from './pack-section.tsx';
import { HubSettings, InstitutionSettings, MailSettings, type SettingsForm } from './settings-forms.tsx';
import './settings.css';

export function SettingsPage() {
  const client = useClient();
  const loaded = useLoad(() => client.settings.get(), 'settings');
  return (
    <div className="page narrow" data-testid="settings-page">
      {loaded.error ? <Failed error={loaded.error} onRetry={loaded.reload} /> : null}
      {loaded.data ? (
        <Forms initial={loaded.data.settings} secretsSet={loaded.data.secretsSet} />
      ) : loaded.loading ? (
        <Loading what="读取设置" />
      ) : null}
    </div>
  );
}

function Forms({
  initial,
  secretsSet,
}: {
  initial: Settings;
  secretsSet: Partial<Record<SecretName, boolean>>;
}) {
  const form = useSettingsForm(initial, secretsSet);
  return (
    <>
      <header className="page-head">
        <h1>设置</h1>
        <span className="muted" role="status" data-testid="settings-saved">
          {form.savedAt ? `已保存 ${timeOfDay(form.savedAt)}` : '离开栏目即保存'}
        </span>
      </header>
      <InstitutionSettings form={form} />
      <InstrumentLibrary form={form} />
      <MailSettings form={form} />
      <HubSettings form={form} />
      <TemplatesLink />
      <PackSection />
      <BackupSection />
      <About />
    </>
  );
}

function TemplatesLink() {
  const { templates } = useBackend();
  const count = new Set(templates.map((template) => template.id)).size;
  return (
    <Section title="检查表模板" extra={`${count} 份`}>
      <p className="settings-link">
        <span className="muted">修改检查项、发布新版本、导入和导出；已开始的项目保留原来的版本。</span>
        <Link href="/settings/templates" data-testid="open-templates">
          打开检查表模板
        </Link>
      </p>
    </Section>
  );
}

function useSettingsForm(
  initial: Settings,
  secretsSet: Partial<Record<SecretName, boolean>>,
): SettingsForm & { savedAt: string | null } {
  const client = useClient();
  const { message } = App.useApp();
  const [values, setValues] = useState(initial);
  const [durable, setDurable] = useState(initial);
  const [secrets, setSecrets] = useState(secretsSet);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const failed = (error: unknown) => message.error(errorWords(error));
  const saved = () => setSavedAt(new Date().toISOString());
  return {
    values,
    secrets,
    savedAt,
    change: (name, value) => setValues((before) => ({ ...before, [name]: value })),
    save(name, value) {
      const next = value ?? values[name];
      if (next === durable[name]) return;
      client.settings.set({ [name]: next }).then((settings) => {
        setDurable(settings);
        useUser.setState({ name: settings.userName });
        saved();
      }, failed);
    },
    async saveSecret(name, value) {
      try {
        const { set } = await client.settings.setSecret({ name, value });
        setSecrets((before) => ({ ...before, [name]: set }));
        saved();
      } catch (error) {
        failed(error);
      }
    },
  };
}

function About() {
  const { info } = useBackend();
  const lines: [string, string][] = [
    ['软件版本', info.version],
    ['计算引擎', info.engineVersion],
    ['标准包', info.packVersion],
    ['本机编号', info.deviceId],
    ['资料目录', info.profileDir],
    ['运行方式', { desktop: '桌面程序', browser: '浏览器', cli: '命令行' }[info.host]],
  ];
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>关于</h2>
      </header>
      <dl className="about panel-body">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
