import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { signIn } from './chromium.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const { pool } = city.around;
const { rows } = await pool.query<{ id: string }>(
  "select id from records where system = 'rule-library' and state = 'replayed' and facts->>'table' = 'grading'",
);
const revised = rows[0]?.id ?? '';

/** Begins a new version of a table as its author and opens the editor. */
async function draft(page: Page, language: 'zh' | 'en', table: string): Promise<string> {
  await signIn(page, base, 'officer', language);
  const { id } = (await page.evaluate(
    `fetch('/api/session').then((r) => r.json()).then(({ csrf }) => fetch('/api/rule-library/drafts', { method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf }, body: JSON.stringify({ table: '${table}' }) })).then((r) => r.json())`,
  )) as { id: string };
  await page.goto(`${base}/registers/rule-library/${id}`);
  await page.getByRole('tab', { name: language === 'zh' ? '编辑规则' : 'Edit the table' }).click();
  await page.locator('.tjs-table').waitFor();
  return id;
}
const savedText = async (id: string): Promise<string> =>
  (
    await pool.query<{ xml: string }>(
      "select t.xml from rule_texts t join records r on r.facts->>'text' = t.digest where r.id = $1",
      [id],
    )
  ).rows[0]?.xml ?? '';

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);

  test(`an officer edits a cell, sees what is wrong at it, mends it and saves, ${language}`, async () => {
    const page = await open({ dark: language === 'en' });
    const id = await draft(page, language, 'warning-levels');
    const faults: string[] = [];
    page.on(
      'console',
      (said) => said.type() === 'error' && !said.text().startsWith('Failed to load') && faults.push(said.text()),
    );
    page.on('pageerror', (error) => faults.push(String(error)));
    const save = page.getByRole('button', { name: t('保存规则', 'Save the rules') });
    await page.getByText(t('没有妨碍提交的问题', 'Nothing stands against submitting it')).waitFor();
    assert.ok(await save.isDisabled());

    const cell = page.locator('td.input-cell').first();
    await cell.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('>= breachLimit');
    const finding = page.getByText(t('没有名为“breachLimit”的事实', 'nothing is named breachLimit')).first();
    await finding.waitFor();
    await page.locator('td.input-cell[data-finding=blocks]').first().waitFor();
    await look(page, '', `rule-editor-wrong-${language}`, /./u);

    await page.getByRole('tab', { name: t('编辑规则', 'Edit the table') }).focus();
    await page.locator('.rule-findings button').first().click();
    await page.locator('td.input-cell[data-finding] .cm-content, td.input-cell[data-finding] :focus').first().waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('>= 3');
    await page.getByText(t('没有妨碍提交的问题', 'Nothing stands against submitting it')).waitFor();
    assert.equal(await page.locator('[data-finding=blocks]').count(), 0);
    await save.click();
    await page.locator('span', { hasText: /^(?:已保存|Saved)$/u }).waitFor();
    assert.match(await savedText(id), /<text>&gt;= 3<\/text>/u);

    await page.getByRole('button', { name: t('撤销', 'Undo') }).click();
    await page.getByText(t('有未保存的修改', 'There are changes not saved')).waitFor();
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test(`rules and columns of facts are added and taken away, ${language}`, async () => {
    const page = await open();
    const id = await draft(page, language, 'pilot-eligibility');
    await page.locator('.decision-editor .ant-segmented-item', { hasText: t('条件一', 'Condition 1') }).click();
    const rules = page.locator('td.rule-index');
    const before = await rules.count();
    await page.getByRole('button', { name: t('添加规则', 'Add a rule') }).click();
    await rules.nth(before).waitFor();
    await page.locator('tbody tr').nth(before).locator('td.input-cell').first().click();
    await page.getByRole('button', { name: t('删除所在规则', 'Remove this rule') }).click();
    await rules.nth(before).waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: t('添加一列事实', 'Add a column for a fact') }).click();
    await page.keyboard.type(t('自主', 'autonomy'));
    await page.keyboard.press('Enter');
    const column = page.locator('th.input-cell', { hasText: '自主程度' });
    await column.waitFor();
    await page.getByRole('button', { name: t('撤销', 'Undo') }).click();
    await column.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: t('重做', 'Redo') }).click();
    await column.waitFor();
    await page.getByRole('button', { name: t('保存规则', 'Save the rules') }).click();
    await page.locator('span', { hasText: /^(?:已保存|Saved)$/u }).waitFor();
    await page.getByText(t('没有妨碍提交的问题', 'Nothing stands against submitting it')).waitFor();
    assert.match(await savedText(id), /<inputData id="autonomyLevel"/u);
    await page.context().close();
  });

  for (const [width, device] of [
    [1280, 'desktop'],
    [390, 'phone'],
  ] as const)
    test(`what a version changes is read row by row, ${language}, ${device}`, async () => {
      const page = await open({ width, as: 'officer', language });
      await page.goto(`${base}/registers/rule-library/${revised}`);
      await page.getByRole('tab', { name: t('修改之处', 'What it changes') }).click();
      await page
        .getByRole('row', { name: t('新增', 'added') })
        .first()
        .waitFor();
      const changed = page.getByRole('row', { name: t('修改', 'changed') });
      assert.deepEqual(await changed.locator('td:not(.reason) del').allTextContents(), ['> 1,000,000']);
      assert.deepEqual(await changed.locator('td:not(.reason) ins').allTextContents(), ['> 30,000']);
      if (device === 'desktop') {
        const reason = await changed.locator('td.reason').first().boundingBox();
        assert.ok(reason && reason.x + reason.width <= width, 'the reason is read without scrolling');
      }
      await look(page, '', `rule-difference-${language}-${device}`, /./u);
      await page.context().close();
    });
}

test('on a phone the editor scrolls within its own box', async () => {
  const page = await open({ width: 390 });
  await draft(page, 'zh', 'grading');
  await look(page, '', 'rule-editor-phone', /./u);
  await page.context().close();
});

/** What dmn-js shows or says, without what the model itself says. */
const shown = `(() => {
  const editor = document.querySelector('.decision-editor .canvas');
  const own = '.content-editable, .cm-editor, .decision-table-name, .bjs-powered-by, .input-label, .input-expression, .output-label, .output-name, .decision-name, .djs-visual, .dmn-definitions, kbd';
  const texts = [];
  const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(own)) texts.push(walker.currentNode.data);
  for (const one of editor.querySelectorAll('[title], [aria-label], [placeholder], [data-placeholder]'))
    if (!one.closest('.bjs-powered-by'))
      for (const name of ['title', 'aria-label', 'placeholder', 'data-placeholder']) texts.push(one.getAttribute(name) ?? '');
  return texts;
})()`;

test('everything that the editor shows is Chinese: table, heads, menus, values, diagram, expressions', async () => {
  const page = await open();
  await draft(page, 'zh', 'routing');
  const seen = new Set<string>();
  const gather = async () => {
    for (const one of (await page.evaluate(shown)) as string[]) seen.add(one.trim());
  };
  const view = (name: string) =>
    page.locator('.decision-editor .ant-segmented').getByText(name, { exact: true }).click();
  const close = async () => {
    await gather();
    await page.keyboard.press('Escape');
    await page.locator('.decision-table-name').first().click();
  };
  await view('产品事实涉及的事项');
  await page.locator('.tjs-table').waitFor();
  await gather();
  const columns = page.locator('thead th.input-cell');
  for (let at = 0; at < (await columns.count()); at++) {
    await columns.nth(at).dblclick();
    await page.locator('.context-menu').first().waitFor();
    await close();
    // Each type of value has an editor of its own.
    await page.locator('tbody tr').first().locator('td.input-cell').nth(at).click();
    const edit = page.locator('.simple-mode-edit-button, .simple-mode-button').first();
    if (await edit.isVisible()) {
      await edit.click();
      await close();
    }
  }
  for (const selector of ['thead th.output-cell', 'tbody td.output-cell', 'tbody td.input-cell', 'tbody td.rule-index'])
    for (const button of ['left', 'right'] as const) {
      if (button === 'left') await page.locator(selector).first().dblclick();
      else await page.locator(selector).first().click({ button });
      await page
        .locator('.context-menu')
        .first()
        .waitFor({ timeout: 1000 })
        .catch(() => {});
      await close();
    }
  await view('涉及的事项');
  await page.locator('.dmn-boxed-expression-container, .dmn-literal-expression-container').first().waitFor();
  await gather();
  await look(page, '', 'rule-editor-expression', /./u);
  await view('决策需求图');
  await page.locator('.djs-shape').first().click({ force: true });
  await gather();
  await page.locator('.djs-context-pad .entry[data-action=replace]').click();
  await gather();
  await look(page, '', 'rule-editor-diagram', /./u);
  assert.ok(seen.size > 60, `only ${seen.size} texts were seen`);
  const english = [...seen].filter((one) =>
    /[A-Za-z]{3,}/u.test(one.replaceAll(/FEEL|"(?!value")[^"]*"|“.*”|(?<=名称：).*/gu, '')),
  );
  assert.deepEqual(english, []);
  await page.context().close();
});
