import { expect, it } from 'vitest'
import { check, fail } from '../builder'
import { jobsDone, runningJobs } from '@main/engine/jobs/running'
import { backUp } from '../more-commands'
import { allJobs, start } from './kit'

it('the jobs in progress are those of all DPM servers', () => {
  const busy = start.does(check('DPM1', 'Server1'), backUp('DPM2', 'Server1', 'D:', 'synchronization'))
  expect(runningJobs(start.estate)).toBe(0)
  expect(runningJobs(busy.estate)).toBe(3)
  expect(runningJobs(busy.does(fail('DPM1')).estate)).toBe(0)
})

it('they are done when the last of them ends, and then there are none', () => {
  // The longest one is neither first nor last.
  const busy = start.does(backUp('DPM1', 'Server1', 'D:', 'synchronization'), check('DPM2', 'Server1'))
  const ends = ['DPM1', 'DPM2'].flatMap((on) => allJobs(busy, on).map(({ end }) => end))
  const last = jobsDone(busy.estate)
  expect(last).toBe(Math.max(...ends))
  const almost = busy.after(`${(last ?? 0) - busy.estate.clock - 1}s`)
  expect(runningJobs(almost.estate)).toBe(1)
  expect(runningJobs(almost.after('1s').estate)).toBe(0)
})

it('nothing is to be waited for where nothing runs', () => {
  expect(jobsDone(start.estate)).toBeNull()
})
