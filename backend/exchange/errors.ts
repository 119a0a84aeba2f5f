/** A file that cannot be taken in; the reason is a Chinese sentence that says what to do. */
export class BadFileError extends Error {
  override name = 'BadFileError';
  readonly fileName: string;
  constructor(fileName: string, reason: string) {
    super(reason);
    this.fileName = fileName;
  }
}
