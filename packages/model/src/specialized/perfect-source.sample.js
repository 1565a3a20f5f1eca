function evaluate(batch, candidate) {
  const { factors, remainders, permutation, split, keeps } = batch;
  const first = candidate * 6;
  const firstKept = candidate * 9;
  // Registers
  const b0_0 = factors[first + 0];
  const b0_1 = factors[first + 1];
  if (remainders[first + 0] !== b0_0 || remainders[first + 1] !== b0_1) return evaluateImperfect(batch, candidate);
  const p0_0 = b0_0;
  const p0_1 = b0_1;
  const m0 = (Number(b0_0 !== 1) << 0) | (Number(b0_1 !== 1) << 1);
  // Array
  const b1_0 = factors[first + 2];
  const b1_1 = factors[first + 3];
  if (remainders[first + 2] !== b1_0 || remainders[first + 3] !== b1_1) return evaluateImperfect(batch, candidate);
  const p1_0 = p0_0 * b1_0;
  const p1_1 = p0_1 * b1_1;
  const m1 = (Number(b1_0 !== 1) << 0) | (Number(b1_1 !== 1) << 1);
  // DRAM
  const b2_0 = factors[first + 4];
  const b2_1 = factors[first + 5];
  if (remainders[first + 4] !== b2_0 || remainders[first + 5] !== b2_1) return evaluateImperfect(batch, candidate);
  const p2_0 = p1_0 * b2_0;
  const p2_1 = p1_1 * b2_1;
  const m2 = (Number(b2_0 !== 1) << 0) | (Number(b2_1 !== 1) << 1);
  const n1 = b1_0 * b1_1;
  if (n1 > 1) {
    const turn = Math.min(2, split[candidate * 3 + 1]);
    let x = 1;
    for (let i = first + 2; i < first + 2 + turn; i++) x *= factors[first + 2 + permutation[i]];
    if (x > 2) return refuse(batch, candidate, 1, 1, x);
    const y = n1 / x;
    if (y > 1) return refuse(batch, candidate, 2, 1, y);
  }
  const i0 = n1;
  const i1 = 1;
  const i2 = 1;
  const t0_0 = p0_0;
  const t0_1 = (1 + 1 * (p0_0 - 1) + 1 * (p0_1 - 1));
  const t0_2 = p0_1;
  const t1_0 = p1_0;
  const t1_1 = (1 + 1 * (p1_0 - 1) + 1 * (p1_1 - 1));
  const t1_2 = p1_1;
  const t2_0 = p2_0;
  const t2_1 = (1 + 1 * (p2_0 - 1) + 1 * (p2_1 - 1));
  const t2_2 = p2_1;
  const k0_0 = keeps[firstKept + 0];
  const k0_1 = keeps[firstKept + 1];
  const k0_2 = keeps[firstKept + 2];
  const k2_0 = keeps[firstKept + 6];
  const k2_1 = keeps[firstKept + 7];
  const k2_2 = keeps[firstKept + 8];
  points[0] = p0_0;
  points[1] = p0_1;
  tileWords[0] = t0_0;
  tileWords[1] = t0_1;
  tileWords[2] = t0_2;
  points[2] = p1_0;
  points[3] = p1_1;
  tileWords[3] = t1_0;
  tileWords[4] = t1_1;
  tileWords[5] = t1_2;
  points[4] = p2_0;
  points[5] = p2_1;
  tileWords[6] = t2_0;
  tileWords[7] = t2_1;
  tileWords[8] = t2_2;
  let loops = 1;
  let iterations = 1;
  lastLoop[0] = 0;
  lastLoop[1] = 0;
  if (m2 !== 0) {
    for (let i = first + 5; i >= first + 4; i--) {
      const d = permutation[i];
      const bound = factors[first + 4 + d];
      iterations *= bound;
      loopAt[loops] = 4 + d;
      loopDimension[loops] = d;
      loopIterations[loops] = iterations;
      const exists = Number(bound !== 1);
      lastLoop[d + 2 * (1 - exists)] = loops;
      loops += exists;
    }
  }
  const c2 = iterations;
  const l2 = loops - 1;
  const q2_0 = greater(0, lastLoop[0]);
  const q2_1 = greater(greater(0, lastLoop[0]), lastLoop[1]);
  const q2_2 = greater(0, lastLoop[1]);
  const c0 = iterations * b0_0 * b0_1;
  const s2_2 = t2_2;
  const s1_2 = s2_2;
  const s0_2 = n1 > 1 ? Math.floor((s1_2 * t0_2) / t1_2) : s1_2;
  // Weights
  if (k2_0 === 0) return general(batch, candidate);
  let a0 = c0;
  const w0_0 = t0_0 * loopIterations[q2_0];
  const r0_0 = k0_0 * a0;
  const f0_0 = k0_0 * w0_0;
  a0 += k0_0 * (w0_0 - a0);
  a0 *= b1_0;
  const r2_0 = a0;
  // Inputs
  if (k2_1 === 0) return general(batch, candidate);
  let r0_1, f0_1, r2_1;
  if ((m1 & 3) !== 0 && (((3 >> loopDimension[l2]) & 1) !== 0 && (several((m2) & 3) || 1 * points[loopAt[l2] - 2] <= 1 * (p1_0 - p0_0) + 1 * (p1_1 - p0_1))) && forwardingTest.mayForward(batch, candidate, 1, 1, l2, m1, n1, 0)) {
    countDataspace(batch, candidate, 1);
    r0_1 = reads[1];
    f0_1 = fills[1];
    r2_1 = reads[7];
  } else {
    let a1 = c0;
    const w0_1 = k0_1 === 0 ? 0 : (((3 >> loopDimension[q2_1]) & 1) === 0 ? t0_1 * loopIterations[q2_1] : listed.wordsPerChild(1, 1, q2_1, t0_1));
    r0_1 = k0_1 * a1;
    f0_1 = k0_1 * w0_1;
    a1 += k0_1 * (w0_1 - a1);
    a1 *= groupsOfTwo(b1_0, 1 * p0_0, b1_1, 1 * p0_1);
    r2_1 = a1;
  }
  // Outputs
  if (k2_2 === 0) return general(batch, candidate);
  let a2 = c0;
  const w0_2 = t0_2 * loopIterations[q2_2];
  const r0_2 = k0_2 * Math.max(0, a2 - s0_2);
  const f0_2 = k0_2 * Math.max(0, w0_2 - s0_2);
  const u0_2 = k0_2 * a2;
  a2 += k0_2 * (w0_2 - a2);
  a2 *= b1_1;
  const r2_2 = Math.max(0, a2 - s2_2);
  const u2_2 = a2;
  nest.computeCycles = c0;
  instancesUsed[0] = i0;
  instancesUsed[1] = i1;
  instancesUsed[2] = i2;
  reads[0] = r0_0;
  fills[0] = f0_0;
  updates[0] = 0;
  reads[1] = r0_1;
  fills[1] = f0_1;
  updates[1] = 0;
  reads[2] = r0_2;
  fills[2] = f0_2;
  updates[2] = u0_2;
  reads[6] = r2_0;
  fills[6] = 0;
  updates[6] = 0;
  reads[7] = r2_1;
  fills[7] = 0;
  updates[7] = 0;
  reads[8] = r2_2;
  fills[8] = 0;
  updates[8] = u2_2;
  let cycles = c0;
  batch.cycles[candidate] = cycles;
  let accessPj = 0;
  accessPj += (r0_0 * 1 + f0_0 * 1.5) * i0;
  accessPj += (r0_1 * 1 + f0_1 * 1.5) * i0;
  accessPj += (r0_2 * 1 + f0_2 * 1.5 + u0_2 * 1.25) * i0;
  accessPj += (r2_0 * 1) * i2;
  accessPj += (r2_1 * 1) * i2;
  accessPj += (r2_2 * 1 + u2_2 * 1.25) * i2;
  let leakagePj = 0;
  batch.energyPj[candidate] = 0 + accessPj + leakagePj;
  batch.outermostAccesses[candidate] = (r2_0 + r2_1 + r2_2 + u2_2) * i2;
  batch.rejection[candidate] = 0;
}

function evaluateImperfect(batch, candidate) {
  const { factors, remainders, permutation, split, keeps } = batch;
  const first = candidate * 6;
  const firstKept = candidate * 9;
  let uneven = 0;
  let unevenInArray = 0;
  // Registers
  const b0_0 = factors[first + 0];
  const v0_0 = remainders[first + 0];
  const b0_1 = factors[first + 1];
  const v0_1 = remainders[first + 1];
  const p0_0 = b0_0;
  const p0_1 = b0_1;
  const m0 = (Number(b0_0 !== 1) << 0) | (Number(b0_1 !== 1) << 1);
  const y0_0 = 1 + 1 * (v0_0 - 1);
  uneven |= Number(b0_0 !== v0_0) << 0;
  const y0_1 = 1 + 1 * (v0_1 - 1);
  uneven |= Number(b0_1 !== v0_1) << 1;
  // Array
  const b1_0 = factors[first + 2];
  const v1_0 = remainders[first + 2];
  const b1_1 = factors[first + 3];
  const v1_1 = remainders[first + 3];
  const p1_0 = p0_0 * b1_0;
  const p1_1 = p0_1 * b1_1;
  const m1 = (Number(b1_0 !== 1) << 0) | (Number(b1_1 !== 1) << 1);
  const y1_0 = y0_0 + p0_0 * (v1_0 - 1);
  uneven |= Number(b1_0 !== v1_0) << 0;
  const y1_1 = y0_1 + p0_1 * (v1_1 - 1);
  uneven |= Number(b1_1 !== v1_1) << 1;
  unevenInArray |= m1 & uneven;
  // DRAM
  const b2_0 = factors[first + 4];
  const v2_0 = remainders[first + 4];
  const b2_1 = factors[first + 5];
  const v2_1 = remainders[first + 5];
  const p2_0 = p1_0 * b2_0;
  const p2_1 = p1_1 * b2_1;
  const m2 = (Number(b2_0 !== 1) << 0) | (Number(b2_1 !== 1) << 1);
  const y2_0 = y1_0 + p1_0 * (v2_0 - 1);
  uneven |= Number(b2_0 !== v2_0) << 0;
  const y2_1 = y1_1 + p1_1 * (v2_1 - 1);
  uneven |= Number(b2_1 !== v2_1) << 1;
  const z0_0 = y0_0 === y2_0 ? y0_0 : p0_0;
  const z0_1 = y0_1 === y2_1 ? y0_1 : p0_1;
  const z1_0 = y1_0 === y2_0 ? y1_0 : p1_0;
  const z1_1 = y1_1 === y2_1 ? y1_1 : p1_1;
  const z2_0 = y2_0 === y2_0 ? y2_0 : p2_0;
  const z2_1 = y2_1 === y2_1 ? y2_1 : p2_1;
  const n1 = b1_0 * b1_1;
  if (n1 > 1) {
    const turn = Math.min(2, split[candidate * 3 + 1]);
    let x = 1;
    for (let i = first + 2; i < first + 2 + turn; i++) x *= factors[first + 2 + permutation[i]];
    if (x > 2) return refuse(batch, candidate, 1, 1, x);
    const y = n1 / x;
    if (y > 1) return refuse(batch, candidate, 2, 1, y);
  }
  const i0 = n1;
  const i1 = 1;
  const i2 = 1;
  const t0_0 = z0_0;
  const t0_1 = (1 + 1 * (z0_0 - 1) + 1 * (z0_1 - 1));
  const t0_2 = z0_1;
  const t1_0 = z1_0;
  const t1_1 = (1 + 1 * (z1_0 - 1) + 1 * (z1_1 - 1));
  const t1_2 = z1_1;
  const t2_0 = z2_0;
  const t2_1 = (1 + 1 * (z2_0 - 1) + 1 * (z2_1 - 1));
  const t2_2 = z2_1;
  const k0_0 = keeps[firstKept + 0];
  const k0_1 = keeps[firstKept + 1];
  const k0_2 = keeps[firstKept + 2];
  const k2_0 = keeps[firstKept + 6];
  const k2_1 = keeps[firstKept + 7];
  const k2_2 = keeps[firstKept + 8];
  if (unevenInArray !== 0) return general(batch, candidate);
  points[0] = p0_0;
  points[1] = p0_1;
  tileWords[0] = t0_0;
  tileWords[1] = t0_1;
  tileWords[2] = t0_2;
  points[2] = p1_0;
  points[3] = p1_1;
  tileWords[3] = t1_0;
  tileWords[4] = t1_1;
  tileWords[5] = t1_2;
  points[4] = p2_0;
  points[5] = p2_1;
  tileWords[6] = t2_0;
  tileWords[7] = t2_1;
  tileWords[8] = t2_2;
  lastPoints[0] = y0_0;
  lastPoints[1] = y0_1;
  lastPoints[2] = y1_0;
  lastPoints[3] = y1_1;
  lastPoints[4] = y2_0;
  lastPoints[5] = y2_1;
  const g2_0 = v2_0;
  pieces[4] = g2_0;
  const g2_1 = v2_1;
  pieces[5] = g2_1;
  const g0_0 = (g2_0 - 1) * b0_0 + v0_0;
  pieces[0] = g0_0;
  const g0_1 = (g2_1 - 1) * b0_1 + v0_1;
  pieces[1] = g0_1;
  let loops = 1;
  let iterations = 1;
  lastLoop[0] = 0;
  lastLoop[1] = 0;
  if (m2 !== 0) {
    for (let i = first + 5; i >= first + 4; i--) {
      const d = permutation[i];
      const bound = factors[first + 4 + d];
      const last = remainders[first + 4 + d];
      if (last === bound) iterations *= bound;
      else iterations = iterations * pieces[4 + d];
      loopBound[loops] = bound;
      loopLast[loops] = last;
      loopAt[loops] = 4 + d;
      loopDimension[loops] = d;
      loopIterations[loops] = iterations;
      const exists = Number(bound !== 1);
      lastLoop[d + 2 * (1 - exists)] = loops;
      loops += exists;
    }
  }
  const c2 = iterations;
  const l2 = loops - 1;
  const q2_0 = greater(0, lastLoop[0]);
  const q2_1 = greater(greater(0, lastLoop[0]), lastLoop[1]);
  const q2_2 = greater(0, lastLoop[1]);
  const c0 = g0_0 * g0_1;
  const s2_2 = t2_2;
  const s1_2 = s2_2;
  const s0_2 = n1 > 1 ? Math.floor((s1_2 * t0_2) / t1_2) : s1_2;
  // Weights
  if (k2_0 === 0) return general(batch, candidate);
  let a0 = c0;
  const w0_0 = k0_0 === 0 ? 0
    : (uneven & 1) === 0 ? t0_0 * loopIterations[q2_0]
    : loopLast[q2_0] > 1 ? loopIterations[q2_0] / (g2_0) * ((g2_0 - 1) * p0_0 + y0_0)
    : unevenWalk.words(1, 0, q2_0, uneven);
  const r0_0 = k0_0 * a0;
  const f0_0 = k0_0 * w0_0;
  a0 += k0_0 * (w0_0 - a0);
  a0 *= b1_0;
  const r2_0 = a0;
  // Inputs
  if (k2_1 === 0) return general(batch, candidate);
  let r0_1, f0_1, r2_1;
  if ((m1 & 3) !== 0 && (((3 >> loopDimension[l2]) & 1) !== 0 || loopLast[l2] === 1) && forwardingTest.mayForward(batch, candidate, 1, 1, l2, m1, n1, uneven)) {
    countDataspace(batch, candidate, 1);
    r0_1 = reads[1];
    f0_1 = fills[1];
    r2_1 = reads[7];
  } else {
    let a1 = c0;
    const w0_1 = k0_1 === 0 ? 0
      : (uneven & 3) === 0 ? (((3 >> loopDimension[q2_1]) & 1) === 0 ? t0_1 * loopIterations[q2_1] : listed.wordsPerChild(1, 1, q2_1, t0_1))
      : loopLast[q2_1] > 1 && ((3 >> loopDimension[q2_1]) & 1) === 0 ? loopIterations[q2_1] / (g2_0 * g2_1) * (g2_0 * g2_1 + 1 * (((g2_0 - 1) * p0_0 + y0_0) - g2_0) * g2_1 + 1 * (((g2_1 - 1) * p0_1 + y0_1) - g2_1) * g2_0)
      : unevenWalk.words(1, 1, q2_1, uneven);
    r0_1 = k0_1 * a1;
    f0_1 = k0_1 * w0_1;
    a1 += k0_1 * (w0_1 - a1);
    a1 *= groupsOfTwo(b1_0, 1 * p0_0, b1_1, 1 * p0_1);
    r2_1 = a1;
  }
  // Outputs
  if (k2_2 === 0) return general(batch, candidate);
  let a2 = c0;
  const w0_2 = k0_2 === 0 ? 0
    : (uneven & 2) === 0 ? t0_2 * loopIterations[q2_2]
    : loopLast[q2_2] > 1 ? loopIterations[q2_2] / (g2_1) * ((g2_1 - 1) * p0_1 + y0_1)
    : unevenWalk.words(1, 2, q2_2, uneven);
  const r0_2 = k0_2 * Math.max(0, a2 - s0_2);
  const f0_2 = k0_2 * Math.max(0, w0_2 - s0_2);
  const u0_2 = k0_2 * a2;
  a2 += k0_2 * (w0_2 - a2);
  a2 *= b1_1;
  const r2_2 = Math.max(0, a2 - s2_2);
  const u2_2 = a2;
  const computeCycles = b0_0 * b0_1 * b2_0 * b2_1;
  nest.computeCycles = computeCycles;
  instancesUsed[0] = i0;
  instancesUsed[1] = i1;
  instancesUsed[2] = i2;
  reads[0] = r0_0;
  fills[0] = f0_0;
  updates[0] = 0;
  reads[1] = r0_1;
  fills[1] = f0_1;
  updates[1] = 0;
  reads[2] = r0_2;
  fills[2] = f0_2;
  updates[2] = u0_2;
  reads[6] = r2_0;
  fills[6] = 0;
  updates[6] = 0;
  reads[7] = r2_1;
  fills[7] = 0;
  updates[7] = 0;
  reads[8] = r2_2;
  fills[8] = 0;
  updates[8] = u2_2;
  let cycles = computeCycles;
  batch.cycles[candidate] = cycles;
  let accessPj = 0;
  accessPj += (r0_0 * 1 + f0_0 * 1.5) * i0;
  accessPj += (r0_1 * 1 + f0_1 * 1.5) * i0;
  accessPj += (r0_2 * 1 + f0_2 * 1.5 + u0_2 * 1.25) * i0;
  accessPj += (r2_0 * 1) * i2;
  accessPj += (r2_1 * 1) * i2;
  accessPj += (r2_2 * 1 + u2_2 * 1.25) * i2;
  let leakagePj = 0;
  batch.energyPj[candidate] = 0 + accessPj + leakagePj;
  batch.outermostAccesses[candidate] = (r2_0 + r2_1 + r2_2 + u2_2) * i2;
  batch.rejection[candidate] = 0;
}
