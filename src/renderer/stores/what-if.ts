import type { Command } from '@shared/contract/commands'
import { useConsole } from './console'

/**
 * Shows what something would come to before it is done. Both answer true if it was carried out from there, as one step
 * to undo.
 */
export function useWhatIf() {
  const consoleStore = useConsole()
  return {
    tryCommands: (commands: readonly Command[]): Promise<boolean> =>
      consoleStore.performAll(commands, { tryFirst: true }),
    tryProtect: (protect: { readonly computer: string; readonly on: string }): Promise<boolean> =>
      consoleStore.tryProtect({ ...protect })
  }
}
