import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const sample = join(import.meta.dirname, '../../../samples/faults-2024.html');

/** A report that is read like any other and brings all that a page may attack its reader with. */
export function hostileReport(): string {
  const report = readFileSync(sample, 'utf8').replaceAll('青芦县教育局', '红滩县教育局');
  const script = `<script>window.pwned=1;parent.pwned=1;top.document.title='pwned';alert(1)</script>`;
  const head = `<base href="http://evil.example/"><meta http-equiv="refresh" content="1;url=http://evil.example/">
    <link rel="stylesheet" href="http://evil.example/x.css">
    <style>.cover,body::before{position:fixed;inset:0;background:red;z-index:9999;content:''}</style>${script}`;
  const body = `<div class="cover" style="position:fixed;top:0;left:0;width:1px;height:1px" onmouseover="alert(2)"></div>
    <a href="javascript:alert(3)">附件</a><svg onload="alert(4)"><script>alert(5)</script></svg>
    <img src="http://evil.example/x.png" onerror="alert(6)"><iframe src="javascript:alert(7)"></iframe>
    <iframe srcdoc="&lt;script&gt;top.pwned=1&lt;/script&gt;"></iframe>
    <form action="http://evil.example/"><button formaction="javascript:alert(8)">x</button></form>
    <table>${'<tr><td>一</td><td>二</td><td>三</td></tr>'.repeat(4_000)}</table>`;
  return report
    .replace('</head>', () => `${head}</head>`)
    .replace('</body>', () => `${body}</body>`)
    .replace(/<td>/gu, '<td onclick="alert(9)">')
    .replace('自然人', () => `自然人${script}`);
}
