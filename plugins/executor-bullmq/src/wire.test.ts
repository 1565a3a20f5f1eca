import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode } from './wire.ts';

const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.double(),
    fc.string(),
    fc.constantFrom(null, true, Infinity, -Infinity, Number.NaN, -0, 5e-324, 2 ** 53),
    fc.float64Array({ maxLength: 5 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test('what arrives is what was sent, to the last bit', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(decode(encode(value))).toStrictEqual(value);
    }),
  );
});
