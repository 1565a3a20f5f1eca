import { SpecError } from '@loopwright/spec';
import { parse } from 'yaml';

/** Values of variables that templates start with. */
export type Defines = Readonly<Record<string, unknown>>;

/** `NAME=VALUE`, where the value is a number, true, false, a list or map in brackets, or else text. */
export function definesOf(texts: readonly string[]): Defines {
  return Object.fromEntries(
    texts.map((text) => {
      const match = /^\s*([A-Za-z_]\w*)\s*=(.*)$/s.exec(text);
      if (match) return [match[1]!, valueIn(match[2]!.trim())];
      throw fail(`--define takes NAME=VALUE, not "${text}"`, 'write it as --define architecture=eyeriss');
    }),
  );
}

/** A file of YAML or JSON with a map of names and values. */
export function definesOfFile({ file, text }: { file: string; text: string }): Defines {
  let values: unknown;
  try {
    values = parse(text, { maxAliasCount: 100, logLevel: 'silent' });
  } catch (error) {
    throw fail(`${file} is not YAML: ${(error as Error).message.split('\n')[0]}`, 'write one NAME: VALUE per line');
  }
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values as Defines;
  throw fail(`${file} holds no map of names and values`, 'write one NAME: VALUE per line');
}

function valueIn(text: string): unknown {
  if (!/^([[{]|[-+.\d]|(true|false|null)$)/i.test(text)) return text;
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return text;
  }
}

function fail(message: string, hint: string): SpecError {
  return new SpecError([{ severity: 'error', code: 'bad-define', message, hint }]);
}
