/** Before the backend has answered, and when it does not. */
import { errorWords } from '../rpc/error-words.ts';
import iconUrl from './icon.svg';

export function BootScreen({ error }: { error?: unknown }) {
  return (
    <main className="boot">
      <img src={iconUrl} alt="" />
      <h1>高原节能诊断</h1>
      {error === undefined ? (
        <p className="muted" role="status">
          正在打开资料…
        </p>
      ) : (
        <>
          <p role="alert">{errorWords(error)}</p>
          <button type="button" className="input boot-retry" onClick={() => window.location.reload()}>
            重新连接
          </button>
        </>
      )}
    </main>
  );
}
