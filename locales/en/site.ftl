# What every site says, whatever its registries are.

tagline = What a status code means, and how it differs from its neighbor
home-description = Look up a code, or compare two: what each one means, what tells them apart, and what to do.
not-found-title = Page not found
not-found-text = There is no page at this address. Each language leads to all codes and comparisons.
nearest = Were you looking for this?

## Around the page

skip = Skip to content
registries = Registries
languages = Language
trail = You are here
untranslated = Parts of this page are not translated yet.
untranslated-link = Read it in the original language
look-up = Look up a code or two
look-up-example = 1006, abnormal, 502 vs 504
look-up-results = Codes and comparisons found
look-up-none = Nothing found. Try a number or a name.
look-up-count = Results: { $count }
# Lists with commas, for the look-up: words between two codes, words that say nothing, words that stand before a code.
look-up-links = vs, versus, and, or, to, from, with, then
look-up-fillers = difference, between, differences, what, whats, is, are, the, a, an, of, error, errors, code, codes, status, mean, means, meaning, when, why, how, fix, compare, compared, use, which, in, on, i, get, got
look-up-cues = status, code, codes, error, err, errno, exit, exited, close, closed, closing, returned, return, response, rcode, statuscode, reply, replied, http, grpc
theme = Color scheme
theme-auto = Automatic
theme-light = Light
theme-dark = Dark

## A code

description = Description
section-when = When You See It
section-fix = How to Fix
facts = Facts
category = Category
aliases = Other names
constants = In code
equivalents = In other registries
equivalent-from = From
equivalent-to = To
equivalent-how = How
equivalent-source = Source
references = Sources
often-confused = Often confused
compare-with = Compare { $code } with
neighbors = Neighboring codes
code-since = Exists since { $version }
code-deprecated = Deprecated since { $version }.
code-removed = Removed in { $version }.
code-replaced = Use instead:
code-draft = A draft: only those who write it see this page.
moved = This page has moved to

## Two codes

key-differences = Key Differences
when-to-use-which = When to Use Which
learn-more = Learn More
read-next = Read next
telling = What tells the two apart
both = Both: { $value }
first-check = Check first
specified-in = Specified in
facts-of-two = Facts
fact = Fact
differs = Differs:
same-facts = The same, or stated for one only
no-value = not stated

## A registry

registry-heading = { $registry } codes
code-count =
    { $count ->
        [one] { $count } code
       *[other] { $count } codes
    }
pair-count =
    { $count ->
        [one] { $count } comparison
       *[other] { $count } comparisons
    }
pick = Compare any two codes
pick-first = Choose the first code. Its page lists every code it can be compared with.
first-code = First code
second-code = Second code
compare = Compare
all-names = All names

## For machines

catalog = All registries and codes as JSON

## Alerts in texts

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
