import { useConsole } from './console'

/** Closes the dialog that was open when this was called, unless an advice has opened another one since. */
export function useCloseOwn(): () => void {
  const consoleStore = useConsole()
  const mine = consoleStore.dialog
  return () => {
    if (consoleStore.dialog === mine) consoleStore.close()
  }
}
