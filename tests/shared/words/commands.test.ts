import { describe, expect, it } from 'vitest'
import { command, type CommandKind } from '@shared/contract/commands'
import { describeCommand } from '@shared/words'
import { described } from './described'

describe('a command in words', () => {
  it.each(described)('%j', (given, words) => {
    expect(describeCommand(given)).toBe(words)
  })

  it('is there for every command', () => {
    const kinds: CommandKind[] = command.options.map((option) => option.shape.do.value)
    expect([...new Set(described.map(([given]) => given.do))].sort()).toEqual(kinds.sort())
  })
})
