// What people paste and type → the page they want, tried on the built index without a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { dist, locales, registries } from './site.mjs';

const engine = readFileSync(fileURLToPath(new URL('../../templates/assets/look-up.js', import.meta.url)), 'utf8');

/** Returns the look-up of a locale, or of an index that is given. */
function lookUp(index) {
  const context = vm.createContext({ versus: (data) => Object.assign(context, { data }) });
  vm.runInContext(`${engine}\n${index}`, context);
  return vm.runInContext('versusLookUp(data, "")', context);
}
const of = (locale) => lookUp(readFileSync(join(dist, locale, 'look-up.js'), 'utf8'));
const stem = ({ href }) => href.replace(/\.html$/, '').replace(/code-(?=404$)/, '');

/** Texts with the page wanted first; `!` before a page: it is not found. */
const everywhere = [
  // Access logs and error logs: addresses, dates, sizes, ports and parameters are no codes.
  ['198.51.100.7 - bob [03/Feb/2026:10:11:12 +0100] "POST /v1/pay?code=500&limit=404 HTTP/2.0" 429 404 "-" "curl/8.5.0"', 'http/429'],
  ['2026-02-03 10:11:12.503 [1006] upstream prematurely closed connection while reading response header from upstream', 'http/502'],
  ['fetch failed at /srv/app/504.js:404:12 with status=503 after 1500 ms', 'http/503'],
  ['{"level":"error","status":504,"took":"1006ms","peer":"10.0.0.1:4000"}', 'http/504'],
  ['AxiosError: Request failed with status code 409', 'http/409'],
  ['"GET /grpc HTTP/1.1" 200 12 grpc-status: 8', 'grpc/8'],
  ['rpc error: code = ResourceExhausted desc = grpc: received message larger than max', 'grpc/8'],
  ['websocket: close 1009 (message too big)', 'websocket/1009'],
  ['curl: (28) Connection timed out after 5001 milliseconds', 'curl/28'],
  ['curl: (60) SSL certificate problem: unable to get local issuer certificate', 'curl/60'],
  [';; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 40404', 'dns/2'],
  ['getaddrinfo ENOTFOUND db.internal', 'dns/3'],
  // Spellings, in any company of letters.
  ['HTTP502', 'http/502'],
  ['error404', 'http/404'],
  ['/http/502-vs-504.html', 'http/502-vs-504'],
  ['close code 4001', 'websocket/4000-4999'],
  ['http 1011', 'websocket/1011'],
  // Pairs are first where the text is two codes and connectives; written ones before composed ones.
  ['500vs502', 'http/500-vs-502'],
  ['difference between 401 and 403', 'http/401-vs-403'],
  ['not found or gone', 'http/404-vs-410'],
  ['http 404 vs grpc 12', 'across/http-404-vs-grpc-12'],
  ['grpc 503', 'across/http-503-vs-grpc-14'],
  // Slips, and classes.
  ['unprocesable', 'http/422'],
  ['abnromal', 'websocket/1006'],
  ['5xx', 'http/500'],
  // What is no code leads nowhere.
  ['192.168.0.1:8080 2026-11-20 12:30:45', ''],
  ['qzxqzx wvvw', ''],
];
const words = {
  zh: [['404错误', 'http/404'], ['502和504的区别', 'http/502-vs-504'], ['请求过于频繁', 'http/429'], ['没有权限', 'http/403'], ['网关超时504', 'http/504'], ['域名不存在', 'dns/3']],
  ko: [['404에러', 'http/404'], ['502와 504 차이', 'http/502-vs-504'], ['토큰 만료', 'http/401'], ['웹소켓 1011', 'websocket/1011'], ['게이트웨이 시간 초과', 'http/504']],
  fr: [['erreur 404', 'http/404'], ['différence entre 502 et 504', 'http/502-vs-504'], ['accès refusé', 'http/403'], ['page non trouvée', 'http/404'], ['jeton expiré', 'http/401']],
  en: [['bad gateway', 'http/502'], ['no such domain NXDOMAIN', 'dns/3']],
};

for (const locale of locales) {
  const { find } = of(locale);
  for (const [text, want] of [...everywhere, ...(words[locale] ?? [])]) {
    const parts = want.split('/')[0];
    if (want && parts !== 'across' && !registries.includes(parts)) continue;
    test(`${locale}: ${text}`, () => assert.equal(find(text).map(stem)[0] ?? '', want));
  }
}

test('spellings of other bases are found', () => {
  const codes = ['0x80070005', '0x8007000E', '-32700', '1', '5.1.1', '5.1.10', '22P02'];
  const { find } = lookUp(`versus(${JSON.stringify({
    suffix: '', lang: 'en', words: { links: 'vs', fillers: '', cues: 'error' },
    registries: [{ folder: 'own', name: 'Own', policy: 'all', codes: codes.map((code) => [code, `Name ${code}`, '', [], [], '']) }],
  })})`);
  for (const [text, want] of [
    ['HRESULT 80070005', '0x80070005'],
    ['hr = -2147024891', '0x80070005'],
    ['0X8007000e', '0x8007000E'],
    ['error -32700 in call', '-32700'],
    ['550 5.1.1 user unknown', '5.1.1'],
    ['ERROR: 22P02', '22P02'],
  ]) assert.equal(find(text).map(stem)[0], `own/${want}`, text);
});

test('it grows with codes, not with pairs', () => {
  const codes = Array.from({ length: 2000 }, (_, at) => [String(10000 + at), `Condition ${at}`, '', [], [], '']);
  const { entries, find } = lookUp(`versus(${JSON.stringify({
    suffix: '', lang: 'en', words: { links: 'vs', fillers: '', cues: '' },
    registries: [{ folder: 'own', name: 'Own', policy: 'all', codes }],
  })})`);
  assert.equal(entries.length, 2000);
  assert.deepEqual(find('10007 vs 11999').map(stem)[0], 'own/10007-vs-11999');
});
