import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedSince, isApplication, isSql, sizeOf } from '@main/engine/jobs/sizes'
import { DAY } from '@shared/calendar'

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_260_105) })

const GB = 1_024

describe('what a data source is', () => {
  it.each(['DPMDB', 'SQL/Payroll'])('%s is application data that SQL Server keeps', (name) => {
    expect([isApplication(name), isSql(name)]).toEqual([true, true])
  })
  it.each(['Mailbox', 'Payroll', 'VM1'])('%s is other application data', (name) => {
    expect([isApplication(name), isSql(name)]).toEqual([true, false])
  })
  it.each(['C:', 'D:\\', 'd:', 'E:\\Config', 'System State'])('%s is file data', (name) => {
    expect([isApplication(name), isSql(name)]).toEqual([false, false])
  })
})

describe('the size of a data source', () => {
  it('follows from the seed and the names alone', () => {
    expect(sizeOf(7, 'Server1', 'D:')).toBe(sizeOf(7, 'Server1', 'D:'))
    const seeds = Array.from({ length: 50 }, (_, seed) => sizeOf(seed, 'Server1', 'D:'))
    expect(new Set(seeds).size).toBeGreaterThan(45)
    const servers = Array.from({ length: 50 }, (_, number) => sizeOf(1, `Server${number}`, 'D:'))
    expect(new Set(servers).size).toBeGreaterThan(45)
  })

  it('is 2 GB for a DPM database', () => {
    expect(sizeOf(1, 'DPM1', 'DPMDB')).toBe(2 * GB)
  })

  it('is a whole number of MB in a range of its sort', () => {
    const kinds: [string, number, number][] = [
      ['System State', 8, 16],
      ['SQL/Payroll', 5, 60],
      ['C:', 40, 90],
      ['D:\\', 20, 150],
      ['D:\\Config', 0.1, 2],
      ['Mailbox', 10, 80]
    ]
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.constantFrom(...kinds), (seed, computer, [name, least, most]) => {
        const size = sizeOf(seed, computer, name)
        expect(Number.isInteger(size)).toBe(true)
        expect(size).toBeGreaterThanOrEqual(Math.floor(least * GB))
        expect(size).toBeLessThanOrEqual(most * GB)
      })
    )
  })
})

describe('what changed of it', () => {
  const replica = { computer: 'Server1', dataSource: 'D:', size: 100 * GB }

  it('is about 3 % a day, now more, now less', () => {
    const days = Array.from({ length: 200 }, (_, day) => changedSince(1, replica, day * DAY, (day + 1) * DAY))
    const mean = days.reduce((sum, changed) => sum + changed, 0) / days.length
    expect(mean / (0.03 * replica.size)).toBeGreaterThan(0.9)
    expect(mean / (0.03 * replica.size)).toBeLessThan(1.1)
    expect(new Set(days).size).toBeGreaterThan(150)
  })

  it('is all of it where there is nothing yet, and never more than all', () => {
    expect(changedSince(1, replica, null, DAY)).toBe(replica.size)
    expect(changedSince(1, replica, 0, 10_000 * DAY)).toBe(replica.size)
  })

  it('is nothing in no time, and nothing before it was copied', () => {
    expect(changedSince(1, replica, DAY, DAY)).toBe(0)
    expect(changedSince(1, replica, DAY, 0)).toBe(0)
  })
})
