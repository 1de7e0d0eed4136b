import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0'
const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  [`${windows} ${blink} Safari/537.36 Edg/131.0.0.0`, 'Edge', 'Windows'],
  [`Mozilla/5.0 (Linux; Android 10; K) ${blink} Mobile Safari/537.36 EdgA/131.0.0.0`, 'Edge', 'Android'],
  [`${windows} ${blink} Safari/537.36 OPR/115.0.0.0`, 'Opera', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox', 'Linux'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${webkit} FxiOS/133.0 Safari/605.1`,
    'Firefox',
    'iPhone',
  ],
  [`${mac} ${blink} Safari/537.36`, 'Chrome', 'macOS'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Safari/537.36`, 'Chrome', 'ChromeOS'],
  ['Mozilla/5.0 (X11; Linux x86_64) Ubuntu Chromium/131.0 Safari/537.36', 'Chrome', 'Linux'],
  ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131.0 Safari/537.36', 'Chrome', 'Linux'],
  [`Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) ${webkit} CriOS/131.0 Safari/604.1`, 'Chrome', 'iPad'],
  [
    `Mozilla/5.0 (iPod touch; CPU iPhone OS 12_0 like Mac OS X) ${webkit} Version/12 Safari/604.1`,
    'Safari',
    'iPhone',
  ],
  [`${mac} ${webkit} Version/18.1 Safari/605.1.15`, 'Safari', 'macOS'],
  ['curl/8.5.0', undefined, undefined],
  ['', undefined, undefined],
])('%s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})
