import { describe, expect, it } from 'vitest'
import type { RuleId } from '@shared/rule-ids'
import { judge } from '@main/engine/judging'
import { data, group, type Lab } from '../builder'
import { chained, four, paired, switched } from './labs'

function judged({ estate }: Lab, rule: RuleId) {
  return judge(estate).find((one) => one.rule === rule)
}

const own = paired.does(group('DPM4', 'Own', data('DPM4', 'DPMDB')))

const lookedAt: readonly (readonly [RuleId, string, Lab, string])[] = [
  ['agent-on-itself', 'computers with an agent alone', paired, '2 agents'],
  [
    'computer-unavailable',
    'what is read from other computers',
    own,
    '2 computers that DPM servers read from'
  ],
  ['local-protection-off', 'own data alone', own, '1 member that is own data'],
  ['own-copy', 'what comes through another DPM server', own, '1 member through a DPM server'],
  ['not-directly-protected', 'secondary members alone', paired, '1 secondary member'],
  [
    'sql-writer-stopped',
    'data of SQL Server, DPM databases too',
    paired,
    '1 member that is data of SQL Server'
  ],
  ['dpm-writer-stopped', 'links along which replicas come', chained, 'no links with secondary members'],
  [
    'dpmdb-not-selected',
    'links along which replicas came, switched or not',
    switched,
    '1 link with replicas'
  ],
  ['already-switched', 'a switched computer', switched, '1 switched computer'],
  [
    'unsupported-move',
    'copies of protected servers from a primary',
    own,
    '1 held copy from a primary DPM server'
  ],
  ['name-mismatch', 'rebuilt DPM servers alone', paired, 'no rebuilt DPM servers'],
  ['no-database-backup', 'DPM servers that are protected', chained, '2 DPM servers'],
  ['no-members', 'every protection group', own, '3 protection groups'],
  ['unknown-name', 'every name that is used', four, 'no names'],
  ['no-storage-space', 'every DPM server', four, '4 DPM servers']
]

describe('a rule that holds', () => {
  it('is said to be held', () => {
    expect(new Set(judge(paired.estate).map(({ state }) => state))).toEqual(new Set(['held']))
  })

  it.each(lookedAt)('%s tells that it looked at %s', (rule, _, topology, what) => {
    expect(judged(topology, rule)?.findings).toContain(`Looked at: ${what}.`)
  })

  it('tells what was looked at of one thing as of one', () => {
    expect(judged(paired, 'self-protection')?.findings).toContain('Looked at: 1 link.')
  })
})
