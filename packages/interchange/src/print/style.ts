import type { PrintFont } from '../node/print-fonts.ts'

/**
 * The style of the printed list. A letter is a table whose head stands again at the top of each column and page that it
 * goes on to: that is the running head, which no style sheet can make otherwise in browsers of today.
 */
export function styleOf(fonts: readonly PrintFont[], columns: 2 | 3, title: string): string {
  const faces = fonts.map(
    ({ family, weight, unicodeRange, woff2 }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};${unicodeRange === undefined ? '' : `unicode-range:${unicodeRange};`}src:url(data:font/woff2;base64,${woff2}) format("woff2")}\n`,
  )
  return `${faces.join('')}@page{size:A4;margin:17mm 13mm 16mm;
@top-left{content:${cssText(title)};font:8pt "Hiap Khmer","Hiap Latin",serif;color:#555;vertical-align:bottom;padding-bottom:2.5mm}
@bottom-center{content:counter(page);font:8pt "Hiap Latin",serif;color:#555;vertical-align:top;padding-top:3mm}}
@page:first{@top-left{content:none}}
:root{font:9.5pt/1.38 "Hiap Khmer","Hiap Latin",serif;color:#000;background:#fff;font-synthesis:none;hyphens:manual}
body{margin:0 auto;max-width:184mm}
:lang(km),:lang(jra-Khmr){line-height:1.8}
header{margin-bottom:6mm;padding-bottom:3mm;border-bottom:.4pt solid #000}
h1{font-size:19pt;line-height:1.5;font-weight:700;margin:0}
h1 :lang(km){font-size:18pt}
header p{margin:1mm 0 0;max-width:150mm}
.words{columns:${columns};column-gap:6mm;column-rule:.25pt solid #bbb}
.letter{display:table;width:100%;table-layout:fixed;margin-bottom:2mm}
.letter>h2{display:table-header-group;font-size:13pt;line-height:1.8;font-weight:700;break-inside:avoid}
.letter>h2>span{display:block;border-bottom:.4pt solid #000;margin-bottom:1.2mm}
.letter>div{display:table-row-group}
article{display:table-row;break-inside:avoid}
article>div{display:table-cell;padding-bottom:1.1mm;overflow-wrap:anywhere;orphans:2;widows:2}
article>div>p{margin:0;padding-left:3mm;text-indent:-3mm}
article>div>p>*{text-indent:0}
article .qr{float:right;width:12mm;height:12mm;margin:0 0 0 1.2mm}
dfn{font-style:normal;font-weight:700;font-size:10.5pt}
dfn:lang(km),.also:lang(km){font-size:11.5pt}
sup{font-size:6.5pt;line-height:0}
.said,.pos,.label,.cited,.see{color:#444}
.said,.label{font-size:8.5pt}
.pos{font-size:8.5pt}
.sense>b{font-size:8.5pt}
.example{display:block;padding-left:2.5mm}
.cited{font-size:6.5pt;white-space:nowrap}
footer{margin-top:8mm;padding-top:2mm;border-top:.4pt solid #000;font-size:8.5pt}
footer h2{font-size:11pt;margin:3mm 0 1mm;break-after:avoid}
footer ol{margin:0;padding-left:6mm}
footer li{break-inside:avoid;margin-bottom:.8mm;overflow-wrap:anywhere}
footer p{margin:0}
a{color:inherit;text-decoration:none}
@media screen{body{padding:12mm 8mm;max-width:190mm}}
`
}

function cssText(text: string): string {
  return `"${text.replace(/["\\<\p{Cc}]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`
}
