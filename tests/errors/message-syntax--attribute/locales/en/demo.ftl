section-note = A note
    .more { x

-term = { 1
