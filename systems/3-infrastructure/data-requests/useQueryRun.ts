import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ProblemError, sendForEvents } from '#ui/api.ts';
import type { QueryEvent } from './views.ts';

export type QueryRun =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly progress: number }
  | { readonly state: 'stopped' }
  | ({ readonly state: 'done' } & Extract<QueryEvent, { result: unknown }>)
  | ({ readonly state: 'refused' } & Extract<QueryEvent, { refused: unknown }>)
  | { readonly state: 'failed'; readonly problem: ProblemError };

/** Runs one query at a time; leaving the page or `stop` ends it on the server. */
export function useQueryRun(request: string) {
  const client = useQueryClient();
  const [run, setRun] = useState<QueryRun>({ state: 'none' });
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  const start = async (sql: string) => {
    if (leaving.current) return;
    const controller = new AbortController();
    leaving.current = controller;
    setRun({ state: 'running', progress: 0 });
    try {
      await sendForEvents<QueryEvent>(
        `/api/data-requests/${request}/queries`,
        { sql },
        (event) => {
          if ('progress' in event) setRun({ state: 'running', progress: event.progress });
          else if ('result' in event) setRun({ state: 'done', ...event });
          else setRun({ state: 'refused', ...event });
        },
        controller.signal,
      );
    } catch (error) {
      if (controller.signal.aborted) setRun({ state: 'stopped' });
      else
        setRun({ state: 'failed', problem: error instanceof ProblemError ? error : new ProblemError({ status: 0 }) });
    } finally {
      leaving.current = null;
      await client.invalidateQueries({ queryKey: [`/api/data-requests/${request}/reads`] });
    }
  };
  return { run, start, stop: () => leaving.current?.abort() };
}
