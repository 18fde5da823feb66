import editorial from './headings.json' with { type: 'json' };

const byArticle = new Map(editorial.articles.map(({ article, zh, en }) => [article, { zh, en }]));
/** What an article is about, for contents lists. Editorial, ours: the official text has no headings. */
export function getHeading(article: number): { zh: string; en: string } {
  const heading = byArticle.get(article);
  if (!heading) throw new Error(`no heading for article ${article}`);
  return heading;
}
