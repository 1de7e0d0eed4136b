import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { safeFileName } from './index.ts'

describe('a file name', () => {
  test.each([
    ['Ausweis.pdf', 'Ausweis.pdf'],
    ['Personalausweis Vorderseite.JPG', 'Personalausweis Vorderseite.pdf'],
    ['Łukasz Müller-K̄ramer.pdf', 'Łukasz Müller-K̄ramer.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.pdf'],
    ['C:\\Users\\Jonas\\Ausweis.pdf', 'Ausweis.pdf'],
    ['a/\u2028../../b.pdf', 'b.pdf'],
    ['Rechnung\u202Efdp.exe', 'Rechnungfdp.pdf'],
    ['a\u0000b\r\nSet-Cookie: x\u001b[31m.pdf', 'abSet-Cookie_ x[31m.pdf'],
    ['zero\u200Bwidth\uFEFF.pdf', 'zerowidth.pdf'],
    ['"quoted"; filename=x.html', '_quoted__ filename=x.pdf'],
    ['<script>.pdf', '_script_.pdf'],
    ['%2e%2e%2fx.pdf', '_2e_2e_2fx.pdf'],
    ['.htaccess', 'Datei.pdf'],
    ['...', 'Datei.pdf'],
    ['. . .', 'Datei.pdf'],
    ['', 'Datei.pdf'],
    ['   ', 'Datei.pdf'],
    ['/', 'Datei.pdf'],
    ['\u202E\u0000', 'Datei.pdf'],
    ['\uD83D.pdf', 'Datei.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['nul.tar.pdf', '_nul.tar.pdf'],
    ['com7', '_com7.pdf'],
    ['Konto.pdf', 'Konto.pdf'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given, 'application/pdf')).toBe(safe)
  })

  test('of five hundred characters is cut, between letters and not within one', () => {
    expect(safeFileName(`${'x'.repeat(500)}.png`, 'image/png')).toBe(`${'x'.repeat(100)}.png`)
    const cut = safeFileName(`${'x'.repeat(99)}😀😀.png`, 'image/png')
    expect(() => encodeURIComponent(cut)).not.toThrow()
    const marks = safeFileName(`${'x'.repeat(99)}k̄.png`, 'image/png')
    expect(marks).not.toMatch(/k\.png$/)
  })

  test('never holds what could break out of a header or a folder, whatever it was', () => {
    for (let n = 0; n < 2_000; n += 1) {
      const given = randomBytes(60).toString('utf16le') + randomBytes(20).toString('latin1')
      const safe = safeFileName(given, 'image/jpeg')
      expect(safe).toMatch(/\.jpg$/)
      expect(safe).not.toMatch(/[\\/:"<>|?*;%\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(safe).not.toMatch(/^\.|^\s/)
    }
  })
})

test.each(['.', ' ', '. '])('a name of seventy thousand %j is read at once', sign => {
  const started = performance.now()
  safeFileName(`a${sign.repeat(70_000)}b.pdf`, 'application/pdf')
  expect(performance.now() - started).toBeLessThan(200)
})
