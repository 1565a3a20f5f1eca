import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { keyPath } from './key-path.ts';
import { keysAt, valuesAt } from './schema-walk.ts';

/** Offers the keys, or the values, that the schema of input files has where the cursor is. */
export function completeBySchema(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/[\w.-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const { path, isValue } = keyPath(context.state, word.from);
  const options: Completion[] = isValue
    ? valuesAt(path).map((label) => ({ label, type: 'enum' }))
    : keysAt(path).map(({ key, description }) => ({
        label: key,
        apply: `${key}: `,
        type: 'property',
        ...(description !== undefined && { info: description }),
      }));
  return options.length === 0 ? null : { from: word.from, options, validFor: /^[\w.-]*$/ };
}
