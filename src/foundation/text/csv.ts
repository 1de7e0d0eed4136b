/** Lines of a table (RFC 4180). People typed this: what a spreadsheet would take for a formula is made a text. */
export function csv(lines: readonly (readonly string[])[]): string {
  return lines.map(line => `${line.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
