import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const [product] = (
  await city.around.pool.query<{ id: string }>(
    "select id from records where system = 'products' and state = 'inUse' and facts->>'name' like '%南小政%'",
  )
).rows;
const idOf = async (owner: string): Promise<string> =>
  (
    await city.around.pool.query<{ id: string }>(
      "select r.id from records r join parties p on p.id = r.owner where r.system = 'explanations' and r.state = 'published' and p.name like $1 limit 1",
      [owner],
    )
  ).rows[0]?.id ?? '';

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);

  test(`an explanation that the public could not read is refused, mended, published and compared, ${language}`, async () => {
    const firm = await open({ as: 'jishi', language });
    await firm.goto(`${base}/registers/explanations/${await idOf('集市%')}`);
    await firm.getByRole('button', { name: t('撰写新一版', 'Write the next edition') }).click();
    const how = firm.locator('#f-how');
    await how.waitFor();
    await how.fill('基于卷积神经网络对影像进行分割，低于阈值的不显示。');
    const reading = firm.getByRole('complementary', { name: t('公众读得懂吗', 'Can the public read it') });
    await reading.getByText(t('还有2处须改', '2 to mend')).waitFor();
    await reading.locator('mark', { hasText: '卷积神经网络' }).waitFor();
    await reading.getByText(t('不是常用字', 'not a common character')).waitFor();
    await firm.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    await look(firm, '', `explanation-refused-${language}`, /影像/u);
    assert.ok(await firm.getByRole('button', { name: t('公开', 'Publish'), exact: true }).isDisabled());
    await how.fill('程序看过许多标好的影像，从中找规律。它把可疑的地方圈出来，由医师查看。');
    await firm
      .getByLabel(t('它怎样得出结果 English', 'How it reaches a result English'))
      .fill('The program has looked at many marked pictures. It marks what looks odd, and a doctor looks at it.');
    await reading.getByText(t('✓ 可以公开', '✓ It may be published')).waitFor();
    await firm.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    await firm.getByRole('button', { name: t('公开', 'Publish'), exact: true }).click();
    await firm.getByRole('button', { name: t('确认办理', 'Confirm') }).click();
    await firm.getByText(t('已公开', 'Published')).first().waitFor();
    await city.settle();
    const reader = await open();
    await reader.goto(`${base}${new URL(firm.url()).pathname.replace('/registers', '')}?lang=${language}`);
    await reader.locator('del').nth(1).waitFor();
    await look(reader, '', `explanation-editions-${language}`, language === 'zh' ? /怎样工作/u : /works/u);
    await firm.context().close();
    await reader.context().close();
  });

  for (const width of [1280, 390])
    test(`anybody reads it from the code on the card and answers its questions, ${language}, ${width}`, async () => {
      const reader = await open({ width });
      await reader.goto(`${base}/explanations/of/${product?.id}?lang=${language}`);
      await reader.getByRole('heading', { name: t('写清楚了吗？', 'Is it clear?') }).waitFor();
      for (const option of [
        t('工作人员决定，程序的结果只供参考', 'Staff decide; the result only helps them'),
        t('只用说明里写的信息', 'Only what the explanation names'),
        t('没有办法', 'Nothing'),
      ])
        await reader.getByRole('radio', { name: option, exact: true }).check();
      await reader.getByRole('button', { name: t('提交回答', 'Send the answers') }).click();
      await reader.getByText(t('谢谢您的回答', 'Thank you for your answers')).waitFor();
      await reader.getByText(t('✗ 正确的是：打电话', '✗ The right answer: Call')).waitFor();
      await look(reader, '', `explanation-${language}-${width}`, language === 'zh' ? /南小政/u : /works/u);
      await look(
        reader,
        `/explanations/of/${product?.id}/card?lang=${language}`,
        `explanation-card-${language}-${width}`,
        /./u,
      );
      await reader.emulateMedia({ media: 'print' });
      assert.equal(await reader.getByRole('button', { name: t('打印', 'Print') }).count(), 0);
      if (width === 1280)
        await reader.pdf({ path: `test/pictures/explanation-card-${language}.pdf`, preferCSSPageSize: true });
      await reader.context().close();
    });

  test(`what readers do not understand is asked to be improved, with its term, ${language}`, async () => {
    const firm = await open({ as: 'jishi', language });
    const { rows } = await city.around.pool.query<{ id: string }>(
      "select id from records where system = 'comprehension-checks' and facts ? 'notUnderstood' limit 1",
    );
    await firm.goto(`${base}/registers/comprehension-checks/${rows[0]?.id}`);
    await firm.getByRole('tab', { name: t('作答情况', 'How readers answered') }).click();
    await firm.getByText(t('✗ 没有读懂', '✗ not understood')).waitFor();
    await look(firm, '', `comprehension-${language}`, /影像/u);
    await firm.context().close();
  });
}
