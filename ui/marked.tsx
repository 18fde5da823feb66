/** A text with the words that were looked for marked; the ranges are [from, to), in order. */
export function Marked({
  text,
  ranges,
  lang,
}: {
  text: string;
  ranges: readonly (readonly [number, number])[];
  /** The language of the text where it may differ from the page's. */
  lang?: string;
}) {
  const parts = [];
  let at = 0;
  for (const [from, to] of ranges) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <span lang={lang}>
      {parts}
      {text.slice(at)}
    </span>
  );
}
