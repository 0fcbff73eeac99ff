import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer } from '@main/answer'
import { makeHandlers, type Shell } from '@main/handlers'
import { NEW_LAB, shell, useDesk } from './desk-kit'

const kit = useDesk()
const out = (name: string) => kit.folder.path(`out/${name}`)

beforeEach(() => mkdirSync(out('.')))

function asking(chooseWhereToSaveJudgement: Shell['chooseWhereToSaveJudgement']) {
  const handlers = makeHandlers(kit.desk(), { ...shell, chooseWhereToSaveJudgement })
  return async (format: string): Promise<unknown> => {
    const envelope = await answer(handlers, 'lab/save-judgement', { format }, { window: 7 }, (cause) => {
      throw cause
    })
    return envelope.ok ? envelope.value : envelope.problem
  }
}

describe('exporting the topology report', () => {
  it('asks for its name, and writes it there in the format wanted', async () => {
    const asked: unknown[] = []
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const { title } = kit.desk().session
    const ask = asking((...question) => {
      asked.push(question)
      return Promise.resolve(out(`report-${asked.length}`))
    })
    expect(await ask('html')).toEqual({ file: out('report-1.html') })
    expect(await ask('markdown')).toEqual({ file: out('report-2.md') })
    expect(asked).toEqual([
      [7, `${title}, topology`, 'html'],
      [7, `${title}, topology`, 'markdown']
    ])
    expect(readFileSync(out('report-1.html'), 'utf8')).toContain('<h2>Rules that hold</h2>')
    expect(readFileSync(out('report-2.md'), 'utf8')).toContain(
      `# Topology report: ${title}\n\n2026-01-05 08:00\n\n**None of 53 rules is broken.**\n`
    )
  })

  it('writes nothing where the name is not chosen', async () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    expect(await asking(() => Promise.resolve(null))('markdown')).toBeNull()
    expect(readdirSync(out('.'))).toEqual([])
  })

  it('writes the lab as it was asked for, though another one was opened meanwhile', async () => {
    kit.desk().open(() => kit.library().newLab(NEW_LAB))
    const ask = asking(() => {
      kit.desk().open(() => kit.library().newLab({ ...NEW_LAB, dpmServers: ['Other'] }))
      return Promise.resolve(out('a.md'))
    })
    expect(await ask('markdown')).toEqual({ file: out('a.md') })
    expect(readFileSync(out('a.md'), 'utf8')).not.toContain('Other')
  })
})
