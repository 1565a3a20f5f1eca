import { describe, expect, it } from 'vitest';
import { evaluateAttribute } from './evaluate-attribute.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { ExpressionError } from './expression-error.ts';

const scope = {
  ...{ depth: 64, width: 16, name: 'RF', list: [3, 5], map: { key: 7 }, flag: true, largest: 'max' },
  PE: { name: 'PE', attributes: {}, spatial: { meshX: 4, meshY: 2 } },
};

describe('evaluateExpression', () => {
  it.each<[string, unknown]>([
    ['12 * 34', 408],
    ['1.56 / 2', 0.78],
    ['1e-9', 1e-9],
    ['0x10 + 1_000', 1016],
    // Precedences are Python's.
    ['-2 ** 2', -4],
    ['2 ** 3 ** 2', 512],
    ['not 1 == 2', true],
    ['7 // 2 - -7 // 2', 7],
    ['-7 % 3', 2],
    ['1 + 2 * 3 - 4 / 2', 5],
    ['max(1, ceil(log2(depth))) if depth >= 1 else 1', 6],
    ['1 if depth < 1 else 2 if width < 1 else 3', 3],
    ['depth > 10 and width < 20', true],
    ['0 or name', 'RF'],
    ['list[0] + list[-1] + map["key"] + map.key', 22],
    ['len(name) + len(list) + sum(list) + max(list)', 17],
    ['min(3, 2, 4)', 2],
    ['round(2.5) + round(3.5)', 6],
    ['round(3.14159, 2)', 3.14],
    ['int("12") + int(3.9) + int(-3.9)', 12],
    ['("a" + "b")', 'ab'],
    ['name == "RF" and "R" in name and 3 in list', true],
    ['5 not in list', false],
    ['flag is not None', true],
    ['floor(sqrt(50)) + abs(-1) + pow(2, 3) + log10(100)', 18],
    ['log(8, 2)', 3],
    ['ln(e)', 1],
    ['"quoted"', 'quoted'],
    ['[1, 2, depth]', [1, 2, 64]],
    ['([0] * 2 + [1] * 3)', [0, 0, 1, 1, 1]],
    ['map.get("key", 1) + map.get("other", 1)', 8],
    ['map.get("other")', null],
    ['"M=" + str(PE.get_fanout())', 'M=8'],
    ['PE.spatial.get_fanout() * PE.spatial.meshX', 32],
    ['largest(list)', 5],
    ['str(flag) + str(None)', 'TrueNone'],
    ['f"M={depth // 2} of {name}"', 'M=32 of RF'],
    ["f'plain'", 'plain'],
    ['None', null],
    ['True', true],
  ])('%s', (text, value) => {
    expect(evaluateExpression(text, scope)).toEqual(value);
  });

  it.each([
    ['depth /', 'it is not an expression'],
    ['', 'it is not an expression'],
    ['45nm', 'it is not an expression'],
    ['a; b', 'it is not an expression'],
    ['depth = 3', 'it is not an expression'],
    ['lambda: 1', 'it is not an expression'],
    ['[x for x in list]', 'it is not an expression'],
    ['dpeth * 2', 'there is no name "dpeth"'],
    ['clog2(3)', 'there is no function "clog2"'],
    ['1 / 0', 'it divides by zero'],
    ['10 ** 400', '10 ** 400 has no finite value'],
    ['log2(-1)', 'log2 has no value here'],
    ['1 < 2 < 3', 'comparisons cannot be chained'],
    ['f"{depth:3}"', 'formats of values in text are not read'],
    ['f"{{depth}}"', 'prefixes and escapes in text are not read'],
    ['list[9]', 'there is no 9 in it'],
    ['name(3)', 'there is no function "RF"'],
    ['list.get(0)', '[3,5] has no get()'],
    ['map.get_fanout()', 'get_fanout() is of parts and their spatial'],
    ['map.update(1)', 'only functions can be called'],
    ['[1] * 10 ** 9', 'the list is too long'],
    ['[1] * 0.5', 'a list cannot be repeated 0.5 times'],
    ['name * 2', '"RF" is not a number'],
    ['range(10 ** 9)', 'the range is too long'],
    ['12345678901234567890', '12345678901234567890 is past 2^53'],
  ])('refuses %s', (text, message) => {
    expect(() => evaluateExpression(text, scope)).toThrow(
      expect.objectContaining({ name: 'ExpressionError', message }),
    );
  });

  it('names the nearest name', () => {
    expect(() => evaluateExpression('dpeth + 1', scope)).toThrow(
      expect.objectContaining({ hint: 'did you mean "depth"?' }),
    );
  });

  it('names what a part has', () => {
    expect(() => evaluateExpression('PE.width', scope)).toThrow(
      expect.objectContaining({ message: 'there is no "width" in it', hint: 'it has name, attributes, spatial' }),
    );
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'map.constructor',
    'map["__proto__"]',
    'list.length',
    '__import__("os")',
  ])('sees nothing of JavaScript in %s', (text) => {
    expect(() => evaluateExpression(text, scope)).toThrow(ExpressionError);
  });

  it('bounds length and depth', () => {
    expect(() => evaluateExpression(`${'('.repeat(900)}1${')'.repeat(900)}`, {})).toThrow('it nests too deeply');
    expect(() => evaluateExpression('1+'.repeat(2000), {})).toThrow('it is longer than 2000 characters');
    expect(() => evaluateExpression(`${'1 and '.repeat(300)}1`, {})).toThrow('it nests too deeply');
  });
});

describe('evaluateAttribute', () => {
  it.each<[unknown, unknown]>([
    ['depth * 2', 128],
    ['45nm', '45nm'],
    ['LPDDR4', 'LPDDR4'],
    ['must_specify', 'must_specify'],
    ['path/to/some file.yaml', 'path/to/some file.yaml'],
    [8, 8],
    [null, null],
    [
      ['depth', 1],
      [64, 1],
    ],
    [{ Weights: 'width / 8' }, { Weights: 2 }],
  ])('%j', (value, result) => {
    expect(evaluateAttribute(value, scope)).toEqual(result);
  });

  it.each(['dpeth', 'unknown * 2', 'depth * ', 'depth / 0'])('refuses %s, which is meant as arithmetic', (text) => {
    expect(() => evaluateAttribute(text, scope)).toThrow(ExpressionError);
  });
});
