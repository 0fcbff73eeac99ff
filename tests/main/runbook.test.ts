import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import type { Input } from '@shared/contract'
import { answer } from '@main/answer'
import { makeHandlers, type Shell } from '@main/handlers'
import { parseLab } from '@main/lab'
import { exportRunbook, labRunbook, runbookOf, type Runbook } from '@main/runbook'
import { NEW_LAB, shell, STORY, useDesk } from './desk-kit'
import { copy, data, group, install } from './engine/builder'
import { passing } from './session-kit'

const kit = useDesk()
const out = (name: string) => kit.folder.path(`out/${name}`)

beforeEach(() => mkdirSync(out('.')))

const toldOf = ({ entries }: Runbook) =>
  entries.map((entry) =>
    entry.kind === 'note' ? `note: ${entry.text.slice(0, 34).trim()}` : `${entry.kind}: ${entry.title}`
  )

function open() {
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  return kit.desk().session
}

const members = data('Server1', 'C:')

describe('the runbook of a lab', () => {
  it('has what was done up to here, time once, and not what was undone or refused', () => {
    const session = open()
    session.dispatch(install('DPM1', 'Server1'))
    session.dispatch(install('DPM1', 'DPM1'))
    session.dispatch(passing('1h'))
    session.dispatch(passing('30m'))
    session.dispatch(group('DPM1', 'Group', members))
    session.dispatch({ do: 'fail-server', server: 'DPM2' })
    session.dispatch({ do: 'repair-server', server: 'DPM2' })
    session.undo()
    const runbook = runbookOf(session, 'history')
    expect(toldOf(runbook)).toEqual([
      'step: Install the protection agent on Server1 from DPM1',
      'note: In the lab 1 hour 30 minutes pass',
      'step: Create the protection group "Group" on DPM1 with data of Server1',
      'note: In the lab DPM2 fails here, as whe'
    ])
    expect(runbook.from).toMatch(/^What was done in the lab ".*" up to 2026-01-05 09:30$/)
    expect(runbook.entries[0]).toMatchObject({
      why: 'DPM1 has to own the protection agent on Server1 before it can protect anything there.'
    })
  })

  it('knows how things stand before each step', () => {
    const session = open()
    const { entries } = runbookOf(session, {
      title: 'DPM1 is protected by DPM2',
      commands: [install('DPM2', 'DPM1')]
    })
    const [first] = entries
    const text = JSON.stringify(first)
    expect(text).toContain('needs no restart')
    expect(text).not.toContain('Choose Restart Method')
  })

  it('tells what a way comes to, and what it gives up', () => {
    const session = open()
    for (const command of [install('DPM1', 'Server1'), group('DPM1', 'Own', members)])
      session.dispatch(command)
    const of = (data: 'retain' | 'delete') =>
      runbookOf(session, {
        title: 'Stop',
        commands: [{ do: 'remove-members', on: 'DPM1', group: 'Own', members: 'all', data }]
      }).explanation
    expect(of('retain')).toContain('Nobody directly protects Server1 any more.')
    expect(of('retain')).not.toContain('Given up')
    expect(of('delete')).toContain('Given up for good: the copies of C: of Server1 on DPM1.')
    expect(runbookOf(session, 'history').explanation).toBeNull()
  })

  it('says so where a step is refused, and goes on', () => {
    const session = open()
    const commands: Command[] = [install('DPM1', 'DPM1'), install('DPM1', 'Server1')]
    const runbook = runbookOf(session, { title: 'Two', commands })
    expect(toldOf(runbook)).toEqual([
      'note: Do not do this: Install the protec',
      'step: Install the protection agent on Server1 from DPM1'
    ])
    expect(session.overview().undo).toBeNull()
  })

  it('leaves out of a lab file what is refused', () => {
    const parsed = parseLab(STORY, 'story.yaml')
    if (!parsed.ok) throw new Error('not a lab')
    const runbook = labRunbook(parsed.lab)
    // The second step of the file is refused, and that is nothing to be done.
    expect(runbook && toldOf(runbook)).toEqual([
      'step: Create the protection group "Secondary" on DPM2 with data of DPM1',
      'step: Install the protection agent on Server1 from DPM1'
    ])
  })

  it('puts warnings that the lab gave first', () => {
    const session = open()
    const secondary = group('DPM2', 'Secondary', copy('Server1', 'C:', 'DPM1'))
    const { entries } = runbookOf(session, {
      title: 'Two',
      commands: [
        install('DPM1', 'Server1'),
        install('DPM2', 'DPM1'),
        group('DPM1', 'Own', members),
        secondary
      ]
    })
    const last = entries.at(-1)
    expect(last).toMatchObject({ kind: 'step' })
    expect(last?.kind === 'step' && last.words.warnings[0]?.text).toMatch(/DPM database/)
  })

  it('follows the steps of an exercise from its beginning, and says what is refused', () => {
    kit.desk().openFile(kit.write('exercise.yaml', EXERCISE))
    const { session } = kit.desk()
    session.showStep()
    const expected = [
      'part: Try the second step first',
      'note: Do not do this: Create the protect',
      'part: Install the agent',
      'step: Install the protection agent on DPM1 from DPM2'
    ]
    expect(toldOf(runbookOf(session, 'exercise'))).toEqual(expected)
    expect(runbookOf(session, 'exercise').from).toBe('DPM2 owns the agent on DPM1.')
    const parsed = parseLab(EXERCISE, 'exercise.yaml')
    const runbook = parsed.ok && labRunbook(parsed.lab)
    expect(runbook && toldOf(runbook)).toEqual(expected)
  })

  it('is a problem where an exercise is wanted of a lab that is none', () => {
    const session = open()
    expect(() => runbookOf(session, 'exercise')).toThrow('This lab is no exercise')
  })
})

const EXERCISE = `lab: 1
title: One agent
dpmServers: [{ name: DPM1 }, { name: DPM2 }]
exercise:
  goal: DPM2 owns the agent on DPM1.
  steps:
    - title: Try the second step first
      text: It is refused.
      show:
        do: create-protection-group
        on: DPM2
        group: Secondary
        members: [{ computer: DPM1, dataSource: DPMDB }]
      done: [{ refused: agent-required }]
      hints: [Try., There., So.]
    - title: Install the agent
      text: It is needed.
      show: { do: install-agent, on: DPM2, computer: DPM1 }
      done: [{ agents: { computer: DPM1, owner: DPM2 } }]
      hints: [Try., There., So.]
  checks:
    - { text: The agent is there, points: 1, that: [{ agents: { computer: DPM1, owner: DPM2 } }] }
  wrong:
    - { title: The wrong way round, steps: [{ do: install-agent, on: DPM1, computer: DPM2 }] }
`

const SMALL: Runbook = {
  title: 'A title',
  from: 'From somewhere',
  explanation: 'All is well.',
  entries: [
    { kind: 'part', title: 'A part', text: 'What it is about.' },
    {
      kind: 'step',
      title: 'Do it',
      why: 'It has to be.',
      words: {
        kind: 'step',
        blocks: [
          { title: 'A console', typed: false, lines: [{ text: 'Click', source: 'Page' }] },
          {
            title: 'A shell',
            typed: true,
            lines: [
              { text: 'Get-It', source: 'Cmdlets' },
              { text: 'Set-It', source: null }
            ]
          }
        ],
        checks: [{ text: 'It is so.', source: null }],
        warnings: [{ text: 'Careful.', source: 'Page; Other' }],
        back: []
      }
    },
    { kind: 'note', text: 'By the way.' }
  ]
}

describe('a runbook as a file', () => {
  it('is Markdown', () => {
    const text = exportRunbook(SMALL, 'markdown')
    expect(text.slice(text.indexOf('## A part'), text.indexOf('## Afterwards'))).toBe(`## A part

What it is about.

### 1. Do it

It has to be.

**A console**

1. Click

**A shell**

\`\`\`powershell
Get-It
Set-It # inferred
\`\`\`

**Warnings**

- Careful.

**Check afterwards**

- It is so. *(inferred)*

Sources: Page; Cmdlets; Other. Inferred: 2 of 5 lines.

> **Note:** By the way.

`)
    expect(text).toContain('\n## What it comes to\n\nAll is well.\n')
    expect(text).toMatch(/^# Runbook: A title\n\nFrom somewhere\n\n\*\*1 step, 1 note\.\*\*\n/)
  })

  it('is HTML that loads nothing and runs nothing', () => {
    const text = exportRunbook(SMALL, 'html')
    expect(text).toContain('<h3>1. Do it</h3>')
    expect(text).toContain('<h2>What it comes to</h2>\n<p>All is well.</p>')
    expect(text).toContain('<pre>Get-It\nSet-It # inferred</pre>')
    expect(text).toContain('<li>It is so. <span class="inferred">(inferred)</span></li>')
    expect(text).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
    expect(text).not.toMatch(/<script|https?:/)
    expect(text).toContain('Check every step against your servers')
  })

  it.each(['<script>alert(1)</script>', '```', '# heading', '[a](http://x)', '**b**', '</pre>'])(
    'takes %j for text',
    (name) => {
      const session = open()
      const of = (title: string) =>
        runbookOf(session, {
          title,
          commands: [{ do: 'add-protected-server', name: title }, install('DPM1', title)]
        })
      const html = exportRunbook(of(name), 'html')
      const tags = (text: string) => text.match(/<[^>]*>/g)
      expect(tags(html)).toEqual(tags(exportRunbook(of('x'), 'html')))
      const headings = (text: string) => text.match(/^(#+ |- |\d+\. |> |`{3,})/gm)?.map((sign) => sign[0])
      expect(headings(exportRunbook(of(name), 'markdown'))).toEqual(
        headings(exportRunbook(of('x'), 'markdown'))
      )
    }
  )
})

function asking(more: Partial<Shell>) {
  const handlers = makeHandlers(kit.desk(), { ...shell, ...more })
  return async (input: Input<'lab/save-runbook'>): Promise<unknown> => {
    const envelope = await answer(handlers, 'lab/save-runbook', input, { window: 7 }, (cause) => {
      throw cause
    })
    return envelope.ok ? envelope.value : envelope.problem
  }
}

describe('exporting a runbook', () => {
  it('asks for its name, and writes it there in the format wanted', async () => {
    const session = open()
    session.dispatch(install('DPM1', 'Server1'))
    const asked: unknown[] = []
    const printed: string[] = []
    const ask = asking({
      chooseWhereToSaveRunbook: (...question) => {
        asked.push(question)
        return Promise.resolve(out(`book-${asked.length}`))
      },
      printPdf: (html) => {
        printed.push(html)
        return Promise.resolve(Buffer.from('%PDF'))
      }
    })
    expect(await ask({ format: 'html', of: 'history' })).toEqual({ file: out('book-1.html') })
    expect(await ask({ format: 'markdown', of: 'history' })).toEqual({ file: out('book-2.md') })
    expect(await ask({ format: 'pdf', of: 'history' })).toEqual({ file: out('book-3.pdf') })
    expect(asked[0]).toEqual([7, `${session.title}, runbook`, 'html'])
    expect(readFileSync(out('book-1.html'), 'utf8')).toContain('<h3>1. Install the protection agent')
    expect(readFileSync(out('book-2.md'), 'utf8')).toContain('### 1. Install the protection agent')
    expect(readFileSync(out('book-3.pdf'), 'utf8')).toBe('%PDF')
    // What is printed is the HTML.
    expect(printed).toEqual([readFileSync(out('book-1.html'), 'utf8')])
  })

  it('writes nothing where the name is not chosen, and prints nothing', async () => {
    open()
    const printPdf = () => Promise.reject(new Error('printed'))
    expect(await asking({ printPdf })({ format: 'pdf', of: 'history' })).toBeNull()
    expect(readdirSync(out('.'))).toEqual([])
  })

  it('does not ask for a name where there is no exercise', async () => {
    open()
    const chooseWhereToSaveRunbook = () => Promise.reject(new Error('asked'))
    expect(await asking({ chooseWhereToSaveRunbook })({ format: 'html', of: 'exercise' })).toMatchObject({
      title: 'No exercise'
    })
  })
})
