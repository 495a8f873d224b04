section-note = A note
