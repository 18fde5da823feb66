import { type Cited, readCitation } from '#families/citation.ts';
import { useLanguage } from '../language.tsx';
import { Cite } from '../parts.tsx';

/** On what a row rests: its provisions, each opening its text, the reason in words, and the rule beside the Regulation. */
export function Provisions({ annotation }: { annotation: Readonly<Record<string, string>> }) {
  const { say, t } = useLanguage();
  const cited: Cited | undefined = readCitation(annotation);
  if (!cited) return <>{annotation.description ?? ''}</>;
  return (
    <>
      {say(cited.text)}{' '}
      {cited.articles.map((article) => (
        <span key={article} className="nowrap">
          <Cite provision={article} />{' '}
        </span>
      ))}
      {cited.source && (
        <span className="quiet">
          {t('来源：', 'Source: ')}
          {say(cited.source)}
        </span>
      )}
    </>
  );
}
