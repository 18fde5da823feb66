import { citation, findProvision, permalink, regulation } from './regulation.ts';

export interface LawHit {
  readonly ref: string;
  readonly permalink: string;
  readonly citation: { readonly zh: string; readonly en: string };
  readonly text: string;
  readonly highlights: readonly (readonly [number, number])[];
}

/** Paragraphs and items whose Chinese text holds the query, with where it stands. */
export function searchLaw(query: string): LawHit[] {
  const wanted = query.trim();
  if (wanted === '') return [];
  const places = regulation.articles.flatMap((article) =>
    article.paragraphs.flatMap((one) => [
      { ref: `${article.article}.${one.paragraph}`, text: one.text },
      ...(one.items ?? []).map((item) => ({
        ref: `${article.article}.${one.paragraph}(${item.item})`,
        text: item.text,
      })),
    ]),
  );
  return places.flatMap(({ ref, text }) => {
    const highlights: [number, number][] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
      highlights.push([at, at + wanted.length]);
    const place = findProvision(ref);
    return highlights.length > 0 && place
      ? [{ ref, text, highlights, permalink: permalink(place), citation: citation(ref) }]
      : [];
  });
}
