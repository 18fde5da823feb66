import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);
/** Every setting of the program, from the environment: what it means, its default, what is allowed. */
export const configSchema = z.object({
  PORT: port.default(3000).describe('HTTP 端口，只监听本机 | HTTP port, on loopback only'),
  TIAOLI_DATA: z.string().min(1).default('.tiaoli').describe('数据目录 | data folder'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/u })
    .optional()
    .describe('使用已有的 PostgreSQL 18 服务器 | a PostgreSQL 18 server to use instead of the embedded one'),
  TIAOLI_POOL: z.coerce.number().int().min(2).max(200).default(20).describe('数据库连接数 | database connections'),
  TIAOLI_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn').describe('日志级别 | log level'),
  TIAOLI_DEMO: z.enum(['yes', 'no']).default('yes').describe('空库时载入演示城市 | load the demo city when empty'),
  TIAOLI_WORKER: z
    .enum(['yes', 'no'])
    .default('yes')
    .describe('服务进程也处理后台事务 | the server works on jobs too; no: only `tiaoli worker` does'),
  TIAOLI_URL: z
    .url({ protocol: /^https?$/u })
    .transform((url) => url.replace(/\/+$/u, ''))
    .optional()
    .describe('对外网址，写入凭证与二维码 | public address, as credentials and QR codes name it'),
  TIAOLI_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe('签名私钥文件（默认 数据目录/keys/signing.json）| file of the private signing keys'),
  TIAOLI_TREE: z
    .enum(['sha256', 'sm3'])
    .default('sha256')
    .describe('日志树的杂凑算法 | hash function of the journal tree'),
  TIAOLI_UPLOAD_LIMIT: z.coerce
    .number()
    .int()
    .min(1024)
    .default(52_428_800)
    .describe('单个文件上限（字节）| largest file, in bytes'),
});
export type Config = z.infer<typeof configSchema>;

/** A wrong setting stops the start: each is named with its reason. */
export class ConfigError extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(configSchema.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const read = configSchema.safeParse(given);
  if (read.success) return read.data;
  throw new ConfigError(
    read.error.issues
      .map(
        (issue) =>
          `配置项 ${issue.path.join('.')} 有误 | the setting ${issue.path.join('.')} is wrong: ${issue.message}`,
      )
      .join('\n'),
  );
}
