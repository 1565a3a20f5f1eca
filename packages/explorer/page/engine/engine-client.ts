import type { Session } from '../../src/session.ts';
import type { Draft } from '../edit/draft.ts';
import { Channel, type ChannelPort } from './channel.ts';
import type { Evaluated, Found, Opened, Progress, Question, Reply, Request } from './protocol.ts';

export type EnginePort = ChannelPort<Request, Reply>;

/** The page's end of a channel to an engine. */
export class EngineClient {
  readonly #channel: Channel<Request, Reply>;

  /** @param onFailure called once where the worker is gone for good */
  constructor(port: EnginePort, onFailure?: () => void) {
    this.#channel = new Channel(port, onFailure);
  }

  async open(session: Session): Promise<Opened> {
    return (await this.#channel.ask<'opened'>({ kind: 'open', session })).opened;
  }

  async evaluate(draft: Draft): Promise<Evaluated> {
    return (await this.#channel.ask<'evaluated'>({ kind: 'evaluate', draft })).evaluated;
  }

  async search(question: Question, onProgress: (progress: Progress) => void): Promise<Found> {
    return (await this.#channel.ask<'found', Progress>({ kind: 'search', question }, onProgress)).found;
  }

  /** Ends the search that is under way; it keeps its best. */
  stop(): void {
    this.#channel.tell({ kind: 'stop' });
  }
}
