import type { Page } from '@playwright/test'

/** A file of the disk in somebody's hand over the window: gives what sends the events of holding and dropping it. */
export async function dropsFile(
  page: Page,
  file: string
): Promise<(event: 'dragover' | 'drop') => Promise<void>> {
  // Only a file that was chosen has a path, as one that is dropped has.
  const input = await page.evaluateHandle(() =>
    Object.assign(document.createElement('input'), { type: 'file' })
  )
  await input.setInputFiles(file)
  return async (name) => {
    await input.evaluate((chosen, event) => {
      const dataTransfer = new DataTransfer()
      for (const one of chosen.files ?? []) dataTransfer.items.add(one)
      document.body.dispatchEvent(
        new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true, composed: true })
      )
    }, name)
  }
}
