/**
 * An answer that everybody gets alike, computed once for all who ask within so many milliseconds; those who ask while
 * it is being computed wait for the same. A failure is not kept.
 */
export function keptFor<T>(
  milliseconds: number,
  compute: () => Promise<T>,
  now: () => number = Date.now,
): () => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly until: number } | null = null;
  return () => {
    if (kept && now() < kept.until) return kept.answer;
    const answer = compute();
    const mine = { answer, until: now() + milliseconds };
    kept = mine;
    answer.catch(() => {
      if (kept === mine) kept = null;
    });
    return answer;
  };
}
