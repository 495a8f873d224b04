// What html-validate asks of a page: all it recommends. Each rule that is relaxed or turned off says why.
export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Both spellings are valid; the small one compresses better.
    'doctype-style': ['error', { style: 'lowercase' }],
    // A title names two codes as their registry spells them. Search results cut what is too long, nothing else does.
    'long-title': 'off',
    // No native element is a combobox whose options are links: the look-up's list needs the role.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
    // Files of the site's own are as trustworthy as the page that names them.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The anchor of code 1006 is #1006: HTML allows any character but white space.
    'valid-id': ['error', { relaxed: true }],
  },
};
