import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Command, Misuse } from '#kernel/command.ts';
import { findReleased } from './released.ts';

/** Whether a file is an export that was checked and released. */
export const verifyExport: Command = {
  words: 'export verify',
  takes: 'FILE',
  summary: {
    zh: '按指纹核对文件是否为已放行的数据导出',
    en: 'tell by its fingerprint whether a file is a released export of data',
  },
  async run([path, ...more], { out, withCity }) {
    if (!path || more.length > 0) throw new Misuse('请给出一个文件 | name one file');
    const digest = createHash('sha256');
    await pipeline(createReadStream(path), digest).catch((error: Error) => {
      throw new Misuse(`文件无法读取 | the file cannot be read: ${error.message}`);
    });
    const sha256 = digest.digest('hex');
    const found = await withCity((city) => findReleased(city, sha256));
    out(
      found
        ? `✔ ${found.number} ${found.releasedAt.slice(0, 10)} ${found.code ?? ''}\n  SHA-256 ${sha256}`
        : `✖ 不是已放行的导出 | not a released export\n  SHA-256 ${sha256}`,
    );
    return found ? 0 : 1;
  },
};
