import type { Command } from '@shared/contract/commands'
import { useConsole } from './console'

/**
 * Carries commands out, one after the other, and answers how many were. A refused one stops nothing; whoever goes
 * elsewhere by an advice of a refusal leaves the rest undone.
 */
export async function performEach(commands: readonly Command[]): Promise<number> {
  const consoleStore = useConsole()
  const { dialog } = consoleStore
  let done = 0
  for (const command of commands) {
    if (await consoleStore.perform(command)) done += 1
    if (consoleStore.dialog !== dialog) break
  }
  return done
}
