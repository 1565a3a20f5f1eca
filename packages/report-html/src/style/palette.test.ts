import { describe, expect, test } from 'vitest';
import { dark, light } from './palette.ts';

type Rgb = readonly [number, number, number];

/** Linear light that each eye sees (Machado, Oliveira, Fernandes 2009, severity 1). */
const eyes: Readonly<Record<string, readonly (readonly number[])[]>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function linear(hex: string): Rgb {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** https://www.w3.org/TR/WCAG22: 3 for what is drawn, 4.5 for text. */
function contrast(a: string, b: string): number {
  const [dim, bright] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

/** Distance in Oklab, where 0.02 is about what is just told apart. */
function distance(a: string, b: string, eye: string): number {
  const [x, y] = [a, b].map((hex) => oklab(eyes[eye].map((row) => dot(row, linear(hex)))));
  return Math.hypot(...x.map((value, index) => value - y[index]));
}

function oklab(rgb: readonly number[]): number[] {
  const lms = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ].map((row) => Math.cbrt(Math.max(0, dot(row, rgb))));
  return [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ].map((row) => dot(row, lms));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_, theme) => {
  const drawn = [...theme.series, theme.computes, theme.leakage, theme.plugin, theme.accent];

  test('what is drawn stands out from the page, and text can be read', () => {
    for (const colour of drawn) expect({ colour, ok: contrast(colour, theme.page) >= 3 }).toEqual({ colour, ok: true });
    for (const ground of [theme.page, theme.raised]) {
      expect(contrast(theme.text, ground)).toBeGreaterThan(7);
      expect(contrast(theme.faint, ground)).toBeGreaterThan(4.5);
    }
  });

  test.each(Object.keys(eyes))('series are told apart by eyes that see: %s', (eye) => {
    const close = theme.series.flatMap((a, i) =>
      theme.series
        .slice(i + 1)
        .flatMap((b) => (distance(a, b, eye) < 0.1 ? [`${a} ${b} ${distance(a, b, eye).toFixed(3)}`] : [])),
    );
    expect(close).toEqual([]);
  });
});
