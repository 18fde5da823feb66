import { readFile } from 'node:fs/promises';
import { verifyTranscript } from '#engines/draw/draw.ts';
import { type Command, Misuse } from '#kernel/command.ts';
import { transcriptOf } from './transcript.ts';

const faults = {
  commitment: '名单与事先公布的承诺值不符 | the plan is not the one that was committed to',
  result: '结果不能由名单和随机数得出 | the result does not follow from the pool and the public value',
  method: '不是本平台的抽取记录 | not a transcript of this method',
  unreadable: '记录无法读取 | the transcript cannot be read',
} as const;

/** Repeats a draw: from a downloaded transcript, offline, or from the city by its number. */
export const verifyDraw: Command = {
  words: 'draw verify',
  takes: 'FILE.json | NUMBER',
  summary: { zh: '复算双随机抽取', en: 'repeat a random inspection draw' },
  async run(args, { out, withCity }) {
    const [given] = args;
    if (!given) throw new Misuse('请给出抽取记录文件或者编号 | name a transcript file or a number');
    const transcript: unknown = /^CC-\d{4}-\d+$/u.test(given)
      ? await withCity(async (city) => {
          const [row] = await city.query<{ id: string }>(
            "select id::text from records where system = 'inspection-draws' and number = $1",
            [given],
          );
          const record = row ? await city.get('inspection-draws', row.id) : null;
          const found = record && transcriptOf(record);
          if (!found) throw new Misuse(`没有已抽取的 ${given} | no draw ${given} has been made`);
          return found;
        })
      : await readFile(given, 'utf8').then(JSON.parse, () => {
          throw new Misuse(`没有这个文件 | no such file: ${given}`);
        });
    const fault = verifyTranscript(transcript);
    out(
      fault
        ? `✖ ${faults[fault]}`
        : '✔ 结果可由公开的名单和随机数复算得出 | the result follows from the published pool and value',
    );
    return fault ? 1 : 0;
  },
};
