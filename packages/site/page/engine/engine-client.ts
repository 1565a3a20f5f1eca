import type { WorkloadFile } from '@loopwright/core';
import { Channel, type ChannelPort } from '@loopwright/explorer/page';
import type { DiagnosticJson } from '@loopwright/results';
import type { SourceText } from '@loopwright/spec';
import type { FilePart, Layer, Outcome, Progress, Reply, Request, RunTask } from './protocol.ts';

/** The page's end of a channel to an engine. */
export class EngineClient {
  readonly #channel: Channel<Request, Reply>;

  constructor(port: ChannelPort<Request, Reply>) {
    this.#channel = new Channel(port);
  }

  /** Which part of a run each file is of. */
  async sort(files: readonly WorkloadFile[]): Promise<readonly FilePart[]> {
    return (await this.#channel.ask<'sorted'>({ kind: 'sort', files })).parts;
  }

  async layers(network: SourceText): Promise<readonly Layer[]> {
    return (await this.#channel.ask<'layers'>({ kind: 'layers', network })).layers;
  }

  async check(task: RunTask): Promise<readonly DiagnosticJson[]> {
    return (await this.#channel.ask<'checked'>({ kind: 'check', task })).diagnostics;
  }

  async run(task: RunTask, onProgress: (progress: Progress) => void): Promise<Outcome> {
    return (await this.#channel.ask<'done', Progress>({ kind: 'run', task }, onProgress)).outcome;
  }

  /** Has it start the workers of a search, so that the next run need not. */
  warm(threads: number): void {
    this.#channel.tell({ kind: 'warm', threads });
  }

  /** Ends the run that is under way; it keeps what it has. */
  stop(): void {
    this.#channel.tell({ kind: 'stop' });
  }
}
