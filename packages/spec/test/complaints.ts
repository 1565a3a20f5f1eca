import { Ajv } from 'ajv';
import { DiagnosticLog } from '../src/diagnostics/diagnostic-log.ts';
import { inputSchema } from '../src/schema/input-schema.ts';
import { parseSource } from '../src/source/parse-source.ts';
import { plainMap } from '../src/source/plain-value.ts';

// Hyphenated keys carry a keyword of editors.
const options = { allowUnionTypes: true, allowMatchingProperties: true, keywords: ['doNotSuggest'], allErrors: true };
const validate = new Ajv(options).compile(inputSchema());

/** What the schema says of a file, tags left out; nothing where it is content. */
export function complaints(file: string, text: string): string[] {
  const log = new DiagnosticLog(() => undefined);
  return parseSource({ file, text }, log).flatMap((document) =>
    validate(plainMap(document))
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
  );
}
