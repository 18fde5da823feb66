import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { type RuleTableId, ruleTables } from '#families/rules/catalogue.ts';
import { label } from '#kernel/label.ts';
import type { RuleTrace } from '#kernel/rules.ts';
import { useApi } from '#ui/api.ts';
import { DecisionTable } from '#ui/decision/decisionTable.tsx';
import { useDecisionModel } from '#ui/decision/useDecisionModel.ts';
import { useVersionText } from '#ui/decision/useVersionText.ts';
import { useLanguage } from '#ui/language.tsx';
import { GradeTag, Loaded } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';

interface Version {
  readonly table: RuleTableId;
  readonly record: string;
  readonly number: string;
  readonly version: string;
  readonly text: string;
}
interface Again {
  readonly grade: string;
  readonly same: boolean;
  readonly revision: number;
  readonly versions: readonly Version[];
  readonly trace: Readonly<Record<string, readonly RuleTrace[]>>;
}

/** The grade found once more by the facts and the versions of then: each row that holds, with its cells and provisions. */
function FoundAgain({ page }: RecordSlot) {
  const { t } = useLanguage();
  const again = useApi<Again>(`/api/rule-library/gradings/${page.record.id}`);
  return (
    <Loaded query={again}>
      {({ grade, same, revision, versions, trace }) => (
        <>
          <p>
            {t('以当时的事实和规则复算：', 'Found again by the facts and rules of then: ')}
            <GradeTag grade={grade} />{' '}
            {same ? (
              <span className="tone-low">✓ {t('与所记一致', 'as recorded')}</span>
            ) : (
              <span className="tone-high">! {t('与所记不一致', 'not as recorded')}</span>
            )}
          </p>
          <p className="quiet">
            {t(
              `事实取自产品记录第${revision}次修订；规则取自当时施行的版本。`,
              `The facts are those of revision ${revision} of the product; the rules, the versions then in force.`,
            )}
          </p>
          {versions
            .toSorted((a, b) => Number(b.table === 'grading') - Number(a.table === 'grading'))
            .map((one) => (
              <Then key={one.table} version={one} trace={trace[one.table] ?? []} />
            ))}
        </>
      )}
    </Loaded>
  );
}

/** A table in its version of then, with the rules that hold. */
function Then({ version, trace }: { version: Version; trace: readonly RuleTrace[] }) {
  const { say } = useLanguage();
  const text = useVersionText(version.record, version.text);
  const model = useDecisionModel(text.data);
  return (
    <section>
      <h2>{say(ruleTables[version.table].label)}</h2>
      <p>
        <Link to={`/registers/rule-library/${version.record}`}>
          {version.number} {version.version}
        </Link>{' '}
        <small className="quiet">SHA-256 {version.text.slice(0, 16)}…</small>
      </p>
      {model.isLoading && <Skeleton active />}
      {model.data?.decisions.map((decision) => (
        <DecisionTable
          key={decision.id}
          of={ruleTables[version.table]}
          decision={decision}
          trace={trace.find((one) => one.decision === decision.id)}
          speaking
        />
      ))}
    </section>
  );
}

const screen: Screen = {
  tabs: [
    {
      key: 'again',
      label: label('复算', 'Found again'),
      view: FoundAgain,
      when: ({ record }) => record.facts.revision !== undefined,
    },
  ],
};
export default screen;
