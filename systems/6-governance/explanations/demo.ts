import { randomUUID } from 'node:crypto';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import { keepAnswers } from './comprehension.ts';
import { demoExplanation } from './demoText.ts';
import type { Point } from './facts.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });
const asked = (about: Point, question: Bilingual, answer: Bilingual, wrong: Bilingual, alsoWrong: Bilingual) => ({
  about,
  question,
  answer,
  wrong,
  alsoWrong,
});
const whoDecides = asked(
  'effect',
  both('程序给出结果以后，由谁决定？', 'Once the program has given its result, who decides?'),
  both('工作人员决定，程序的结果只供参考', 'Staff decide; the result only helps them'),
  both('程序直接决定', 'The program decides'),
  both('没有人决定', 'Nobody decides'),
);
const whatItUses = asked(
  'data',
  both('它会用到您的哪些信息？', 'What does it use about you?'),
  both('只用说明里写的信息', 'Only what the explanation names'),
  both('您手机里的全部信息', 'Everything on your telephone'),
  both('您在网上的购物记录', 'What you bought online'),
);
const ifYouDisagree = asked(
  'object',
  both('您不同意结果，可以怎么办？', 'You disagree with the result: what can you do?'),
  both('打电话请工作人员重新处理', 'Call, and staff handle it again'),
  both('没有办法', 'Nothing'),
  both('只能去法院', 'Only go to court'),
);

/** Readers by the hundred would take long one by one: all but the last at once, the last as any reader answers. */
async function answered(stage: Stage, id: string, readers: number, right: readonly number[]): Promise<void> {
  const told = (at: number) => right.map((n) => at < n);
  await stage.city.query(
    `insert into comprehension_answers (check_id, reader, right_ones, on_day)
     select $1, (o->>'reader')::uuid, array(select jsonb_array_elements_text(o->'right')::boolean), $3::date from jsonb_array_elements($2::jsonb) o`,
    [
      id,
      JSON.stringify(Array.from({ length: readers - 1 }, (_, at) => ({ reader: randomUUID(), right: told(at) }))),
      stage.city.now(),
    ],
  );
  const check = await stage.city.get('comprehension-checks', id);
  if (check) await keepAnswers(stage.city, check, randomUUID(), told(readers - 1));
}

/** Case 1 is explained in the version that was assessed, so that it may be used. */
export const lungSeeExplained: Scene = async (stage) => {
  const [product] = await stage.city.find('products', { name: '肺结节 CT 辅助检测软件“澄影 LungSee”' });
  if (!product) return;
  const who = stage.person('nanxin');
  const { version, complaints } = product.facts as { version: string; complaints: string };
  const then = stage.at('2026-11-23T14:00');
  const told = demoExplanation('澄影', product.facts.purpose as Bilingual, complaints);
  const drafted = await then.create(who, 'explanations', {
    title: '澄影 LungSee',
    product: product.id,
    version,
    ...told,
  });
  await then.move(who, drafted, 'publish');
};

/** Two explanations whose readers were asked: one is understood, of the other readers miss who decides. */
export const comprehensionScene: Scene = async (stage) => {
  const officer = stage.person('officer');
  const check = async (party: string, readers: number, right: readonly number[]) => {
    const owned = await stage.city.find('explanations', {}, ['published']);
    const explanation = owned.find((one) => one.owner === stage.party(party));
    if (!explanation) return;
    const firm = stage.of(party);
    const { title } = explanation.facts;
    const questions = [whoDecides, whatItUses, ifYouDisagree];
    const made = await stage
      .at('2026-10-19')
      .create(
        firm,
        'comprehension-checks',
        { title, explanation: explanation.id, questions },
        { owner: stage.party(party) },
      );
    const submitted = await stage.at('2026-10-19').move(firm, made, 'submit');
    await stage.at('2026-10-21').move(officer, submitted, 'approve');
    await answered(stage.at('2026-11-16'), made.id, readers, right);
  };
  await check('shenyan', 64, [58, 60, 61]);
  await check('jishi', 41, [17, 37, 38]);
};
