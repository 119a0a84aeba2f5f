/** Photos that the disk or the connection did not take: kept in memory until they are in or given up. */
export function FailedPhotos({
  count,
  onRetry,
  onGiveUp,
}: {
  count: number;
  onRetry: () => void;
  onGiveUp: () => void;
}) {
  if (count === 0) return null;
  return (
    <span className="photo-failed" role="alert">
      {count} 张照片还没有存入，请不要关闭本页
      <button type="button" className="tool" onClick={onRetry}>
        重试
      </button>
      <button type="button" className="tool" onClick={onGiveUp}>
        放弃
      </button>
    </span>
  );
}
