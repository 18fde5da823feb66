import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { fields } from '#families/grading/input.ts';
import { useLanguage } from '#ui/language.tsx';
import { type Asked, ResponsibleOffices } from '#ui/responsibleOffices.tsx';
import type { Screen } from '#ui/screen.ts';

const kinds = {
  question: { zh: '咨询或者其他事项', en: 'A question or another matter' },
  report: { zh: '举报', en: 'A report of a breach' },
  product: { zh: '一个产品', en: 'A product' },
  warning: { zh: '风险预警', en: 'A risk warning' },
} as const;
const acts = [
  { zh: '危害国家安全或者社会公共利益', en: 'Endangers national security or the public interest' },
  { zh: '侵犯隐私或者个人信息权益', en: 'Harms privacy or personal information' },
  { zh: '危害身心健康', en: 'Endangers body or mind' },
  { zh: '歧视用户', en: 'Discriminates against users' },
  { zh: '价格歧视或者消费欺诈', en: 'Price discrimination or consumer fraud' },
  { zh: '利用深度合成从事禁止行为', en: 'Forbidden acts with deep synthesis' },
  { zh: '其他违法行为', en: 'Other breaches' },
] as const;

/** “Who is responsible?” A few words are enough; what was asked stands in the address, so that it can be sent on. */
function WhoIsResponsible() {
  const { say, t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const given = (name: string) => params.get(name) ?? undefined;
  const asked = {
    kind: (given('kind') ?? 'question') as keyof typeof kinds,
    field: given('field'),
    act: given('act'),
    text: given('text'),
  } satisfies Asked;
  const [form] = Form.useForm<Asked>();
  const [isAsked, setAsked] = useState(params.has('kind'));
  const ask = (values: Asked) => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const name of ['kind', 'field', 'act', 'text'] as const)
          if (values[name]) next.set(name, values[name]);
          else next.delete(name);
        return next;
      },
      { replace: true },
    );
    setAsked(true);
  };
  const options = (of: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(of).map(([value, one]) => ({ value, label: say(one) }));
  return (
    <article className="citizen">
      <h1>{t('谁负责？', 'Who is responsible?')}</h1>
      <p>
        {t(
          '说明是什么事，这里给出应当找的部门和理由。条例写明部门的，依条例；没有写明的，是本平台的拟议，待各部门确认。',
          'Say what it is about, and see which offices to turn to and why. Where the Regulation names the office, it is followed; elsewhere this is our proposal, to be confirmed by the offices.',
        )}
      </p>
      <Form<Asked> form={form} layout="vertical" initialValues={asked} onFinish={ask}>
        <Form.Item name="kind" label={t('是什么事', 'What is it')}>
          <Select options={options(kinds)} />
        </Form.Item>
        <Form.Item name="text" label={t('用一两句话说明（选填）', 'In a sentence or two (optional)')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="field" label={t('应用领域（选填）', 'Application field (optional)')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options(fields)} />
        </Form.Item>
        <Form.Item name="act" label={t('涉及的禁止行为（选填）', 'Prohibited act concerned (optional)')}>
          <Select
            allowClear
            options={acts.map((one, at) => ({
              value: `72.2(${at + 1})`,
              label: t(`（${'一二三四五六七'[at]}）${one.zh}`, `(${at + 1}) ${one.en}`),
            }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('查找', 'Find out')}
        </Button>
      </Form>
      {isAsked && (
        <section aria-live="polite">
          <h2>{t('可以找这些部门', 'Turn to these offices')}</h2>
          <ResponsibleOffices asked={asked} />
        </section>
      )}
    </article>
  );
}

function Above() {
  const { t } = useLanguage();
  return (
    <p>
      <Link to="/departments">
        {t('不知道找谁？说明事项，查找负责的部门', 'Not sure whom to ask? Find the office')}
      </Link>
    </p>
  );
}

const screen: Screen = { page: WhoIsResponsible, register: Above };
export default screen;
