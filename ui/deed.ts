import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError, send } from './api.ts';

/** Sends changes one at a time; what was refused stays to be read, and what succeeded has every list read again. */
export function useDeed() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ProblemError | null>(null);
  /** Gives the answer, or null where it was refused. */
  async function act<T>(path: string, body: unknown, method = 'POST'): Promise<T | null> {
    setBusy(true);
    setFault(null);
    try {
      const answer = await send<T>(path, body, { method });
      await client.invalidateQueries();
      return answer;
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, fault, clear: () => setFault(null) };
}
