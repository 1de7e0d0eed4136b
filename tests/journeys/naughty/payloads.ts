/** Text that would do something where it is taken for more than text; `__hit` tells us that it did. */
const markup = [
  '<script>__hit("script")</script>',
  '</title></textarea></style></script><img src=x onerror=__hit("image")>',
  '"><svg/onload=__hit("svg")>',
  "' autofocus onfocus=__hit('attribute') x='",
  '<iframe srcdoc="<script>parent.__hit(1)</script>"></iframe>',
  '<a href="javascript:__hit(\'link\')">hier</a>',
  'javascript:__hit("address")',
  '<details open ontoggle=__hit("details")>',
  '<style>@import "https://angreifer.example/x.css";</style>',
  '<link rel=stylesheet href=https://angreifer.example/x.css>',
  '<form action=https://angreifer.example><button>Weiter</button></form>',
  '<meta http-equiv=refresh content="0;url=https://angreifer.example">',
  '<base href=https://angreifer.example/>',
  '<math><mi xlink:href="data:text/html,<script>__hit(2)</script>">x</mi></math>',
  '<!--><img src=x onerror=__hit("comment")>-->',
  '<![CDATA[<script>__hit("cdata")</script>]]>',
]

/** Of other languages: templates, SQL, shells, tables, paths, mails, letters. */
const languages = [
  '{{constructor.constructor("__hit(3)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
  '${__hit(4)} #{__hit(5)} <%= __hit(6) %>',
  "'; DROP TABLE cases.case_record; --",
  '=HYPERLINK("https://angreifer.example","Rechnung")',
  "@SUM(1+1)*cmd|'/C calc'!A0",
  '../../../../etc/passwd',
  'C:\\Windows\\win.ini',
  'Betreff\r\nBcc: alle@beispiel.de\r\n\r\nHallo',
  '#set text(white); #read("/etc/passwd") $ x $ *fett* _schräg_ @quelle <marke>',
  '__proto__',
  'constructor[prototype][admin]=true',
  '%00%0d%0aSet-Cookie: x=y',
  'https://angreifer.example/ //angreifer.example \\\\angreifer.example',
]

/** Characters that are shown otherwise than they are, or not at all. */
const characters = [
  '\u202Enegnulhaz\u202C und \u2066zurück\u2069',
  'ein\u200Bge\u200Dfüg\uFEFFtes \u00AD Nichts',
  'Z\u0351\u0352\u0353\u0354\u0355\u0356a\u0357\u0358\u0359\u035Al\u035B\u035Cg\u035D\u035Eo',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇩🇪',
  'Nul\u0000 und \u0007 und \u001B[31mrot',
  'halb \uD83D allein',
  '\uFF1Cscript\uFF1E__hit(7)\uFF1C/script\uFF1E',
  'Ńǵḩ Ø Đ ẞ ﬁ İ ı ſ',
  'undefined null NaN true -0 1e309',
]

export const payloads: readonly string[] = [...markup, ...languages, ...characters]

/** Those that have broken most pages elsewhere. */
export const worst: readonly string[] = [0, 1, 2, 3, 6, 12, 16, 29].map(at => payloads[at]!)

/** As long as a field may well be told to be, with markup at its end. */
export const long = `${'Sehr langer Text. '.repeat(560)}<img src=x onerror=__hit("long")>`
