import { Drawer } from 'antd';
import { Link } from 'react-router';
import { citation, findProvision, permalink } from '#law/places.ts';
import { Addressee, DutyStatement, StatusMark } from './duty.tsx';
import { useLanguage } from './language.tsx';
import { useArticle } from './lawText.ts';
import { Loaded } from './parts.tsx';
import { ParagraphText } from './provision.tsx';

/** The text behind a citation, beside the page that cites it. */
export default function ProvisionSheet({
  provision,
  open,
  onClose,
}: {
  provision: string;
  open: boolean;
  onClose(): void;
}) {
  const { t, say } = useLanguage();
  const place = findProvision(provision);
  const article = useArticle(place?.article ?? 1);
  if (!place) return null;
  return (
    <Drawer
      open={open}
      onClose={onClose}
      zIndex={1100}
      size="min(560px, 100vw)"
      title={say(citation(provision))}
      closable={{ 'aria-label': t('关闭', 'Close') }}
    >
      <Loaded query={article}>
        {({ heading, paragraphs, duties }) => {
          const shown = paragraphs.filter((one) => place.paragraph === undefined || one.paragraph === place.paragraph);
          const own = duties.filter(
            (one) =>
              (place.paragraph === undefined || one.paragraph === place.paragraph) &&
              (place.item === undefined || one.item === place.item),
          );
          return (
            <div className="sheet-law">
              <p className="quiet">{say(heading)}</p>
              {shown.map((one) => (
                <ParagraphText key={one.paragraph} of={one} only={place.item} />
              ))}
              {own.length > 0 && (
                <>
                  <h3>{t('其中的职责', 'Duties in it')}</h3>
                  <ul className="duty-short">
                    {own.map((one) => (
                      <li key={one.id}>
                        <DutyStatement duty={one} />
                        <br />
                        <small>
                          <Addressee duty={one} /> · <StatusMark status={one.status} count={one.count} />
                        </small>
                      </li>
                    ))}
                  </ul>
                </>
              )}
              <p>
                <Link to={permalink(place)}>{t('在条例全文中阅读', 'Read it in the Regulation')}</Link>
              </p>
              <p className="quiet">
                {t(
                  '中文为正式文本，英文为非正式译文。',
                  'The Chinese is the official text; the English is an unofficial rendering.',
                )}
              </p>
            </div>
          );
        }}
      </Loaded>
    </Drawer>
  );
}
