import { isFull, isNearlyFull, poolSpace, USUAL_POOL } from '@main/engine/storage'
import { describe, expect, it } from 'vitest'

const GB = 1_024

describe('the space of a storage pool', () => {
  it('is what neither DPM nor anything else takes, in whole GB, and never less than none', () => {
    expect(poolSpace({ size: 100, foreign: 20 }, 30 * GB + 1)).toEqual({
      total: 100,
      used: 31,
      foreign: 20,
      free: 49
    })
    expect(poolSpace({ size: 100, foreign: 90 }, 30 * GB).free).toBe(0)
  })

  it('is the usual of a pool without a size, or twice what is used if that is more', () => {
    const pool = { size: null, foreign: 0 }
    expect(poolSpace(pool, 30 * GB)).toEqual({
      total: USUAL_POOL,
      used: 30,
      foreign: 0,
      free: USUAL_POOL - 30
    })
    expect(poolSpace(pool, USUAL_POOL * GB)).toMatchObject({ total: 2 * USUAL_POOL, free: USUAL_POOL })
  })
})

describe('a storage pool', () => {
  it('is full when nothing is free', () => {
    expect(isFull({ size: 100, foreign: 40 }, 60 * GB)).toBe(true)
    expect(isFull({ size: 100, foreign: 40 }, 59 * GB)).toBe(false)
  })

  it('is nearly full beyond nine tenths', () => {
    expect(isNearlyFull({ size: 100, foreign: 40 }, 51 * GB)).toBe(true)
    expect(isNearlyFull({ size: 100, foreign: 40 }, 50 * GB)).toBe(false)
  })

  it('without a size is neither, whatever is in it', () => {
    const pool = { size: null, foreign: 10 * USUAL_POOL }
    expect(isFull(pool, 60 * GB)).toBe(false)
    expect(isNearlyFull(pool, 60 * GB)).toBe(false)
  })
})
