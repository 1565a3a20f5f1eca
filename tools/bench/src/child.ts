import { type TaskName, tasks } from './tasks/index.ts';
import type { TaskOptions } from './tasks/task.ts';

// Runs the one task that the parent asks for, and answers with what it returns.
process.once(
  'message',
  async ({ name, subject, options }: { name: TaskName; subject: never; options: TaskOptions }) => {
    process.send!(await tasks[name](subject, options), () => process.disconnect());
  },
);
