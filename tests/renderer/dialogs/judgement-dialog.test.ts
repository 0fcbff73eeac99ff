import type { JudgedRuleView, JudgementView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import JudgementDialog from '@renderer/dialogs/judgement-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, press, settle, show } from '../components/harness'
import { fakeBridge, overview } from '../fake-bridge'

const judged = (rule: JudgedRuleView['rule'], more: Partial<JudgedRuleView> = {}): JudgedRuleView => ({
  rule,
  title: `Title of ${rule}`,
  state: 'held',
  warns: false,
  ofDeeds: false,
  findings: [`${rule} holds.`, 'Looked at: 2 links.'],
  documents: `The documents on ${rule}.`,
  source: 'Set up chaining',
  errorIds: [],
  ...more
})

const once = judged('protected-once', {
  state: 'broken',
  findings: ['DPM1 is protected by DPM2 and DPM3.', 'DPM4 is too.'],
  errorIds: [32671, 326]
})
const ring = judged('undocumented-ring', { state: 'broken', warns: true, findings: ['A ring.'] })
const held = judged('chain-order')
const deed = judged('not-switched', { ofDeeds: true })

const of = (...rules: JudgedRuleView[]): JudgementView => ({
  title: 'A lab',
  moment: '2026-01-05 08:00',
  broken: rules.filter(({ state }) => state === 'broken').length,
  rules,
  topology: { servers: [], computers: [], ties: [], configurations: [] }
})

async function open(view: JudgementView, file: string | null = '/out/report.html') {
  const bridge = fakeBridge({
    'lab/overview': overview(),
    'lab/judgement': view,
    'lab/save-judgement': file === null ? null : { file }
  })
  await useLab().refresh()
  useConsole().open({ kind: 'judgement' })
  show(JudgementDialog, {})
  await settle()
  return bridge
}

/** The rows of the list, cell by cell. */
const rows = () =>
  byRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('[role="gridcell"]')].map((cell) => cell.textContent.trim()))
const findings = () => [...one('list', 'Findings').querySelectorAll('li')].map((item) => item.textContent)
const summary = () => document.querySelector('[role="status"]')?.textContent

async function click(element: HTMLElement): Promise<void> {
  element.focus()
  element.click()
  await settle()
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('the topology report', () => {
  test('lists every rule with its state in words, and sums up', async () => {
    await open(of(once, ring, held, deed))
    expect(summary()).toBe('2 of 4 rules are broken, 1 of them a warning.')
    expect(rows()).toEqual([
      ['Broken', 'Title of protected-once', 'DPM1 is protected by DPM2 and DPM3. (and 1 more)'],
      ['Broken (warning)', 'Title of undocumented-ring', 'A ring.'],
      ['Held', 'Title of chain-order', 'chain-order holds.'],
      ['Held', 'Title of not-switched', 'not-switched holds.']
    ])
    // Not by colour alone.
    for (const row of byRole('row').slice(1)) expect(row.querySelector('svg')).not.toBeNull()
  })

  test('tells everything of the selected one, the first of the list to begin with', async () => {
    await open(of(once, held, deed))
    expect(findings()).toEqual(once.findings)
    const text = () => one('dialog').textContent
    for (const part of ['The documents on protected-once.', 'Set up chaining', '32671, 326'])
      expect(text()).toContain(part)
    expect(text()).not.toContain('What somebody does')
    byRole('row')[1]?.focus()
    await press('ArrowDown')
    expect(findings()).toEqual(held.findings)
    await press('ArrowDown')
    expect(findings()).toEqual(deed.findings)
    expect(text()).toContain('What somebody does. A topology alone can hardly break it.')
  })

  test('can be narrowed to what is broken', async () => {
    await open(of(once, held))
    await click(one('checkbox'))
    expect(rows().map(([, title]) => title)).toEqual(['Title of protected-once'])
    await click(one('checkbox'))
    expect(rows()).toHaveLength(2)
  })

  test('says so where nothing is broken', async () => {
    await open(of(held))
    expect(summary()).toBe('None of 1 rules is broken.')
    await click(one('checkbox'))
    expect(rows()).toEqual([])
    expect(one('dialog').textContent).toContain('No rule is broken')
    expect(one('dialog').textContent).toContain('Select a rule')
  })

  test('follows the lab', async () => {
    const bridge = await open(of(once, held))
    bridge.answers['lab/judgement'] = of(held, judged('protected-once'))
    await useLab().refresh()
    await settle()
    expect(summary()).toBe('None of 2 rules is broken.')
    expect(rows().map(([state]) => state)).toEqual(['Held', 'Held'])
    expect(findings()).toEqual(held.findings)
  })

  test.each([
    ['Export as HTML…', 'html'],
    ['Export as Markdown…', 'markdown']
  ])('%s asks for the file and says where it went', async (label, format) => {
    const bridge = await open(of(once))
    await click(one('button', label))
    expect(
      bridge.asked.filter(({ name }) => name === 'lab/save-judgement').map(({ input }) => input)
    ).toEqual([{ format }])
    expect(one('dialog').textContent).toContain('Report exported: /out/report.html')
    expect(useConsole().message).toBe('Report exported: /out/report.html')
    expect(useConsole().dialog).toEqual({ kind: 'judgement' })
  })

  test('says nothing where no file was chosen, and closes', async () => {
    await open(of(once), null)
    await click(one('button', 'Export as HTML…'))
    expect(one('dialog').textContent).not.toContain('exported')
    await click(one('button', 'Close'))
    expect(useConsole().dialog).toBeNull()
  })
})
