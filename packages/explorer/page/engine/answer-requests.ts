import type { CommonReply, Numbered } from './channel.ts';

/** A worker's end of its channel. */
export interface AnsweringPort<Request, Reply> {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(reply: Reply | CommonReply): void;
}

/** Answers what a `Channel` asks, several requests at once; what is thrown goes back as its message. Undefined answers nothing. */
export function answerRequests<Request extends Numbered, Reply extends Numbered>(
  port: AnsweringPort<Request, Reply>,
  answer: (request: Request, report: (progress: unknown) => void) => Promise<Reply | undefined>,
): void {
  port.onmessage = async ({ data }) => {
    const { id } = data;
    try {
      const reply = await answer(data, (progress) => port.postMessage({ kind: 'progress', id, progress }));
      if (reply) port.postMessage(reply);
    } catch (error) {
      port.postMessage({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  };
}
