import { useConsole } from '../stores/console'
import type { Cure } from './faults'

/** Carries a cure out, or goes where it is done. */
export function useCures(): (cure: Cure) => Promise<void> {
  const consoleStore = useConsole()
  return async (cure) => {
    if ('does' in cure) await consoleStore.perform(cure.does)
    else if ('asks' in cure) consoleStore.open(cure.asks)
    else consoleStore.start(cure.opens)
  }
}
