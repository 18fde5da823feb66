import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { chineseNumber } from '#law/places.ts';
import { useLanguage } from './language.tsx';
import type { LawItem, LawParagraph } from './lawText.ts';

/** Both languages of a paragraph or item, beside each other where there is room. */
function Sides({ text, mark }: { text: Label; mark?: Label }) {
  return (
    <div className="sides">
      <p lang="zh-Hans">
        {mark?.zh}
        {text.zh}
      </p>
      <p lang="en" className="unofficial">
        {mark?.en}
        {text.en}
      </p>
    </div>
  );
}

/** A paragraph (款) with its items (项), each at its permalink; `under` is shown beneath the place that it belongs to. */
export function ParagraphText({
  of,
  only,
  target,
  anchors = false,
  under,
}: {
  of: LawParagraph;
  /** One item alone. */
  only?: number;
  /** The eId that the address names. */
  target?: string;
  anchors?: boolean;
  under?: (item?: number) => ReactNode;
}) {
  const { t } = useLanguage();
  const place = (at: { eId: string; permalink: string }, name: string, children: ReactNode, inner = false) => (
    <div
      key={at.eId}
      id={anchors ? at.eId : undefined}
      tabIndex={anchors ? -1 : undefined}
      className={`provision${inner ? ' item' : ''}${target === at.eId ? ' target' : ''}`}
    >
      {anchors && (
        <Link className="anchor" to={at.permalink}>
          {name} <span aria-hidden="true">¶</span>
        </Link>
      )}
      {children}
    </div>
  );
  const item = (one: LawItem) =>
    place(
      one,
      t(`第（${chineseNumber(one.item)}）项`, `Item ${one.item}`),
      <>
        <Sides
          text={one.text}
          mark={anchors ? undefined : { zh: `（${chineseNumber(one.item)}）`, en: `(${one.item}) ` }}
        />
        {under?.(one.item)}
      </>,
      true,
    );
  if (only !== undefined) return of.items.filter((one) => one.item === only).map(item);
  return (
    <>
      {place(
        of,
        t(`第${chineseNumber(of.paragraph)}款`, `Paragraph ${of.paragraph}`),
        <>
          <Sides text={of.text} />
          {under?.()}
        </>,
      )}
      {of.items.map(item)}
    </>
  );
}
