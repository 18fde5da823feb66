import type { Bilingual } from '#kernel/fields/field.ts';
import type { Point } from './facts.ts';

type Told = Readonly<Record<Point, Bilingual>>;
const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What a fictional product's explanation says; the answering machine of case 8 has words of its own. */
export function demoExplanation(name: string, purpose: Bilingual, complaints: string): Told {
  const object = both(
    `请拨打${complaints}，由工作人员重新处理，不再使用程序的结果。`,
    `Call ${complaints}: staff handle the matter again, without the program.`,
  );
  if (!name.includes('南小政'))
    return {
      what: purpose,
      scene: both(
        '只在本单位办理业务时使用，不用于其他场合。',
        'Used only in the matters that we handle, nowhere else.',
      ),
      how: both(
        '程序看过许多以往的样例，从中找出规律。它把新的内容和规律比较，给出结果，并说明有多大把握。',
        'The program has looked at many past examples and found patterns. It compares new content with them, gives a result and says how sure it is.',
      ),
      steps: both(
        '先收到内容，再由程序给出结果，然后由工作人员查看，最后答复您。',
        'It receives the content, gives a result, staff look at it, and then you get the answer.',
      ),
      data: both('只使用办理事项所需的信息，办完后不再使用。', 'Only what the matter needs, and not after it is done.'),
      effect: both(
        '结果供工作人员参考。没有人查看之前，它不会影响您的权益。',
        'The result helps staff. Until somebody has looked at it, it changes nothing for you.',
      ),
      control: both('工作人员查看每一个结果，可以不采用。', 'Staff look at each result and may set it aside.'),
      object,
    };
  return {
    what: both(
      '“南小政”回答您办事时的问题，告诉您带什么材料、去哪里办。',
      'It answers your questions about government services: what to bring and where to go.',
    ),
    scene: both(
      '用在政务服务网站和办事大厅的机器上。',
      'On the government service site and on machines in the service halls.',
    ),
    how: both(
      '它从办事指南里找出和您的问题最接近的段落，再用通顺的话写成回答，并注明指南的版本。',
      'It finds the passages of the service guides that are closest to your question, puts them into an answer and names the edition of the guide.',
    ),
    steps: both(
      '您提出问题；程序查找指南；写出回答；标出出处。找不到时，它请您转人工。',
      'You ask; it looks in the guides; it writes an answer; it says where that stands. If it finds nothing, it hands you to a person.',
    ),
    data: both(
      '只用您输入的问题，不要求您写姓名和证件号。',
      'Only the question you type. It does not ask for your name or number.',
    ),
    effect: both(
      '回答只供参考，不是审批决定。事项能不能办，由窗口工作人员决定。',
      'The answer is for guidance and decides nothing. Staff at the counter decide.',
    ),
    control: both('工作人员每天抽查回答，发现错误就改正。', 'Staff check answers every day and mend what is wrong.'),
    object,
  };
}
