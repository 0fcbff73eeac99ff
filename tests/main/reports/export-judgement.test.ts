import { describe, expect, it } from 'vitest'
import type { JudgedRuleView, JudgementView } from '@shared/contract/views'
import { exportJudgement } from '@main/reports'
import { judgementView } from '@main/views/judgement'
import { allowLocal, chains, confirmed, data, group, lab, protects } from '../engine/builder'

const judged = (more: Partial<JudgedRuleView> = {}): JudgedRuleView => ({
  rule: 'protected-once',
  title: 'DPM server already protected',
  state: 'broken',
  warns: false,
  ofDeeds: false,
  findings: ['DPM1 is protected by DPM2 and DPM3.', 'DPM4 is, too.'],
  documents: 'One place only.',
  source: 'Setting up DPM Chaining',
  errorIds: [32671, 326],
  ...more
})

const small: JudgementView = {
  title: 'A pair',
  moment: '2026-01-05 08:00',
  broken: 1,
  rules: [
    judged(),
    judged({
      rule: 'rollup-mismatch',
      title: 'DPM updates differ',
      state: 'held',
      warns: true,
      findings: ['All have the same.', 'Looked at: 1 link.'],
      errorIds: []
    })
  ],
  topology: {
    servers: [
      {
        name: 'DPM1',
        status: 'failed',
        primary: true,
        secondary: false,
        selfProtecting: true,
        rebuilt: true,
        alerts: 3
      }
    ],
    computers: [{ name: 'Server1', status: 'offline', beside: 'DPM1', protected: false }],
    ties: [
      {
        id: '1',
        kind: 'protection',
        from: 'Server1',
        to: 'DPM1',
        state: 'down',
        text: 'Protected',
        dataSources: 2
      }
    ],
    configurations: [{ kind: 'cyclic', servers: ['DPM1', 'DPM2'] }]
  }
}

const EMPTY: JudgementView = {
  ...small,
  broken: 0,
  rules: [],
  topology: { servers: [], computers: [], ties: [], configurations: [] }
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '"quoted" & \'quoted\'',
  'a|b',
  '`code` *bold* _so_ ~~gone~~',
  '[link](http://x)',
  '![picture](http://x)',
  'two\r\nlines',
  '# heading',
  '- list',
  '1. list',
  '\\| back',
  'http://example.com www.example.com a@b.c',
  '</title></style><img src=x onerror=alert(1)>'
]

/** The same text wherever a name, a title or a sentence may stand. */
function hostile(text: string): JudgementView {
  const { topology } = small
  return {
    ...small,
    title: text,
    rules: small.rules.map((one) => ({
      ...one,
      title: text,
      findings: [text],
      documents: text,
      source: text
    })),
    topology: {
      servers: topology.servers.map((one) => ({ ...one, name: text })),
      computers: topology.computers.map((one) => ({ ...one, name: text })),
      ties: topology.ties.map((one) => ({ ...one, from: text, to: text, text })),
      configurations: [{ kind: 'chained', servers: [text, text] }]
    }
  }
}

describe('a judgement as Markdown', () => {
  it('has everything in its order', () => {
    expect(exportJudgement(small, 'markdown')).toBe(`# Topology report: A pair

2026-01-05 08:00

**1 of 2 rules is broken.**

## DPM servers

| Name | Status | Role | Remarks | Active alerts |
| --- | --- | --- | --- | --- |
| DPM1 | Failed | Primary | Protects its own data; rebuilt, DPM database not restored | 3 |

## Protected servers

| Name | Status | Protection |
| --- | --- | --- |
| Server1 | Offline | Not protected |

## Ties

| From | To | Tie | State | Data sources |
| --- | --- | --- | --- | --- |
| Server1 | DPM1 | Protected | Down | 2 |

## Configurations

| Configuration | Servers |
| --- | --- |
| Cyclic | DPM1 → DPM2 → DPM1 |

## Broken rules

### DPM server already protected (\`protected-once\`)

**Broken**

- DPM1 is protected by DPM2 and DPM3.
- DPM4 is, too.

Documents: One place only.

Source: Setting up DPM Chaining

Product IDs: 32671, 326

## Rules that hold

| Rule | ID | What holds | Source | Product IDs |
| --- | --- | --- | --- | --- |
| DPM updates differ | rollup-mismatch | All have the same. Looked at: 1 link. | Setting up DPM Chaining | None |

---

Made with DPM Lab, a simulator: the servers of this report do not exist.
`)
  })

  it.each(HOSTILE)('takes %j for text', (text) => {
    const made = exportJudgement(hostile(text), 'markdown')
    const plain = exportJudgement(hostile('x'), 'markdown')
    const lines = made.split('\n')
    // No line more, and each of the same kind as with a name that means nothing.
    const kinds = (all: readonly string[]) =>
      all.map((line) => [
        /^(#+ |- |\| |---|\*\*|\w+: )?/.exec(line)?.[0],
        // Cells of a table: pipes that no backslash takes its meaning from.
        line.replace(/\\./g, '').split('|').length
      ])
    expect(kinds(lines)).toEqual(kinds(plain.split('\n')))
    const bare = made.replace(/\\./g, '').replace(/^\*\*.*\*\*$/gm, '')
    expect(bare).not.toMatch(/[<>[\]~&@]|https?:|www\./)
    expect(bare.match(/[`*_]/g)).toEqual(['`', '`'])
  })

  it('says so where there is nothing', () => {
    const made = exportJudgement(EMPTY, 'markdown')
    for (const text of [
      'None of 0 rules is broken.',
      'There are no DPM servers.',
      'There are no protected servers.',
      'Nothing ties the computers.',
      'No DPM server is protected by another one.',
      'No rule is broken.'
    ])
      expect(made).toContain(text)
  })
})

describe('a judgement as HTML', () => {
  it('has everything in its order', () => {
    const made = exportJudgement(small, 'html')
    expect(made).toMatch(/^<!doctype html>\n<html lang="en">/)
    const outline = [...made.matchAll(/<(h[123]|th scope="\w+"|td|li|dd|p[^>]*)>([^<]*)/g)].map(
      ([, , text]) => text
    )
    expect(outline).toEqual([
      ...['Topology report: A pair', '2026-01-05 08:00', '1 of 2 rules is broken.'],
      ...['DPM servers', 'Name', 'Status', 'Role', 'Remarks', 'Active alerts'],
      ...['DPM1', 'Failed', 'Primary', 'Protects its own data; rebuilt, DPM database not restored', '3'],
      ...['Protected servers', 'Name', 'Status', 'Protection', 'Server1', 'Offline', 'Not protected'],
      ...['Ties', 'From', 'To', 'Tie', 'State', 'Data sources', 'Server1', 'DPM1', 'Protected', 'Down', '2'],
      ...['Configurations', 'Configuration', 'Servers', 'Cyclic', 'DPM1 → DPM2 → DPM1'],
      ...['Broken rules', 'DPM server already protected ', 'Broken'],
      ...['DPM1 is protected by DPM2 and DPM3.', 'DPM4 is, too.'],
      ...['One place only.', 'Setting up DPM Chaining', '32671, 326'],
      ...['Rules that hold', 'Rule', 'ID', 'What holds', 'Source', 'Product IDs', 'DPM updates differ'],
      ...['rollup-mismatch', 'All have the same. Looked at: 1 link.', 'Setting up DPM Chaining', 'None']
    ])
  })

  it.each(HOSTILE)('takes %j for text', (text) => {
    const made = exportJudgement(hostile(text), 'html')
    const tags = (of: string) => of.match(/<[^>]*>/g)?.map((tag) => tag.replace(/aria-label="[^"]*"/, ''))
    expect(tags(made)).toEqual(tags(exportJudgement(hostile('x'), 'html')))
    expect(made).not.toContain('<script')
  })

  it('loads nothing and runs nothing', () => {
    const made = exportJudgement(small, 'html')
    expect(made).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(made).not.toMatch(/<script|src=|href=|url\(|@import/)
  })
})

it('is made of a lab: what is broken comes with what the documents say', () => {
  const { estate } = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'] } }).does(
    protects('DPM1', data('Server1', 'D:')),
    chains('DPM1', 'DPM2', data('Server1', 'D:')),
    allowLocal('DPM1'),
    confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB')))
  )
  const view = judgementView(estate, 'Broken chain')
  for (const format of ['html', 'markdown'] as const) {
    const made = exportJudgement(view, format)
    expect(made).toContain('2 of 53 rules are broken, 1 of them a warning.')
    expect(made).toContain('DPM1 protects data of its own, and DPM2 has data of or through it.')
    expect(made).toContain('has left the chain, and another one cannot take it')
    expect(made).toContain('31227')
  }
})
