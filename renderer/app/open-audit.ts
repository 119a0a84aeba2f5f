/** Which audit is open, for parts that also stand outside of one. */
import { useLocation } from 'wouter';

/** Id of the audit on screen; null on the pages outside one. */
export function useOpenAuditId(): string | null {
  const [location] = useLocation();
  const [, place, id] = location.split('/');
  return place === 'audit' && id ? decodeURIComponent(id) : null;
}
