#!/usr/bin/env bash
# {{ mark }}
# deploy.sh dist s3://{{ domain }}    uploads what a build wrote into a bucket behind CloudFront.
# New assets first, pages next, what is gone last: no page names an asset that is not there.
# Never sync by size alone (`--size-only`): names with a digest have one length, so an edit of the stylesheet changes
# every page and the size of none.
set -euo pipefail
site=$1 bucket=$2{% if base != "/" %}{{ base_folder_slash }}{% endif %}
put() { aws s3 sync "$site" "$bucket" --only-show-errors --exclude '.versus/*' "$@"; }
{%- if hashed %}
put --exclude '*' --include 'assets/*' --cache-control 'public, max-age=31536000, immutable'
{%- else %}
put --exclude '*' --include 'assets/*' --cache-control no-cache
{%- endif %}
{%- for type in charset_types %}
put --exclude '*' --include '*.{{ type.ending }}' --content-type '{{ type.name }}; charset=utf-8' --cache-control no-cache
{%- endfor %}
put --exclude '*' --include '*.html' --content-type 'text/html; charset=utf-8' --cache-control no-cache
put --exclude 'assets/*' --exclude '*.html'{% for type in charset_types %} --exclude '*.{{ type.ending }}'{% endfor %} --cache-control no-cache
# All is there: what the site no longer has goes.
put --delete
