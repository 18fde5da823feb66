import { useState } from 'react';
import type { DocumentModel } from '#kernel/documents.ts';
import { ProblemError, send } from './api.ts';
import type { RecordSlot } from './screen.ts';
import type { Page } from './types.ts';

interface Options {
  readonly reason?: string;
  /** The document that is drafted for the move and issued with it as drafted. */
  readonly letter?: string;
}

/** Makes a move of the record on the page; what was refused stays to be read. Gives whether it was made. */
export function useMove({ page, refresh }: Pick<RecordSlot, 'page' | 'refresh'>) {
  const { system, id, revision } = page.record;
  const path = `/api/${system}/${id}`;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ProblemError | null>(null);
  async function move(name: string, facts: object, { reason, letter }: Options = {}): Promise<boolean> {
    setBusy(true);
    setFault(null);
    try {
      const drafted: DocumentModel | undefined =
        letter === undefined
          ? undefined
          : await (await fetch(`${path}/documents/${letter}?reason=${encodeURIComponent(reason ?? '')}`)).json();
      await refresh(
        await send<Page>(`${path}/${name}`, { facts, reason, letter: drafted }, { revision, key: crypto.randomUUID() }),
      );
      return true;
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { move, busy, fault };
}
