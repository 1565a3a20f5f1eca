function place(batch, candidate) {
  if (!nest.list(batch, candidate)) return 2;
  const { keeps } = batch;
  const { points } = nest;
  const firstKept = candidate * 6;
  // A
  const k0_0 = keeps[firstKept + 0];
  const k1_0 = keeps[firstKept + 3];
  const x0_0 = steps0_0[points[0]] + steps0_1[points[1]];
  const x1_0 = steps0_0[points[2]] + steps0_1[points[3]];
  held[0] = x0_0;
  const w0_0 = k0_0 === 1 ? words0[x0_0] : 0;
  let w1_0 = 0, b1_0 = 0;
  if (k1_0 === 1) {
    if (k0_0 === 1) {
      assigner0.assignPlain(x0_0, ranks0);
      if (!assigner0.assign(2, 4, rules3, words0[x0_0] > 1 ? ranks0 : undefined, ranks3)) { refuse(batch, candidate, 8, 1, NaN); return 1; }
    } else {
      if (!assigner0.assign(0, 4, rules3, undefined, ranks3)) { refuse(batch, candidate, 8, 1, NaN); return 1; }
    }
    const tile = tiles3.find(x1_0, null, ranks3);
    const first = tile * tiles3.width;
    held[3] = tile;
    w1_0 = tiles3.figures[first + 1];
    b1_0 = tiles3.figures[first + 2];
  }
  // B
  const k0_1 = keeps[firstKept + 1];
  const k1_1 = keeps[firstKept + 4];
  const x0_1 = steps1_1[points[1]];
  const x1_1 = steps1_1[points[3]];
  held[1] = x0_1;
  const w0_1 = k0_1 === 1 ? words1[x0_1] : 0;
  let w1_1 = 0, b1_1 = 0;
  if (k1_1 === 1) {
    if (k0_1 === 1) {
      assigner1.assignPlain(x0_1, ranks1);
      if (!assigner1.assignAll(steps1_1[points[3] / points[1]], x1_1, 2, 1, words1[x0_1] > 1 ? ranks1 : undefined, ranks4)) { refuse(batch, candidate, 8, 1, NaN); return 1; }
    } else {
      if (!assigner1.assignAll(x1_1, x1_1, 0, 1, undefined, ranks4)) { refuse(batch, candidate, 8, 1, NaN); return 1; }
    }
    const tile = tiles4.find(x1_1, null, ranks4);
    const first = tile * tiles4.width;
    held[4] = tile;
    w1_1 = tiles4.figures[first + 1];
    b1_1 = tiles4.figures[first + 2];
  }
  // Z
  const k0_2 = keeps[firstKept + 2];
  const k1_2 = keeps[firstKept + 5];
  const x0_2 = steps2_0[points[0]];
  const x1_2 = steps2_0[points[2]];
  held[2] = x0_2;
  const w0_2 = k0_2 === 1 ? words2[x0_2] : 0;
  let w1_2 = 0, b1_2 = 0;
  if (k1_2 === 1) {
    if (k0_2 === 1) {
      assigner2.assignPlain(x0_2, ranks2);
      if (!assigner2.assignAll(steps2_0[points[2] / points[0]], x1_2, 2, 1, words2[x0_2] > 1 ? ranks2 : undefined, ranks5)) { refuse(batch, candidate, 8, 1, NaN); return 1; }
    } else {
      if (!assigner2.assignAll(x1_2, x1_2, 0, 1, undefined, ranks5)) { refuse(batch, candidate, 8, 1, NaN); return 1; }
    }
    const tile = tiles5.find(x1_2, null, ranks5);
    const first = tile * tiles5.width;
    held[5] = tile;
    w1_2 = tiles5.figures[first + 1];
    b1_2 = tiles5.figures[first + 2];
  }
  const w0 = w0_0 + w0_1 + w0_2;
  if (w0 > 32768) { refuse(batch, candidate, 3, 0, w0); return 1; }
  return 0;
}
const conditions0_0 = [1];
const conditions1_0 = [0];
function choose(batch, candidate) {
  const { keeps } = batch;
  const firstKept = candidate * 6;
  const k0_0 = keeps[firstKept + 0];
  const k1_0 = keeps[firstKept + 3];
  const k0_1 = keeps[firstKept + 1];
  const k1_1 = keeps[firstKept + 4];
  fate[3] = 0;
  fate[4] = 0;
  // skipping at DRAM
  {
    let most = 0;
    let best = -1;
    let chance = 0;
    // A
    {
      const level = (k1_0 === 1 ? 1 : -1);
      if (level < 0) { refuse(batch, candidate, 8, 1, NaN); return false; }
      const own = vain.chance(0, level, (k0_0 === 1 ? 0 : -1), (k1_0 === 1 ? 4 : 1), conditions0_0);
      const saved = 0;
      if (!(saved < most)) {
        most = saved;
        best = level * 3 + 0;
        chance = own;
      }
    }
    if (fate[best] === 0 || !(probability[best] >= chance)) {
      fate[best] = 2;
      probability[best] = chance;
    }
  }
  // skipping at DRAM
  {
    let most = 0;
    let best = -1;
    let chance = 0;
    // B
    {
      const level = (k1_1 === 1 ? 1 : -1);
      if (level < 0) { refuse(batch, candidate, 8, 1, NaN); return false; }
      const own = vain.chance(1, level, (k0_1 === 1 ? 0 : -1), (k1_1 === 1 ? 4 : 1), conditions1_0);
      const saved = 0;
      if (!(saved < most)) {
        most = saved;
        best = level * 3 + 1;
        chance = own;
      }
    }
    if (fate[best] === 0 || !(probability[best] >= chance)) {
      fate[best] = 2;
      probability[best] = chance;
    }
  }
  return true;
}
function follow0(batch, candidate, instancesUsed, computes) {
  const { keeps } = batch;
  const firstKept = candidate * 6;
  const k0_0 = keeps[firstKept + 0];
  const k1_0 = keeps[firstKept + 3];
  let chance = -1;
  let ranks = 0;
  // DRAM
  if (k1_0 === 1) {
    const first = tiles3.complete(held[3]);
    const { figures } = tiles3;
    const zeros = 1 - figures[first + 4];
    let reads = dense_reads[3] - Math.floor(dense_reads[3] * zeros);
    const reads_tiles = dense_reads[3] / figures[first + 0];
    let reads8 = Math.ceil(figures[first + 8] * reads_tiles);
    let reads10 = Math.ceil(figures[first + 10] * reads_tiles);
    let reads11 = Math.ceil(figures[first + 11] * reads_tiles);
    let saved_reads = 0;
    let saved_reads8 = 0;
    let saved_reads10 = 0;
    let saved_reads11 = 0;
    if (fate[3] !== 0) {
      const found = probability[3];
      { saved_reads = Math.floor(reads * found); reads -= saved_reads; }
      if (0 < (k0_0 === 1 ? 0 : 2)) { saved_reads8 = Math.floor(reads8 * found); reads8 -= saved_reads8; }
      if (1 < (k0_0 === 1 ? 0 : 2)) { saved_reads10 = Math.floor(reads10 * found); reads10 -= saved_reads10; }
      if (1 < (k0_0 === 1 ? 0 : 2)) { saved_reads11 = Math.floor(reads11 * found); reads11 -= saved_reads11; }
      chance = probability[3];
      ranks = 2;
    }
    const used_here = instancesUsed[1];
    const reads_bits = reads8 * 2 + reads10 * 2 + reads11 * 2;
    const saved_reads_bits = saved_reads8 * 2 + saved_reads10 * 2 + saved_reads11 * 2;
    accessPj[3] = (Math.ceil(reads / 4) * figures[first + 6] * 185.9504 + Math.ceil(saved_reads / 4) * figures[first + 6] * 1.8595 + Math.ceil(reads_bits / 64) * 37.19008 + Math.ceil(saved_reads_bits / 64) * 0.7438) * used_here;
    used[3] = used_here;
  } else {
    accessPj[3] = 0;
    used[3] = instancesUsed[1];
  }
  // Buffer
  if (k0_0 === 1) {
    let reads = dense_reads[0];
    let fills = dense_fills[0];
    if (chance >= 0) {
      reads -= Math.floor(reads * chance);
      fills -= Math.floor(fills * chance);
    }
    const used_here = instancesUsed[0];
    const share = tiles0.figure(tiles0.findPlain(held[0], (k1_0 === 1 ? formats[3] : null)), 5);
    accessPj[0] = (Math.ceil(reads / 2) * 5.9705 + Math.ceil(fills / 2) * 5.401) * (used_here * share);
    used[0] = (used_here * share);
  } else {
    accessPj[0] = 0;
    used[0] = instancesUsed[0];
  }
  innermost[0] = chance;
  return chance < 0 ? computes : computes - Math.floor(computes * chance);
}
function follow1(batch, candidate, instancesUsed, computes) {
  const { keeps } = batch;
  const firstKept = candidate * 6;
  const k0_1 = keeps[firstKept + 1];
  const k1_1 = keeps[firstKept + 4];
  let chance = -1;
  let ranks = 0;
  // DRAM
  if (k1_1 === 1) {
    const first = tiles4.complete(held[4]);
    const { figures } = tiles4;
    const zeros = 1 - figures[first + 4];
    let reads = dense_reads[4] - Math.floor(dense_reads[4] * zeros);
    const reads_tiles = dense_reads[4] / figures[first + 0];
    let reads8 = Math.ceil(figures[first + 8] * reads_tiles);
    let saved_reads = 0;
    let saved_reads8 = 0;
    if (fate[4] !== 0) {
      const found = probability[4];
      { saved_reads = Math.floor(reads * found); reads -= saved_reads; }
      if (0 < (k0_1 === 1 ? 0 : 1)) { saved_reads8 = Math.floor(reads8 * found); reads8 -= saved_reads8; }
      chance = probability[4];
      ranks = 1;
    }
    const used_here = instancesUsed[1];
    const reads_bits = reads8 * 2;
    const saved_reads_bits = saved_reads8 * 2;
    accessPj[4] = (Math.ceil(reads / 4) * figures[first + 6] * 185.9504 + Math.ceil(saved_reads / 4) * figures[first + 6] * 1.8595 + Math.ceil(reads_bits / 64) * 37.19008 + Math.ceil(saved_reads_bits / 64) * 0.7438) * used_here;
    used[4] = used_here;
  } else {
    accessPj[4] = 0;
    used[4] = instancesUsed[1];
  }
  // Buffer
  if (k0_1 === 1) {
    let reads = dense_reads[1];
    let fills = dense_fills[1];
    if (chance >= 0) {
      reads -= Math.floor(reads * chance);
      fills -= Math.floor(fills * chance);
    }
    const used_here = instancesUsed[0];
    const share = tiles1.figure(tiles1.findPlain(held[1], (k1_1 === 1 ? formats[4] : null)), 5);
    accessPj[1] = (Math.ceil(reads / 2) * 5.9705 + Math.ceil(fills / 2) * 5.401) * (used_here * share);
    used[1] = (used_here * share);
  } else {
    accessPj[1] = 0;
    used[1] = instancesUsed[0];
  }
  innermost[1] = chance;
  return chance < 0 ? computes : computes - Math.floor(computes * chance);
}
function follow2(batch, candidate, instancesUsed, computes) {
  const { keeps } = batch;
  const firstKept = candidate * 6;
  const k0_2 = keeps[firstKept + 2];
  const k1_2 = keeps[firstKept + 5];
  // DRAM
  if (k1_2 === 1) {
    const first = tiles5.complete(held[5]);
    const { figures } = tiles5;
    const zeros = 1 - figures[first + 4];
    let reads = dense_reads[5] - Math.floor(dense_reads[5] * zeros);
    let updates = dense_updates[5] - Math.floor(dense_updates[5] * zeros);
    const reads_tiles = dense_reads[5] / figures[first + 0];
    let reads8 = Math.ceil(figures[first + 8] * reads_tiles);
    const updates_tiles = dense_updates[5] / figures[first + 0];
    let updates8 = Math.ceil(figures[first + 8] * updates_tiles);
    const used_here = instancesUsed[1];
    const reads_bits = reads8 * 1;
    const updates_bits = updates8 * 1;
    accessPj[5] = (Math.ceil(reads / 4) * figures[first + 6] * 185.9504 + Math.ceil(updates / 4) * figures[first + 6] * 170.2498 + Math.ceil(reads_bits / 64) * 37.19008 + Math.ceil(updates_bits / 64) * 51.07494) * used_here;
    used[5] = used_here;
  } else {
    accessPj[5] = 0;
    used[5] = instancesUsed[1];
  }
  // Buffer
  if (k0_2 === 1) {
    let reads = dense_reads[2];
    let fills = dense_fills[2];
    let updates = dense_updates[2];
    const used_here = instancesUsed[0];
    const share = tiles2.figure(tiles2.findPlain(held[2], (k1_2 === 1 ? formats[5] : null)), 5);
    accessPj[2] = (Math.ceil(reads / 2) * 5.9705 + Math.ceil(fills / 2) * 5.401 + Math.ceil(updates / 2) * 7.3016) * (used_here * share);
    used[2] = (used_here * share);
  } else {
    accessPj[2] = 0;
    used[2] = instancesUsed[0];
  }
  innermost[2] = -1;
  return computes;
}
function costs(batch, candidate, instancesUsed, unitsUsed) {
  if (!choose(batch, candidate)) return false;
  const { keeps } = batch;
  const firstKept = candidate * 6;
  const k0_0 = keeps[firstKept + 0];
  const k1_0 = keeps[firstKept + 3];
  const k0_1 = keeps[firstKept + 1];
  const k1_1 = keeps[firstKept + 4];
  let computes = 256;
  computes = follow0(batch, candidate, instancesUsed, computes);
  computes = follow1(batch, candidate, instancesUsed, computes);
  follow2(batch, candidate, instancesUsed, computes);
  operands[0].hasMetadata = (k0_0 === 1 ? false : (k1_0 === 1 ? true : false));
  operands[0].saved = innermost[0] < 0 ? undefined : round6(innermost[0]);
  operands[1].hasMetadata = (k0_1 === 1 ? false : (k1_1 === 1 ? true : false));
  operands[1].saved = innermost[1] < 0 ? undefined : round6(innermost[1]);
  left.count(computes, operands);
  const computeCycles = Math.max(1, Math.ceil((left.actual + left.gated) / unitsUsed));
  let busyCycles = computeCycles;
  levelCycles[0] = computeCycles;
  levelCycles[1] = computeCycles;
  totals.computeCycles = computeCycles;
  totals.busyCycles = busyCycles;
  totals.computePj = left.actual * 1.698 + left.skipped * 0.05094 + left.gated * 0.1698;
  leakagePj[0] = 0.008966 * busyCycles * Math.max(1, used[0], used[1], used[2]);
  leakagePj[1] = 0.001593 * busyCycles * Math.max(1, used[3], used[4], used[5]);
  return true;
}
