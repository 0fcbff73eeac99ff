// What the bench makes of its samples: medians, ratios, and whether a limit is kept.

/**
 * @typedef {object} Figure as a measurement gives it; see bench/figure.ts
 * @property {string} name
 * @property {string} what
 * @property {string} unit
 * @property {readonly number[]} ours
 * @property {readonly number[]} [baseline]
 * @property {number} [atMost] of the ratio where there is a baseline, of the median otherwise
 * @property {number} [atLeast]
 * @property {string} [note]
 */

/** @typedef {{ median: number, min: number, max: number, runs: number }} Summary */

/**
 * @typedef {object} Judged
 * @property {string} name
 * @property {string} what
 * @property {string} unit
 * @property {Summary} ours
 * @property {Summary} [baseline]
 * @property {number} [ratio] of the medians
 * @property {number} [atMost]
 * @property {number} [atLeast]
 * @property {boolean} [kept] not there where there is no limit
 * @property {string} [note]
 */

/** So often at least, or a median says little. */
export const LEAST_RUNS = 7

/** @param {readonly number[]} samples @returns {Summary} */
export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const median =
    sorted.length % 2 === 1
      ? Number(sorted[Math.floor(middle)])
      : (Number(sorted[middle - 1]) + Number(sorted[middle])) / 2
  return {
    median: rounded(median),
    min: rounded(Number(sorted[0])),
    max: rounded(Number(sorted.at(-1))),
    runs: sorted.length
  }
}

/**
 * A figure that was measured too seldom, or not at all, keeps no limit.
 * @param {Figure} figure
 * @returns {Judged}
 */
export function judged({ name, what, unit, ours, baseline, atMost, atLeast, note }) {
  const own = summary(ours)
  const other = baseline && summary(baseline)
  const ratio = other && rounded(own.median / other.median)
  const value = ratio ?? own.median
  const limited = atMost !== undefined || atLeast !== undefined
  const enough = own.runs >= LEAST_RUNS && (other === undefined || other.runs >= LEAST_RUNS)
  // NaN keeps none of the two.
  const kept =
    enough && (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast)
  return {
    name,
    what,
    unit,
    ours: own,
    ...(other && { baseline: other }),
    ...(ratio !== undefined && { ratio }),
    ...(atMost !== undefined && { atMost }),
    ...(atLeast !== undefined && { atLeast }),
    ...(limited && { kept: kept && Number.isFinite(value) }),
    ...(note !== undefined && { note })
  }
}

/**
 * A line for each limit that was missed.
 * @param {readonly Judged[]} figures
 */
export function missed(figures) {
  return figures.filter(({ kept }) => kept === false).map((figure) => `missed: ${line(figure)}`)
}

/**
 * A figure in one line.
 * @param {Judged} figure
 */
export function line({ name, unit, ours, baseline, ratio, atMost, atLeast, kept }) {
  const of = (/** @type {Summary} */ { median, min, max, runs }) =>
    `${median}${unit === '' ? '' : ` ${unit}`} (${min} to ${max}, ${runs} runs)`
  const against = baseline ? ` against ${of(baseline)}: ${ratio ?? NaN} times` : ''
  const limit =
    atMost !== undefined ? `, at most ${atMost}` : atLeast !== undefined ? `, at least ${atLeast}` : ''
  return `${name}: ${of(ours)}${against}${limit}${kept === true ? ', kept' : ''}`
}

/** Four digits are more than any of this is good for. @param {number} value */
function rounded(value) {
  return Number(value.toPrecision(4))
}
