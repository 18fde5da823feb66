import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { type ProblemError, send } from './api.ts';
import { useLanguage } from './language.tsx';
import { Cite, Loaded } from './parts.tsx';
import './responsibleOffices.css';

/** An office proposed for a matter; see systems/1-general/departments/endpoints.ts. */
interface ProposedOffice {
  readonly office: string;
  readonly name: Label;
  readonly part: string;
  readonly partLabel: Label;
  readonly confirmed: boolean;
  readonly department?: { id: string; contact?: string };
  readonly reasons: readonly {
    rule: string;
    articles: readonly string[];
    text: Label;
    because: readonly Label[];
    confirmed: boolean;
  }[];
}
/** What may be asked: a product's record, a provision, or a matter by kind, field, act of Article 72(2) and text. */
export interface Asked {
  readonly kind?: 'product' | 'report' | 'warning' | 'question';
  readonly product?: string;
  readonly provision?: string;
  readonly field?: string;
  readonly act?: string;
  readonly text?: string;
}

/** The offices responsible for what is asked, first those to turn to first, each with its reasons and articles. */
export function ResponsibleOffices({ asked }: { asked: Asked }) {
  const { say, t } = useLanguage();
  const found = useQuery<{ offices: readonly ProposedOffice[] }, ProblemError>({
    queryKey: ['/api/departments/route', asked],
    queryFn: () => send('/api/departments/route', asked),
    retry: false,
  });
  return (
    <Loaded query={found}>
      {({ offices }) => (
        <ol className="offices">
          {offices.map((one) => (
            <li key={one.office}>
              <strong>
                {one.department ? (
                  <Link to={`/registers/departments/${one.department.id}`}>{say(one.name)}</Link>
                ) : (
                  say(one.name)
                )}
              </strong>{' '}
              <span className="tag">{say(one.partLabel)}</span>{' '}
              {!one.confirmed && <small>{t('拟议，待确认', 'proposed, to be confirmed')}</small>}
              {one.department?.contact && (
                <div>
                  {t('咨询渠道：', 'Where to ask: ')}
                  {one.department.contact}
                </div>
              )}
              <ul>
                {one.reasons.map((reason) => (
                  <li key={reason.rule}>
                    {say(reason.text)}{' '}
                    {reason.articles.map((article) => (
                      <span key={article}>
                        <Cite provision={article} />{' '}
                      </span>
                    ))}
                    {reason.because.length > 0 && (
                      <div className="because">{reason.because.map((why) => say(why)).join(t('；', '; '))}</div>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
