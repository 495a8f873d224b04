// {{ mark }}
// A CloudFront Function for viewer requests: S3 finds no index.html, and no page without its ending. It cannot ask
// which files there are; the 404 page finds reversed pairs.
var MOVES = { {%- for move in moves %}
  "{{ base }}{{ move.from }}": "{{ base }}{{ move.to }}",{% endfor %}
};
var FOLDER = new RegExp("^{{ base_json }}(?:({{ locales_re }})(?:/({{ folders_re }}))?)?$");
function lead(to) {
  return { statusCode: 301, statusDescription: "Moved Permanently", headers: { location: { value: to } } };
}
function handler(event) {
  var request = event.request, uri = request.uri;
  if (Object.prototype.hasOwnProperty.call(MOVES, uri)) return lead(MOVES[uri]);
  if (uri.charAt(uri.length - 1) === "/") { request.uri = uri + "index.html"; return request; }
  if (FOLDER.test(uri)) return lead(uri + "/");
  if (/\.({% for type in types %}{{ type.ending }}{% if not loop.last %}|{% endif %}{% endfor %})$/.test(uri)) return request;
{%- if clean %}
  request.uri = uri + ".html";
  return request;
{%- else %}
  return lead(uri + ".html");
{%- endif %}
}
