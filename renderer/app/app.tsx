/** Providers around the routes. */
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { cspNonce } from './csp-nonce.ts';
import { BackendContext, type LoadedBackend } from './backend-context.tsx';
import { Routes } from './routes.tsx';
import { antdTheme, useTheme } from './theme.ts';

export function App({ backend }: { backend: LoadedBackend }) {
  const [pack, setPack] = useState(backend.pack);
  const [templates, setTemplates] = useState(backend.templates);
  const value = useMemo(
    () => ({
      ...backend,
      pack,
      setPack,
      templates,
      setTemplates,
      info: { ...backend.info, packVersion: pack.version },
    }),
    [backend, pack, templates],
  );
  const theme = useTheme((state) => state.name);
  const config = useMemo(() => antdTheme(theme), [theme]);
  const nonce = useMemo(() => cspNonce(), []);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={config}
      {...(nonce ? { csp: { nonce } } : {})}
      button={{ autoInsertSpace: false }}
    >
      <AntApp className="ant-root" message={{ maxCount: 3 }}>
        <BackendContext.Provider value={value}>
          <ClosedNotice backend={backend} />
          {/* wouter takes the hook itself and calls it where hooks may be called. */}
          {/* oxlint-disable-next-line react/hooks */}
          <Router hook={useHashLocation}>
            <Routes />
          </Router>
        </BackendContext.Provider>
      </AntApp>
    </ConfigProvider>
  );
}

/** The backend is gone for good: say so at once instead of letting every click fail. */
function ClosedNotice({ backend }: { backend: LoadedBackend }) {
  const [closed, setClosed] = useState(false);
  useEffect(() => backend.connection.closed.onRaised(() => setClosed(true)), [backend]);
  if (!closed) return null;
  return (
    <div className="closed-notice" role="alert">
      与后台程序的连接已断开，新的修改写不进磁盘。请重启软件；已显示“已保存”的内容都在。
      <button type="button" onClick={() => window.location.reload()}>
        重新连接
      </button>
    </div>
  );
}
