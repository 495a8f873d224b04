section-note = {{ "A note" }}
