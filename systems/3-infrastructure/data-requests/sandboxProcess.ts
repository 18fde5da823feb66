import { answerJob } from './answerJob.ts';
import type { SandboxJob, SandboxMessage } from './sandboxJob.ts';

const tell = (message: SandboxMessage): void => void process.send?.(message);

/** The process that runs one query and ends: nothing of one query is there for another. */
process.once('message', async (job: SandboxJob) => {
  const message = await answerJob(job, tell);
  await new Promise((sent) => process.send?.(message, sent));
  process.exit(0);
});
