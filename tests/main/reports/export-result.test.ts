import { describe, expect, it } from 'vitest'
import { exportResult, type ExerciseResult } from '@main/reports'

const RESULT: ExerciseResult = {
  format: 'dpm-lab-result',
  version: 1,
  title: 'Chain <two> servers',
  goal: 'DPM1 & DPM2 are chained.',
  learner: 'Anna "A"',
  started: '2026-01-05T08:00:00.000Z',
  finished: '2026-01-05T08:01:30.000Z',
  seconds: 90,
  minutesAllowed: 15,
  inTime: true,
  points: 1,
  maximum: 3,
  percent: 33,
  solved: false,
  checks: [
    { text: 'The agent <is> there', points: 1, maximum: 1, met: true },
    { text: 'DPM1 is protected', points: 0, maximum: 2, met: false }
  ],
  wrongMoves: [
    {
      text: 'Create protection group <A>',
      rule: 'agent-required',
      says: 'An agent is required.',
      clock: 0,
      at: '2026-01-05T08:01:05.400Z'
    }
  ]
}

const html = (change: Partial<ExerciseResult> = {}) => exportResult({ ...RESULT, ...change }, 'html')

describe('the result of an exercise', () => {
  it('as JSON is the result, whole', () => {
    const text = exportResult(RESULT, 'json')
    expect(JSON.parse(text)).toEqual(RESULT)
    expect(text.endsWith('}\n')).toBe(true)
  })

  it('as HTML tells who, when, how well, what was met and what was refused', () => {
    const text = html()
    expect(text).toContain('<h1>Result: Chain &lt;two&gt; servers</h1>')
    expect(text).toContain('Anna &quot;A&quot;, 2026-01-05 08:00 to 2026-01-05 08:01 UTC')
    expect(text).toContain(
      'Not solved: 1 of 3 points, 33 percent. It took 1 minute 30 seconds, within the 15 minutes allowed.'
    )
    expect(text).toContain('DPM1 &amp; DPM2 are chained.')
    expect(text).toContain('<th scope="row">The agent &lt;is&gt; there</th><td class="met">Met</td>')
    expect(text).toContain('<td class="unmet">Not met</td><td class="end points">0 of 2</td>')
    expect(text).toContain('<td class="end">1:05</td><th scope="row">Create protection group &lt;A&gt;</th>')
    expect(text).toContain('An agent is required. <code>agent-required</code>')
    expect(text).not.toContain('<script')
  })

  it.each([
    [
      { solved: true, points: 3, percent: 100, minutesAllowed: null },
      'Solved: 3 of 3 points, 100 percent. It took 1 minute 30 seconds.'
    ],
    [
      { seconds: 61, minutesAllowed: 1, inTime: false },
      'It took 1 minute 1 second, more than the 1 minute allowed.'
    ],
    [{ seconds: 0, minutesAllowed: null }, 'It took 0 seconds.'],
    [{ wrongMoves: [] }, '<p>Nothing was refused.</p>'],
    [{ learner: null }, '<p class="period">2026-01-05 08:00 to']
  ])('with %j says %s', (change, said) => {
    expect(html(change)).toContain(said)
  })
})
