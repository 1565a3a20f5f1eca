/**
 * Stillmaker and Baas: Scaling equations for the accurate prediction of CMOS device performance from 180 nm to 7 nm.
 * Integration 58, 2017, pp. 74-81: area factors (from 45 nm) and coefficients of the energy factor a V^2 + b V + c (table 5), as
 * Accelergy's library plug-in has them.
 */
export const technologyScaling: readonly NodeScaling[] = [
  { nodeNm: 130, areaFrom45: 6.4, energy: [7.171, -6.709, 2.904] },
  { nodeNm: 90, areaFrom45: 2.8, energy: [4.762, -4.781, 2.092] },
  { nodeNm: 65, areaFrom45: 1.5, energy: [3.755, -4.398, 1.975] },
  { nodeNm: 45, areaFrom45: 1, energy: [1.103, -0.362, 0.2767] },
  { nodeNm: 32, areaFrom45: 0.46, energy: [0.9559, -0.7823, 0.471] },
  { nodeNm: 20, areaFrom45: 0.21, energy: [0.373, -0.1582, 0.04104] },
  { nodeNm: 16, areaFrom45: 0.19, energy: [0.2958, -0.1241, 0.03024] },
  { nodeNm: 14, areaFrom45: 0.17, energy: [0.2363, -0.09675, 0.02239] },
  { nodeNm: 10, areaFrom45: 0.1, energy: [0.2068, -0.09311, 0.02375] },
  { nodeNm: 7, areaFrom45: 0.059, energy: [0.1776, -0.09097, 0.02447] },
];

export interface NodeScaling {
  readonly nodeNm: number;
  readonly areaFrom45: number;
  readonly energy: readonly [a: number, b: number, c: number];
}
