import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer } from '@main/answer'
import { makeHandlers, type Shell } from '@main/handlers'
import { useDesk, NEW_LAB, shell } from './desk-kit'
import { agent, practising } from './exercise-kit'

const kit = useDesk()
const out = (name: string) => kit.folder.path(`out/${name}`)

beforeEach(() => mkdirSync(out('.')))

function asking(chooseWhereToSaveResult: Shell['chooseWhereToSaveResult']) {
  const handlers = makeHandlers(kit.desk(), { ...shell, chooseWhereToSaveResult })
  return async (format: string): Promise<unknown> => {
    const input = { format, learner: 'Anna', seconds: 75 }
    const envelope = await answer(handlers, 'lab/save-result', input, { window: 7 }, (cause) => {
      throw cause
    })
    return envelope.ok ? envelope.value : envelope.problem
  }
}

describe('exporting the result of an exercise', () => {
  it('asks for its name, and writes it there in the format wanted', async () => {
    const asked: unknown[] = []
    const session = practising(kit)
    session.dispatch(agent)
    const ask = asking((...question) => {
      asked.push(question)
      return Promise.resolve(out(`result-${asked.length}`))
    })
    expect(await ask('html')).toEqual({ file: out('result-1.html') })
    expect(await ask('json')).toEqual({ file: out('result-2.json') })
    expect(asked).toEqual([
      [7, 'Chain two servers, result', 'html'],
      [7, 'Chain two servers, result', 'json']
    ])
    expect(readFileSync(out('result-1.html'), 'utf8')).toContain('Result: Chain two servers')
    expect(JSON.parse(readFileSync(out('result-2.json'), 'utf8'))).toEqual(session.result('Anna', 75))
  })

  it('writes nothing where the name is not chosen, or the lab is no exercise', async () => {
    practising(kit)
    expect(await asking(() => Promise.resolve(null))('json')).toBeNull()
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const asked: unknown[] = []
    const ask = asking((...question) => Promise.resolve(asked.push(question) > 0 ? out('a') : null))
    expect(await ask('json')).toMatchObject({ kind: 'invalid-message' })
    expect([asked, readdirSync(out('.'))]).toEqual([[], []])
  })

  it('writes the run as it was asked for, though the lab went on meanwhile', async () => {
    const session = practising(kit)
    const ask = asking(() => {
      session.dispatch(agent)
      return Promise.resolve(out('a.json'))
    })
    expect(await ask('json')).toEqual({ file: out('a.json') })
    expect(JSON.parse(readFileSync(out('a.json'), 'utf8'))).toMatchObject({ points: 0, maximum: 3 })
  })
})
