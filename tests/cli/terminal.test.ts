import { PassThrough, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { Output } from '../../src/cli/output'
import { Progress } from '../../src/cli/progress'
import { wantsColour } from '../../src/cli/style'

type Stream = NodeJS.WriteStream

describe('colours', () => {
  test.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['both', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['a terminal that knows none', true, { TERM: 'dumb' }, false]
  ])('%s', (_, isTerminal, environment, wanted) => {
    expect(wantsColour(isTerminal, environment)).toBe(wanted)
  })
})

describe('the progress line', () => {
  function shownOn(isTTY: boolean, files: number): string {
    const stream = Object.assign(new PassThrough(), { isTTY }) as unknown as Stream
    const progress = new Progress(stream, files, 0)
    progress.show(1)
    progress.clear()
    progress.clear()
    return String((stream as unknown as PassThrough).read() ?? '')
  }

  test('is there on a terminal, and taken away', () => {
    expect(shownOn(true, 20)).toBe('\r\u001b[K1 of 20 files\r\u001b[K')
  })

  test('is nowhere else, and not for a single file', () => {
    expect(shownOn(false, 20)).toBe('')
    expect(shownOn(true, 1)).toBe('')
  })
})

describe('output', () => {
  test('waits for a slow reader, and leaves nothing behind that listens', async () => {
    let held = 0
    let most = 0
    const slow = new Writable({
      highWaterMark: 10,
      write(chunk: Buffer, _, done) {
        setTimeout(() => {
          held -= chunk.length
          done()
        }, 1)
      }
    })
    const output = new Output(slow as unknown as Stream)
    const listeners = () => ['drain', 'close'].map((event) => slow.listenerCount(event))
    const before = listeners()
    for (let line = 0; line < 50; line++) {
      held += 20
      most = Math.max(most, held)
      await output.write('x'.repeat(20))
    }
    expect(most).toBeLessThanOrEqual(40)
    expect(listeners()).toEqual(before)
  })

  test('says when nobody reads any more, and does not wait for it', async () => {
    const gone = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('gone'), { code: 'EPIPE' }))
      }
    })
    const output = new Output(gone as unknown as Stream)
    await output.write('one')
    await output.write('two')
    expect(output.failure?.code).toBe('EPIPE')
  })
})
