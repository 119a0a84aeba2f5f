/** A mail as bytes: the same bytes go to the server and into the .eml file. */
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Delivery } from '../../shared/model/delivery.ts';

export interface Attachment {
  fileName: string;
  mime: string;
  content: Buffer;
}

/** One plain address: no display name, no list, no control characters that could add headers. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text)
  );
}

/** Builds the message. @throws Error in Chinese for an address or subject that could break out of its header. */
export async function buildMessage(
  from: string,
  delivery: Delivery,
  attachments: Attachment[],
  options: { draft: boolean },
): Promise<Buffer> {
  for (const address of [from, delivery.recipient]) {
    if (!isMailAddress(address)) throw new Error(`邮件地址“${address}”不正确，请在设置或报送页改正。`);
  }
  // A line break in a header would start a new one.
  const subject = delivery.subject.replaceAll(/[\u0000-\u001f\u007f]/g, ' ');
  const composer = new MailComposer({
    from,
    to: delivery.recipient,
    subject,
    text: delivery.body,
    messageId: delivery.messageId,
    // Mail programs open such a file as a draft that can be sent.
    ...(options.draft ? { headers: { 'X-Unsent': '1' } } : {}),
    date: new Date(delivery.createdAt),
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: attachments.map((file) => ({
      filename: file.fileName.replaceAll(/[\u0000-\u001f\u007f/\\]/g, '_'),
      contentType: file.mime,
      content: file.content,
    })),
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message)));
  });
}
