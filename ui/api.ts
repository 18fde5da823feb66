import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { FileReference } from '#kernel/fields/field.ts';
import type { Problem } from '#kernel/refusals.ts';

/** What the server told; status 0: nothing came back. */
type Told = Omit<Partial<Problem>, 'status'> & { status: number };

/** A refusal as the server sent it. */
export class ProblemError extends Error {
  readonly problem: Told;
  constructor(problem: Told) {
    super(problem.title_en ?? String(problem.status));
    this.problem = problem;
  }
}

let csrf = '';
export const setCsrf = (token: string): void => {
  csrf = token;
};

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const problem = await response.json().catch(() => ({}));
  throw new ProblemError({
    status: response.status,
    instance: response.headers.get('x-request-id') ?? undefined,
    ...problem,
  });
}

/**
 * Reads one address; kept and shared under it. `every`: read again after so many milliseconds while the page is seen;
 * `staleTime`: not read again before; `keep`: what another address gave stays until this one has answered.
 */
export const useApi = <T>(
  path: string | null,
  { every, keep, staleTime }: { every?: number; keep?: boolean; staleTime?: number } = {},
): UseQueryResult<T, ProblemError> =>
  useQuery<T, ProblemError>({
    queryKey: [path],
    refetchInterval: every,
    ...(staleTime !== undefined && { staleTime }),
    ...(keep && { placeholderData: keepPreviousData }),
    enabled: path !== null,
    queryFn: async ({ signal }) => answer<T>(await fetch(path ?? '', { signal })),
    retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.problem.status < 500),
  });

/** Sends a change with the session's token; the revision seen goes as If-Match, a key makes a repeat harmless. */
export async function send<T>(
  path: string,
  body: unknown,
  options: { method?: string; revision?: number; key?: string } = {},
): Promise<T> {
  return answer<T>(
    await fetch(path, {
      method: options.method ?? 'POST',
      headers: {
        'x-csrf-token': csrf,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(options.revision !== undefined && { 'if-match': `"${options.revision}"` }),
        ...(options.key && { 'idempotency-key': options.key }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );
}

/**
 * Asks without any sign of who asks: no session, no referer, nothing kept by the browser. `body`: JSON, or bytes as
 * they are.
 */
const askedByNobody = (path: string, body: unknown): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    headers: { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' },
    body: body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
  });

/** Sends as nobody and reads the answer. */
export const sendAsNobody = async <T>(path: string, body: unknown): Promise<T> =>
  answer<T>(await askedByNobody(path, body));

/** The bytes that an address gives: as nobody where a body is sent, else with the session. */
export async function bytesFrom(path: string, body?: unknown): Promise<Uint8Array> {
  const response = body === undefined ? await fetch(path) : await askedByNobody(path, body);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : answer(response);
}

/** Stores a file and gives what a fact refers to it by. */
export async function upload(file: File): Promise<FileReference> {
  const body = new FormData();
  body.append('file', file);
  return answer<FileReference>(await fetch('/api/files', { method: 'POST', headers: { 'x-csrf-token': csrf }, body }));
}

/** Sends a piece of a file as it is. */
export const sendPiece = async <T>(path: string, piece: Blob): Promise<T> =>
  answer<T>(
    await fetch(path, {
      method: 'PUT',
      headers: { 'x-csrf-token': csrf, 'content-type': 'application/octet-stream' },
      body: piece,
    }),
  );

/**
 * Sends a request whose answer comes as events, each JSON, and hands them on as they come. Aborting `signal` ends the work
 * on the server as well.
 */
export async function sendForEvents<T>(
  path: string,
  body: unknown,
  onEvent: (event: T) => void,
  signal: AbortSignal,
): Promise<void> {
  const headers = { 'x-csrf-token': csrf, 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
  if (!response.ok || !response.body) return answer(response);
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) onEvent(JSON.parse(part.replace(/^data: /u, '')) as T);
  }
}
