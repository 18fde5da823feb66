import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import type { Bilingual } from '#kernel/fields/field.ts';
import { ProblemError, sendAsNobody, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { Results } from './comprehension.ts';
import type { Point } from './facts.ts';
import { Shares } from './shares.tsx';

interface Asked {
  readonly id: string;
  readonly open: boolean;
  readonly questions: readonly { about: Point; question: Bilingual; options: readonly Bilingual[] }[];
  readonly results: Results;
}
interface Told {
  readonly right: readonly boolean[];
  readonly answers: readonly Bilingual[];
  readonly results: Results;
}

/** “Is this clear?” Questions to whoever read the explanation; no account, and nobody learns who answered. */
export function Quiz({ explanation }: { explanation: string }) {
  const { t } = useLanguage();
  const { data } = useApi<{ check: Asked | null }>(`/api/comprehension-checks/of/${explanation}`);
  const check = data?.check;
  if (!check) return null;
  return (
    <section>
      <h2>{t('写清楚了吗？', 'Is it clear?')}</h2>
      {check.open && <Questions key={check.id} check={check} />}
      {!check.open && <Shares results={check.results} />}
    </section>
  );
}

function Questions({ check }: { check: Asked }) {
  const { t, language } = useLanguage();
  const say = (text: Bilingual) => (language === 'en' ? (text.en ?? text.zh) : text.zh);
  const [chosen, setChosen] = useState<Readonly<Record<number, number>>>({});
  const [told, setTold] = useState<Told | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [reader] = useState(() => crypto.randomUUID());
  // Each reader sees the answers in another order, so that no place among them is favoured.
  const [orders] = useState(() => check.questions.map(({ options }) => shuffled(options.map((_, at) => at))));
  const submit = async () => {
    const answers = check.questions.map((_, at) => chosen[at] ?? -1);
    try {
      setTold(await sendAsNobody<Told>(`/api/comprehension-checks/${check.id}/answers`, { reader, answers }));
      setFault(null);
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  return (
    <div className="quiz">
      <p className="no-print">
        {t(
          `读完请答${check.questions.length}个小问题，帮我们看看写得清不清楚。不用账号，也不记录您是谁。`,
          `After reading, please answer ${check.questions.length} short questions: they show whether this is clear. No account, and nobody learns who you are.`,
        )}
      </p>
      {check.questions.map((one, at) => (
        <fieldset key={one.question.zh} className="no-print">
          <legend>
            {at + 1}. {say(one.question)}
          </legend>
          <Radio.Group
            aria-label={say(one.question)}
            value={chosen[at] ?? null}
            onChange={(event) => told === null && setChosen((known) => ({ ...known, [at]: event.target.value }))}
            options={(orders[at] ?? []).map((value) => ({ value, label: say(one.options[value] as Bilingual) }))}
            vertical
          />
          {told && (
            <p>
              {told.right[at] ? t('✓ 对', '✓ Right') : t('✗ 正确的是：', '✗ The right answer: ')}
              {!told.right[at] && say(told.answers[at] as Bilingual)}
            </p>
          )}
        </fieldset>
      ))}
      {fault && <Refusal error={fault} />}
      <div aria-live="polite">
        {told ? (
          <Alert type="success" showIcon title={t('谢谢您的回答', 'Thank you for your answers')} />
        ) : (
          <Button
            className="no-print"
            type="primary"
            disabled={Object.keys(chosen).length < check.questions.length}
            onClick={submit}
          >
            {t('提交回答', 'Send the answers')}
          </Button>
        )}
      </div>
      <Shares results={told?.results ?? check.results} />
    </div>
  );
}

function shuffled<T>(given: readonly T[]): T[] {
  const all = [...given];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all;
}
