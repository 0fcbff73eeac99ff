import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { requests, type RequestName } from '@shared/contract'
import { answer } from '@main/answer'
import { makeHandlers, type Shell } from '@main/handlers'
import { NEW_LAB, shell, STORY, useDesk } from './desk-kit'
import { fail, install } from './engine/builder'

const kit = useDesk()

function asking(desktop: Partial<Shell> = {}) {
  const handlers = makeHandlers(kit.desk(), { ...shell, ...desktop })
  return async (name: RequestName, input: unknown = {}, window = 1): Promise<unknown> => {
    const envelope = await answer(handlers, name, input, { window }, (cause) => {
      throw cause
    })
    return envelope.ok ? envelope.value : envelope.problem
  }
}

describe('the handlers', () => {
  it('are one for each request of the contract', () => {
    expect(Object.keys(makeHandlers(kit.desk(), shell)).sort()).toEqual(Object.keys(requests).sort())
  })

  it('say that no lab is open to everything that needs one', async () => {
    const ask = asking()
    const server = { server: 'DPM1' }
    const command = install('DPM1', 'Server1')
    const needing: [RequestName, object][] = [
      ['lab/save-as', {}],
      ['lab/protection', server],
      ['lab/agents', server],
      ['lab/monitoring', server],
      ['lab/report', { ...server, report: 'status', days: 7 }],
      ['lab/save-report', { ...server, report: 'status', days: 7, format: 'csv' }],
      ['lab/member-tree', { ...server, showHidden: false }],
      ['lab/topology', {}],
      ['lab/timeline', {}],
      ['lab/compare', { one: 1, other: 1 }],
      ['lab/judgement', {}],
      ['lab/save-judgement', { format: 'html' }],
      ['map/places', {}],
      ['map/keep-places', { places: {} }],
      ['map/save-picture', { format: 'svg', text: '<svg/>' }],
      ['lab/dispatch-all', { commands: [command] }],
      ['lab/what-if', { commands: [command] }],
      ['lab/keep-alternative', { commands: [command] }],
      ['lab/go-to', { seq: 1 }],
      ['lab/ways-out', { goal: { kind: 'protected', computer: 'Server1' } }],
      ['lab/story', {}],
      ['lab/play-step', { step: 1 }],
      ['lab/play-all', {}],
      ['lab/exercise', {}],
      ['lab/show-step', {}],
      ['lab/note-refusal', { command }],
      ['lab/begin-exercise', {}],
      ['lab/save-result', { format: 'json', learner: '', seconds: 0 }],
      ['lab/save-lab-file', { title: 'a', introduction: '', steps: true }],
      ['lab/dispatch', { command }],
      ['lab/preview', { command }],
      ['lab/undo', {}],
      ['lab/redo', {}],
      ['lab/reset', {}]
    ]
    for (const [name, input] of needing)
      expect(await ask(name, input), name).toMatchObject({ kind: 'no-lab-open' })
    expect(await ask('lab/overview')).toBeNull()
    expect(await ask('lab/close')).toBeNull()
    expect(kit.told).toEqual([])
  })

  it('carry a lab from the start page to its end', async () => {
    kit.write('bundled/story.yaml', STORY)
    const ask = asking()
    expect(await ask('app/start')).toMatchObject({
      version: '0',
      recent: [],
      bundled: [{ labs: [{ id: 'story' }] }]
    })
    expect(await ask('lab/open-bundled', { id: 'story' })).toMatchObject({ title: 'Twice wanted' })
    expect(await ask('lab/open-bundled', { id: 'none' })).toMatchObject({ kind: 'file-missing' })
    expect(await ask('lab/new', NEW_LAB)).toMatchObject({ title: 'Mine' })
    const command = install('DPM1', 'Server1')
    expect(await ask('lab/preview', { command })).toMatchObject({ outcome: 'done' })
    expect(await ask('lab/overview')).toMatchObject({ undo: null })
    expect(await ask('lab/dispatch', { command })).toMatchObject({ outcome: 'done' })
    expect(await ask('lab/agents', { server: 'DPM1' })).toMatchObject({ agents: [{ computer: 'Server1' }] })
    expect(await ask('lab/undo')).toBeNull()
    expect(await ask('lab/redo')).toBeNull()
    expect(await ask('lab/timeline')).toMatchObject({ entries: { length: 2 }, head: 2, line: [1, 2] })
    expect(await ask('lab/reset')).toBeNull()
    expect(await ask('lab/timeline')).toMatchObject({ head: 1, line: [1, 2] })
    expect(await ask('lab/go-to', { seq: 2 })).toBeNull()
    expect(await ask('lab/go-to', { seq: 3 })).toMatchObject({ kind: 'invalid-message' })
    expect(await ask('lab/compare', { one: 1, other: 2 })).toMatchObject({ fork: 1 })
    expect(await ask('lab/compare', { one: 1, other: 3 })).toMatchObject({ kind: 'invalid-message' })
    expect(await ask('lab/dispatch-all', { commands: [command] })).toMatchObject([{ outcome: 'refused' }])
    expect(await ask('lab/keep-alternative', { commands: [command] })).toBeNull()
    expect(await ask('lab/keep-alternative', { commands: [fail('Server1')] })).toEqual({ seq: 3 })
    expect(await ask('lab/timeline')).toMatchObject({ head: 2, line: [1, 2, 3] })
    expect(await ask('lab/close')).toBeNull()
    const start = (await ask('app/start')) as { recent: { file: string; title: string }[] }
    expect(start.recent.map(({ title }) => title)).toEqual(['Mine', 'Twice wanted'])
    expect(await ask('app/forget-recent', { file: start.recent[0]?.file })).toBeNull()
    expect(await ask('app/start')).toMatchObject({ recent: [{ title: 'Twice wanted' }] })
  })

  it('give every answer in a form that crosses to another process', async () => {
    const ask = asking()
    await ask('lab/open', { file: kit.write('story.yaml', STORY) })
    for (const name of Object.keys(requests) as RequestName[]) {
      if (name === 'lab/close' || name === 'lab/new') continue
      const input = { server: 'DPM2', showHidden: true }
      const answers = [await ask(name, {}), await ask(name, { server: 'DPM2' }), await ask(name, input)]
      for (const one of answers) expect(structuredClone(one)).toEqual(one)
    }
  })

  it('ask the desktop, in the window that asked, and do nothing where that is cancelled', async () => {
    const windows: unknown[] = []
    const ask = asking({
      openWindow: (server) => windows.push(server),
      chooseLabToOpen: (window) => Promise.resolve(windows.push(['open', window]) > 0 ? null : null),
      chooseWhereToSave: (window, name) =>
        Promise.resolve(windows.push(['save', window, name]) > 0 ? null : null)
    })
    await ask('app/open-window', { server: 'DPM1' })
    await ask('app/open-window')
    expect(await ask('lab/open', {}, 3)).toBeNull()
    await ask('lab/new', NEW_LAB)
    expect(await ask('lab/save-as', {}, 4)).toBeNull()
    expect(windows).toEqual(['DPM1', undefined, ['open', 3], ['save', 4, 'Mine']])
    expect(await ask('lab/overview')).toMatchObject({ title: 'Mine' })
  })

  it('open and save what was chosen', async () => {
    const story = kit.write('story.yaml', STORY)
    const ask = asking({
      chooseLabToOpen: () => Promise.resolve(story),
      chooseWhereToSave: () => Promise.resolve(kit.folder.path('kept'))
    })
    expect(await ask('lab/open')).toMatchObject({ title: 'Twice wanted' })
    expect(await ask('lab/save-as')).toMatchObject({ file: kit.folder.path('kept.dpmlab') })
  })

  it('save nothing under a name that was asked for another lab', async () => {
    let chosen: (file: string) => void = () => undefined
    const ask = asking({ chooseWhereToSave: () => new Promise<string>((resolve) => (chosen = resolve)) })
    await ask('lab/new', NEW_LAB)
    const saving = ask('lab/save-as')
    await ask('lab/new', { ...NEW_LAB, title: 'Other' })
    chosen(kit.folder.path('kept.dpmlab'))
    expect(await saving).toMatchObject({ kind: 'no-lab-open' })
    expect(existsSync(kit.folder.path('kept.dpmlab'))).toBe(false)
    expect(await ask('lab/overview')).toMatchObject({ title: 'Other' })
  })

  it('play a story, and give the clipboard what is to be copied', async () => {
    const copied: string[] = []
    const ask = asking({ copy: (text) => Promise.resolve(void copied.push(text)) })
    kit.write('bundled/story.yaml', STORY)
    await ask('lab/open-bundled', { id: 'story' })
    expect(await ask('lab/play-step', { step: 2 })).toBeNull()
    expect(await ask('lab/play-step', { step: 1 })).toMatchObject({ outcome: 'done' })
    expect(await ask('lab/story')).toMatchObject({ position: 1, steps: { length: 3 } })
    expect(await ask('lab/play-all')).toBeNull()
    expect(await ask('lab/story')).toMatchObject({ position: 3 })
    expect(await ask('lab/reset')).toBeNull()
    expect(await ask('lab/story')).toMatchObject({ position: 0 })
    expect(await ask('lab/play-step', { step: 0 })).toMatchObject({ kind: 'invalid-message' })
    expect(await ask('app/copy', { text: 'a\nb' })).toBeNull()
    expect(copied).toEqual(['a\nb'])
  })

  it('put the window that asks into full screen and take it out, and say whether it was', async () => {
    const windows = new Map([[2, true]])
    const ask = asking({
      setFullScreen: (window, on) => {
        const was = windows.get(window) ?? false
        windows.set(window, on)
        return was
      }
    })
    expect(await ask('window/full-screen', { on: true }, 1)).toEqual({ was: false })
    expect(await ask('window/full-screen', { on: true }, 2)).toEqual({ was: true })
    expect(await ask('window/full-screen', { on: false }, 1)).toEqual({ was: true })
    expect([...windows]).toEqual([
      [2, true],
      [1, false]
    ])
    for (const input of [{}, { on: 'yes' }, { on: true, window: 2 }])
      expect(await ask('window/full-screen', input)).toMatchObject({ kind: 'invalid-message' })
  })

  it('leave nothing but the labs behind', async () => {
    const ask = asking()
    mkdirSync(kit.folder.path('data'), { recursive: true })
    await ask('lab/new', NEW_LAB)
    await ask('lab/new', { ...NEW_LAB, dpmServers: ['A', 'a'] })
    await ask('lab/close')
    expect(readdirSync(kit.folder.path('data')).sort()).toEqual(['labs', 'recent-labs.json'])
    expect(readdirSync(kit.folder.path('data/labs'))).toEqual(['mine.dpmlab'])
  })
})
