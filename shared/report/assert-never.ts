/** Ends a switch over a union: fails to compile when a case is missing. @throws when data from outside breaks the type. */
export function assertNever(value: never): never {
  throw new Error(`未知的报告内容：${JSON.stringify(value)}`);
}
