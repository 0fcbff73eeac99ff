import { t } from '@shared/catalogue'
import { BrowserWindow, session, type Session } from 'electron'
import { PRINT_ORIGIN } from '../page-origin'

const TYPE = 'text/html; charset=utf-8'

/** Documents that are being printed, by their address. */
const pages = new Map<string, string>()
let count = 0

/** Prints an HTML document of ours, in a window that nobody sees, without scripts, and reaching nothing. */
export async function printPdf(html: string): Promise<Uint8Array> {
  const address = `${PRINT_ORIGIN}/${++count}`
  pages.set(address, html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: printing(), sandbox: true, contextIsolation: true, javascript: false }
  })
  try {
    await window.loadURL(address)
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      // Bookmarks and reading order, for a document of many pages and for screen readers.
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate:
        '<div style="width: 100%; font-size: 8px; text-align: center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
      margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 }
    })
  } finally {
    pages.delete(address)
    window.destroy()
  }
}

/** A session of its own, in memory: it knows the documents to be printed and nothing else. */
function printing(): Session {
  const own = session.fromPartition('print')
  if (!own.protocol.isProtocolHandled('app')) {
    own.protocol.handle('app', ({ url }) => {
      const page = pages.get(url)
      return page === undefined
        ? new Response(t`Not found`, { status: 404 })
        : new Response(page, { headers: { 'Content-Type': TYPE, 'X-Content-Type-Options': 'nosniff' } })
    })
  }
  return own
}
