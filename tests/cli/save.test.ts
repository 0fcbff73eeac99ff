import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stateOf } from '@main/lab'
import { Session } from '@main/session'
import { openLab } from '@main/store'
import { historyOf } from '../main/history-kit'
import { bundled, dpmLab, INVALID, SURPRISING, useFolder } from './kit'

const folder = useFolder()

function opened<T>(use: (session: Session) => T): T {
  const session = new Session(openLab(join(folder.path, 'out.dpmlab')), () => new Date())
  try {
    return use(session)
  } finally {
    session.close()
  }
}

describe('--save', () => {
  // Each takes a fifth of a second.
  test.each(bundled.filter((_, n) => n % 4 === 0))(
    'keeps the estate of %s as a lab the console opens',
    async (file) => {
      const { code, out } = await dpmLab(['run', '--json', file, '--save', 'out.dpmlab'], {
        cwd: folder.path
      })
      expect(code).toBe(0)
      const report = JSON.parse(out) as { state: object; title: string; steps: { outcome: string }[] }
      opened((session) => {
        expect(session.title).toBe(report.title)
        expect(stateOf(session.estate)).toEqual(report.state)
        const done = report.steps.filter(({ outcome }) => outcome === 'done').length
        const checked = readFileSync(file, 'utf8').includes('\nexpectState:') ? 1 : 0
        expect(historyOf(session)).toHaveLength(done - checked)
      })
      expect(readdirSync(folder.path)).toEqual(['out.dpmlab'])
    }
  )

  test('keeps each step, so that it can be undone', async () => {
    folder.write('odd.yaml', SURPRISING)
    const { code, out } = await dpmLab(['run', 'odd.yaml', '--save=out.dpmlab'], { cwd: folder.path })
    expect(code).toBe(1)
    expect(out).toMatch(/\nkept as out\.dpmlab\n$/)
    opened((session) => {
      expect(session.overview().undo).toBe('Install the protection agent on Server1 from DPM1')
      session.undo()
      expect(stateOf(session.estate).agents).toEqual([])
      expect(session.overview().dpmServers).toHaveLength(3)
    })
  })

  test('overwrites nothing', async () => {
    folder.write('odd.yaml', SURPRISING)
    writeFileSync(join(folder.path, 'out.dpmlab'), 'mine')
    const { code, err } = await dpmLab(['run', 'odd.yaml', '--save', 'out.dpmlab'], { cwd: folder.path })
    expect(code).toBe(2)
    expect(err).toBe('out.dpmlab: out.dpmlab exists already. Choose another name or another folder.\n')
    expect(readFileSync(join(folder.path, 'out.dpmlab'), 'utf8')).toBe('mine')
  })

  test('keeps nothing of what could not be read, or where there is no folder', async () => {
    folder.write('odd.yaml', SURPRISING)
    folder.write('bad.yaml', INVALID)
    const bad = await dpmLab(['run', 'bad.yaml', '--save', 'out.dpmlab'], { cwd: folder.path })
    expect(bad.code).toBe(2)
    expect(existsSync(join(folder.path, 'out.dpmlab'))).toBe(false)
    const none = await dpmLab(['run', 'odd.yaml', '--save', 'no/out.dpmlab'], { cwd: folder.path })
    expect(none.code).toBe(2)
    expect(none.err).toMatch(/^no\/out\.dpmlab: /)
  })
})
