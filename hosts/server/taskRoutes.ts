import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { declaredTask, getTask, stopTask, type TaskRow, tasksOf } from '#store/tasks.ts';
import type { AppParts } from './parts.ts';

/** Long tasks: watched and stopped by whoever started them, and by the office of the system that they belong to. */
export function taskRoutes(app: FastifyInstance, { around }: AppParts): void {
  const shown = (row: TaskRow) => ({
    id: row.id,
    name: row.name,
    label: declaredTask(around, row.name).task.label,
    state: row.state,
    done: row.done,
    total: row.total,
    result: row.result,
    refusal: row.refusal,
    startedAt: row.created_at,
    updatedAt: row.updated_at,
  });
  app.get('/api/tasks', async (request) => {
    if (!request.actor.person) throw new Refused('sign-in-required');
    return { items: (await tasksOf(around, request.actor)).map(shown) };
  });
  app.get<{ Params: { id: string } }>('/api/tasks/:id', async (request) =>
    shown(await getTask(around, request.params.id, request.actor)),
  );
  app.post<{ Params: { id: string } }>('/api/tasks/:id/stop', async (request) =>
    shown(await stopTask(around, request.params.id, request.actor)),
  );
}
