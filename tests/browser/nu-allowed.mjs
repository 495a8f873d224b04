// What the Nu checker says that is no fault, or is left for now. Each entry says why; one that nothing needs is a fault.
export default [
  {
    message: /^File was not checked\. Files must have \.html, /,
    why: 'the site holds files for machines too; the test counts that every page, style and picture was taken',
  },
  {
    message: /^Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) “[./]*assets\/[^”:]+” blocked/,
    why: "a file on disk has no origin that 'self' could be; Chromium holds the policy against a served site",
  },
  {
    message: /^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src”/,
    extract: /<script type="application\/ld\+json">/,
    why: 'data is no script: nothing runs, and the policy does not ask about it (HTML, "prepare the script element")',
  },
  {
    message: /^Bad value “combobox” for attribute “role” on element “input”\.$/,
    extract: /<input id="look-up" type="search" role="combobox"/,
    why: 'ARIA in HTML has this role for type=text alone: the template is to be mended, and this entry to go',
  },
  {
    message: /^Attribute “aria-expanded” not allowed on element “input” at this point\.$/,
    extract: /<input id="look-up" type="search" role="combobox"/,
    why: 'it belongs to the role above',
  },
  {
    message: /^Section lacks heading\. /,
    extract: /<section>\n<ul c/,
    why: 'codes in a single group need no title but that of the page',
    // Only a registry without categories has such a group.
    isRare: true,
  },
];
