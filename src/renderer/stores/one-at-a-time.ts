/**
 * Runs a task one at a time. Calls that come while it runs make it run once more afterwards, however many they
 * were. The promise resolves when a run that began after the call is done.
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let calls = 0

  async function run(): Promise<void> {
    try {
      for (let answered = 0; answered !== calls;) {
        answered = calls
        await task()
      }
    } finally {
      running = null
    }
  }

  return () => {
    calls++
    return (running ??= run())
  }
}
