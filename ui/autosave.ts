import { useEffect, useRef, useState } from 'react';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send } from './api.ts';
import type { Page } from './types.ts';

type Given = Readonly<Record<string, unknown>>;
/** Milliseconds after the last key before what was typed is sent. */
const pause = 500;

/**
 * Saves facts as one types. One save is under way at a time, since each names the revision that it saw. What is
 * refused stays on the screen with its fault; what was sent beside it is sent again, so one fault costs nothing else.
 */
export function useAutosave(path: string, page: Page, onSaved: (next: Page) => void) {
  const [facts, setFacts] = useState<Given>(page.record.facts);
  const [faults, setFaults] = useState<Readonly<Record<string, Label>>>({});
  const [busy, setBusy] = useState(false);
  /** A refusal of the save as a whole: somebody else was first, the session ended, the server cannot be reached. */
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const waiting = useRef<Given>({});
  const sending = useRef(false);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const faulty = useRef<ReadonlySet<string>>(new Set());
  const revision = useRef(page.record.revision);
  const timer = useRef<number>(undefined);

  /** Sends all that waits; while a save is under way, waits for it and for what it sends afterwards. */
  const flush = (): Promise<void> => {
    clearTimeout(timer.current);
    if (!sending.current) underWay.current = run();
    return underWay.current;
  };
  const run = async (): Promise<void> => {
    if (Object.keys(waiting.current).length === 0) return setBusy(false);
    const sent = waiting.current;
    waiting.current = {};
    sending.current = true;
    setBusy(true);
    let goOn = true;
    try {
      const next = await send<Page>(`${path}/save`, { facts: sent }, { revision: revision.current });
      revision.current = next.record.revision;
      setProblem(null);
      faulty.current = new Set([...faulty.current].filter((name) => !(name in sent)));
      setFaults((known) => Object.fromEntries(Object.entries(known).filter(([name]) => !(name in sent))));
      onSaved(next);
    } catch (error) {
      const named = (error instanceof ProblemError ? (error.problem.fields ?? []) : []).filter(
        (one) => one.field in sent,
      );
      const refused = new Set(named.map((one) => one.field));
      const rest = Object.fromEntries(Object.entries(sent).filter(([name]) => !refused.has(name)));
      faulty.current = new Set([...faulty.current, ...refused]);
      waiting.current = { ...rest, ...waiting.current };
      goOn = refused.size > 0;
      if (goOn)
        setFaults((known) => ({ ...known, ...Object.fromEntries(named.map((one) => [one.field, one.message])) }));
      else setProblem(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
    sending.current = false;
    if (goOn) await run();
    else setBusy(false);
  };
  const latest = useRef(flush);
  latest.current = flush;

  // Leaving the form sends what still waits; closing the window asks first.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (sending.current || Object.keys(waiting.current).length > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('beforeunload', ask);
      void latest.current();
    };
  }, []);

  // A newer record was read: show it, with what is typed and not saved yet on top.
  const { revision: seen, facts: read } = page.record;
  useEffect(() => {
    if (seen <= revision.current || sending.current) return;
    revision.current = seen;
    setProblem(null);
    setFacts({ ...read, ...waiting.current });
    void latest.current();
  }, [seen, read]);

  return {
    facts,
    faults,
    problem,
    state: busy ? 'saving' : problem || Object.keys(faults).length > 0 ? 'fault' : 'saved',
    retry: () => flush(),
    /** Before a move: everything typed is saved. False where something could not be; the form says what. */
    async settle(): Promise<boolean> {
      await latest.current();
      return Object.keys(waiting.current).length === 0 && faulty.current.size === 0;
    },
    change(name: string, value: unknown) {
      setFacts((known) => ({ ...known, [name]: value }));
      waiting.current = { ...waiting.current, [name]: value };
      setBusy(true);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => latest.current(), pause);
    },
  } as const;
}
