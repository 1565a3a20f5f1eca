import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { LinkListener } from './link-listener.ts';
import { encode } from './wire.ts';

/** A connection that becomes ready when it is told to. */
class Connection extends EventEmitter {
  status = 'connecting';
  readonly channels: string[] = [];
  subscribe = async (...channels: string[]) => this.channels.push(...channels);
  unsubscribe = async (channel: string) => this.channels.splice(this.channels.indexOf(channel), 1);

  become(status: string): void {
    this.status = status;
    this.emit(status);
  }
}

function listening() {
  const connection = new Connection();
  const listener = new LinkListener({ duplicate: () => connection as unknown as Redis });
  const heard: (number | 'stop')[] = [];
  const link = { bestScore: Infinity, stopped: false, offer: (score: number) => heard.push(score) };
  return { connection, listener, heard, link: { ...link, stop: () => heard.push('stop') } };
}

test('subscribes when the connection is ready and not before, to all that is listened to, and again after a loss', () => {
  const { connection, listener, link } = listening();
  const leave = listener.listen('first', link);
  connection.become('connect');
  listener.listen('second', link);
  expect(connection.channels).toEqual([]);
  connection.become('ready');
  listener.listen('third', link);
  expect(connection.channels).toEqual(['first', 'second', 'third']);
  leave();
  connection.become('close');
  connection.channels.length = 0;
  connection.become('ready');
  expect(connection.channels).toEqual(['second', 'third']);
});

test('a link hears what is said on its channel until it leaves', () => {
  const { connection, listener, heard, link } = listening();
  connection.become('ready');
  const leave = listener.listen('first', link);
  connection.emit('message', 'second', encode(1));
  connection.emit('message', 'first', encode(2));
  connection.emit('message', 'first', encode('stop'));
  leave();
  connection.emit('message', 'first', encode(3));
  expect(heard).toEqual([2, 'stop']);
  expect(connection.channels).toEqual([]);
});
