import { expect, test } from 'vitest'
import { safeHref } from './link.tsx'

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'evil.example',
  'https:evil.example',
])('an address that is data leads nowhere when it is %j', href => {
  expect(safeHref(href)).toBe('#')
})

test.each([
  'https://hamburg.de/x?y=1',
  'mailto:a@example.org',
  'tel:115',
  '/leistungen',
  '#inhalt',
  '/en/?q=%2F',
])('an address of a usual kind is kept: %s', href => {
  expect(safeHref(href)).toBe(href)
})
