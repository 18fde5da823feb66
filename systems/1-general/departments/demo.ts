import { proposedRemits } from '#families/routing/remits.ts';
import { theProgram } from '#kernel/access.ts';
import type { Scene } from '#kernel/scene.ts';
import { getOffice } from '#law/offices.ts';

/** Every office of the Regulation with its remit as this platform reads it; none has confirmed it, and none is said to. */
export const departmentsScene: Scene = async ({ create, move }) => {
  for (const { office, remit, fields } of proposedRemits) {
    const { name, article } = getOffice(office);
    const source = `条例第${article.replace('.1', '条第一款').replace('.2', '条第二款')}${article.includes('.') ? '' : '条'}；职责表述为本平台拟定，待该部门确认`;
    const facts = { title: name.zh, titleEn: name.en, office, remit, fields, source };
    await move(theProgram, await create(theProgram, 'departments', facts), 'publish');
  }
};
