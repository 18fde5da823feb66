import { type Refusal, Refused } from '#kernel/refusals.ts';

/** What an error refuses, thrown by us or by the server's library; null where it is a defect. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return { code: 'too-large' };
  if (statusCode === 429) return { code: 'too-many-requests' };
  if (statusCode === 404) return { code: 'not-found' };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return { code: 'malformed-request', message: { zh: '请求内容无法读取', en: (error as Error).message } };
  return null;
}
