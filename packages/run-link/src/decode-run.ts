import { Inflate, strFromU8 } from 'fflate';
import { fromBase64Url } from './base64-url.ts';
import { LINK_VERSION } from './encode-run.ts';
import type { LinkedInput, LinkedRun, LinkedSearch, LinkedSweep } from './linked-run.ts';

/** Beyond it, a link was made to fill the memory of who opens it. */
const mostBytes = 16 * 2 ** 20;

/**
 * The run that `encodeRun` wrote. Anybody can write a link: what is not exactly of its form is refused.
 *
 * @throws RangeError that says what is wrong with it
 */
export function decodeRun(text: string): LinkedRun {
  const [version, code = '', ...rest] = text.split('.');
  if (rest.length > 0 || !/^\d+$/.test(version!)) throw new RangeError('the address holds no run');
  if (version !== LINK_VERSION)
    throw new RangeError(`the address holds a run of version ${version}, and this is ${LINK_VERSION}`);
  const run = readRun(parse(code));
  if (!run) throw new RangeError('the run in the address is not whole');
  return run;
}

function parse(code: string): unknown {
  try {
    return JSON.parse(strFromU8(inflate(fromBase64Url(code))));
  } catch (error) {
    throw new RangeError('the run in the address is cut or changed', { cause: error });
  }
}

function inflate(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const stream = new Inflate((part, isLast) => {
    size += part.length;
    if (size > mostBytes) throw new RangeError('it is too long');
    parts.push(part);
    isWhole = isLast;
  });
  // In pieces, so that it can be given up in between.
  const piece = 4096;
  for (let at = 0; at < bytes.length; at += piece) {
    stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  }
  if (!isWhole) throw new RangeError('it has no end');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

type Fields = Readonly<Record<string, unknown>>;

function readRun(value: unknown): LinkedRun | undefined {
  if (!isFields(value)) return undefined;
  const { inputs, search, plugins, sweep, mapping } = value;
  const readInputs = listOf(inputs, readInput);
  const how = readSearch(search);
  const over = readSweep(sweep);
  if (!readInputs || !how || !over || !isTexts(plugins)) return undefined;
  if (mapping !== undefined && typeof mapping !== 'string') return undefined;
  return { inputs: readInputs, search: how, plugins, sweep: over, ...(mapping !== undefined && { mapping }) };
}

function readInput(value: unknown): LinkedInput | undefined {
  if (typeof value === 'string') return value;
  if (!isFields(value) || typeof value.file !== 'string') return undefined;
  const { file, text, base64 } = value;
  if (typeof text === 'string') return { file, text };
  return typeof base64 === 'string' ? { file, base64 } : undefined;
}

function readSearch(value: unknown): LinkedSearch | undefined {
  if (!isFields(value)) return undefined;
  const { mapper, objective, seconds, evaluations, seed, threads } = value;
  if (typeof mapper !== 'string' || !isTexts(objective) || !isCount(seed, 0) || !isCount(threads, 1)) return undefined;
  if (seconds !== undefined && !(typeof seconds === 'number' && seconds > 0)) return undefined;
  if (evaluations !== undefined && !isCount(evaluations, 1)) return undefined;
  return {
    mapper,
    objective,
    seed,
    threads,
    ...(seconds !== undefined && { seconds }),
    ...(evaluations !== undefined && { evaluations }),
  };
}

function readSweep(value: unknown): LinkedSweep | undefined {
  if (!isFields(value)) return undefined;
  const { vary, objectives, sampler } = value;
  if (!isTexts(vary) || !isTexts(objectives) || typeof sampler !== 'string') return undefined;
  return { vary, objectives, sampler };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

/** Undefined where any of them is. */
function listOf<T>(value: unknown, read: (each: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const all = value.map(read);
  return all.includes(undefined) ? undefined : (all as T[]);
}
