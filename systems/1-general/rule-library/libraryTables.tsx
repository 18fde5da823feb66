import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RuleTableId } from '#families/rules/catalogue.ts';
import type { Label } from '#kernel/label.ts';
import { systemName } from '#law/systemNames.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Refusal } from '#ui/parts.tsx';
import type { SessionView } from '#ui/types.ts';
import './ruleLibrary.css';

interface Version {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly standing: 'provisional' | 'issued';
  readonly instrument: string | null;
  readonly source: Label;
  readonly effectiveOn: string;
}
interface Table {
  readonly id: RuleTableId;
  readonly name: Label;
  readonly law: readonly string[];
  readonly askedBy: readonly string[];
  readonly inForce: Version | null;
  readonly prepared: readonly Version[];
}

const stages: Readonly<Record<string, Label>> = {
  draft: { zh: '起草中', en: 'being drafted' },
  replaying: { zh: '影响回放中', en: 'being replayed' },
  replayed: { zh: '待批准', en: 'to be approved' },
  approved: { zh: '已批准，待施行', en: 'approved, to take effect' },
};

/** Provisional rules are called so in both languages; what else stands in a title stays as it is. */
const titleWords = (title: string, t: (zh: string, en: string) => string): string =>
  title.replace(/^.*暂行规则/u, t('$&', 'Provisional rules'));

/** All tables of the platform: what is in force of each, on what ground, who asks it, and what is being prepared. */
export default function LibraryTables() {
  const { t, say } = useLanguage();
  const go = useNavigate();
  const tables = useApi<readonly Table[]>('/api/rule-library/tables');
  const session = useApi<SessionView>('/api/session');
  const [fault, setFault] = useState<ProblemError | null>(null);
  const mayDraft = session.data?.offices.some(({ id }) => id === 'industry') ?? false;
  const begin = async (table: RuleTableId) => {
    try {
      const made = await send<{ id: string }>('/api/rule-library/drafts', { table });
      go(`/registers/rule-library/${made.id}`);
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <section className="rule-tables" aria-labelledby="rule-tables">
      <h2 id="rule-tables">{t('规则表', 'The tables')}</h2>
      {fault && <Refusal error={fault} />}
      <Loaded query={tables}>
        {(all) => (
          <ul>
            {all.map(({ id, name, law, askedBy, inForce, prepared }) => (
              <li key={id}>
                <h3>
                  {say(name)}{' '}
                  <small>
                    {law.map((one) => (
                      <span key={one}>
                        <Cite provision={one} />{' '}
                      </span>
                    ))}
                  </small>
                </h3>
                {inForce ? (
                  <p>
                    <Link to={`/registers/rule-library/${inForce.id}`}>{titleWords(inForce.title, t)}</Link> ·{' '}
                    {inForce.standing === 'issued' ? (
                      t(`依据${inForce.instrument}发布`, `issued under ${inForce.instrument}`)
                    ) : (
                      <span className="tone-medium">{t('暂行', 'provisional')}</span>
                    )}{' '}
                    · {t(`${inForce.effectiveOn}起施行`, `in force from ${inForce.effectiveOn}`)}
                    <br />
                    <small className="quiet">
                      {t('来源：', 'Source: ')}
                      {say(inForce.source) || inForce.source.zh}
                    </small>
                  </p>
                ) : (
                  <p className="quiet">{t('使用程序自带的初始规则', 'The first rules of the program apply')}</p>
                )}
                <p>
                  <small className="quiet">
                    {t('用于：', 'Asked by: ')}
                    {askedBy.map((system) => say(systemName(system) ?? { zh: system, en: system })).join(t('、', ', '))}
                  </small>
                </p>
                {prepared.map((one) => (
                  <p key={one.id}>
                    <Link to={`/registers/rule-library/${one.id}`}>
                      {one.number} {titleWords(one.title, t)}
                    </Link>{' '}
                    <span className="tag tone-medium">{say(stages[one.state])}</span>
                  </p>
                ))}
                {mayDraft && inForce && (
                  <Button size="small" onClick={() => begin(id)}>
                    {t('起草新版本', 'Draft a new version')}
                    <span className="unseen">{say(name)}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <h2>{t('全部版本', 'All versions')}</h2>
    </section>
  );
}
